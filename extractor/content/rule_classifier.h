// Main content by rules alone: what the classifier falls back to, and the fast profile.
#ifndef CLEANVIEW_CONTENT_RULE_CLASSIFIER_H_
#define CLEANVIEW_CONTENT_RULE_CLASSIFIER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "cleanview/options.h"
#include "page/page_model.h"

namespace cleanview {

struct RuleClassification {
  std::vector<float> probabilities;  // one for each block
  std::vector<std::uint8_t> keep;
  float confidence = 0;
};

// `groups` are the hints of every node; `unseen` marks blocks (content/unseen.h); `unseen` marks blocks
// (content/unseen.h); `title_heading` the heading that is the page's title, or kNoNode.
RuleClassification classify_by_rules(const PageModel& page, std::span<const std::uint64_t> groups,
                                     std::span<const std::uint8_t> unseen, NodeId title_heading, Focus focus);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_RULE_CLASSIFIER_H_
