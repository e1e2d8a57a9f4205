#include "page/collapse.h"

#include "base/eight_bytes.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

// End of the text from `at` on that is written as it stands: words of printable ASCII with single spaces between.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
  while (text.size() - at >= 8) {
    const std::uint64_t eight = load_eight(text.data() + at);
    if (!is_printable_ascii(eight) || !is_single_spaced(eight)) break;
    at += static_cast<std::size_t>(settled_of_eight(text.data() + at));
  }
  const auto is_plain = [&](std::size_t i) { return i < text.size() && text[i] > ' ' && text[i] < 0x7f; };
  while (is_plain(at) || (at < text.size() && text[at] == ' ' && is_plain(at + 1))) ++at;
  return at;
}

}  // namespace

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
    if (c > ' ' && c < 0x7f) {
      if (space_ || line_break_) settle();
      at = end_of_plain(text, at);
      out_.append(text, begin, at - begin);
      continue;
    }
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
