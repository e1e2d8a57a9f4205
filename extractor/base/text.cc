#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

struct Entity {
  std::string_view name;
  char32_t character;
};

#include "base/entities.inc"

// The longest name in the table.
constexpr std::size_t kLongestName = 8;

char32_t numeric_reference(std::string_view digits) {
  int base = 10;
  if (!digits.empty() && ascii_lower(digits[0]) == 'x') {
    base = 16;
    digits.remove_prefix(1);
  }
  std::uint32_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto parsed = std::from_chars(digits.data(), end, value, base);
  if (parsed.ec != std::errc{} || parsed.ptr != end || value > 0x10ffff) return kReplacement;
  return value;
}

// The character of the reference text[at] == '&'; 0 when it is none. Moves `at` after it.
char32_t read_reference(std::string_view text, std::size_t& at) {
  constexpr std::size_t kMostDigits = 10;
  const std::size_t semicolon = text.substr(0, at + kMostDigits + 2).find(';', at);
  if (semicolon == std::string_view::npos || semicolon < at + 2) return 0;
  const std::string_view name = text.substr(at + 1, semicolon - at - 1);
  char32_t c = 0;
  if (name[0] == '#') {
    c = numeric_reference(name.substr(1));
  } else if (name.size() <= kLongestName) {
    const auto* row = std::lower_bound(std::begin(kEntities), std::end(kEntities), name,
                                       [](const Entity& e, std::string_view n) { return e.name < n; });
    if (row != std::end(kEntities) && row->name == name) c = row->character;
  }
  if (c != 0) at = semicolon + 1;
  return c;
}

}  // namespace

bool is_unsafe(char32_t c) {
  if (c < 0x20) return c != '\n' && c != '\t';
  return (c >= 0x7f && c < 0xa0) || c == 0x202d || c == 0x202e || (c >= 0xe0000 && c <= 0xe007f) || c == 0xfffe ||
         c == 0xffff;
}

bool is_invisible(char32_t c) {
  return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

bool has_pictograph(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_pictograph(decode_next(text, at))) return true;
  }
  return false;
}

std::vector<std::string_view> split_at_marks(std::string_view text, std::span<const std::string_view> marks) {
  std::vector<std::string_view> parts;
  std::array<bool, 256> begins_mark{};
  for (const std::string_view mark : marks) begins_mark[static_cast<unsigned char>(mark[0])] = true;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!begins_mark[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    // Most marks begin with a space: the second byte tells more of them apart than a call for each would.
    const char second = at + 1 < text.size() ? text[at + 1] : '\0';
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](std::string_view m) {
      return (m.size() == 1 || m[1] == second) && text.substr(at).starts_with(m);
    });
    if (mark == marks.end()) {
      ++at;
      continue;
    }
    parts.push_back(trim_html_space(text.substr(begin, at - begin)));
    begin = at += mark->size();
  }
  parts.push_back(trim_html_space(text.substr(begin)));
  return parts;
}

std::string clean_line(std::string_view text, std::size_t max_bytes) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_next(text, at);
    if (is_space(c)) {
      space = true;
      continue;
    }
    const bool bidi = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    if (is_unsafe(c) || is_invisible(c) || bidi || c == 0x200e || c == 0x200f) continue;
    if (space && !out.empty()) out.push_back(' ');
    space = false;
    append_utf8(c, out);
    if (out.size() > max_bytes) break;
  }
  out.resize(truncate_utf8(out, max_bytes).size());
  return out;
}

std::string decode_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '&') {
      const char32_t c = read_reference(text, at);
      if (c != 0) {
        append_utf8(c, out);
        continue;
      }
    }
    out.push_back(text[at++]);
  }
  return out;
}

namespace {

// "b" of "</b>" and of "<b class=a>", where it is among those that part no words.
bool is_tag_in_line(std::string_view tag) {
  constexpr std::string_view kNames[] = {"a",    "abbr", "b", "cite",  "code", "del",    "em",  "font", "i", "ins",
                                         "mark", "q",    "s", "small", "span", "strong", "sub", "sup",  "u"};
  const std::string name = ascii_lower(tag.substr(0, tag.find_first_of(" \t\n\r\f/")));
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

bool holds_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.size() > 1 && rest[0] == '/' && is_ascii_alpha(rest[1])) return true;
    if (ascii_istarts_with(rest, "br>") || ascii_istarts_with(rest, "br/") || ascii_istarts_with(rest, "br ")) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string strip_tags(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t less = std::min(text.find('<', at), text.size());
    out.append(text, at, less - at);
    if (less == text.size()) break;
    const char next = less + 1 < text.size() ? text[less + 1] : ' ';
    const std::size_t greater = text.find('>', less);
    if ((!is_ascii_alpha(next) && next != '/' && next != '!') || greater == std::string_view::npos) {
      out.push_back('<');
      at = less + 1;
      if (greater == std::string_view::npos) {
        out.append(text, at);
        break;
      }
      continue;
    }
    const std::size_t name = less + (next == '/' ? 2 : 1);
    if (greater < name || !is_tag_in_line(text.substr(name, greater - name))) out.push_back(' ');
    at = greater + 1;
  }
  return out;
}

std::string text_of_value(std::string_view value) {
  if (holds_markup(value)) return decode_references(strip_tags(value));
  std::string text = decode_references(value);
  return holds_markup(text) ? decode_references(strip_tags(text)) : text;
}

std::string fold_for_comparison(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_next(text, at);
    if (is_alnum(c)) append_utf8(to_lower(c), out);
  }
  return out;
}

void append_decimal(double value, std::string& out) {
  if (!(value > -1e15 && value < 1e15)) value = 0;
  if (value < 0) {
    out.push_back('-');
    value = -value;
  }
  const auto thousandths = static_cast<std::uint64_t>(std::floor(value * 1000 + 0.5));
  out += std::to_string(thousandths / 1000);
  const auto rest = static_cast<int>(thousandths % 1000);
  if (rest == 0) return;
  const char digits[] = {'.', static_cast<char>('0' + rest / 100), static_cast<char>('0' + rest / 10 % 10),
                         static_cast<char>('0' + rest % 10)};
  std::string_view shown(digits, sizeof(digits));
  while (shown.back() == '0') shown.remove_suffix(1);
  out += shown;
}

}  // namespace cleanview
