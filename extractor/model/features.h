// Features: what the classifier looks at, one row of numbers for each text block.
#ifndef CLEANVIEW_MODEL_FEATURES_H_
#define CLEANVIEW_MODEL_FEATURES_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/arena.h"
#include "page/page_facts.h"
#include "page/page_model.h"
#include "rules/hints.h"

namespace cleanview {

// Names of the columns, in order. The order is part of the trained model.
const std::vector<std::string>& feature_names();

// Computes rows for pages, one at a time; keeps its buffers.
class FeatureBuilder {
 public:
  // One row of feature_names().size() numbers for each block of `page`, row after row; valid until the next call.
  // `hints` are of every node; `facts` are what the page says about itself, all of which may be empty.
  //
  // Only + - * / are used, so that rows are equal on every platform. No value is missing: -1, 20, 30, 999 and -9999
  // stand for absence. Where the arena's deadline passes meanwhile, rows are left out: ask its stop(). Cost: a pass
  // over the text, and sums over block ranges; linear in blocks and nodes.
  std::span<const float> build(const PageModel& page, const PageHints& hints, const PageFacts& facts, Arena& arena);

 private:
  std::vector<float> rows_;
};

}  // namespace cleanview

#endif  // CLEANVIEW_MODEL_FEATURES_H_
