#include "page/collapse.h"

#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {

void Collapser::settle() {
  if (out_.size() > begin_ && out_.back() != ' ' && out_.back() != '\n') {
    if (line_break_) {
      out_.push_back('\n');
    } else if (space_) {
      out_.push_back(' ');
    }
  }
  space_ = line_break_ = false;
}

void Collapser::add(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_next(text, at);
    if (is_space(c)) {
      space_ = true;
      continue;
    }
    if (is_unsafe(c) || is_invisible(c)) continue;
    if (space_ || line_break_) settle();
    out_.append(text, begin, at - begin);
  }
}

}  // namespace cleanview
