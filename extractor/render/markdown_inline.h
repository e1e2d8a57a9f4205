#ifndef CLEANVIEW_RENDER_MARKDOWN_INLINE_H_
#define CLEANVIEW_RENDER_MARKDOWN_INLINE_H_

#include <string>
#include <vector>

#include "cleanview/article.h"
#include "cleanview/render.h"

namespace cleanview {

struct InlineMarkdownContext {
  LinkStyle links = LinkStyle::kInline;
  bool one_line = false;  // headings and table cells: line breaks become spaces
  bool in_table = false;
  std::vector<std::string>* references = nullptr;  // for LinkStyle::kReference: addresses in order
};

// The text of `block` with its spans as inline Markdown. Hard line breaks are "\\\n".
std::string inline_markdown(const Block& block, const InlineMarkdownContext& context);

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_MARKDOWN_INLINE_H_
