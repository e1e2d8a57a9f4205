// From bytes of any encoding to UTF-8.
#ifndef CLEANVIEW_HTML_DECODE_H_
#define CLEANVIEW_HTML_DECODE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cleanview/error.h"

namespace cleanview {

enum class CharsetFrom : std::uint8_t { kBom, kCaller, kHeader, kMeta, kLateMeta, kValid, kGuessed };

// "bom", "caller", "header", "meta", "late_meta", "valid", "guessed"; static storage.
std::string_view charset_from_name(CharsetFrom from);

struct Decoded {
  std::string_view text;     // UTF-8
  std::string_view charset;  // name of the Encoding standard, lower case
  CharsetFrom from = CharsetFrom::kValid;
  std::size_t replacements = 0;  // sequences that became U+FFFD
  bool plain_text = false;       // no markup in it: lines of text
};

struct DecodeHints {
  std::string_view charset = {};       // the caller's word, after the byte order mark
  std::string_view content_type = {};  // HTTP header's value
};

// Byte order mark, caller, header, <meta> in the first 1,024 bytes, a later <meta>, validity as UTF-8, then a guess.
//
// The text is a view of `bytes` when they are valid UTF-8 already, otherwise of `buffer`.
// Errors: kNotHtml (a PDF, a picture, an archive, other binary data), kDecode (hints.charset is no encoding).
// Cost: linear.
Result<Decoded> decode_page(std::string_view bytes, const DecodeHints& hints, std::string& buffer);

}  // namespace cleanview

#endif  // CLEANVIEW_HTML_DECODE_H_
