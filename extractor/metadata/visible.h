// What the page shows about itself: headings, bylines, dates near the title, microdata.
#ifndef CLEANVIEW_METADATA_VISIBLE_H_
#define CLEANVIEW_METADATA_VISIBLE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metadata/candidates.h"
#include "page/page_model.h"

namespace cleanview {

struct VisibleFacts {
  NodeId title_heading = kNoNode;         // the heading that is the page's title
  std::string heading;                    // its text
  std::string byline;                     // as printed
  std::string rendered_at;                // text of the date in a render line
  std::vector<std::string> schema_types;  // of microdata, as declared
};

// Reads the body. `head_title` is the page's title as the head has it; `groups` the hints of every node.
VisibleFacts read_visible(const PageModel& page, std::span<const std::uint64_t> groups, std::string_view head_title,
                          Candidates& candidates);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_VISIBLE_H_
