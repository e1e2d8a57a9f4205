// All compounds of all selectors are bits of a set, as states of a machine: for each open element the set of those
// that it matched, and of those that it or an element around it matched. A compound is tested on an element when it
// is the first of its selector, or when the one before it is in the parent's sets.
//
// Tested by tests/rules/selector_test.cc.
#include "rules/selector_matcher.h"

#include <bit>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "page/css_path.h"

namespace cleanview {
namespace {

constexpr std::uint32_t kNodesBetweenLooks = 1024;
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
      : matcher_(matcher), page_(page), visit_(visit), words_(matcher.to_child_.size()) {
    if (matcher.counts_) numbers_ = number_siblings(page);
    open_.push_back(page.end());
    sets_.resize(2 * words_, 0);
  }

  void run(Arena& arena) {
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (index(n) % kNodesBetweenLooks == 0 && arena.stop() != ArenaStop::kNone) return;
      if (page_[n].tag == Tag::kText) continue;
      while (index(open_.back()) <= index(n)) {
        open_.pop_back();
        sets_.resize(sets_.size() - 2 * words_);
      }
      element(n);
    }
  }

 private:
  std::uint64_t* own() { return sets_.data() + sets_.size() - 2 * words_; }
  std::uint64_t* around() { return own() + words_; }

  void element(NodeId n) {
    open_.push_back(page_[n].end);
    sets_.resize(sets_.size() + 2 * words_, 0);
    for (const std::uint32_t first : matcher_.firsts_) test(first, n);
    const std::uint64_t* const parent = own() - 2 * words_;
    std::uint64_t carry = 0;
    for (std::size_t w = 0; w < words_; ++w) {
      const std::uint64_t from = (parent[w] & matcher_.to_child_[w]) | (parent[words_ + w] & matcher_.to_inside_[w]);
      for (std::uint64_t bits = from << 1 | carry; bits != 0; bits &= bits - 1) {
        test(static_cast<std::uint32_t>(w * kWordBits) + static_cast<std::uint32_t>(std::countr_zero(bits)), n);
      }
      carry = from >> (kWordBits - 1);
    }
    for (std::size_t w = 0; w < words_; ++w) around()[w] = own()[w] | parent[words_ + w];
  }

  void test(std::uint32_t i, NodeId n) {
    const SelectorMatcher::Step& step = matcher_.steps_[i];
    if (!matches(*step.compound, n)) return;
    own()[i / kWordBits] |= std::uint64_t{1} << (i % kWordBits);
    if (step.last) visit_(n, step.number);
  }

  bool matches(const Compound& compound, NodeId n) const {
    if (!compound.any_tag && compound.tag != page_[n].tag) return false;
    if (compound.nth_child != 0 && numbers_.child[index(n)] != compound.nth_child) return false;
    if (compound.nth_of_type != 0 && numbers_.of_type[index(n)] != compound.nth_of_type) return false;
    for (const AttributeTest& test : compound.tests) {
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
};

bool SelectorMatcher::add(const Selector& selector, std::uint32_t number) {
  if (steps_.size() + selector.compounds.size() > kMostPageCompounds) return false;
  firsts_.push_back(static_cast<std::uint32_t>(steps_.size()));
  for (std::size_t i = 0; i < selector.compounds.size(); ++i) {
    const Compound& compound = selector.compounds[i];
    const std::size_t bit = steps_.size();
    const bool last = i + 1 == selector.compounds.size();
    steps_.push_back({&compound, number, last});
    counts_ |= compound.nth_child != 0 || compound.nth_of_type != 0;
    if (bit % kWordBits == 0) {
      to_child_.push_back(0);
      to_inside_.push_back(0);
    }
    if (last) continue;
    auto& next = selector.compounds[i + 1].child ? to_child_ : to_inside_;
    next[bit / kWordBits] |= std::uint64_t{1} << (bit % kWordBits);
  }
  return true;
}

void SelectorMatcher::run(const PageModel& page, Arena& arena, const Visit& visit) const {
  if (!steps_.empty()) SelectorWalk(*this, page, visit).run(arena);
}

}  // namespace cleanview
