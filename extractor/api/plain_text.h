#ifndef CLEANVIEW_API_PLAIN_TEXT_H_
#define CLEANVIEW_API_PLAIN_TEXT_H_

#include <string>
#include <string_view>

namespace cleanview {

// Plain text as a page: paragraphs are parted by empty lines. For input that is called HTML and has no markup.
std::string plain_text_as_html(std::string_view text);

}  // namespace cleanview

#endif  // CLEANVIEW_API_PLAIN_TEXT_H_
