// Which page of several this one is, and where the others are.
#ifndef CLEANVIEW_METADATA_PAGINATION_H_
#define CLEANVIEW_METADATA_PAGINATION_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/url.h"
#include "cleanview/article.h"
#include "page/page_model.h"

namespace cleanview {

// Adds to `declared`, which has what <link> says as written, what the page shows: a row of numbers in an element that
// names itself a pager, a line "Page 2 of 7", the number in the page's address. Addresses are absolute as seen from
// `base`. What <link> says stays; `total` is set only where the last number is shown to be the last.
// Cost: one pass over the text nodes.
Pagination read_pagination(const PageModel& page, std::span<const std::uint64_t> groups, const Pagination& declared,
                           const std::optional<Url>& own, const std::optional<Url>& base);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_PAGINATION_H_
