// UTF-8: reading, writing and counting characters.
#ifndef CLEANVIEW_BASE_UTF8_H_
#define CLEANVIEW_BASE_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace cleanview {

inline constexpr char32_t kReplacement = 0xfffd;

// The character at text[at], which must exist; moves `at` after it. A sequence that is no UTF-8 gives U+FFFD
// for its maximal part, as the Encoding standard has it.
char32_t decode_next(std::string_view text, std::size_t& at);

// As decode_next(), for what is not ASCII.
char32_t decode_multibyte(std::string_view text, std::size_t& at);

// The character that ends at text[end - 1]; end must be over 0. For valid UTF-8.
char32_t decode_before(std::string_view text, std::size_t end);

void append_utf8(char32_t c, std::string& out);
void append_multibyte(char32_t c, std::string& out);

// True iff all of `text` is UTF-8.
bool is_valid_utf8(std::string_view text);

// Length of the longest start of `text` that is ASCII.
std::size_t ascii_prefix(std::string_view text);

// Characters of valid UTF-8.
std::size_t count_characters(std::string_view text);

// `text` cut to at most `bytes` at a character's end.
std::string_view truncate_utf8(std::string_view text, std::size_t bytes);

inline char32_t decode_next(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first >= 0x80) return decode_multibyte(text, at);
  ++at;
  return first;
}

inline void append_utf8(char32_t c, std::string& out) {
  if (c >= 0x80) return append_multibyte(c, out);
  out.push_back(static_cast<char>(c));
}

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_UTF8_H_
