// Why a block is not in the main content: Article::removed and Article::scores.
#ifndef CLEANVIEW_CONTENT_TRACE_H_
#define CLEANVIEW_CONTENT_TRACE_H_

#include <span>

#include "cleanview/article.h"
#include "content/by_hand.h"
#include "content/verdict.h"
#include "page/css_path.h"
#include "page/page_model.h"

namespace cleanview {

// Fills article.removed with every block that is not kept, and every part that is cut from one, in order.
void trace_removed(const PageModel& page, const CssPaths& paths, std::span<const Verdict> verdicts,
                   std::span<const CutPart> parts, Article& article);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_TRACE_H_
