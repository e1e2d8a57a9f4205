#include "model/classifier.h"

#include "base/stage_clock.h"
#include "model/cut.h"
#include "model/trees.h"

namespace cleanview {

Classification Classifier::classify(const PageModel& page, const PageHints& hints, std::span<const std::uint8_t> unseen,
                                    const PageFacts& facts, Focus focus, Arena& arena) {
  Classification result;
  const auto rows = features_.build(page, hints, facts, arena);
  mark_stage(Stage::kFeatures);
  if (arena.stop() != ArenaStop::kNone) return result;
  predict(rows, scores_);
  words_.clear();
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    if (unseen[i] != 0) scores_[i] = 0;
    words_.push_back(page.blocks[i].words);
    result.probabilities.push_back(static_cast<float>(scores_[i]) / kProbabilityScale);
  }
  Cut cut = expected_cut(scores_, words_, focus);
  result.keep = std::move(cut.keep);
  result.confidence = scores_.empty() ? 0 : calibrated(cut.expected);
  return result;
}

}  // namespace cleanview
