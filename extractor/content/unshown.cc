#include "content/unshown.h"

#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "page/segment.h"

namespace cleanview {

bool is_unshown(const PageModel& page, NodeId n, NodeId owner) {
  const Node& node = page[n];
  if (node.attribute_count == 0) return false;
  const int hidden = node.hidden & ~kHiddenAria & ~page[owner].hidden;
  constexpr std::size_t kMostHiddenBytes = 60;
  // The sign that opens a note in the margin where the window has no room for one (Tufte CSS).
  if (node.tag == Tag::kLabel && has_token(page.attribute_or_empty(n, Attr::kClass), "margin-toggle")) return true;
  return hidden != 0 && inner_text(page, n, kMostHiddenBytes + 1).size() <= kMostHiddenBytes;
}

bool is_heading_anchor(const PageModel& page, NodeId n) {
  if (page[n].tag != Tag::kA || !page.attribute_or_empty(n, Attr::kHref).starts_with('#')) return false;
  constexpr std::size_t kMostBytes = 8;
  const std::string text = inner_text(page, n, kMostBytes + 1);
  if (text.size() > kMostBytes) return false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_alnum(decode_next(text, at))) return false;
  }
  return true;
}

bool is_drop_cap(const PageModel& page, NodeId n) {
  if (page[n].attribute_count == 0) return false;
  return has_any_token(page.attribute_or_empty(n, Attr::kClass),
                       {"dropcap", "drop-cap", "drop_cap", "dropcaps", "drop-caps", "initial-cap", "has-drop-cap"});
}

}  // namespace cleanview
