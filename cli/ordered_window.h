// Results of many threads, given out in order, or as they come.
#ifndef CLEANVIEW_CLI_ORDERED_WINDOW_H_
#define CLEANVIEW_CLI_ORDERED_WINDOW_H_

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>

#include "cli/page_job.h"

namespace cleanview::cli {

// Holds a bounded number of results, so that one slow page does not let those behind it pile up.
class OrderedWindow {
 public:
  explicit OrderedWindow(bool ordered) : ordered_(ordered) {}
  // Blocks while `number` is too far ahead of what is taken. False when the taker has stopped.
  bool put(std::uint64_t number, PageResult result);
  // No number from `count` on will come.
  void end_at(std::uint64_t count);
  // The next result; nothing at the end.
  std::optional<PageResult> take();
  // Nothing more will be taken.
  void stop();

 private:
  bool has_room(std::uint64_t number) const;

  const bool ordered_;
  std::mutex mutex_;
  std::condition_variable room_, filled_;
  std::map<std::uint64_t, PageResult> ready_;
  std::size_t held_bytes_ = 0;
  std::uint64_t next_ = 0;
  std::uint64_t put_ = 0;  // results that came
  std::optional<std::uint64_t> count_;
  bool stopped_ = false;
};

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_ORDERED_WINDOW_H_
