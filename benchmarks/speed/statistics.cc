#include "benchmarks/speed/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cleanview::speed {

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  const double rank = std::ceil(share * static_cast<double>(values.size())) - 1;
  const auto place = static_cast<std::ptrdiff_t>(std::max(rank, 0.0));
  std::nth_element(values.begin(), values.begin() + place, values.end());
  return values[static_cast<std::size_t>(place)];
}

void Series::add(std::size_t page, double milliseconds) {
  if (page >= pages_.size()) pages_.resize(page + 1);
  pages_[page].push_back(milliseconds);
}

std::vector<double> Series::medians() const {
  std::vector<double> result;
  for (const auto& rounds : pages_) result.push_back(percentile(rounds, 0.5));
  return result;
}

double Series::mean() const {
  const std::vector<double> all = medians();
  if (all.empty()) return 0;
  return std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
}

}  // namespace cleanview::speed
