// ASCII classes and comparisons, without locale.
#ifndef CLEANVIEW_BASE_ASCII_H_
#define CLEANVIEW_BASE_ASCII_H_

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cleanview {

constexpr bool is_html_space(char c) {
  constexpr std::uint64_t kSpaces = 1ull << ' ' | 1ull << '\n' | 1ull << '\t' | 1ull << '\r' | 1ull << '\f';
  const auto byte = static_cast<unsigned char>(c);
  return byte <= ' ' && (kSpaces >> byte & 1) != 0;
}
constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_ascii_alnum(char c) {
  return is_ascii_alpha(c) || is_ascii_digit(c);
}
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

constexpr bool ascii_iequals(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

constexpr bool ascii_istarts_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && ascii_iequals(text.substr(0, start.size()), start);
}

// Position of `part` (lower case) in `text` without regard to case; npos when it is not there.
// Cost: linear in text times part: for short parts.
constexpr std::size_t ascii_ifind(std::string_view text, std::string_view lower_part) {
  if (lower_part.size() > text.size()) return std::string_view::npos;
  const char lower = lower_part[0];
  const char upper = lower >= 'a' && lower <= 'z' ? static_cast<char>(lower - ('a' - 'A')) : lower;
  for (std::size_t i = 0; i + lower_part.size() <= text.size(); ++i) {
    if (text[i] != lower && text[i] != upper) continue;
    if (ascii_iequals(text.substr(i, lower_part.size()), lower_part)) return i;
  }
  return std::string_view::npos;
}

// True iff `part` (lower case) is in `text` without regard to case.
constexpr bool ascii_icontains(std::string_view text, std::string_view lower_part) {
  return ascii_ifind(text, lower_part) != std::string_view::npos;
}

template <std::size_t size>
constexpr bool ascii_icontains_any(std::string_view text, const std::string_view (&lower_parts)[size]) {
  for (const std::string_view part : lower_parts) {
    if (ascii_icontains(text, part)) return true;
  }
  return false;
}

// Without HTML white space at both ends.
constexpr std::string_view trim_html_space(std::string_view text) {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

// Calls visit(token) for each token that HTML white space parts, as in a class attribute, until it returns true. True
// iff one did.
template <typename Visit>
constexpr bool any_token(std::string_view tokens, Visit visit) {
  for (std::size_t at = 0; at < tokens.size();) {
    while (at < tokens.size() && is_html_space(tokens[at])) ++at;
    const std::size_t begin = at;
    while (at < tokens.size() && !is_html_space(tokens[at])) ++at;
    if (at > begin && visit(tokens.substr(begin, at - begin))) return true;
  }
  return false;
}

template <typename Visit>
constexpr void for_each_token(std::string_view tokens, Visit visit) {
  any_token(tokens, [&](std::string_view token) {
    visit(token);
    return false;
  });
}

// True iff `token` is one of `tokens` without regard to case.
constexpr bool has_token(std::string_view tokens, std::string_view token) {
  return any_token(tokens, [&](std::string_view other) { return ascii_iequals(other, token); });
}

// True iff one of `some` is one of `tokens` without regard to case.
template <std::size_t size>
constexpr bool has_any_token(std::string_view tokens, const std::string_view (&some)[size]) {
  return any_token(tokens, [&](std::string_view token) {
    for (const std::string_view one : some) {
      if (ascii_iequals(one, token)) return true;
    }
    return false;
  });
}

// The whole of `text` as a decimal number in [least, most]; nothing otherwise.
inline std::optional<std::int64_t> parse_integer(std::string_view text, std::int64_t least, std::int64_t most) {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  if (parsed.ec != std::errc{} || parsed.ptr != end || value < least || value > most) {
    return std::nullopt;
  }
  return value;
}

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_ASCII_H_
