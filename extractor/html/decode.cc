#include "html/decode.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/encoding.h"
#include "html/guess_encoding.h"
#include "html/prescan.h"

namespace cleanview {
namespace {

// The HTML standard looks for <meta> in so many bytes; browsers honour a later one in the head, too.
constexpr std::size_t kPrescanBytes = 1024;
constexpr std::size_t kLatePrescanBytes = 64 << 10;

struct Choice {
  Encoding encoding;
  CharsetFrom from;
};

struct Signature {
  std::string_view bytes;
  std::string_view what;
};
constexpr Signature kSignatures[] = {{"%PDF-", "a PDF"},
                                     {"\x89PNG", "a PNG picture"},
                                     {"\xff\xd8\xff", "a JPEG picture"},
                                     {"GIF8", "a GIF picture"},
                                     {"PK\x03\x04", "a ZIP archive"},
                                     {"\x1f\x8b", "gzip data"},
                                     {"\x28\xb5\x2f\xfd", "zstd data"},
                                     {"BZh", "bzip2 data"},
                                     {"7z\xbc\xaf", "a 7z archive"},
                                     {"\x7f"
                                      "ELF",
                                      "a program"},
                                     {"wOFF", "a font"},
                                     {"wOF2", "a font"},
                                     {"\xd0\xcf\x11\xe0", "an Office document"},
                                     {"OggS", "Ogg media"},
                                     {"ID3", "MP3 audio"},
                                     {"fLaC", "FLAC audio"},
                                     {"\x1a\x45\xdf\xa3", "Matroska media"}};

// What the bytes are when they are no page; empty when they may be one.
std::string_view binary_kind(std::string_view bytes) {
  for (const Signature& s : kSignatures) {
    if (bytes.starts_with(s.bytes)) return s.what;
  }
  if (bytes.size() >= 12 && bytes.starts_with("RIFF")) return "RIFF media";
  if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp") return "MP4 media";
  // Text has no control characters to speak of, random bytes have a tenth; UTF-16 was told by its mark before.
  const std::string_view head = bytes.substr(0, 2048);
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != 0x1b && !is_html_space(c);
  });
  const bool markup = ascii_icontains(bytes.substr(0, 4096), "<html") ||
                      ascii_icontains(bytes.substr(0, 4096), "<!doctype") ||
                      ascii_icontains(bytes.substr(0, 4096), "<p");
  return !markup && static_cast<std::size_t>(controls) * 20 > head.size() ? "binary data" : "";
}

// The byte order mark's encoding; cuts the mark off.
std::optional<Encoding> take_bom(std::string_view& bytes) {
  struct Mark {
    std::string_view bytes;
    Encoding encoding;
  };
  constexpr Mark kMarks[] = {
      {"\xef\xbb\xbf", Encoding::kUtf8}, {"\xfe\xff", Encoding::kUtf16Be}, {"\xff\xfe", Encoding::kUtf16Le}};
  for (const Mark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    bytes.remove_prefix(mark.bytes.size());
    return mark.encoding;
  }
  return std::nullopt;
}

// UTF-16 without mark: ASCII markup with every second byte zero.
std::optional<Encoding> utf16_without_mark(std::string_view bytes) {
  if (bytes.size() < 4) return std::nullopt;
  if (bytes[0] == '<' && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0) return Encoding::kUtf16Le;
  if (bytes[0] == 0 && bytes[1] == '<' && bytes[2] == 0 && bytes[3] != 0) return Encoding::kUtf16Be;
  return std::nullopt;
}

Choice choose(std::string_view bytes, const DecodeHints& hints) {
  if (!hints.charset.empty()) return {*encoding_of_label(hints.charset), CharsetFrom::kCaller};
  if (const auto e = charset_of_content_type(hints.content_type)) return {*e, CharsetFrom::kHeader};
  if (const auto e = prescan_encoding(bytes.substr(0, kPrescanBytes))) return {*e, CharsetFrom::kMeta};
  // Escape sequences in ASCII are an encoding that is never guessed: read as they are, and doubtful.
  const bool escapes = bytes.find("\x1b$") != std::string_view::npos;
  if (is_valid_utf8(bytes)) return {Encoding::kUtf8, escapes ? CharsetFrom::kGuessed : CharsetFrom::kValid};
  if (const auto e = prescan_encoding(bytes.substr(0, kLatePrescanBytes))) {
    return {*e, CharsetFrom::kLateMeta};
  }
  return {guess_encoding(bytes), CharsetFrom::kGuessed};
}

bool has_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (is_ascii_alpha(next) || next == '!' || next == '/') return true;
  }
  return false;
}

}  // namespace

std::string_view charset_from_name(CharsetFrom from) {
  constexpr std::string_view kNames[] = {"bom", "caller", "header", "meta", "late_meta", "valid", "guessed"};
  return kNames[static_cast<std::size_t>(from)];
}

Result<Decoded> decode_page(std::string_view bytes, const DecodeHints& hints, std::string& buffer) {
  if (!hints.charset.empty() && !encoding_of_label(hints.charset)) {
    return Error{ErrorCode::kDecode, "charset: \"" + std::string(hints.charset) + "\" is no encoding"};
  }
  Choice choice{};
  if (const auto mark = take_bom(bytes)) {
    choice = {*mark, CharsetFrom::kBom};
  } else if (const auto utf16 = utf16_without_mark(bytes)) {
    choice = {*utf16, CharsetFrom::kGuessed};
  } else {
    const std::string_view kind = binary_kind(bytes);
    if (!kind.empty()) return Error{ErrorCode::kNotHtml, "the input is " + std::string(kind) + ", no page"};
    choice = choose(bytes, hints);
  }
  Decoded decoded;
  decoded.charset = encoding_name(choice.encoding);
  decoded.from = choice.from;
  if (choice.encoding == Encoding::kUtf8 && is_valid_utf8(bytes)) {
    decoded.text = bytes;
  } else {
    buffer.clear();
    decoded.replacements = decode_bytes(choice.encoding, bytes, buffer);
    decoded.text = buffer;
  }
  decoded.plain_text = !has_markup(decoded.text);
  return decoded;
}

}  // namespace cleanview
