// CSS paths: a selector for each element and each text block, which matches that and nothing else on the page.
#ifndef CLEANVIEW_PAGE_CSS_PATH_H_
#define CLEANVIEW_PAGE_CSS_PATH_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/page_model.h"

namespace cleanview {

// Where elements stand among the elements with the same parent, from 1; one entry for each node, 0 for text.
struct SiblingNumbers {
  std::vector<std::uint32_t> child;    // among all
  std::vector<std::uint32_t> of_type;  // among those of the same tag
  std::vector<std::uint8_t> alone;     // 1: no other one has the tag
};

// Cost: linear in nodes.
SiblingNumbers number_siblings(const PageModel& page);

// What tells an element from all others of its page: "#" and an id, "." and a class, or its tag alone; empty: nothing.
struct PathAnchor {
  std::string_view mark;
  std::string_view name;
};

// A deeper path is none: what is longer is of no use to a person, and all paths together could grow without bound.
inline constexpr std::size_t kMostPathSteps = 64;

// Paths of one page: "div#main > p:nth-of-type(3)". A path begins at the nearest element that the page has once by
// name, id or class. Keeps views into `page`.
//
// Cost: linear in nodes and attributes to make; each path at most kMostPathSteps steps.
class CssPaths {
 public:
  explicit CssPaths(const PageModel& page);

  // The path of element `n`; of its parent when `n` is text. Empty when it has none.
  std::string of(NodeId n) const;

  // The path of the innermost element that has the text of `b` and no other block's; with "::text(2)" behind it where
  // there is none: the second of the blocks whose text stands in the element itself.
  std::string of(BlockId b) const;

 private:
  std::string step(NodeId n) const;
  NodeId element_of(BlockId b) const;

  const PageModel& page_;
  SiblingNumbers numbers_;
  std::vector<std::uint32_t> texts_;
  std::vector<PathAnchor> anchors_;
};

}  // namespace cleanview

#endif  // CLEANVIEW_PAGE_CSS_PATH_H_
