// Bytes of filtered HTML to a PageModel. Only parse.cc sees Gumbo.
#ifndef CLEANVIEW_HTML_PARSE_H_
#define CLEANVIEW_HTML_PARSE_H_

#include "base/arena.h"
#include "cleanview/error.h"
#include "cleanview/options.h"
#include "html/prefilter.h"
#include "page/page_model.h"

namespace cleanview {

// Parses as a browser with scripting off would, and flattens the tree. Text blocks are not cut yet.
//
// The PageModel refers to `filtered` and to memory of `arena`.
// Errors: kLimitExceeded (arena or nodes), kDeadlineExceeded (the arena's deadline).
Result<PageModel> parse_page(const Prefiltered& filtered, const Limits& limits, Arena& arena);

}  // namespace cleanview

#endif  // CLEANVIEW_HTML_PARSE_H_
