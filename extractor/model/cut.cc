#include "model/cut.h"

#include <algorithm>
#include <numeric>

#include "model/trees.h"

namespace cleanview {
namespace {

// Weight of recall against precision in the F measure (1 + b) right / (kept + b all). training/make_model.py measures
// them.
double recall_weight(Focus focus) {
  switch (focus) {
    case Focus::kPrecision: return 0.5;
    case Focus::kBalanced: return 1;
    case Focus::kRecall: return 2;
  }
  return 1;
}

// More words than this in one block count as so many: sums of products stay below 2^53, where doubles are exact.
constexpr std::uint32_t kMostWords = 1 << 16;

}  // namespace

Cut expected_cut(std::span<const std::uint16_t> probabilities, std::span<const std::uint32_t> words, Focus focus) {
  Cut cut;
  cut.keep.assign(probabilities.size(), 0);
  std::vector<std::uint32_t> order(probabilities.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return probabilities[a] > probabilities[b]; });
  const auto weight = [&](std::uint32_t i) { return static_cast<double>(std::clamp(words[i], 1u, kMostWords)); };
  const double recall = recall_weight(focus);
  double all = 0;
  for (const std::uint32_t i : order) all += weight(i) * probabilities[i];
  if (all <= 0) return cut;
  // Products of whole numbers below 2^53 are exact; the quotients are compared as they are, one division each.
  double kept = 0, right = 0, best = -1;
  std::size_t best_count = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    kept += weight(order[k]) * kProbabilityScale;
    right += weight(order[k]) * probabilities[order[k]];
    const double measure = (1 + recall) * right / (kept + recall * all);
    if (measure > best) {
      best = measure;
      best_count = k + 1;
    }
  }
  for (std::size_t k = 0; k < best_count; ++k) cut.keep[order[k]] = probabilities[order[k]] > 0;
  cut.expected = static_cast<float>(best);
  return cut;
}

}  // namespace cleanview
