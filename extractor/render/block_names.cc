#include "render/block_names.h"

#include <cstddef>

namespace cleanview {

std::string_view block_kind_name(BlockKind kind) {
  constexpr std::string_view kNames[] = {
      "paragraph", "heading", "list",      "list_item",  "definition_list", "term",   "definition", "quote",
      "code",      "table",   "table_row", "table_cell", "caption",         "figure", "image",      "media",
      "math",      "rule",    "details",   "summary",    "callout",         "verse",  "footnote"};
  return kNames[static_cast<std::size_t>(kind)];
}
std::string_view span_kind_name(SpanKind kind) {
  constexpr std::string_view kNames[] = {"link",      "emphasis", "strong",       "code",         "keyboard",
                                         "mark",      "insert",   "delete",       "subscript",    "superscript",
                                         "underline", "small",    "quote",        "abbreviation", "ruby",
                                         "math",      "image",    "footnote_ref", "time"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace cleanview
