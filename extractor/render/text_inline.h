// The running text of a block as plain text.
#ifndef CLEANVIEW_RENDER_TEXT_INLINE_H_
#define CLEANVIEW_RENDER_TEXT_INLINE_H_

#include <string>

#include "cleanview/article.h"

namespace cleanview {

// What markup says that plain text would lose is written: notes in brackets, readings in parentheses, quotation marks.
std::string inline_text(const Block& block);

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_TEXT_INLINE_H_
