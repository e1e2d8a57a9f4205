// SelectorMatcher: where on a page many selectors match, in one walk.
#ifndef CLEANVIEW_RULES_SELECTOR_MATCHER_H_
#define CLEANVIEW_RULES_SELECTOR_MATCHER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/arena.h"
#include "base/hash_map.h"
#include "page/page_model.h"
#include "rules/selector.h"

namespace cleanview {

// Compounds of all selectors that one page is matched against.
inline constexpr std::size_t kMostPageCompounds = 4096;

class SelectorMatcher {
 public:
  using Visit = std::function<void(NodeId, std::uint32_t)>;

  // Adds `selector`, which must outlive the matcher; `number` is told where it matches. False, and nothing is added,
  // when there would be more than kMostPageCompounds.
  bool add(const Selector& selector, std::uint32_t number);

  // Calls visit(n, number) for each element that a selector matches, in document order. Ends early when `arena` says
  // stop. Returns how many compounds were tested on elements: those with an id or class only on elements that have it,
  // those with a name only on elements of that name, so that it is nodes times compounds at the very most. Cost: that,
  // the bytes of the attributes that are tested, and for each node a bit a compound.
  std::uint64_t run(const PageModel& page, Arena& arena, const Visit& visit) const;

 private:
  // A compound: bit i of the sets below is compound i.
  struct Step {
    const Compound* compound;
    std::uint32_t number;
    bool last;
  };

  std::vector<Step> steps_;
  // The compounds by what an element needs at least: an id, a class or a name; 0: nothing.
  HashMap<std::vector<std::uint32_t>> by_need_;
  std::vector<std::uint64_t> firsts_;     // compounds that selectors begin with
  std::vector<std::uint64_t> to_child_;   // the next compound is a child
  std::vector<std::uint64_t> to_inside_;  // the next compound is anywhere inside
  bool counts_ = false;                   // some compound asks for a number among siblings

  friend class SelectorWalk;
};

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_SELECTOR_MATCHER_H_
