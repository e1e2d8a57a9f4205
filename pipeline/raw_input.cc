#include "pipeline/raw_input.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace cleanview::pipeline {
namespace {

constexpr std::size_t kReadBytes = 256 << 10;
constexpr std::size_t kMostHeld = 8 << 20;
constexpr int kStopCheckMs = 100;

}  // namespace

RawInput::RawInput(const std::string& path, const std::atomic<bool>* stop) : stop_(stop) {
  file_ = path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status = {};
  if (file_ < 0 || fstat(file_, &status) != 0) {
    error_ = std::strerror(errno);
    return;
  }
  if (S_ISDIR(status.st_mode)) error_ = std::strerror(EISDIR);
  seekable_ = S_ISREG(status.st_mode) && path != "-";
  if (!seekable_) return;
  size_ = static_cast<std::uint64_t>(status.st_size);
  modified_ = status.st_mtime;
}

RawInput::~RawInput() {
  if (file_ >= 0) close(file_);
}

// Waits until a stream has bytes; looks up now and then whether to stop.
bool RawInput::wait() const {
  while (!seekable_) {
    if (stop_ != nullptr && stop_->load()) return false;
    pollfd ready = {.fd = file_, .events = POLLIN, .revents = 0};
    const int found = poll(&ready, 1, kStopCheckMs);
    if (found > 0 || (found < 0 && errno != EINTR)) return true;
  }
  return true;
}

void RawInput::drop_consumed() {
  const std::uint64_t held = position() - std::min(hold_, position());
  const std::size_t keep = held > kMostHeld ? 0 : static_cast<std::size_t>(held);
  const std::size_t drop = at_ - std::min(at_, keep);
  if (drop < kReadBytes && drop < buffer_.size()) return;
  buffer_.erase(0, drop);
  base_ += drop;
  at_ -= drop;
}

bool RawInput::fill() {
  if (ended_ || !error_.empty()) return false;
  drop_consumed();
  const std::size_t had = buffer_.size();
  // Of a file its rest and a byte that tells whether it has grown: filling room that stays empty costs more than
  // reading.
  const std::uint64_t read_so_far = base_ + had;
  const std::uint64_t rest = seekable_ && read_so_far <= size_ ? size_ - read_so_far + 1 : kReadBytes;
  const std::size_t room = static_cast<std::size_t>(std::min<std::uint64_t>(rest, kReadBytes));
  buffer_.resize(had + room);
  ssize_t got = -1;
  do {
    got = wait() ? read(file_, buffer_.data() + had, room) : 0;
  } while (got < 0 && errno == EINTR);
  if (got < 0) error_ = std::strerror(errno);
  buffer_.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  ended_ = got <= 0;
  return got > 0;
}

bool RawInput::need(std::size_t size) {
  while (buffer_.size() - at_ < size) {
    if (!fill()) return false;
  }
  return true;
}

void RawInput::rewind(std::uint64_t position) {
  if (position >= base_) {
    at_ = static_cast<std::size_t>(position - base_);
  } else if (seekable_) {
    seek(position);
  } else {
    at_ = 0;
  }
}

bool RawInput::seek(std::uint64_t position) {
  if (!error_.empty()) return false;
  if (position >= base_ && position - base_ <= buffer_.size()) {
    at_ = static_cast<std::size_t>(position - base_);
    return true;
  }
  if (seekable_) {
    if (position > size_ || lseek(file_, static_cast<off_t>(position), SEEK_SET) < 0) return false;
    buffer_.clear();
    at_ = 0;
    base_ = hold_ = position;
    ended_ = false;
    return true;
  }
  while (this->position() < position) {
    if (at_ == buffer_.size() && !fill()) return false;
    consume(static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size() - at_, position - this->position())));
    hold();
  }
  return true;
}

}  // namespace cleanview::pipeline
