// The pages before and after this one, where the page names them: "Next article: The title".
#ifndef CLEANVIEW_CONTENT_NEIGHBOURS_H_
#define CLEANVIEW_CONTENT_NEIGHBOURS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "page/page_model.h"

namespace cleanview {

struct Neighbour {
  NodeId link;
  std::string title;  // without "Next article"
};

// In order of the page: at most two different ones on each side, the pagers of lists being no neighbours.
std::vector<Neighbour> find_neighbours(const PageModel& page, std::span<const std::uint64_t> groups);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_NEIGHBOURS_H_
