// <meta>, <link>, <title> and <html>: what the head says.
#ifndef CLEANVIEW_METADATA_META_TAGS_H_
#define CLEANVIEW_METADATA_META_TAGS_H_

#include <string>
#include <string_view>
#include <vector>

#include "cleanview/article.h"
#include "metadata/candidates.h"
#include "page/page_model.h"

namespace cleanview {

struct HeadFacts {
  std::string_view title, og_title, description, og_description, og_type, canonical_url, og_url, generator,
      video_duration, content_tier;
  std::string direction;  // dir of html or body
  std::vector<std::string> robots;
  std::vector<Alternate> alternates;  // addresses as written
  Pagination pagination;              // addresses as written
  std::string issn, pmid, arxiv;
};

// One pass over the nodes of `page` that can hold such elements, anywhere in the tree: damaged pages have them in the
// body.
HeadFacts read_head(const PageModel& page, Candidates& candidates);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_META_TAGS_H_
