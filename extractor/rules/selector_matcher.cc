// All compounds of all selectors are bits of a set, as states of a machine: for each open element the set of those
// that it matched, and of those that it or an element around it matched. A compound is tested on an element when it
// is the first of its selector, or when the one before it is in the parent's sets, and the element has the id, class or
// name that the compound asks for.
//
// Tested by tests/rules/selector_test.cc.
#include "rules/selector_matcher.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "base/text.h"
#include "page/css_path.h"

namespace cleanview {
namespace {

constexpr std::uint64_t kWorkBetweenLooks = 1 << 14;  // tests, and 64 bytes of tested attributes
constexpr std::size_t kWordBits = 64;

bool has_word(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || is_html_space(text[at - 1]);
    if (begins && (end == text.size() || is_html_space(text[end]))) return true;
  }
  return false;
}

constexpr std::uint64_t kNeedsNothing = 0;

std::uint64_t need_of_id(std::string_view id) {
  return fnv1a(id, fnv1a("#"));
}

std::uint64_t need_of_class(std::string_view name) {
  return fnv1a(name, fnv1a("."));
}

std::uint64_t need_of_tag(Tag tag) {
  return 1 + static_cast<std::uint64_t>(tag);
}

// What an element that `compound` matches has for certain.
std::uint64_t need_of(const Compound& compound) {
  for (const AttributeTest& test : compound.tests) {
    if (test.name == Attr::kId && test.op == AttrOp::kEquals) return need_of_id(test.value);
    if (test.name == Attr::kClass && test.op == AttrOp::kWord) return need_of_class(test.value);
  }
  return compound.any_tag ? kNeedsNothing : need_of_tag(compound.tag);
}

bool passes(const AttributeTest& test, const PageModel& page, NodeId n) {
  const std::optional<std::string_view> value = page.attribute(n, test.name);
  if (!value) return false;
  const bool some = !test.value.empty();
  switch (test.op) {
    case AttrOp::kPresent: return true;
    case AttrOp::kEquals: return *value == test.value;
    case AttrOp::kWord: return has_word(*value, test.value);
    case AttrOp::kPrefix: return some && value->starts_with(test.value);
    case AttrOp::kSuffix: return some && value->ends_with(test.value);
    case AttrOp::kPart: return some && value->find(test.value) != std::string_view::npos;
  }
  return false;
}

}  // namespace

// One run over one page. The sets of the open elements stand one behind the other in `sets_`.
class SelectorWalk {
 public:
  SelectorWalk(const SelectorMatcher& matcher, const PageModel& page, const SelectorMatcher::Visit& visit)
      : matcher_(matcher), page_(page), visit_(visit), words_(matcher.to_child_.size()), due_(words_) {
    if (matcher.counts_) numbers_ = number_siblings(page);
    open_.push_back(page.end());
    sets_.resize(2 * words_, 0);
  }

  std::uint64_t run(Arena& arena) {
    std::uint64_t look_at = 0;
    for (NodeId n{0}; n != page_.end(); ++n, ++work_) {
      if (work_ >= look_at) {
        if (arena.stop() != ArenaStop::kNone) break;
        look_at = work_ + kWorkBetweenLooks;
      }
      if (page_[n].tag == Tag::kText) continue;
      while (index(open_.back()) <= index(n)) {
        open_.pop_back();
        sets_.resize(sets_.size() - 2 * words_);
      }
      element(n);
    }
    return tests_;
  }

 private:
  std::uint64_t* own() { return sets_.data() + sets_.size() - 2 * words_; }
  std::uint64_t* around() { return own() + words_; }

  void element(NodeId n) {
    open_.push_back(page_[n].end);
    sets_.resize(sets_.size() + 2 * words_, 0);
    const std::uint64_t* const parent = own() - 2 * words_;
    std::uint64_t carry = 0;
    for (std::size_t w = 0; w < words_; ++w) {
      const std::uint64_t from = (parent[w] & matcher_.to_child_[w]) | (parent[words_ + w] & matcher_.to_inside_[w]);
      due_[w] = matcher_.firsts_[w] | from << 1 | carry;
      carry = from >> (kWordBits - 1);
    }
    test_needing(kNeedsNothing, n);
    test_needing(need_of_tag(page_[n].tag), n);
    if (const auto id = page_.attribute(n, Attr::kId)) test_needing(need_of_id(*id), n);
    test_classes(n);
    for (std::size_t w = 0; w < words_; ++w) around()[w] = own()[w] | parent[words_ + w];
  }

  void test_classes(NodeId n) {
    const std::string_view classes = page_.attribute_or_empty(n, Attr::kClass);
    if (classes.empty()) return;
    needs_.clear();
    for_each_token(classes, [&](std::string_view name) { needs_.push_back(need_of_class(name)); });
    // Each class once, however often it is written.
    std::sort(needs_.begin(), needs_.end());
    needs_.erase(std::unique(needs_.begin(), needs_.end()), needs_.end());
    for (const std::uint64_t need : needs_) test_needing(need, n);
  }

  void test_needing(std::uint64_t need, NodeId n) {
    const std::vector<std::uint32_t>* const compounds = matcher_.by_need_.find(need);
    if (compounds == nullptr) return;
    work_ += compounds->size() / kWordBits;
    for (const std::uint32_t i : *compounds) {
      if ((due_[i / kWordBits] >> (i % kWordBits) & 1) != 0) test(i, n);
    }
  }

  void test(std::uint32_t i, NodeId n) {
    const SelectorMatcher::Step& step = matcher_.steps_[i];
    ++tests_;
    ++work_;
    if (!matches(*step.compound, n)) return;
    own()[i / kWordBits] |= std::uint64_t{1} << (i % kWordBits);
    if (step.last) visit_(n, step.number);
  }

  bool matches(const Compound& compound, NodeId n) {
    if (!compound.any_tag && compound.tag != page_[n].tag) return false;
    if (compound.nth_child != 0 && numbers_.child[index(n)] != compound.nth_child) return false;
    if (compound.nth_of_type != 0 && numbers_.of_type[index(n)] != compound.nth_of_type) return false;
    for (const AttributeTest& test : compound.tests) {
      work_ += page_.attribute_or_empty(n, test.name).size() / kWordBits;
      if (!passes(test, page_, n)) return false;
    }
    return true;
  }

  const SelectorMatcher& matcher_;
  const PageModel& page_;
  const SelectorMatcher::Visit& visit_;
  std::size_t words_;
  SiblingNumbers numbers_;
  std::vector<NodeId> open_;  // ends of the open elements
  std::vector<std::uint64_t> sets_;
  std::vector<std::uint64_t> due_;    // the compounds that may match the element at hand
  std::vector<std::uint64_t> needs_;  // its classes
  std::uint64_t tests_ = 0;
  std::uint64_t work_ = 0;
};

bool SelectorMatcher::add(const Selector& selector, std::uint32_t number) {
  if (steps_.size() + selector.compounds.size() > kMostPageCompounds) return false;
  for (std::size_t i = 0; i < selector.compounds.size(); ++i) {
    const Compound& compound = selector.compounds[i];
    const std::size_t bit = steps_.size();
    const bool last = i + 1 == selector.compounds.size();
    steps_.push_back({&compound, number, last});
    counts_ |= compound.nth_child != 0 || compound.nth_of_type != 0;
    if (bit % kWordBits == 0) {
      to_child_.push_back(0);
      to_inside_.push_back(0);
      firsts_.push_back(0);
    }
    by_need_[need_of(compound)].push_back(static_cast<std::uint32_t>(bit));
    if (i == 0) firsts_[bit / kWordBits] |= std::uint64_t{1} << (bit % kWordBits);
    if (last) continue;
    auto& next = selector.compounds[i + 1].child ? to_child_ : to_inside_;
    next[bit / kWordBits] |= std::uint64_t{1} << (bit % kWordBits);
  }
  return true;
}

std::uint64_t SelectorMatcher::run(const PageModel& page, Arena& arena, const Visit& visit) const {
  return steps_.empty() ? 0 : SelectorWalk(*this, page, visit).run(arena);
}

}  // namespace cleanview
