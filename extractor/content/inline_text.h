// The text of a text block with its inline markup as spans.
#ifndef CLEANVIEW_CONTENT_INLINE_TEXT_H_
#define CLEANVIEW_CONTENT_INLINE_TEXT_H_

#include <optional>

#include "base/url.h"
#include "cleanview/article.h"
#include "content/footnotes.h"
#include "page/page_model.h"

namespace cleanview {

struct InlineContext {
  const PageModel& page;
  const std::optional<Url>& base;  // of relative links
  const Footnotes& footnotes;
};

// Fills out.text and out.spans from the text block `b`: links, emphasis, formulas as TeX, references to footnotes as
// their numbers, readings of ruby as titles. A block that is one display formula becomes a kMath.
void build_inline_text(const InlineContext& context, BlockId b, Block& out);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_INLINE_TEXT_H_
