// The names of the attributes that are read, in order, so that a name is found by bisection.
#include "page/attribute.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace cleanview {
namespace {

constexpr std::array<std::string_view, kAttrs> kNames = {{
    "about",
    "align",
    "alt",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-level",
    "checked",
    "cite",
    "class",
    "colspan",
    "content",
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
    "loading",
    "mathvariant",
    "media",
    "name",
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

}  // namespace

std::string_view attr_name(Attr attr) { return kNames[static_cast<std::size_t>(attr)]; }

std::optional<Attr> attr_from_name(std::string_view lower_name) {
  const auto* found = std::lower_bound(kNames.begin(), kNames.end(), lower_name);
  if (found == kNames.end() || *found != lower_name) return std::nullopt;
  return static_cast<Attr>(found - kNames.begin());
}

}  // namespace cleanview
