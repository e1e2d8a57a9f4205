// Classes and simple case of characters, from tables of our own (tools/make_unicode_tables.py).
#ifndef CLEANVIEW_BASE_UNICODE_H_
#define CLEANVIEW_BASE_UNICODE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cleanview {

enum class CharClass : std::uint8_t {
  kOther,  // punctuation, symbols, marks, controls, unassigned
  kSpace,
  kDigit,   // decimal digits
  kNumber,  // other numbers: ½, Ⅻ
  kUpper,   // upper and title case
  kLower,
  kLetter,  // without case, CJK excepted
  kCjk,     // Han, kana, hangul
};

CharClass class_beyond_ascii(char32_t c);

inline constexpr std::size_t kAsciiCharacters = 128;

constexpr std::array<CharClass, kAsciiCharacters> make_ascii_classes() {
  std::array<CharClass, kAsciiCharacters> classes{};
  for (std::size_t c = 0; c < kAsciiCharacters; ++c) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
    if (space) classes[c] = CharClass::kSpace;
    if (c >= '0' && c <= '9') classes[c] = CharClass::kDigit;
    if (c >= 'A' && c <= 'Z') classes[c] = CharClass::kUpper;
    if (c >= 'a' && c <= 'z') classes[c] = CharClass::kLower;
  }
  return classes;
}
inline constexpr auto kAsciiClasses = make_ascii_classes();

inline CharClass char_class(char32_t c) {
  return c < kAsciiCharacters ? kAsciiClasses[c] : class_beyond_ascii(c);
}

inline bool is_space(char32_t c) {
  return char_class(c) == CharClass::kSpace;
}
inline bool is_digit(char32_t c) {
  return char_class(c) == CharClass::kDigit;
}
inline bool is_upper(char32_t c) {
  return char_class(c) == CharClass::kUpper;
}
inline bool is_cjk(char32_t c) {
  return char_class(c) == CharClass::kCjk;
}
inline bool is_letter(char32_t c) {
  return char_class(c) >= CharClass::kUpper;
}
// Letters and all numbers: with '_' what words are made of.
inline bool is_alnum(char32_t c) {
  return char_class(c) >= CharClass::kDigit;
}
inline bool is_word_char(char32_t c) {
  return c == '_' || is_alnum(c);
}

// Simple lower case.
char32_t lower_beyond_ascii(char32_t c);
inline char32_t to_lower(char32_t c) {
  if (c >= kAsciiCharacters) return lower_beyond_ascii(c);
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}
std::string to_lower(std::string_view text);

// The lower case of ASCII characters that words are made of; 0 for others.
constexpr std::array<unsigned char, kAsciiCharacters> make_ascii_word_characters() {
  std::array<unsigned char, kAsciiCharacters> table{};
  for (std::size_t c = 0; c < kAsciiCharacters; ++c) {
    const bool in_word = c == '_' || kAsciiClasses[c] >= CharClass::kDigit;
    if (in_word) table[c] = static_cast<unsigned char>(kAsciiClasses[c] == CharClass::kUpper ? c + 32 : c);
  }
  return table;
}
inline constexpr auto kAsciiWordCharacters = make_ascii_word_characters();

// 0 to 9 for a decimal digit of any script; -1 otherwise.
int digit_beyond_ascii(char32_t c);
inline int digit_value(char32_t c) {
  if (c >= kAsciiCharacters) return digit_beyond_ascii(c);
  return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
}

// Places that a terminal gives to `text`, one line: two for East Asian wide characters and pictographs, none for marks
// and for what is joined to the character before.
std::size_t display_width(std::string_view text);

// True for pictographs, dingbats and their modifiers, as used for icons.
bool is_pictograph(char32_t c);

// Words of `text`: maximal runs of letters, numbers and '_'.
std::uint32_t count_words(std::string_view text);

// Calls visit(std::string_view word) for each word of `text`.
template <typename Visitor>
void for_each_word(std::string_view text, Visitor visit);

// End of the word or of the gap that begins at `at`.
std::size_t end_of_word(std::string_view text, std::size_t at);
std::size_t start_of_word(std::string_view text, std::size_t at);

template <typename Visitor>
void for_each_word(std::string_view text, Visitor visit) {
  std::size_t at = start_of_word(text, 0);
  while (at < text.size()) {
    const std::size_t end = end_of_word(text, at);
    visit(text.substr(at, end - at));
    at = start_of_word(text, end);
  }
}

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_UNICODE_H_
