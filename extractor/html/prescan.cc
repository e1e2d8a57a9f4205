#include "html/prescan.h"

#include <utility>

#include "base/ascii.h"
#include "html/tag_scanner.h"

namespace cleanview {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

// What a <meta> says: its own charset, or that of a content attribute beside http-equiv=content-type.
std::optional<Encoding> encoding_of_meta(std::string_view bytes, std::size_t& at) {
  TagScanner scanner(bytes, at);
  AttributeToken token;
  bool saw_http_equiv = false, saw_charset = false, saw_content = false;
  bool is_content_type = false;
  std::optional<Encoding> charset, in_content;
  // Of attributes of one name the first one counts.
  const auto is_first = [&token](std::string_view name, bool& seen) {
    return ascii_iequals(token.name, name) && !std::exchange(seen, true);
  };
  while (scanner.next(token)) {
    if (is_first("http-equiv", saw_http_equiv)) is_content_type = ascii_iequals(token.value, "content-type");
    if (is_first("charset", saw_charset)) charset = encoding_of_label(token.value);
    if (is_first("content", saw_content)) in_content = charset_of_content_type(token.value);
  }
  at = scanner.position();
  if (charset) return charset;
  return is_content_type ? in_content : std::nullopt;
}

Encoding as_declared_in_markup(Encoding encoding) {
  // Markup that can be read byte by byte is not UTF-16.
  if (encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be) return Encoding::kUtf8;
  if (encoding == Encoding::kXUserDefined) return Encoding::kWindows1252;
  return encoding;
}

}  // namespace

std::optional<Encoding> charset_of_content_type(std::string_view value) {
  std::size_t at = 0;
  while (true) {
    const std::size_t found = ascii_ifind(value.substr(at), "charset");
    if (found == kNowhere) return std::nullopt;
    at += found + 7;
    while (at < value.size() && is_html_space(value[at])) ++at;
    if (at >= value.size() || value[at] != '=') continue;
    ++at;
    while (at < value.size() && is_html_space(value[at])) ++at;
    if (at >= value.size()) return std::nullopt;
    if (value[at] == '"' || value[at] == '\'') {
      const std::size_t end = value.find(value[at], at + 1);
      if (end == kNowhere) return std::nullopt;
      return encoding_of_label(value.substr(at + 1, end - at - 1));
    }
    std::size_t end = at;
    while (end < value.size() && !is_html_space(value[end]) && value[end] != ';') ++end;
    return encoding_of_label(value.substr(at, end - at));
  }
}

std::optional<Encoding> prescan_encoding(std::string_view bytes) {
  for (std::size_t at = bytes.find('<'); at != kNowhere; at = bytes.find('<', at)) {
    const std::string_view rest = bytes.substr(at);
    if (rest.starts_with("<!--")) {
      at = end_of_comment(bytes, at);
      if (at == kNowhere) return std::nullopt;
      continue;
    }
    const bool is_meta =
        ascii_istarts_with(rest, "<meta") && rest.size() > 5 && (is_html_space(rest[5]) || rest[5] == '/');
    if (is_meta) {
      at += 5;
      const auto encoding = encoding_of_meta(bytes, at);
      if (encoding) return as_declared_in_markup(*encoding);
      continue;
    }
    const std::size_t name = rest.starts_with("</") ? 2 : 1;
    if (name < rest.size() && is_ascii_alpha(rest[name])) {
      TagScanner scanner(bytes, end_of_tag_name(bytes, at + name));
      scanner.skip();
      at = scanner.position();
    } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
      at = bytes.find('>', at);
      if (at == kNowhere) return std::nullopt;
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

}  // namespace cleanview
