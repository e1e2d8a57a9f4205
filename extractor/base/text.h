// Cleaning and measuring of text.
#ifndef CLEANVIEW_BASE_TEXT_H_
#define CLEANVIEW_BASE_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cleanview {

// The parts of `text` between any of `marks`, without white space around; the whole where none is.
std::vector<std::string_view> split_at_marks(std::string_view text, std::span<const std::string_view> marks);

// Text for a single-line field: white space collapsed and trimmed; controls, line separators, bidirectional overrides
// and isolates, zero-width marks (joiners excepted) and tag characters dropped; bad UTF-8 as U+FFFD; at most
// `max_bytes`.
std::string clean_line(std::string_view text, std::size_t max_bytes = 4096);

// True for what never stands in text that is put out: controls (but TAB and LF), bidirectional overrides, tag
// characters.
bool is_unsafe(char32_t c);
// True for marks without width that mean nothing to a reader: soft hyphens, zero-width spaces, byte order marks.
bool is_invisible(char32_t c);

bool has_pictograph(std::string_view text);

// `text` with its HTML character references decoded once. Numeric ones, and the named ones of HTML 4.
std::string decode_references(std::string_view text);

// `text` without what looks like tags: "<p>a</p>" gives " a ", "<b>a</b>" gives "a".
std::string strip_tags(std::string_view text);

// A value of data as a reader sees it: references decoded, and without tags where it is markup, which its end tags and
// breaks show ("the <table> element" is text), written plainly or by references.
std::string text_of_value(std::string_view value);

// Lower case letters and digits of `text` only: two titles that differ in case, marks and space are equal.
std::string fold_for_comparison(std::string_view text);

// `value` with three decimals; the same digits on every platform. For |value| below 10^15.
void append_decimal(double value, std::string& out);

// 64-bit FNV-1a.
constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = 14695981039346656037u) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_TEXT_H_
