// An id or class that a page has once is a better place to begin than the root: the path stays right when something
// is added before it, and often on other pages of the site. Names with digits number a page rather than a place.
//
// Tested by tests/page/css_path_test.cc, and with the matcher by tests/rules/selector_test.cc.
#include "page/css_path.h"

#include <array>

#include "base/ascii.h"
#include "base/hash_map.h"
#include "base/text.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostNameBytes = 64;
// Elements that, when a page has one of them, it has for the same purpose on every page.
constexpr Tag kLandmarks[] = {Tag::kHtml, Tag::kBody,   Tag::kMain,  Tag::kArticle, Tag::kH1,
                              Tag::kNav,  Tag::kHeader, Tag::kAside, Tag::kFooter};

enum class Name : std::uint8_t { kNone, kPlain, kWithDigits };

// Whether `name` can stand in a selector without escapes.
Name kind_of(std::string_view name) {
  if (name.empty() || name.size() > kMostNameBytes || is_ascii_digit(name[0]) || name[0] == '-') return Name::kNone;
  bool digits = false;
  for (const char c : name) {
    if (!is_ascii_alnum(c) && c != '-' && c != '_') return Name::kNone;
    digits |= is_ascii_digit(c);
  }
  return digits ? Name::kWithDigits : Name::kPlain;
}

std::uint64_t class_key(Tag tag, std::string_view name) {
  return fnv1a(name, fnv1a(".", fnv1a(tag_name(tag))));
}

class Anchors {
 public:
  explicit Anchors(const PageModel& page) : page_(page) {}

  std::vector<PathAnchor> run() {
    for (NodeId n{0}; n != page_.end(); ++n) count(n);
    std::vector<PathAnchor> anchors(page_.nodes.size());
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (page_[n].tag != Tag::kText) anchors[index(n)] = anchor_of(n);
    }
    return anchors;
  }

 private:
  void count(NodeId n) {
    const Tag tag = page_[n].tag;
    ++tags_[static_cast<std::size_t>(tag)];
    if (tag == Tag::kText) return;
    if (const auto id = page_.attribute(n, Attr::kId)) ++ids_[fnv1a(*id)];
    for_each_token(page_.attribute_or_empty(n, Attr::kClass), [&](std::string_view name) {
      if (kind_of(name) == Name::kPlain) ++classes_[class_key(tag, name)];
    });
  }

  PathAnchor anchor_of(NodeId n) const {
    const Tag tag = page_[n].tag;
    const std::string_view id = page_.attribute_or_empty(n, Attr::kId);
    const Name kind = kind_of(id);
    const std::uint32_t* const times = kind == Name::kNone ? nullptr : ids_.find(fnv1a(id));
    const bool id_is_once = times != nullptr && *times == 1;
    if (id_is_once && kind == Name::kPlain) return {"#", id};
    if (tags_[static_cast<std::size_t>(tag)] == 1) {
      for (const Tag landmark : kLandmarks) {
        if (tag == landmark) return {"", tag_name(tag)};
      }
    }
    const std::string_view name = class_of(n);
    if (!name.empty()) return {".", name};
    return id_is_once ? PathAnchor{"#", id} : PathAnchor{};
  }

  // The first class that no other element of the tag has.
  std::string_view class_of(NodeId n) const {
    const Tag tag = page_[n].tag;
    std::string_view found;
    if (tag_name(tag).empty()) return found;
    for_each_token(page_.attribute_or_empty(n, Attr::kClass), [&](std::string_view name) {
      if (!found.empty() || kind_of(name) != Name::kPlain) return;
      const std::uint32_t* const times = classes_.find(class_key(tag, name));
      if (times != nullptr && *times == 1) found = name;
    });
    return found;
  }

  const PageModel& page_;
  std::array<std::uint32_t, kTags> tags_{};
  HashMap<std::uint32_t> ids_;
  HashMap<std::uint32_t> classes_;
};

// Where the text of a block stands among the blocks with the same owner, from 1; one entry for each block.
std::vector<std::uint32_t> number_texts(const PageModel& page) {
  std::vector<std::uint32_t> count(page.nodes.size(), 0);
  std::vector<std::uint32_t> numbers(page.blocks.size(), 0);
  for (std::size_t b = 0; b < page.blocks.size(); ++b) {
    const NodeId owner = page.blocks[b].owner;
    if (owner != kNoNode) numbers[b] = ++count[index(owner)];
  }
  return numbers;
}

}  // namespace

SiblingNumbers number_siblings(const PageModel& page) {
  const std::size_t size = page.nodes.size();
  SiblingNumbers numbers{std::vector<std::uint32_t>(size, 0), std::vector<std::uint32_t>(size, 0),
                         std::vector<std::uint8_t>(size, 1)};
  struct Seen {
    NodeId parent = kNoNode;
    NodeId first = kNoNode;
    std::uint32_t count = 0;
  };
  std::array<Seen, kTags> seen{};
  const auto number = [&](NodeId parent, NodeId child, std::uint32_t position) {
    Seen& of_tag = seen[static_cast<std::size_t>(page[child].tag)];
    if (of_tag.parent != parent || of_tag.count == 0) of_tag = {parent, child, 0};
    numbers.child[index(child)] = position;
    numbers.of_type[index(child)] = ++of_tag.count;
    if (of_tag.count > 1) numbers.alone[index(of_tag.first)] = numbers.alone[index(child)] = 0;
  };
  std::uint32_t roots = 0;
  for (NodeId n{0}; n != page.end(); n = page[n].end) {
    if (page[n].tag != Tag::kText) number(kNoNode, n, ++roots);
  }
  for (NodeId parent{0}; parent != page.end(); ++parent) {
    std::uint32_t position = 0;
    for (NodeId c = page.first_child(parent); c != kNoNode; c = page.next_sibling(c)) {
      if (page[c].tag != Tag::kText) number(parent, c, ++position);
    }
  }
  return numbers;
}

CssPaths::CssPaths(const PageModel& page)
    : page_(page), numbers_(number_siblings(page)), texts_(number_texts(page)), anchors_(Anchors(page).run()) {}

std::string CssPaths::step(NodeId n) const {
  const Tag tag = page_[n].tag;
  const PathAnchor& anchor = anchors_[index(n)];
  std::string step(tag_name(tag));
  if (!anchor.mark.empty()) return step + std::string(anchor.mark) + std::string(anchor.name);
  if (!anchor.name.empty()) return step;
  // Elements of unknown names are told by their place alone.
  if (step.empty()) return "*:nth-child(" + std::to_string(numbers_.child[index(n)]) + ")";
  if (numbers_.alone[index(n)] == 0) step += ":nth-of-type(" + std::to_string(numbers_.of_type[index(n)]) + ")";
  return step;
}

std::string CssPaths::of(NodeId n) const {
  if (n != kNoNode && page_[n].tag == Tag::kText) n = page_[n].parent;
  std::vector<std::string> steps;
  bool anchored = false;
  for (; n != kNoNode && !anchored && steps.size() < kMostPathSteps; n = page_[n].parent) {
    steps.push_back(step(n));
    anchored = !anchors_[index(n)].name.empty();
  }
  std::string path;
  if (!anchored) return path;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (!path.empty()) path += " > ";
    path += *step;
  }
  return path;
}

NodeId CssPaths::element_of(BlockId b) const {
  const TextBlock& block = page_[b];
  const auto is_alone = [&](NodeId n) { return index(page_[n].end_block) - index(page_[n].first_block) == 1; };
  if (block.owner == kNoNode || is_alone(block.owner)) return block.owner;
  for (NodeId n = page_[block.first].parent; n != kNoNode && n != block.owner; n = page_[n].parent) {
    if (page_.contains(n, block.last)) return is_alone(n) ? n : kNoNode;
  }
  return kNoNode;
}

std::string CssPaths::of(BlockId b) const {
  const NodeId element = element_of(b);
  if (element != kNoNode) return of(element);
  const NodeId owner = page_[b].owner;
  std::string path = owner == kNoNode ? std::string() : of(owner);
  if (path.empty()) return path;
  return path + "::text(" + std::to_string(texts_[index(b)]) + ")";
}

}  // namespace cleanview
