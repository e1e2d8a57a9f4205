// The names of the attributes that are read.
#include "page/attribute.h"

#include <array>
#include <cstddef>

namespace cleanview {
namespace {

constexpr std::array<std::string_view, kAttrs> kNames = {{
    "about",
    "accent",
    "align",
    "alt",
    "aria-current",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-level",
    "autoplay",
    "checked",
    "cite",
    "class",
    "close",
    "colspan",
    "columnalign",
    "content",
    "controls",
    "data-alt",
    "data-author",
    "data-cleanview-hidden",
    "data-code-lang",
    "data-component",
    "data-date",
    "data-formula",
    "data-hidden",
    "data-highlight-language",
    "data-href",
    "data-lang",
    "data-language",
    "data-lazy-src",
    "data-lazy-srcset",
    "data-math",
    "data-original",
    "data-original-src",
    "data-permalink",
    "data-published",
    "data-rating",
    "data-score",
    "data-src",
    "data-srcset",
    "data-testid",
    "data-tex",
    "data-time",
    "data-timestamp",
    "data-title",
    "data-type",
    "data-url",
    "data-user",
    "data-username",
    "data-votes",
    "datatype",
    "datetime",
    "dir",
    "display",
    "download",
    "encoding",
    "headers",
    "height",
    "hidden",
    "href",
    "hreflang",
    "http-equiv",
    "id",
    "itemid",
    "itemprop",
    "itemref",
    "itemscope",
    "itemtype",
    "label",
    "lang",
    "linethickness",
    "loading",
    "loop",
    "mathvariant",
    "media",
    "muted",
    "name",
    "notation",
    "open",
    "poster",
    "prefix",
    "property",
    "rel",
    "resource",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "separators",
    "shadowrootmode",
    "sizes",
    "span",
    "src",
    "srcdoc",
    "srcset",
    "start",
    "style",
    "summary",
    "title",
    "type",
    "typeof",
    "value",
    "vocab",
    "width",
    "xml:lang",
}};

// Most attributes of a page are none of these, so look-up must be quick to say no: an open-addressed table
// over length and three characters, made at compile time.
constexpr std::size_t kSlots = 512;
constexpr std::uint8_t kEmpty = 0xff;
static_assert(kAttrs < kEmpty);

constexpr std::size_t slot_of(std::string_view name) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
  const std::size_t last = name.size() - 1;
  return (name.size() * 59 + at(0) * 3 + at(last) * 17 + at(last / 2) * 31) % kSlots;
}

constexpr std::array<std::uint8_t, kSlots> make_slots() {
  std::array<std::uint8_t, kSlots> slots{};
  for (auto& s : slots) s = kEmpty;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    std::size_t slot = slot_of(kNames[i]);
    while (slots[slot] != kEmpty) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<std::uint8_t>(i);
  }
  return slots;
}

constexpr auto kSlotTable = make_slots();

}  // namespace

std::string_view attr_name(Attr attr) {
  return kNames[static_cast<std::size_t>(attr)];
}

std::optional<Attr> attr_from_name(std::string_view lower_name) {
  if (lower_name.empty()) return std::nullopt;
  for (std::size_t slot = slot_of(lower_name); kSlotTable[slot] != kEmpty; slot = (slot + 1) % kSlots) {
    if (kNames[kSlotTable[slot]] == lower_name) return static_cast<Attr>(kSlotTable[slot]);
  }
  return std::nullopt;
}

}  // namespace cleanview
