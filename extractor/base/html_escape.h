#ifndef CLEANVIEW_BASE_HTML_ESCAPE_H_
#define CLEANVIEW_BASE_HTML_ESCAPE_H_

#include <string>
#include <string_view>

namespace cleanview {

// Appends `text` so that it is text in HTML, also between double quotes. Controls are left out, U+FFFD stands for bad
// UTF-8.
void append_html_text(std::string_view text, std::string& out);

// ` name="value"`, escaped; nothing when `value` is empty.
void append_attribute(std::string_view name, std::string_view value, std::string& out);

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_HTML_ESCAPE_H_
