// Measures the stages of an extraction, for benchmarks.
#ifndef CLEANVIEW_API_STAGE_CLOCK_H_
#define CLEANVIEW_API_STAGE_CLOCK_H_

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace cleanview {

enum class Stage : std::uint8_t { kDecode, kPrefilter, kParse, kMetadata, kModel, kContent };
inline constexpr std::size_t kStages = 6;

// The time of each stage of one extraction. While one is `current` on a thread, the pipeline there marks the end of
// each stage; otherwise a mark costs one load.
struct StageClock {
  using Clock = std::chrono::steady_clock;

  std::array<Clock::duration, kStages> times = {};
  Clock::time_point last = {};
  std::size_t arena_peak = 0;

  void start() {
    times = {};
    last = Clock::now();
  }
  void mark(Stage stage) {
    const Clock::time_point now = Clock::now();
    times[static_cast<std::size_t>(stage)] += now - last;
    last = now;
  }

  static inline thread_local StageClock* current = nullptr;
};

inline void mark_stage(Stage stage) {
  if (StageClock::current != nullptr) StageClock::current->mark(stage);
}

}  // namespace cleanview

#endif  // CLEANVIEW_API_STAGE_CLOCK_H_
