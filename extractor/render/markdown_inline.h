#ifndef CLEANVIEW_RENDER_MARKDOWN_INLINE_H_
#define CLEANVIEW_RENDER_MARKDOWN_INLINE_H_

#include <string>
#include <string_view>
#include <vector>

#include "cleanview/article.h"
#include "cleanview/render.h"

namespace cleanview {

struct InlineMarkdownContext {
  LinkStyle links = LinkStyle::kInline;
  MathStyle math = MathStyle::kTex;
  bool one_line = false;  // headings and table cells: line breaks become spaces
  bool in_table = false;
  std::vector<std::string>* references = nullptr;  // for LinkStyle::kReference and kList: addresses in order
};

// The text of `block` with its spans as inline Markdown. Hard line breaks are "\\\n".
std::string inline_markdown(const Block& block, const InlineMarkdownContext& context);

// TeX as it may stand between dollar signs: on one line, without what Markdown takes for HTML.
std::string markdown_tex(std::string_view tex);

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_MARKDOWN_INLINE_H_
