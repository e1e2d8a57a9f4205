// The normal form in which phrases are compared: one case, one kind of quotes, dashes, spaces and digits, no marks at
// the ends. Read a character at a time, so that a text that is no phrase is given up after its first few.
#ifndef CLEANVIEW_RULES_NORMAL_FORM_H_
#define CLEANVIEW_RULES_NORMAL_FORM_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"

namespace cleanview {

// Marks that are left out at the ends of a normal form.
inline constexpr std::u32string_view kTrimmedMarks =
    U"\u00bb\u203a\u2192\u25b6\u25ba\u2022\u00b7|:-\u2013\u2014*#\u25bc\u25b2\u2193.,;!?()[]\u3010\u3011\"'"
    U"\u00ab\u2026\u2039\u00a1\u00bf\uff1a\u3002\u300c\u300d/>~+_=";

// What NormalReader gives for a number, which is "{n}" in the normal form.
inline constexpr char32_t kNumberPiece = 0x110000;
// Likewise for "...".
inline constexpr char32_t kEllipsisPiece = 0x2026;

// Gives the characters of a text's normal form, without the marks before it. Marks behind it are given, too: they count
// only when something else follows.
class NormalReader {
 public:
  explicit NormalReader(std::string_view text) : text_(text) {}

  // The next character, kNumberPiece or kEllipsisPiece; 0 at the end.
  char32_t next() {
    if (!begun_ || at_ == text_.size()) return next_of_any();
    const char c = text_[at_];
    const bool plain = static_cast<unsigned char>(c) < kAsciiCharacters && c != 0 && c != ' ' && !is_ascii_digit(c);
    if (!plain) return next_of_any();
    ++at_;
    return before_ = to_lower(static_cast<char32_t>(c));
  }

  // Goes on in `text`, which begins with the text so far.
  void extend(std::string_view text) { text_ = text; }
  // After kNumberPiece: the number's value.
  double value() const { return value_; }

 private:
  char32_t next_of_any();
  int digit_at(std::size_t at) const;
  double read_number();
  std::size_t separator_bytes() const;
  bool groups_thousands(std::size_t at) const;
  double multiplier();

  std::string_view text_;
  std::size_t at_ = 0;
  char32_t before_ = ' ';
  bool begun_ = false;
  double value_ = 0;
};

constexpr std::array<bool, kAsciiCharacters> make_ascii_trimmed() {
  std::array<bool, kAsciiCharacters> trimmed{};
  for (const char32_t c : kTrimmedMarks) {
    if (c < kAsciiCharacters) trimmed[c] = true;
  }
  trimmed[' '] = true;
  return trimmed;
}
inline constexpr auto kAsciiTrimmed = make_ascii_trimmed();

// True for what is left out at the ends of a normal form: spaces, marks and pictographs.
bool is_trimmed_beyond_ascii(char32_t piece);
inline bool is_trimmed(char32_t piece) {
  return piece < kAsciiCharacters ? kAsciiTrimmed[piece] : is_trimmed_beyond_ascii(piece);
}

// A whole normal form.
struct NormalizedText {
  std::string text;
  std::vector<double> numbers;  // in order; "{n}" in the text
};
NormalizedText normalize_phrase(std::string_view text);

// The start of normalize_phrase(text).text, at least `bytes` long if that is.
std::string normal_start(std::string_view text, std::size_t bytes);

// True iff normalize_phrase(text) has numbers; or, is empty.
bool has_number(std::string_view text);
bool is_blank_phrase(std::string_view text);

// Where what follows `at` begins, behind white space and marks.
std::size_t skip_marks(std::string_view text, std::size_t at);

// A digit of any script and width.
bool is_any_digit(char32_t c);
// One character in its normal form; 0 when it is dropped.
char32_t folded(char32_t c);

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_NORMAL_FORM_H_
