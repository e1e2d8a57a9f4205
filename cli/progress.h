// The line on a terminal that says how far a run is.
#ifndef CLEANVIEW_CLI_PROGRESS_H_
#define CLEANVIEW_CLI_PROGRESS_H_

#include <chrono>
#include <cstdint>

#include "cli/options.h"
#include "cli/totals.h"

namespace cleanview::cli {

// One line of standard error, drawn over itself. Off unless that is a terminal or the options say always.
class Progress {
 public:
  // Counts the inputs, when it is on and they can be counted without reading lists.
  Progress(const CommandOptions& options, bool several);

  // `inputs_read`: as Feed says. Draws a few times a second at most.
  void show(const Totals& totals, double inputs_read);
  // Makes room for another line; the next show() draws again.
  void clear();
  bool on() const { return on_; }

 private:
  using Clock = std::chrono::steady_clock;
  bool on_ = false;
  bool drawn_ = false;
  double inputs_ = 0;  // 0: not known
  double first_share_ = -1;
  std::uint64_t first_pages_ = 0;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_{};
};

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_PROGRESS_H_
