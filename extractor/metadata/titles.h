// Titles without what sites add to them.
#ifndef CLEANVIEW_METADATA_TITLES_H_
#define CLEANVIEW_METADATA_TITLES_H_

#include <string>
#include <string_view>

namespace cleanview {

// "Title - Site" without the site: the part that equals `site_name` or the name in `hostname`, or that stands behind
// the last separator when the rest is what the page shows as its heading.
std::string without_site(std::string_view title, std::string_view site_name, std::string_view hostname,
                         std::string_view heading);

// "XX" as "X" where a title was said twice in one run of text. Both halves must have three words.
std::string without_doubling(std::string_view title);

// True iff two titles are the same to a reader: equal but for case and marks.
bool same_title(std::string_view a, std::string_view b);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_TITLES_H_
