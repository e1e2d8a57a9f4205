#include "base/arena.h"

#include <algorithm>

namespace cleanview {
namespace {

// Small enough that looking at the clock once a chunk keeps a deadline within a millisecond or so.
constexpr std::size_t kChunkBytes = 256 << 10;

// Kept between pages; what a giant page needed beyond is given back.
constexpr std::size_t kKeptBytes = 32 << 20;

}  // namespace

void Arena::reset(std::size_t max_bytes, std::chrono::milliseconds deadline) {
  std::size_t kept = 0;
  std::size_t count = 0;
  while (count < chunks_.size() && kept + chunks_[count].size <= kKeptBytes) {
    kept += chunks_[count++].size;
  }
  chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(count), chunks_.end());
  chunk_ = 0;
  next_ = nullptr;
  left_ = used_ = peak_ = 0;
  max_bytes_ = max_bytes;
  has_deadline_ = deadline.count() > 0;
  if (has_deadline_) deadline_ = std::chrono::steady_clock::now() + deadline;
  stop_ = ArenaStop::kNone;
  escape_ = nullptr;
}

std::string_view Arena::copy(std::string_view text) {
  char* bytes = static_cast<char*>(allocate(text.size()));
  std::copy(text.begin(), text.end(), bytes);
  return {bytes, text.size()};
}

ArenaStop Arena::stop() {
  if (stop_ == ArenaStop::kNone && used_ > max_bytes_) stop_ = ArenaStop::kMemory;
  if (stop_ == ArenaStop::kNone && has_deadline_ && std::chrono::steady_clock::now() > deadline_) {
    stop_ = ArenaStop::kDeadline;
  }
  return stop_;
}

void Arena::leave_if_spent() {
  if (stop() != ArenaStop::kNone && escape_ != nullptr) std::longjmp(*escape_, 1);
}

void Arena::grow(std::size_t bytes) {
  leave_if_spent();
  take_chunk(bytes);
  peak_ = std::max(peak_, used_);
}

void Arena::take_chunk(std::size_t bytes) {
  used_ -= left_;  // the rest of the old chunk is lost until reset()
  // A kept chunk of another size may be too small: larger ones are made to order and put before it.
  if (chunk_ == chunks_.size() || chunks_[chunk_].size < bytes) {
    const std::size_t size = std::max(bytes, kChunkBytes);
    chunks_.insert(chunks_.begin() + static_cast<std::ptrdiff_t>(chunk_),
                   {std::unique_ptr<char[]>(new char[size]), size});
  }
  next_ = chunks_[chunk_].memory.get();
  left_ = chunks_[chunk_].size;
  used_ += left_;
  ++chunk_;
}

}  // namespace cleanview
