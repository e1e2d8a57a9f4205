#include "base/utf8.h"

#include <cstdint>
#include <cstring>

namespace cleanview {
namespace {

bool is_continuation(unsigned char c) {
  return (c & 0xc0) == 0x80;
}

// Bounds of the first continuation byte, which rule out overlong forms, surrogates and what is beyond Unicode.
struct Lead {
  int more;  // continuation bytes; 0: no lead byte
  unsigned char low;
  unsigned char high;
};

Lead lead_of(unsigned char c) {
  if (c >= 0xc2 && c <= 0xdf) return {1, 0x80, 0xbf};
  if (c == 0xe0) return {2, 0xa0, 0xbf};
  if (c == 0xed) return {2, 0x80, 0x9f};
  if (c >= 0xe1 && c <= 0xef) return {2, 0x80, 0xbf};
  if (c == 0xf0) return {3, 0x90, 0xbf};
  if (c >= 0xf1 && c <= 0xf3) return {3, 0x80, 0xbf};
  if (c == 0xf4) return {3, 0x80, 0x8f};
  return {0, 0, 0};
}

}  // namespace

char32_t decode_multibyte(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  const Lead lead = lead_of(first);
  if (lead.more == 0 || at >= text.size() || byte(at) < lead.low || byte(at) > lead.high) {
    return kReplacement;
  }
  char32_t c = first & (0x3f >> lead.more);
  c = (c << 6) | (byte(at++) & 0x3f);
  for (int i = 1; i < lead.more; ++i) {
    if (at >= text.size() || !is_continuation(byte(at))) return kReplacement;
    c = (c << 6) | (byte(at++) & 0x3f);
  }
  return c;
}

char32_t decode_before(std::string_view text, std::size_t end) {
  std::size_t begin = end - 1;
  while (begin > 0 && end - begin < 4 && is_continuation(static_cast<unsigned char>(text[begin]))) {
    --begin;
  }
  return decode_next(text, begin);
}

void append_multibyte(char32_t c, std::string& out) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if ((c >= 0xd800 && c <= 0xdfff) || c > 0x10ffff) c = kReplacement;
  if (c < 0x800) {
    put(0xc0 | (c >> 6));
  } else if (c < 0x10000) {
    put(0xe0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3f));
  } else {
    put(0xf0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3f));
    put(0x80 | ((c >> 6) & 0x3f));
  }
  put(0x80 | (c & 0x3f));
}

std::size_t ascii_prefix(std::string_view text) {
  std::size_t at = 0;
  constexpr std::uint64_t kHighBits = 0x8080808080808080u;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

bool is_valid_utf8(std::string_view text) {
  std::size_t at = ascii_prefix(text);
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t c = decode_next(text, at);
    if (c == kReplacement && text.substr(begin, at - begin) != "\xef\xbf\xbd") return false;
    if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) {
      at += ascii_prefix(text.substr(at));
    }
  }
  return true;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += !is_continuation(static_cast<unsigned char>(c));
  return count;
}

std::string_view truncate_utf8(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && is_continuation(static_cast<unsigned char>(text[bytes]))) --bytes;
  return text.substr(0, bytes);
}

}  // namespace cleanview
