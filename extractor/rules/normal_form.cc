#include "rules/normal_form.h"

#include <algorithm>

#include "base/eight_bytes.h"
#include "base/text.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

struct Multiplier {
  std::string_view suffix;
  double factor;
};
constexpr Multiplier kMultipliers[] = {{"k", 1e3},  {"m", 1e6},  {"b", 1e9},  {"mil", 1e3}, {"mio", 1e6}, {"тыс", 1e3},
                                       {"万", 1e4}, {"萬", 1e4}, {"만", 1e4}, {"억", 1e8},  {"млн", 1e6}};

// A digit of full width as the plain one.
char32_t folded_width(char32_t c) {
  return c >= 0xff10 && c <= 0xff19 ? c - 0xfee0 : c;
}

}  // namespace

char32_t folded(char32_t c) {
  if (c < 0x80) return to_lower(c);
  if (c >= 0xff01 && c <= 0xff5e) return folded(c - 0xfee0);
  if (is_invisible(c) || c == 0x200c || c == 0x200d || c == 0x200e || c == 0x200f || c == 0x640) return 0;
  if (c >= 0x64b && c <= 0x652) return 0;
  if (is_space(c)) return ' ';
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x2bc:
    case 0x60: return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0xab:
    case 0xbb: return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014: return '-';
    case 0x623:
    case 0x625:
    case 0x622: return 0x627;
    case 0x649: return 0x64a;
    case 0x629: return 0x647;
    case 0x130:
    case 0x131: return 'i';
    case 0x401:
    case 0x451: return 0x435;
    default: return to_lower(c);
  }
}

bool is_any_digit(char32_t c) {
  return digit_value(folded_width(c)) >= 0;
}

bool is_trimmed_beyond_ascii(char32_t piece) {
  return kTrimmedMarks.find(piece) != std::u32string_view::npos || is_pictograph(piece);
}

char32_t NormalReader::next_of_any() {
  while (at_ < text_.size()) {
    std::size_t behind = at_;
    const char32_t c = decode_next(text_, behind);
    if (c < kAsciiCharacters ? is_ascii_digit(static_cast<char>(c)) : is_any_digit(c)) {
      value_ = read_number();
      begun_ = true;
      return before_ = kNumberPiece;
    }
    at_ = behind;
    const char32_t f = c < kAsciiCharacters ? to_lower(c) : c == kEllipsisPiece ? c : folded(c);
    if (f == 0 || (f == ' ' && before_ == ' ')) continue;
    before_ = f;
    if (!begun_ && is_trimmed(f)) continue;
    begun_ = true;
    return f;
  }
  return 0;
}

int NormalReader::digit_at(std::size_t at) const {
  if (at >= text_.size()) return -1;
  return digit_value(folded_width(decode_next(text_, at)));
}

// Digits with '.', ',' or thin spaces between; three digits after a mark are thousands.
double NormalReader::read_number() {
  constexpr double kMost = 1e12;
  double value = 0;
  double fraction = 0;
  while (true) {
    const int digit = digit_at(at_);
    if (digit >= 0) {
      std::size_t next = at_;
      decode_next(text_, next);
      at_ = next;
      value = fraction > 0 ? value + digit * fraction : std::min(value * 10 + digit, kMost);
      fraction /= 10;
      continue;
    }
    const std::size_t mark = separator_bytes();
    if (mark == 0 || digit_at(at_ + mark) < 0) break;
    if (!groups_thousands(at_ + mark)) {
      if (fraction > 0) break;
      fraction = 0.1;
    }
    at_ += mark;
  }
  return value * multiplier();
}

std::size_t NormalReader::separator_bytes() const {
  const std::string_view rest = text_.substr(at_);
  if (rest.starts_with('.') || rest.starts_with(',') || rest.starts_with('\'')) return 1;
  if (rest.starts_with("\u202f") || rest.starts_with("\u2009")) return 3;
  if (rest.starts_with("\u00a0")) return groups_thousands(at_ + 2) ? 2 : 0;
  return 0;
}

bool NormalReader::groups_thousands(std::size_t at) const {
  for (int i = 0; i < 3; ++i) {
    if (digit_at(at) < 0) return false;
    decode_next(text_, at);
  }
  return digit_at(at) < 0;
}

double NormalReader::multiplier() {
  for (const Multiplier& m : kMultipliers) {
    const std::string_view rest = text_.substr(at_);
    if (!ascii_istarts_with(rest, m.suffix)) continue;
    std::size_t after = at_ + m.suffix.size();
    // "5 min" is no million.
    if (after < text_.size() && m.suffix.size() == 1 && is_word_char(decode_next(text_, after))) continue;
    if (m.suffix == "mil" && ascii_istarts_with(rest, "mill")) continue;
    at_ += m.suffix.size();
    return m.factor;
  }
  return 1;
}

namespace {

NormalizedText read_normal(std::string_view text, std::size_t bytes) {
  NormalizedText result;
  result.text.reserve(std::min(text.size(), bytes));
  NormalReader reader(text);
  std::size_t end = 0;  // behind the last character that is not trimmed
  while (const char32_t piece = reader.next()) {
    if (piece == kNumberPiece) {
      result.numbers.push_back(reader.value());
      result.text += "{n}";
    } else if (piece == kEllipsisPiece) {
      result.text += "...";
    } else {
      append_utf8(piece, result.text);
    }
    if (is_trimmed(piece)) continue;
    end = result.text.size();
    if (end >= bytes) break;
  }
  result.text.resize(end);
  return result;
}

}  // namespace

NormalizedText normalize_phrase(std::string_view text) {
  return read_normal(text, std::string_view::npos);
}

std::string normal_start(std::string_view text, std::size_t bytes) {
  return read_normal(text, bytes).text;
}

bool has_number(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text.size() - at >= 8 && is_ascii_without_digits(load_eight(text.data() + at))) {
      at += 8;
      continue;
    }
    const char32_t c = decode_next(text, at);
    if (c < kAsciiCharacters ? is_ascii_digit(static_cast<char>(c)) : is_any_digit(c)) return true;
  }
  return false;
}

bool is_blank_phrase(std::string_view text) {
  return NormalReader(text).next() == 0;
}

std::size_t skip_marks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = decode_next(text, next);
    if (!is_space(c) && !is_trimmed(c)) break;
    at = next;
  }
  return at;
}

}  // namespace cleanview
