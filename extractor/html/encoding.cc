#include "html/encoding.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

struct Label {
  std::string_view label;
  std::string_view name;
};

#include "html/encoding_labels.inc"
#include "html/encoding_single.inc"

// In the order of Encoding.
constexpr std::string_view kNames[] = {
    "utf-8",        "utf-16le",     "utf-16be",     "replacement",    "x-user-defined", "gbk",          "gb18030",
    "big5",         "euc-jp",       "iso-2022-jp",  "shift_jis",      "euc-kr",         "ibm866",       "iso-8859-2",
    "iso-8859-3",   "iso-8859-4",   "iso-8859-5",   "iso-8859-6",     "iso-8859-7",     "iso-8859-8",   "iso-8859-10",
    "iso-8859-13",  "iso-8859-14",  "iso-8859-15",  "iso-8859-16",    "koi8-r",         "koi8-u",       "macintosh",
    "windows-874",  "windows-1250", "windows-1251", "windows-1252",   "windows-1253",   "windows-1254", "windows-1255",
    "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic", "iso-8859-8-i"};

std::size_t decode_utf8(std::string_view bytes, std::string& out) {
  std::size_t replaced = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t plain = ascii_prefix(bytes.substr(at));
    out.append(bytes, at, plain);
    at += plain;
    if (at == bytes.size()) break;
    const std::size_t begin = at;
    const char32_t c = decode_next(bytes, at);
    if (c == kReplacement && bytes.substr(begin, at - begin) != "\xef\xbf\xbd") ++replaced;
    append_utf8(c, out);
  }
  return replaced;
}

std::size_t decode_utf16(std::string_view bytes, bool big_endian, std::string& out) {
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  std::size_t replaced = 0;
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    char32_t c = unit(at);
    at += 2;
    if (c >= 0xd800 && c <= 0xdbff && at + 1 < bytes.size()) {
      const char32_t low = unit(at);
      if (low >= 0xdc00 && low <= 0xdfff) {
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        at += 2;
      }
    }
    replaced += c >= 0xd800 && c <= 0xdfff;
    append_utf8(c, out);
  }
  if (at < bytes.size()) {
    append_utf8(kReplacement, out);
    ++replaced;
  }
  return replaced;
}

std::size_t decode_single(const char16_t* table, std::string_view bytes, std::string& out) {
  std::size_t replaced = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const char32_t decoded = byte < 0x80 ? byte : table[byte - 0x80];
    replaced += decoded == kReplacement;
    append_utf8(decoded, out);
  }
  return replaced;
}

std::size_t decode_user_defined(std::string_view bytes, std::string& out) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(byte < 0x80 ? byte : char32_t{0xf780} + byte - 0x80, out);
  }
  return 0;
}

}  // namespace

std::optional<Encoding> encoding_of_label(std::string_view label) {
  const std::string lower = ascii_lower(trim_html_space(label));
  const auto* row = std::lower_bound(std::begin(kLabels), std::end(kLabels), std::string_view(lower),
                                     [](const Label& l, std::string_view v) { return l.label < v; });
  if (row == std::end(kLabels) || row->label != lower) return std::nullopt;
  const auto* name = std::find(std::begin(kNames), std::end(kNames), row->name);
  return static_cast<Encoding>(name - std::begin(kNames));
}

std::string_view encoding_name(Encoding encoding) {
  return kNames[static_cast<std::size_t>(encoding)];
}

std::size_t decode_bytes(Encoding encoding, std::string_view bytes, std::string& out) {
  out.reserve(out.size() + bytes.size() + bytes.size() / 4);
  switch (encoding) {
    case Encoding::kUtf8: return decode_utf8(bytes, out);
    case Encoding::kUtf16Le: return decode_utf16(bytes, false, out);
    case Encoding::kUtf16Be: return decode_utf16(bytes, true, out);
    case Encoding::kXUserDefined: return decode_user_defined(bytes, out);
    case Encoding::kReplacement:
      // Encodings that hide markup from filters are not decoded at all.
      append_utf8(kReplacement, out);
      return 1;
    default: break;
  }
  if (encoding < Encoding::kIbm866) return decode_multibyte(encoding, bytes, out);
  if (encoding == Encoding::kIso8859_8I) encoding = Encoding::kIso8859_8;
  const auto table = static_cast<std::size_t>(encoding) - static_cast<std::size_t>(Encoding::kIbm866);
  return decode_single(kSingleByte[table], bytes, out);
}

}  // namespace cleanview
