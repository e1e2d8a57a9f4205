#ifndef CLEANVIEW_RENDER_HTML_INLINE_H_
#define CLEANVIEW_RENDER_HTML_INLINE_H_

#include <set>
#include <string>

#include "cleanview/article.h"
#include "cleanview/render.h"

namespace cleanview {

// The text of `block` with its spans as allow-listed HTML. The first reference to a note gets an id; `referenced` has
// the labels of the notes that were referred to.
void append_inline_html(const Block& block, const RenderOptions& options, std::set<std::string>& referenced,
                        std::string& out);

// <img> of a picture block.
void append_image_html(const Block& block, std::string& out);

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_HTML_INLINE_H_
