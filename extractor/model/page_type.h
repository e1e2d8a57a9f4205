// What kind of page this is, as far as its markup says.
#ifndef CLEANVIEW_MODEL_PAGE_TYPE_H_
#define CLEANVIEW_MODEL_PAGE_TYPE_H_

#include <cstdint>
#include <span>

#include "cleanview/article.h"
#include "page/page_facts.h"
#include "page/page_model.h"

namespace cleanview {

struct PageTypeGuess {
  PageType type = PageType::kOther;
  float confidence = 0;  // 0 to 1
};

// From the types that the page declares (schema.org, og:type), the system that made it, and the shape of its text.
PageTypeGuess guess_page_type(const PageModel& page, std::span<const std::uint64_t> groups, const PageFacts& facts);

}  // namespace cleanview

#endif  // CLEANVIEW_MODEL_PAGE_TYPE_H_
