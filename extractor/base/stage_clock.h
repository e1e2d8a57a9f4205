// Measures the stages of an extraction, for benchmarks.
#ifndef CLEANVIEW_BASE_STAGE_CLOCK_H_
#define CLEANVIEW_BASE_STAGE_CLOCK_H_

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace cleanview {

enum class Stage : std::uint8_t {
  kDecode,
  kPrefilter,
  kParse,      // Gumbo
  kPageModel,  // its tree, flattened
  kSegment,    // text blocks
  kMetadata,
  kFeatures,  // hints of nodes, and the rows of the classifier
  kModel,     // trees, and the cut
  kLabel,
  kContent,
};
inline constexpr std::array<const char*, 10> kStageNames = {"decode",   "prefilter", "parse", "page model", "segment",
                                                            "metadata", "features",  "model", "label",      "content"};
inline constexpr std::size_t kStages = kStageNames.size();

// The time of each stage of one extraction, by the clock that `now` reads. While one is `current` on a thread, the
// pipeline there marks the end of each stage; otherwise a mark costs one load.
struct StageClock {
  using Time = std::chrono::nanoseconds;

  Time (*now)() = nullptr;
  std::array<Time, kStages> times = {};
  Time last = {};
  std::size_t arena_peak = 0;

  void start() {
    times = {};
    last = now();
  }
  void mark(Stage stage) {
    const Time time = now();
    times[static_cast<std::size_t>(stage)] += time - last;
    last = time;
  }

  static inline thread_local StageClock* current = nullptr;
};

inline void mark_stage(Stage stage) {
  if (StageClock::current != nullptr) StageClock::current->mark(stage);
}

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_STAGE_CLOCK_H_
