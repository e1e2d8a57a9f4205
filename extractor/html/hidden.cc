#include "html/hidden.h"

#include <string>

#include "html/tag_scanner.h"

namespace cleanview {
namespace {

// Longer styles are animations and drawings; what hides stands early.
constexpr std::size_t kMostStyleBytes = 4096;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The character of the CSS escape after `style[at]` == '\\'; moves `at` past it.
char read_escape(std::string_view style, std::size_t& at) {
  ++at;
  unsigned value = 0;
  std::size_t digits = 0;
  while (at < style.size() && digits < 6 && hex_value(style[at]) >= 0) {
    value = value * 16 + static_cast<unsigned>(hex_value(style[at++]));
    ++digits;
  }
  if (digits == 0) return at < style.size() ? style[at++] : '\\';
  if (at < style.size() && is_html_space(style[at])) ++at;
  return value < 0x80 ? static_cast<char>(value) : '?';
}

// Lower case, without white space and comments, escapes decoded.
std::string normalized(std::string_view style) {
  std::string out;
  out.reserve(style.size());
  std::size_t at = 0;
  while (at < style.size()) {
    if (style.substr(at).starts_with("/*")) {
      const std::size_t end = style.find("*/", at + 2);
      at = end == std::string_view::npos ? style.size() : end + 2;
    } else if (style[at] == '\\') {
      out.push_back(ascii_lower(read_escape(style, at)));
    } else {
      if (!is_html_space(style[at])) out.push_back(ascii_lower(style[at]));
      ++at;
    }
  }
  return out;
}

// True iff the declaration `property` has a value that is zero: "0", "0px", "0.0", not "0.5".
bool is_zero(std::string_view style, std::string_view property) {
  std::size_t at = style.find(property);
  if (at == std::string_view::npos || (at > 0 && style[at - 1] != ';')) return false;
  at += property.size();
  if (at >= style.size() || style[at] != '0') return false;
  while (at < style.size() && (style[at] == '0' || style[at] == '.')) ++at;
  return at == style.size() || style[at] < '0' || style[at] > '9';
}

}  // namespace

bool style_hides(std::string_view style) {
  const std::string text = normalized(style.substr(0, kMostStyleBytes));
  const std::string_view view = text;
  const auto has = [&](std::string_view part) { return view.find(part) != std::string_view::npos; };
  return has("display:none") || has("visibility:hidden") || has("visibility:collapse") || is_zero(view, "opacity:") ||
         is_zero(view, "font-size:");
}

bool may_hide(std::string_view style) {
  // The words of style_hides(), and what can spell them otherwise: escapes, comments, character references.
  for (const std::string_view word : {"none", "hidden", "collapse", "opacity", "font-size", "\\", "/*", "&"}) {
    if (ascii_ifind(style, word) != std::string_view::npos) return true;
  }
  return false;
}

std::uint8_t hidden_bits(std::span<const Attribute> attributes) {
  std::uint8_t bits = 0;
  bool aria = false;
  for (const Attribute& a : attributes) {
    // hidden=until-found is shown as soon as somebody looks for it.
    if (a.name == Attr::kHidden && a.value != "until-found") bits |= kHiddenAttribute;
    if (a.name == Attr::kAriaHidden && a.value == "true") aria = true;
    if (a.name == Attr::kStyle && style_hides(a.value)) bits |= kHiddenStyle;
    if (a.name == Attr::kDataCleanviewHidden) bits |= kHiddenByCapture;
  }
  if (aria && (bits & kHiddenAttribute) == 0) bits |= kHiddenAria;
  return bits;
}

}  // namespace cleanview
