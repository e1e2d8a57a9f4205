// The learned classifier: how likely each text block is main content, and which blocks to keep.
#ifndef CLEANVIEW_MODEL_CLASSIFIER_H_
#define CLEANVIEW_MODEL_CLASSIFIER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "cleanview/options.h"
#include "model/features.h"
#include "page/page_facts.h"
#include "page/page_model.h"

namespace cleanview {

struct Classification {
  std::vector<float> probabilities;  // of main content, one for each block, 0 to 1
  std::vector<std::uint8_t> keep;    // 1: main content
  float confidence = 0;              // the F1 that pages like this had, 0 to 1
};

// Keeps its buffers between pages; one per thread.
class Classifier {
 public:
  // `hints` are of every node; blocks marked in `unseen` (content/unseen.h) are never kept. Empty where the
  // arena's deadline passes meanwhile: ask its stop().
  Classification classify(const PageModel& page, const PageHints& hints, std::span<const std::uint8_t> unseen,
                          const PageFacts& facts, Focus focus, Arena& arena);

 private:
  FeatureBuilder features_;
  std::vector<std::uint16_t> scores_;
  std::vector<std::uint32_t> words_;
};

}  // namespace cleanview

#endif  // CLEANVIEW_MODEL_CLASSIFIER_H_
