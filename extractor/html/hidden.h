// What markup alone says about whether an element is shown.
#ifndef CLEANVIEW_HTML_HIDDEN_H_
#define CLEANVIEW_HTML_HIDDEN_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "page/page_model.h"

namespace cleanview {

// Hidden bits that an element's own attributes give it.
std::uint8_t hidden_bits(std::span<const Attribute> attributes);

// True iff inline style hides: display:none, visibility:hidden or collapse, opacity:0, font-size:0, in any spelling
// (case, space, comments, escapes).
bool style_hides(std::string_view style);

// False only for inline style of which style_hides() says no, character references in it decoded or not. Cheaper.
bool may_hide(std::string_view style);

}  // namespace cleanview

#endif  // CLEANVIEW_HTML_HIDDEN_H_
