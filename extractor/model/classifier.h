// The learned classifier: how likely each text block is main content, and what kind of page it is.
#ifndef CLEANVIEW_MODEL_CLASSIFIER_H_
#define CLEANVIEW_MODEL_CLASSIFIER_H_

#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include "cleanview/article.h"
#include "cleanview/options.h"
#include "page/page_facts.h"
#include "page/page_model.h"

namespace cleanview {

struct PageTypeGuess {
  PageType type = PageType::kOther;
  float confidence = 0;
  std::array<float, kScoredPageTypes> shares = {};  // one for each of the scored types; sums to 1
};

struct Classification {
  PageTypeGuess page_type;
  float confidence = 0;                  // that the kept blocks are the main content, calibrated
  std::span<const float> probabilities;  // one for each block, 0 to 1; valid until the next call
  std::span<const std::uint8_t> keep;    // 1: main content at the asked focus; valid until the next call
};

// Keeps its buffers between pages; one per thread.
class Classifier {
 public:
  Classifier();
  ~Classifier();
  Classifier(Classifier&&) noexcept;
  Classifier& operator=(Classifier&&) noexcept;

  // `groups` has the hint groups of every node (rules/hints.h).
  Classification classify(const PageModel& page, std::span<const std::uint64_t> groups, const PageFacts& facts,
                          Focus focus);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cleanview

#endif  // CLEANVIEW_MODEL_CLASSIFIER_H_
