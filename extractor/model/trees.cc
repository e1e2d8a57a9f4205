// A node compares one column with a threshold and leads left (not above it) or right; leaves are integers, so the order
// of adding them cannot change a sum. The logistic function is a table, since exp() differs between C libraries.
#include "model/trees.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace cleanview {
namespace {

struct TreeNode {
  std::uint16_t feature;
  std::int16_t left;  // below 0: leaf ~left
  std::int16_t right;
  float threshold;
};

#include "model/weights.inc"

constexpr int kSigmoidRange = 8;

std::uint16_t sigmoid(std::int32_t sum) {
  constexpr std::int64_t kSteps = std::size(kSigmoid) - 1;
  const std::int64_t low = -std::int64_t{kSigmoidRange} * kLeafScale;
  const std::int64_t place = (sum - low) * kSteps / (2 * kSigmoidRange * std::int64_t{kLeafScale});
  return kSigmoid[std::clamp<std::int64_t>(place, 0, kSteps)];
}

// Rows that go down a tree side by side: the processor waits for one node while it compares another.
constexpr std::size_t kLanes = 8;

// raw_score() of kLanes rows that begin at `rows`.
std::array<std::int32_t, kLanes> raw_scores(const float* rows) {
  std::array<std::int32_t, kLanes> sums{};
  for (const std::uint16_t root : kRoots) {
    std::array<int, kLanes> at;
    at.fill(root);
    for (bool any_node = true; any_node;) {
      any_node = false;
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        // A lane that has its leaf compares some node again, and stays.
        const int here = at[lane];
        const TreeNode& node = kNodes[here < 0 ? root : here];
        const int next = rows[lane * kFeatureCount + node.feature] <= node.threshold ? node.left : node.right;
        at[lane] = here < 0 ? here : next;
        any_node |= at[lane] >= 0;
      }
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += kLeaves[~at[lane]];
  }
  return sums;
}

}  // namespace

int model_feature_count() {
  return kFeatureCount;
}

int model_leaf_scale() {
  return kLeafScale;
}

std::int32_t raw_score(std::span<const float> row) {
  std::int32_t sum = 0;
  for (const std::uint16_t root : kRoots) {
    int at = root;
    while (at >= 0) {
      const TreeNode& node = kNodes[at];
      at = row[node.feature] <= node.threshold ? node.left : node.right;
    }
    sum += kLeaves[~at];
  }
  return sum;
}

void predict(std::span<const float> rows, std::vector<std::uint16_t>& out) {
  out.clear();
  const auto width = static_cast<std::size_t>(kFeatureCount);
  std::size_t at = 0;
  for (; at + kLanes * width <= rows.size(); at += kLanes * width) {
    for (const std::int32_t sum : raw_scores(rows.data() + at)) out.push_back(sigmoid(sum));
  }
  for (; at + width <= rows.size(); at += width) out.push_back(sigmoid(raw_score(rows.subspan(at, width))));
}

float calibrated(float expected) {
  constexpr int kLast = static_cast<int>(std::size(kCalibration)) - 1;
  const float place = std::clamp(expected, 0.0F, 1.0F) * static_cast<float>(kLast);
  const int below = std::min(static_cast<int>(place), kLast - 1);
  const float part = place - static_cast<float>(below);
  return kCalibration[below] + (kCalibration[below + 1] - kCalibration[below]) * part;
}

}  // namespace cleanview
