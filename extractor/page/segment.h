// Cuts the text of a parsed page into TextBlocks.
#ifndef CLEANVIEW_PAGE_SEGMENT_H_
#define CLEANVIEW_PAGE_SEGMENT_H_

#include <string>

#include "base/arena.h"
#include "page/page_model.h"

namespace cleanview {

// Fills page.blocks, and first_block and end_block of every node.
//
// A block ends at the start and end of every block-level element and at two <br> with no text between.
// Text in skipped elements (scripts, form controls, media fallback) and text without a word is in no block.
// Cost: linear in the page's text; memory from `arena`. Ends early, with part of the blocks, where the arena stops.
void segment_blocks(PageModel& page, Arena& arena);

// The text of the subtree of `n` as one line: white space collapsed, trimmed, skipped elements left out.
// Stops after `max_bytes`, or a little later.
std::string inner_text(const PageModel& page, NodeId n, std::size_t max_bytes = ~std::size_t{0});

}  // namespace cleanview

#endif  // CLEANVIEW_PAGE_SEGMENT_H_
