// Eight bytes of text at once, for scans that most texts give nothing to do.
#ifndef CLEANVIEW_BASE_EIGHT_BYTES_H_
#define CLEANVIEW_BASE_EIGHT_BYTES_H_

#include <cstdint>
#include <cstring>

namespace cleanview {

// The text's bytes, in the order of the machine.
inline std::uint64_t load_eight(const char* text) {
  std::uint64_t eight;
  std::memcpy(&eight, text, sizeof(eight));
  return eight;
}

inline constexpr std::uint64_t kHighestBits = 0x8080808080808080u;

// The highest bit of each byte that is below `limit`, 0x80 at most.
constexpr std::uint64_t bytes_below(std::uint64_t eight, unsigned limit) {
  return ~((eight | kHighestBits) - limit * 0x0101010101010101u) & ~eight & kHighestBits;
}

// True iff there is no control character, and no space beside another.
constexpr bool is_single_spaced(std::uint64_t eight) {
  const std::uint64_t spaces = bytes_below(eight, 0x21);
  return bytes_below(eight, 0x20) == 0 && (spaces & (spaces >> 8)) == 0;
}

// True iff all are printable ASCII.
constexpr bool is_printable_ascii(std::uint64_t eight) {
  return bytes_below(eight, 0x7f) == kHighestBits && bytes_below(eight, 0x20) == 0;
}

constexpr bool is_ascii_without_digits(std::uint64_t eight) {
  return (eight & kHighestBits) == 0 && bytes_below(eight, '0') == bytes_below(eight, '9' + 1);
}

// So many of eight bytes of single-spaced text may be taken: what follows a space at the end is yet to be seen.
inline int settled_of_eight(const char* text) {
  return text[7] == ' ' ? 7 : 8;
}

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_EIGHT_BYTES_H_
