// Headings over lists of other pages, by how they begin, in 15 languages.
#ifndef CLEANVIEW_RULES_RELATED_HEADINGS_H_
#define CLEANVIEW_RULES_RELATED_HEADINGS_H_

#include <optional>
#include <string_view>

#include "cleanview/article.h"

namespace cleanview {

// The kind of links that a heading like `text` stands over ("Related posts in Gardening", "More from the author");
// nothing when it is none. Whether links follow is for the caller to see.
std::optional<RelatedKind> related_heading(std::string_view text);

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_RELATED_HEADINGS_H_
