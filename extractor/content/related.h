// Related links as data: items of the sections that the labels found.
#ifndef CLEANVIEW_CONTENT_RELATED_H_
#define CLEANVIEW_CONTENT_RELATED_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/url.h"
#include "cleanview/article.h"
#include "cleanview/options.h"
#include "content/label.h"
#include "page/page_model.h"

namespace cleanview {

// Fills article.related: every item once, with title, address, snippet, picture and place. `page_url` is the page's own
// absolute address or empty: links to it are no items.
void collect_related(const PageModel& page, std::span<const std::uint64_t> groups, const Labels& labels,
                     const std::optional<Url>& base, std::string_view page_url, const Limits& limits, Article& article);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_RELATED_H_
