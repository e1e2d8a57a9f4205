// A title is a heading, or a link of three words or more that is neither a date nor leads to an author or a category.
// From the smallest element around the list downwards: an element with two titles is gone into, one with a single title
// is an item. Elements without a title right behind an item belong to it (its teaser, its date), unless they look
// like it: then they are items with a short title.
//
// Cost: titles of a list times its depth; a list has at most 400 blocks.
#include "content/related_items.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "metadata/dates.h"
#include "page/segment.h"

namespace cleanview {
namespace {

constexpr std::uint32_t kFewestTitleWords = 3;
constexpr std::size_t kMostLinkBytes = 400;
constexpr std::size_t kMostTitles = 1000;

struct Title {
  NodeId at;          // where its text begins
  NodeId link;        // kNoNode: none around it
  BlockId heading;    // kNoBlock: it is none
  std::uint64_t key;  // same for titles that lead to the same page
  bool strong;        // a heading, or named a title
};

NodeId link_of(const PageModel& page, NodeId n) {
  const NodeId link = page.closest(n, {Tag::kA});
  return link != kNoNode && !page.attribute_or_empty(link, Attr::kHref).empty() ? link : kNoNode;
}

// True iff the link leads to the author, the category, a tag or the cart: beside a title, never one itself.
bool is_side_link(const PageModel& page, NodeId link) {
  constexpr std::string_view kRels[] = {"author", "tag", "category", "sponsored"};
  constexpr std::string_view kPaths[] = {"/author/",    "/authors/", "/category/", "/categories/", "/tag/",
                                         "/tags/",      "/user/",    "/users/",    "/members/",    "/profile/",
                                         "add-to-cart", "/cart",     "/vendor/",   "/wishlist",    "/login"};
  const std::string_view rel = page.attribute_or_empty(link, Attr::kRel);
  const std::string_view href = page.attribute_or_empty(link, Attr::kHref);
  return ascii_icontains_any(rel, kRels) || ascii_icontains_any(href, kPaths);
}

// True iff the text of the link can be the title of another page: words enough, no date and no side link.
bool is_title_link(const PageModel& page, NodeId link) {
  const std::string text = inner_text(page, link, kMostLinkBytes);
  const std::uint32_t words = words_in_title(text);
  if (words < kFewestTitleWords || is_side_link(page, link)) return false;
  constexpr std::uint32_t kMostDateWords = 5;
  return words > kMostDateWords || !find_date(text, "");
}

class Splitter {
 public:
  Splitter(const PageModel& page, BlockId begin, BlockId end) : page_(page), begin_(begin), end_(end) {}

  std::vector<ItemRange> run() {
    if (index(begin_) >= index(end_)) return {};
    for (BlockId b = begin_; b != end_ && titles_.size() < kMostTitles; ++b) find_titles(b);
    keep_strong();
    if (index(end_) == index(begin_) + 1) {
      if (!has_line_break(page_[begin_])) in_line(titles_, begin_, end_);
    } else {
      const NodeId root = common_ancestor();
      NodeId n = page_[begin_].first;
      while (n != kNoNode && page_[n].parent != root) n = page_[n].parent;
      while (index(n) < index(page_[root].end) && index(page_[n].first_block) < index(end_)) n = visit(n);
    }
    return items_.size() >= 2 ? std::move(items_) : std::vector<ItemRange>();
  }

 private:
  void find_titles(BlockId b) {
    const TextBlock& block = page_[b];
    if (block.heading > 0) return add_heading(b);
    NodeId last = kNoNode;
    for (NodeId n = block.first; index(n) <= index(block.last); ++n) {
      if (page_[n].tag != Tag::kText || trim_html_space(page_[n].text).empty()) continue;
      const NodeId link = link_of(page_, n);
      if (link == kNoNode || link == last) continue;
      last = link;
      const bool card = page_[link].end_block != BlockId{index(page_[link].first_block) + 1};
      const bool named = is_named_title(link);
      if (is_side_link(page_, link) || (!card && !named && !is_title_link(page_, link))) continue;
      const std::uint64_t key = key_of(link);
      if (!titles_.empty() && titles_.back().link == kNoNode) {  // the heading above has no link of its own
        titles_.back().key = key;
        titles_.back().link = link;
      }
      titles_.push_back({n, link, kNoBlock, key, named});
    }
  }

  // Where the page says which links are titles, others are none.
  void keep_strong() {
    std::size_t strong = 0;
    for (const Title& t : titles_) strong += t.strong && t.link != kNoNode;
    if (strong >= 2) std::erase_if(titles_, [](const Title& t) { return !t.strong; });
  }

  // "post-title", "headline" around the link or in it.
  bool is_named_title(NodeId link) const {
    NodeId n = link;
    for (int up = 0; up < 2 && n != kNoNode; ++up, n = page_[n].parent) {
      const std::string_view classes = page_.attribute_or_empty(n, Attr::kClass);
      if (ascii_icontains_any(classes, {"title", "headline"})) return true;
    }
    return false;
  }

  void add_heading(BlockId b) {
    const TextBlock& block = page_[b];
    NodeId link = kNoNode;
    for (NodeId n = block.first; index(n) <= index(block.last) && link == kNoNode; ++n) {
      if (page_[n].tag == Tag::kText) link = link_of(page_, n);
    }
    titles_.push_back({block.first, link, b, link == kNoNode ? index(block.first) : key_of(link), true});
  }

  std::uint64_t key_of(NodeId link) const {
    const std::string_view href = page_.attribute_or_empty(link, Attr::kHref);
    return fnv1a(href.substr(0, href.find('#'))) | (std::uint64_t{1} << 63);
  }

  NodeId common_ancestor() const {
    const NodeId last = page_[BlockId{index(end_) - 1}].owner;
    NodeId root = page_[begin_].owner;
    while (!page_.contains(root, last) && page_[root].parent != kNoNode) root = page_[root].parent;
    return root;
  }

  // The titles that begin in the subtree of `n`.
  std::span<const Title> titles_in(NodeId n) const {
    const auto before = [](const Title& t, NodeId node) { return index(t.at) < index(node); };
    const auto first = std::lower_bound(titles_.begin(), titles_.end(), n, before);
    const auto last = std::lower_bound(first, titles_.end(), page_[n].end, before);
    const auto begin = static_cast<std::size_t>(first - titles_.begin());
    return std::span<const Title>(titles_).subspan(begin, static_cast<std::size_t>(last - first));
  }

  bool has_line_break(const TextBlock& block) const {
    for (NodeId n = block.first; index(n) < index(block.last); ++n) {
      if (page_[n].tag == Tag::kBr) return true;
    }
    return false;
  }

  // True iff the one block of `n` goes on beside it.
  bool shares_block(NodeId n) const {
    const TextBlock& block = page_[page_[n].first_block];
    return index(block.first) < index(n) || index(block.last) >= index(page_[n].end);
  }

  // A heading is a block of its own, whatever stands around it in the same link.
  bool is_in_line(const Title& title, NodeId n) const {
    return title.link != kNoNode && title.heading == kNoBlock && shares_block(n);
  }

  // Looks at one element; gives the node to go on with.
  NodeId visit(NodeId n) {
    const Node& node = page_[n];
    const BlockId begin{std::max(index(node.first_block), index(begin_))};
    const BlockId end{std::min(index(node.end_block), index(end_))};
    if (index(begin) >= index(end)) return node.end;
    const std::span<const Title> titles = titles_in(n);
    const bool several =
        std::any_of(titles.begin(), titles.end(), [&](const Title& t) { return t.key != titles[0].key; });
    if (several && index(end) == index(begin) + 1) {
      in_line(titles, begin, end);
      return node.end;
    }
    if (several) {
      head_ = kNoNode;
      return NodeId{index(n) + 1};
    }
    if (titles.empty()) {
      without_title(n, begin, end);
    } else if (head_ != kNoNode && page_[head_].parent == node.parent && key_ == titles[0].key) {
      items_.back().end = end;
      take_heading(titles);
    } else {
      items_.push_back({begin, end, titles[0].link, kNoBlock, is_in_line(titles[0], n)});
      take_heading(titles);
      if (items_.back().link == kNoNode) items_.back().link = first_link(n);
      head_ = n;
      key_ = titles[0].key;
    }
    return node.end;
  }

  void take_heading(std::span<const Title> titles) {
    for (const Title& t : titles) {
      if (t.heading != kNoBlock && items_.back().heading == kNoBlock) items_.back().heading = t.heading;
    }
  }

  // Several titles in one run of text: "Related: one, two and three".
  void in_line(std::span<const Title> titles, BlockId begin, BlockId end) {
    head_ = kNoNode;
    for (const Title& t : titles) {
      if (t.link != kNoNode) items_.push_back({begin, end, t.link, kNoBlock, true});
    }
  }

  void without_title(NodeId n, BlockId begin, BlockId end) {
    if (head_ == kNoNode || page_[head_].parent != page_[n].parent) return;
    const NodeId link = page_[n].tag == page_[head_].tag ? first_link(n) : kNoNode;
    const bool alone = items_.back().end == page_[head_].end_block;
    if (link != kNoNode && alone && page_[n].tag != Tag::kP) {
      items_.push_back({begin, end, link, kNoBlock, false});
      head_ = n;
      key_ = key_of(link);
    } else {
      items_.back().end = end;
    }
  }

  NodeId first_link(NodeId n) const {
    for (NodeId i = n; i != page_[n].end; ++i) {
      const bool link = page_[i].tag == Tag::kA && !page_.attribute_or_empty(i, Attr::kHref).empty();
      if (link && !is_side_link(page_, i)) return i;
    }
    return kNoNode;
  }

  const PageModel& page_;
  BlockId begin_, end_;
  std::vector<Title> titles_;
  std::vector<ItemRange> items_;
  NodeId head_ = kNoNode;  // the element with which the last item begins
  std::uint64_t key_ = 0;  // of its title
};

}  // namespace

std::uint32_t words_in_title(std::string_view text) {
  std::uint32_t characters = 0;
  for (std::size_t at = 0; at < text.size();) characters += is_cjk(decode_next(text, at));
  return std::max(count_words(text), characters / 2);
}

std::vector<std::string> card_parts(const PageModel& page, NodeId link) {
  constexpr std::uint32_t kFewestTeaserWords = 5;
  std::vector<std::string> parts;
  for (NodeId n{index(link) + 1}; n != page[link].end; n = page[n].end) {
    std::string text = page[n].tag == Tag::kText ? std::string(trim_html_space(page[n].text))
                                                 : clean_line(inner_text(page, n, kMostLinkBytes));
    if (text.empty()) continue;
    if (page[n].tag == Tag::kText) return {};  // the element beside it is a word of the title
    parts.push_back(std::move(text));
  }
  if (parts.size() < 2 || parts[0].ends_with(':') || words_in_title(parts[0]) < kFewestTitleWords) return {};
  const bool has_teaser = words_in_title(parts[1]) >= kFewestTeaserWords && parts[1].size() > parts[0].size();
  return has_teaser ? parts : std::vector<std::string>();
}

std::vector<ItemRange> item_ranges(const PageModel& page, BlockId begin, BlockId end) {
  return Splitter(page, begin, end).run();
}

}  // namespace cleanview
