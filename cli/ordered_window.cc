#include "cli/ordered_window.h"

namespace cleanview::cli {
namespace {

constexpr std::uint64_t kMostResults = 256;
constexpr std::size_t kMostBytes = 64 << 20;

}  // namespace

bool OrderedWindow::has_room(std::uint64_t number) const {
  return number == next_ || (number < next_ + kMostResults && held_bytes_ < kMostBytes);
}

bool OrderedWindow::put(std::uint64_t number, PageResult result) {
  std::unique_lock lock(mutex_);
  if (!ordered_) number = put_++;  // the order in which they come is the order
  room_.wait(lock, [&] { return stopped_ || has_room(number); });
  if (stopped_) return false;
  held_bytes_ += result.output.size();
  ready_.emplace(number, std::move(result));
  if (number == next_) filled_.notify_one();
  return true;
}

void OrderedWindow::end_at(std::uint64_t count) {
  const std::scoped_lock lock(mutex_);
  count_ = count;
  filled_.notify_one();
}

std::optional<PageResult> OrderedWindow::take() {
  std::unique_lock lock(mutex_);
  filled_.wait(lock, [&] { return ready_.count(next_) > 0 || (count_ && next_ >= *count_); });
  if (ready_.count(next_) == 0) return std::nullopt;
  auto node = ready_.extract(next_++);
  held_bytes_ -= node.mapped().output.size();
  room_.notify_all();
  return std::move(node.mapped());
}

void OrderedWindow::stop() {
  const std::scoped_lock lock(mutex_);
  stopped_ = true;
  room_.notify_all();
}

}  // namespace cleanview::cli
