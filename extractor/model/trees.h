// The trained ensemble: from rows of features to probabilities.
#ifndef CLEANVIEW_MODEL_TREES_H_
#define CLEANVIEW_MODEL_TREES_H_

#include <cstdint>
#include <span>
#include <vector>

namespace cleanview {

// Probabilities are whole numbers of this part, so that they are the same on every platform.
inline constexpr int kProbabilityScale = 1024;

// Columns that the model was trained on; rows must have as many.
int model_feature_count();

// The sum of the ensemble's leaves for one row, in parts of model_leaf_scale().
std::int32_t raw_score(std::span<const float> row);
int model_leaf_scale();

// The probability for each row of `rows`, in 1/kProbabilityScale, appended to `out`, which is cleared first.
void predict(std::span<const float> rows, std::vector<std::uint16_t>& out);

// What F1 pages had whose expected F1 was `expected`; both 0 to 1.
float calibrated(float expected);

}  // namespace cleanview

#endif  // CLEANVIEW_MODEL_TREES_H_
