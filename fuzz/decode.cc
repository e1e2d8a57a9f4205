// Bytes of any encoding to UTF-8. The first byte chooses what the caller says of the encoding.
#include "html/decode.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "fuzz/check.h"

namespace {

constexpr std::string_view kCharsets[] = {
    "",       "",       "utf-16le",       "shift_jis", "gb18030", "big5", "euc-kr", "iso-2022-jp", "windows-1252",
    "euc-jp", "koi8-r", "x-user-defined", "utf-16be",  "no-such"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cleanview;
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::as_text(data + 1, size - 1);
  const DecodeHints hints{kCharsets[data[0] % std::size(kCharsets)], ""};
  std::string buffer, again_buffer;
  const Result<Decoded> decoded = decode_page(bytes, hints, buffer);
  const Result<Decoded> again = decode_page(bytes, hints, again_buffer);
  fuzz::require(decoded.has_value() == again.has_value(), "decode: the same twice");
  if (!decoded) return 0;
  fuzz::require(is_valid_utf8(decoded->text), "decode: gives UTF-8");
  fuzz::require(decoded->text == again->text && decoded->charset == again->charset, "decode: the same twice");
  fuzz::require(decoded->text.size() <= bytes.size() * 4 + 16, "decode: in proportion to the input");
  return 0;
}
