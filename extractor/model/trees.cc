// Trees by sets of leaves (after Lucchese et al., "QuickScorer", SIGIR 2015): a row starts with all leaves of every
// tree possible; each node whose threshold it exceeds takes the leaves to its left out of the tree's set; the leaf is
// the first one left. So nodes can be visited by column and rising threshold, rows side by side: no branch depends on a
// row but the one that leaves a column, and the sets of all trees fit into the first cache. The tables are made from
// the trees by the compiler.
//
// Leaves are integers, so the order of adding them cannot change a sum. The logistic function is a table, since exp()
// differs between C libraries. Tested by tests/model/model_test.cc.
#include "model/trees.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <iterator>
#include <type_traits>

namespace cleanview {
namespace {

struct TreeNode {
  std::uint16_t feature;
  std::int16_t left;  // below 0: leaf ~left
  std::int16_t right;
  float threshold;
};

#include "model/weights.inc"

constexpr std::size_t kTrees = std::size(kRoots);
constexpr std::size_t kSplits = std::size(kNodes);

constexpr std::size_t most_leaves() {
  std::size_t most = 0;
  for (std::size_t t = 0; t < kTrees; ++t) {
    const std::size_t end = t + 1 < kTrees ? kRoots[t + 1] : kSplits;
    most = std::max(most, end - kRoots[t] + 1);
  }
  return most;
}

constexpr std::size_t kMostLeaves = most_leaves();
static_assert(kMostLeaves <= 64, "a set of a tree's leaves must fit into a word");
// Bit i: the i-th leaf from the left is possible.
using Leaves = std::conditional_t<kMostLeaves <= 32, std::uint32_t, std::uint64_t>;

struct Split {
  float threshold;
  std::uint16_t feature;
  std::uint16_t tree;
  Leaves right;  // what stays possible when the threshold is exceeded
};

struct Ensemble {
  std::array<Split, kSplits> splits;                    // by column, then by threshold
  std::array<std::uint16_t, kFeatureCount + 1> begins;  // of each column, in splits
  std::array<std::int32_t, kTrees * kMostLeaves> leaves;
};

// Numbers the leaves of a tree from the left, and finds for each node those under its left branch.
struct TreeReader {
  Ensemble& ensemble;
  std::uint16_t tree;
  std::size_t leaf = 0;

  constexpr void read(int node) {
    if (node < 0) {
      ensemble.leaves[tree * kMostLeaves + leaf++] = kLeaves[~node];
      return;
    }
    const std::size_t first = leaf;
    read(kNodes[node].left);
    Leaves under = 0;
    for (std::size_t i = first; i < leaf; ++i) under |= Leaves{1} << i;
    ensemble.splits[static_cast<std::size_t>(node)] = {kNodes[node].threshold, kNodes[node].feature, tree,
                                                       static_cast<Leaves>(~under)};
    read(kNodes[node].right);
  }
};

constexpr Ensemble make_ensemble() {
  Ensemble ensemble{};
  for (std::size_t t = 0; t < kTrees; ++t) TreeReader{ensemble, static_cast<std::uint16_t>(t)}.read(kRoots[t]);
  std::sort(ensemble.splits.begin(), ensemble.splits.end(), [](const Split& a, const Split& b) {
    if (a.feature != b.feature) return a.feature < b.feature;
    return a.threshold != b.threshold ? a.threshold < b.threshold : a.tree < b.tree;
  });
  std::size_t at = 0;
  for (std::size_t f = 0; f <= kFeatureCount; ++f) {
    while (at < kSplits && ensemble.splits[at].feature < f) ++at;
    ensemble.begins[f] = static_cast<std::uint16_t>(at);
  }
  return ensemble;
}

constexpr Ensemble kEnsemble = make_ensemble();

constexpr int kSigmoidRange = 8;

std::uint16_t sigmoid(std::int32_t sum) {
  constexpr std::int64_t kSteps = std::size(kSigmoid) - 1;
  const std::int64_t low = -std::int64_t{kSigmoidRange} * kLeafScale;
  const std::int64_t place = (sum - low) * kSteps / (2 * kSigmoidRange * std::int64_t{kLeafScale});
  return kSigmoid[std::clamp<std::int64_t>(place, 0, kSteps)];
}

// Rows side by side. The plainest processor takes such a vector in two parts, one with AVX2 at once.
constexpr std::size_t kWidth = 8;
using Values = float __attribute__((vector_size(kWidth * sizeof(float))));
using Sets = Leaves __attribute__((vector_size(kWidth * sizeof(Leaves))));

// raw_score() of `count` rows that begin one after the other; at most kWidth for each of kVectors.
template <std::size_t kVectors>
[[gnu::always_inline]] inline void raw_scores(const float* rows, std::size_t count, std::int32_t* sums) {
  Sets possible[kTrees][kVectors];
  for (auto& sets : possible) std::fill(std::begin(sets), std::end(sets), ~Sets{});
  for (std::size_t f = 0; f < kFeatureCount; ++f) {
    const Split* split = kEnsemble.splits.data() + kEnsemble.begins[f];
    const Split* const end = kEnsemble.splits.data() + kEnsemble.begins[f + 1];
    if (split == end) continue;
    Values values[kVectors] = {};
    float highest = rows[f];
    for (std::size_t row = 0; row < count; ++row) {
      const float value = rows[row * kFeatureCount + f];
      values[row / kWidth][row % kWidth] = value;
      highest = std::max(highest, value);
    }
    for (; split < end && highest > split->threshold; ++split) {
      for (std::size_t v = 0; v < kVectors; ++v) {
        const auto within = values[v] <= split->threshold;  // all bits of a lane, or none
        possible[split->tree][v] &= __builtin_convertvector(within, Sets) | split->right;
      }
    }
  }
  std::fill_n(sums, count, 0);
  for (std::size_t t = 0; t < kTrees; ++t) {
    const std::int32_t* leaves = &kEnsemble.leaves[t * kMostLeaves];
    for (std::size_t row = 0; row < count; ++row) {
      sums[row] += leaves[std::countr_zero(static_cast<Leaves>(possible[t][row / kWidth][row % kWidth]))];
    }
  }
}

template <std::size_t kVectors>
void scores_plainly(const float* rows, std::size_t count, std::int32_t* sums) {
  raw_scores<kVectors>(rows, count, sums);
}

#if defined(__x86_64__)
template <std::size_t kVectors>
[[gnu::target("avx2")]] void scores_with_avx2(const float* rows, std::size_t count, std::int32_t* sums) {
  raw_scores<kVectors>(rows, count, sums);
}
#endif

// The same sums whatever the processor: they are of integers, and nothing but comparisons is done to the rows.
template <std::size_t kVectors>
void scores(const float* rows, std::size_t count, std::int32_t* sums) {
#if defined(__x86_64__)
  static const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;
  if (kHasAvx2) return scores_with_avx2<kVectors>(rows, count, sums);
#endif
  scores_plainly<kVectors>(rows, count, sums);
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
  constexpr std::size_t kVectors = 2, kMost = kVectors * kWidth;
  out.clear();
  std::array<std::int32_t, kMost> sums;
  const std::size_t count = rows.size() / kFeatureCount;
  for (std::size_t at = 0; at < count;) {
    const float* const first = rows.data() + at * kFeatureCount;
    const std::size_t taken = count - at >= kMost ? kMost : std::min(kWidth, count - at);
    if (taken == kMost) {
      scores<kVectors>(first, kMost, sums.data());
    } else {
      scores<1>(first, taken, sums.data());
    }
    for (std::size_t i = 0; i < taken; ++i) out.push_back(sigmoid(sums[i]));
    at += taken;
  }
}

float calibrated(float expected) {
  constexpr int kLast = static_cast<int>(std::size(kCalibration)) - 1;
  const float place = std::clamp(expected, 0.0F, 1.0F) * static_cast<float>(kLast);
  const int below = std::min(static_cast<int>(place), kLast - 1);
  const float part = place - static_cast<float>(below);
  return kCalibration[below] + (kCalibration[below + 1] - kCalibration[below]) * part;
}

}  // namespace cleanview
