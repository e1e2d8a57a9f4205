// From all dates that a page offers to the two that are its own.
#ifndef CLEANVIEW_METADATA_CHOOSE_DATES_H_
#define CLEANVIEW_METADATA_CHOOSE_DATES_H_

#include <optional>
#include <string_view>

#include "base/url.h"
#include "cleanview/article.h"
#include "metadata/candidates.h"

namespace cleanview {

// Fills `metadata`'s dates, published, modified and rendered_at, and says in `choices` where they came from. `address`
// is the page's, `rendered_at` the line that says when it was generated.
void choose_dates(const Candidates& candidates, const std::optional<Url>& address, std::string_view rendered_at,
                  Metadata& metadata, Choices& choices);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_CHOOSE_DATES_H_
