// Readers' comments as data.
#ifndef CLEANVIEW_CONTENT_COMMENTS_H_
#define CLEANVIEW_CONTENT_COMMENTS_H_

#include <cstdint>
#include <optional>
#include <span>

#include "base/url.h"
#include "cleanview/article.h"
#include "page/page_model.h"

namespace cleanview {

// Fills article.comments: elements that markup calls one comment (microdata Comment, a class that blogs' software gives
// to a single comment) and that have both an author and a text; at most 1,000. Votes are those that markup names. A
// reply is an element inside another's. `groups` are the page's hints.
void collect_comments(const PageModel& page, std::span<const std::uint64_t> groups, const std::optional<Url>& base,
                      Article& article);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_COMMENTS_H_
