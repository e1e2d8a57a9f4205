// Small things that systems and newsrooms write around a text: its number, the line above its title, its corrections.
#ifndef CLEANVIEW_METADATA_PAGE_MARKS_H_
#define CLEANVIEW_METADATA_PAGE_MARKS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "page/page_model.h"

namespace cleanview {

// The number under which the site's system keeps the page: of the class of <body> ("postid-12"), of the short address
// ("?p=12", "/node/12"), or of the <article> around `heading` ("post-12"). Empty when none says one.
std::string post_id_of(const PageModel& page, NodeId heading, std::string_view short_url);

// The line above `heading` that names itself a kicker, an eyebrow or an overline; empty when there is none, or it is a
// date or another label.
std::string kicker_of(const PageModel& page, NodeId heading);

// Paragraphs that begin with "Correction:", "Correction, Nov. 11:", "Berichtigung:" and the like, outside comments and
// related items. At most 20.
std::vector<std::string> corrections_of(const PageModel& page, std::span<const std::uint64_t> groups);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_PAGE_MARKS_H_
