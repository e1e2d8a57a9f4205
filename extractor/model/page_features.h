// Features that all blocks of a page share: what kind of page it is.
#ifndef CLEANVIEW_MODEL_PAGE_FEATURES_H_
#define CLEANVIEW_MODEL_PAGE_FEATURES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/text_features.h"
#include "page/page_facts.h"
#include "page/page_model.h"

namespace cleanview {

// Names of the columns, in order.
std::vector<std::string> page_feature_names();

// The columns of the page, from its markup, from what it says about itself, and from the guess that is made of them
// (page_type.h). `texts` are those of the blocks. Linear in nodes.
std::vector<float> page_features(const PageModel& page, std::span<const std::uint64_t> groups, const PageFacts& facts,
                                 std::span<const TextFeatures> texts);

}  // namespace cleanview

#endif  // CLEANVIEW_MODEL_PAGE_FEATURES_H_
