// Character encodings of the web: names and decoders, as the Encoding standard has them.
#ifndef CLEANVIEW_HTML_ENCODING_H_
#define CLEANVIEW_HTML_ENCODING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cleanview {

enum class Encoding : std::uint8_t {
  kUtf8,
  kUtf16Le,
  kUtf16Be,
  kReplacement,
  kXUserDefined,
  kGbk,
  kGb18030,
  kBig5,
  kEucJp,
  kIso2022Jp,
  kShiftJis,
  kEucKr,
  // Single-byte encodings, in the order of their tables.
  kIbm866,
  kIso8859_2,
  kIso8859_3,
  kIso8859_4,
  kIso8859_5,
  kIso8859_6,
  kIso8859_7,
  kIso8859_8,
  kIso8859_10,
  kIso8859_13,
  kIso8859_14,
  kIso8859_15,
  kIso8859_16,
  kKoi8R,
  kKoi8U,
  kMacintosh,
  kWindows874,
  kWindows1250,
  kWindows1251,
  kWindows1252,
  kWindows1253,
  kWindows1254,
  kWindows1255,
  kWindows1256,
  kWindows1257,
  kWindows1258,
  kXMacCyrillic,
  kIso8859_8I,  // as kIso8859_8, logical order
};

// The encoding of a label in any case, with white space around: "latin1" is windows-1252.
std::optional<Encoding> encoding_of_label(std::string_view label);

// "windows-1252"; lower case; static storage.
std::string_view encoding_name(Encoding encoding);

// Appends `bytes` as UTF-8 to `out`. Returns how many sequences were replaced by U+FFFD.
std::size_t decode_bytes(Encoding encoding, std::string_view bytes, std::string& out);

// The part of decode_bytes for encodings of more than one byte (html/decode_multibyte.cc), for a platform that has
// its own tables to replace.
std::size_t decode_multibyte(Encoding encoding, std::string_view bytes, std::string& out);

}  // namespace cleanview

#endif  // CLEANVIEW_HTML_ENCODING_H_
