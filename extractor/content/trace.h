// Why a block is not in the main content: Article::removed and Article::scores.
#ifndef CLEANVIEW_CONTENT_TRACE_H_
#define CLEANVIEW_CONTENT_TRACE_H_

#include <span>

#include "cleanview/article.h"
#include "content/verdict.h"
#include "page/page_model.h"

namespace cleanview {

// Fills article.removed with every block that is not kept, in order.
void trace_removed(const PageModel& page, std::span<const Verdict> verdicts, Article& article);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_TRACE_H_
