#include "model/name_features.h"

#include <algorithm>

namespace cleanview {

void NameChain::climb(const NameValue& names) {
  const int step = steps_++;
  if (names.terms == 0) return;
  const float value = static_cast<float>(names.sum) / static_cast<float>(names.terms);
  if (step == 0) own_ = value;
  if (known_ == 0) near_ = least_ = most_ = value;
  if (known_ == 1) second_ = value;
  least_ = std::min(least_, value);
  most_ = std::max(most_, value);
  if (step < 3) {
    least3_ = known_ == 0 ? value : std::min(least3_, value);
    most3_ = known_ == 0 ? value : std::max(most3_, value);
  }
  sum_ += value;
  terms_.add(names);
  ++known_;
}

std::array<float, std::size(kNameColumns)> NameChain::columns() const {
  const float mean = sum_ / static_cast<float>(std::max(known_, 1));
  return {own_,
          near_,
          second_,
          least_,
          most_,
          sum_,
          mean,
          least3_,
          most3_,
          static_cast<float>(terms_.least),
          static_cast<float>(terms_.most)};
}

}  // namespace cleanview
