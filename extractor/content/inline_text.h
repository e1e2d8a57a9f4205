// The text of a text block with its inline markup as spans.
#ifndef CLEANVIEW_CONTENT_INLINE_TEXT_H_
#define CLEANVIEW_CONTENT_INLINE_TEXT_H_

#include <optional>
#include <span>

#include "base/url.h"
#include "cleanview/article.h"
#include "content/footnotes.h"
#include "content/verdict.h"
#include "page/page_model.h"

namespace cleanview {

struct InlineContext {
  const PageModel& page;
  const std::optional<Url>& base;  // of relative links
  const Footnotes& footnotes;
  std::span<const Mark> marks = {};  // what was decided by hand over nodes; empty: nothing
};

// Fills out.text and out.spans from the text block `b`: links, emphasis, formulas as TeX, references to footnotes as
// their numbers, readings of ruby as titles. A block that is one display formula becomes a kMath.
// Formulas that the page wrote as TeX for a script to set become formulas.
void build_inline_text(const InlineContext& context, BlockId b, Block& out);

// Likewise from what stands inside inline element `n` alone: a note in the margin.
void build_inner_text(const InlineContext& context, NodeId n, Block& out);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_INLINE_TEXT_H_
