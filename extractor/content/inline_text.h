// The text of a text block with its inline markup as spans.
#ifndef CLEANVIEW_CONTENT_INLINE_TEXT_H_
#define CLEANVIEW_CONTENT_INLINE_TEXT_H_

#include <optional>

#include "base/url.h"
#include "cleanview/article.h"
#include "page/page_model.h"

namespace cleanview {

// Fills out.text and out.spans from the text of `block`. Links are resolved against `base`.
void build_inline_text(const PageModel& page, const TextBlock& block, const std::optional<Url>& base, Block& out);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_INLINE_TEXT_H_
