// Links around whole blocks: cards of listings.
#ifndef CLEANVIEW_CONTENT_BLOCK_LINKS_H_
#define CLEANVIEW_CONTENT_BLOCK_LINKS_H_

#include <span>

#include "content/verdict.h"
#include "page/page_model.h"

namespace cleanview {

// The link that stands around the block-level element of text block `b`, when `b` is the one of the kept blocks inside
// that names what the link leads to: their first heading, else the first with some words. kNoNode: there is none.
NodeId link_around(const PageModel& page, std::span<const Verdict> verdicts, BlockId b);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_BLOCK_LINKS_H_
