// Medians and percentiles of times.
#ifndef CLEANVIEW_BENCHMARKS_SPEED_STATISTICS_H_
#define CLEANVIEW_BENCHMARKS_SPEED_STATISTICS_H_

#include <cstddef>
#include <vector>

namespace cleanview::speed {

// The value below which `share` (0 to 1) of `values` lie; 0 for none. Nearest rank.
double percentile(std::vector<double> values, double share);

// Times of one thing: a row of rounds for each page.
class Series {
 public:
  void add(std::size_t page, double milliseconds);

  // The median round of each page.
  std::vector<double> medians() const;
  double mean() const;  // of the medians

 private:
  std::vector<std::vector<double>> pages_;
};

}  // namespace cleanview::speed

#endif  // CLEANVIEW_BENCHMARKS_SPEED_STATISTICS_H_
