#include "base/html_escape.h"

#include "base/text.h"
#include "base/utf8.h"

namespace cleanview {

void append_html_text(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_next(text, at);
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case kReplacement: append_utf8(c, out); break;
      default:
        if (!is_unsafe(c)) out.append(text, begin, at - begin);
    }
  }
}

void append_attribute(std::string_view name, std::string_view value, std::string& out) {
  if (value.empty()) return;
  out.push_back(' ');
  out += name;
  out += "=\"";
  append_html_text(value, out);
  out.push_back('"');
}

}  // namespace cleanview
