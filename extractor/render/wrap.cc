#include "render/wrap.h"

#include <algorithm>

#include "base/ascii.h"

namespace cleanview {
namespace {

// True iff Markdown reads a line that begins with `rest` as more of a paragraph.
bool may_begin_line(std::string_view rest) {
  if (rest.empty()) return false;
  const char first = rest[0];
  if (is_ascii_digit(first)) {
    const std::size_t after = rest.find_first_not_of("0123456789");
    return after != std::string_view::npos && rest[after] != '.' && rest[after] != ')';
  }
  return std::string_view("#>+-=*_~`|:<!").find(first) == std::string_view::npos;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

}  // namespace

std::string wrap_words(std::string_view text, std::size_t width, bool markdown) {
  std::string out(text);
  if (width == 0) return out;
  std::size_t line = 0;                   // where the line begins
  std::size_t space = std::string::npos;  // the last place to break it
  bool in_code = false;
  for (std::size_t at = 0; at <= out.size(); ++at) {
    const bool end = at == out.size();
    const bool is_break = end || out[at] == '\n' || (out[at] == ' ' && !in_code);
    if (markdown && !end && out[at] == '`') in_code = !in_code;
    if (!is_break) continue;
    const bool too_long =
        space != std::string::npos && characters(std::string_view(out).substr(line, at - line)) > width;
    if (too_long) {
      out[space] = '\n';
      line = space + 1;
      space = std::string::npos;
    }
    if (end) break;
    if (out[at] == '\n') {
      line = at + 1;
      space = std::string::npos;
      in_code = false;
    } else if (!markdown || may_begin_line(std::string_view(out).substr(at + 1))) {
      space = at;
    }
  }
  return out;
}

std::size_t width_inside(std::size_t wrap, std::size_t around) {
  // So narrow a column is none: lines stay at least so long.
  constexpr std::size_t kLeastWidth = 20;
  return wrap == 0 ? 0 : std::max(wrap, around + kLeastWidth) - around;
}

}  // namespace cleanview
