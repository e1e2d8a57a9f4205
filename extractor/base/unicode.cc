// Two-stage tables: a page of 128 characters is an index into the distinct pages.
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "base/utf8.h"

namespace cleanview {
namespace {

struct CaseRange {
  std::uint32_t first;
  std::uint32_t last;
  std::int32_t offset;  // to lower case
  std::uint8_t step;    // 1: every character; 2: every second one
};

struct CharRange {
  std::uint32_t first;
  std::uint32_t last;
};

#include "base/unicode_tables.inc"

template <std::size_t size>
bool is_in(const CharRange (&ranges)[size], char32_t c) {
  const auto* range = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                       [](char32_t v, const CharRange& r) { return v < r.first; });
  return range != std::begin(ranges) && c <= (range - 1)->last;
}

constexpr char32_t kLastCharacter = 0x10ffff;

constexpr auto kAsciiInWords = [] {
  std::array<bool, kAsciiCharacters> table{};
  for (std::size_t c = 0; c < kAsciiCharacters; ++c) table[c] = c == '_' || kAsciiClasses[c] >= CharClass::kDigit;
  return table;
}();

// The first character from `at` on for which is_word_char() is not `in_word`.
inline std::size_t skip_while(std::string_view text, std::size_t at, bool in_word) {
  const char* const bytes = text.data();
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < kAsciiCharacters) {
      if (kAsciiInWords.data()[byte] != in_word) return at;
      ++at;
      continue;
    }
    std::size_t next = at;
    if (is_word_char(decode_multibyte(text, next)) != in_word) return at;
    at = next;
  }
  return at;
}

}  // namespace

CharClass class_beyond_ascii(char32_t c) {
  if (c > kLastCharacter) return CharClass::kOther;
  const std::size_t page = c >> kPageBits;
  if (page >= std::size(kPages)) return CharClass::kOther;
  const std::size_t at = (std::size_t{kPages[page]} << kPageBits) + (c & ((1u << kPageBits) - 1));
  const std::uint8_t pair = kClasses[at / 2];
  return static_cast<CharClass>(at % 2 == 0 ? pair & 0xf : pair >> 4);
}

char32_t lower_beyond_ascii(char32_t c) {
  const auto* range = std::upper_bound(std::begin(kCaseRanges), std::end(kCaseRanges), c,
                                       [](char32_t v, const CaseRange& r) { return v < r.first; });
  if (range == std::begin(kCaseRanges)) return c;
  --range;
  if (c > range->last || (c - range->first) % range->step != 0) return c;
  return static_cast<char32_t>(static_cast<std::int64_t>(c) + range->offset);
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      out.push_back(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte));
      ++at;
    } else {
      append_utf8(to_lower(decode_next(text, at)), out);
    }
  }
  return out;
}

int digit_beyond_ascii(char32_t c) {
  if (!is_digit(c)) return -1;
  const auto* zero = std::upper_bound(std::begin(kZeros), std::end(kZeros), c) - 1;
  return static_cast<int>(c - *zero);
}

bool is_pictograph(char32_t c) {
  return (c >= 0x2190 && c <= 0x21ff) || (c >= 0x2300 && c <= 0x23ff) || (c >= 0x25a0 && c <= 0x27bf) ||
         (c >= 0x2b00 && c <= 0x2bff) || c == 0xfe0f || c == 0x200d || c == 0x20e3 || (c >= 0xe000 && c <= 0xf8ff) ||
         (c >= 0x1f000 && c <= 0x1faff);
}

std::size_t display_width(std::string_view text) {
  constexpr char32_t kJoiner = 0x200d, kAsPicture = 0xfe0f;
  std::size_t width = 0, last = 0;
  bool joined = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_next(text, at);
    const bool is_tone = c >= 0x1f3fb && c <= 0x1f3ff && last == 2;
    std::size_t places = c < kAsciiCharacters ? 1 : is_in(kNoWidth, c) ? 0 : is_in(kWide, c) ? 2 : 1;
    if (joined || is_tone) places = 0;
    if (c == kAsPicture && last == 1) {  // a sign that is shown as a picture takes its place
      places = 1;
      last = 2;
    } else if (places > 0) {
      last = places;
    }
    joined = c == kJoiner && last == 2;
    width += places;
  }
  return width;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  return skip_while(text, at, true);
}

std::size_t start_of_word(std::string_view text, std::size_t at) {
  return skip_while(text, at, false);
}

std::uint32_t count_words(std::string_view text) {
  std::uint32_t count = 0;
  for_each_word(text, [&](std::string_view) { ++count; });
  return count;
}

}  // namespace cleanview
