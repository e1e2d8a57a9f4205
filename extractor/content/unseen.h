// Blocks that a person does not see.
#ifndef CLEANVIEW_CONTENT_UNSEEN_H_
#define CLEANVIEW_CONTENT_UNSEEN_H_

#include <cstdint>
#include <span>
#include <vector>

#include "page/page_model.h"

namespace cleanview {

// 1 for each block that markup hides for good: not for parts that open on a click (tabs, answers), and not where a
// page hides most of what it says until a script shows it. `groups` are the hints of every node.
std::vector<std::uint8_t> unseen_blocks(const PageModel& page, std::span<const std::uint64_t> groups);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_UNSEEN_H_
