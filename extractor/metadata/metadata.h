// The page's facts: from all candidates to one value a field.
#ifndef CLEANVIEW_METADATA_METADATA_H_
#define CLEANVIEW_METADATA_METADATA_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "cleanview/article.h"
#include "cleanview/options.h"
#include "metadata/candidates.h"
#include "page/page_facts.h"
#include "page/page_model.h"

namespace cleanview {

struct MetadataResult {
  Metadata metadata;
  PageFacts facts;  // views into the page and the arena
  NodeId title_heading = kNoNode;
  std::vector<std::string> robots;
  std::vector<Media> media;  // as declared, wherever they stand: for complete_media()
  bool paywalled = false;    // as declared
  bool metered = false;      // as declared
  bool live = false;         // the page is a live blog
  std::uint32_t json_skipped = 0;
  Candidates candidates;
  Choices choices;
};

// Reads everything that `page` says about itself. `url` is the caller's address of it, or empty; `groups` the hints of
// every node. The facts are the arena's.
// Cost: a few passes over the nodes; the JSON within its limits.
MetadataResult extract_metadata(const PageModel& page, std::span<const std::uint64_t> groups, std::string_view url,
                                const Limits& limits, Arena& arena);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_METADATA_H_
