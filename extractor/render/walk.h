// Visits content blocks in order, containers before and after what is inside.
#ifndef CLEANVIEW_RENDER_WALK_H_
#define CLEANVIEW_RENDER_WALK_H_

#include <cstddef>
#include <vector>

#include "cleanview/article.h"

namespace cleanview {

inline bool is_container(BlockKind kind) {
  switch (kind) {
    case BlockKind::kList:
    case BlockKind::kListItem:
    case BlockKind::kDefinitionList:
    case BlockKind::kDefinition:
    case BlockKind::kQuote:
    case BlockKind::kTable:
    case BlockKind::kTableRow:
    case BlockKind::kTableCell:
    case BlockKind::kFigure:
    case BlockKind::kDetails:
    case BlockKind::kCallout:
    case BlockKind::kFootnote: return true;
    default: return false;
  }
}

// Calls visitor.enter(block) for a container, visitor.leaf(block) for another block, and visitor.leave(block) after the
// contents of a container. Without recursion.
template <typename Visitor>
void walk(const std::vector<Block>& blocks, Visitor& visitor) {
  std::vector<const Block*> open;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    while (!open.empty() && open.back()->end <= i) {
      visitor.leave(*open.back());
      open.pop_back();
    }
    if (is_container(blocks[i].kind)) {
      visitor.enter(blocks[i]);
      open.push_back(&blocks[i]);
    } else {
      visitor.leaf(blocks[i]);
    }
  }
  for (; !open.empty(); open.pop_back()) visitor.leave(*open.back());
}

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_WALK_H_
