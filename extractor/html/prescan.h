// The encoding that a page declares in its markup.
#ifndef CLEANVIEW_HTML_PRESCAN_H_
#define CLEANVIEW_HTML_PRESCAN_H_

#include <optional>
#include <string_view>

#include "html/encoding.h"

namespace cleanview {

// The HTML standard's prescan of `bytes` for <meta charset> or <meta http-equiv=content-type>: give it the first
// 1,024 bytes, or more to find a late one. UTF-16 means UTF-8 there.
std::optional<Encoding> prescan_encoding(std::string_view bytes);

// The encoding named by "charset=" in the value of a Content-Type header or of a meta's content.
std::optional<Encoding> charset_of_content_type(std::string_view value);

}  // namespace cleanview

#endif  // CLEANVIEW_HTML_PRESCAN_H_
