#include "api/plain_text.h"

#include <algorithm>

#include "base/ascii.h"

namespace cleanview {

std::string plain_text_as_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8 + 64);
  bool open = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim_html_space(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) {
      open = false;
      continue;
    }
    out += open ? "\n" : "<p>";
    open = true;
    for (const char c : line) {
      if (c == '<') {
        out += "&lt;";
      } else {
        out.push_back(c);
      }
    }
  }
  return out;
}

}  // namespace cleanview
