// Names of the kinds of blocks and spans, as the JSON record and plain XML write them.
#ifndef CLEANVIEW_RENDER_BLOCK_NAMES_H_
#define CLEANVIEW_RENDER_BLOCK_NAMES_H_

#include <string_view>

#include "cleanview/article.h"

namespace cleanview {

// "paragraph", "list_item", …; static storage.
std::string_view block_kind_name(BlockKind kind);
// "link", "emphasis", …; static storage.
std::string_view span_kind_name(SpanKind kind);

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_BLOCK_NAMES_H_
