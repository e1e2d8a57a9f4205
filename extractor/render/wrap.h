// Lines of bounded length.
#ifndef CLEANVIEW_RENDER_WRAP_H_
#define CLEANVIEW_RENDER_WRAP_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace cleanview {

// `text` with line feeds in place of single spaces, so that lines have at most `width` characters where words allow.
// In Markdown no line begins with what would open another block, and code spans stay on one line. 0: as it is.
std::string wrap_words(std::string_view text, std::size_t width, bool markdown);

// The width for lines that `around` places stand before, when whole lines have `wrap` (0: any length).
std::size_t width_inside(std::size_t wrap, std::size_t around);

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_WRAP_H_
