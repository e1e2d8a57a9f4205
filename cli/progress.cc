#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "pipeline/path_list.h"

namespace cleanview::cli {
namespace {

constexpr auto kBetweenDrawings = std::chrono::milliseconds(200);
constexpr double kMostCounted = 200'000;  // directories larger than this have no end in sight
constexpr int kBarWidth = 20;

// 0 when it cannot be known.
double count_inputs(const CommandOptions& o) {
  if (o.paths.empty() || !o.lists.empty()) return 0;
  for (const std::string& path : o.paths) {
    if (path == "-") return 0;
  }
  pipeline::PathList paths(o.paths, {}, nullptr);
  double count = 0;
  while (count < kMostCounted && paths.next()) ++count;
  return count < kMostCounted ? count : 0;
}

std::string clock_text(double seconds) {
  const auto whole = static_cast<long>(seconds);
  char text[32];
  std::snprintf(text, sizeof(text), "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  return text;
}

std::string bar(double share) {
  const int full = static_cast<int>(share * kBarWidth);
  char text[64];
  std::snprintf(text, sizeof(text), "%3.0f%% [", share * 100);
  return text + std::string(static_cast<std::size_t>(full), '=') +
         std::string(static_cast<std::size_t>(kBarWidth - full), ' ') + "] ";
}

}  // namespace

Progress::Progress(const CommandOptions& o, bool several) {
  const bool terminal = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0;
  const bool elsewhere = !o.output.empty() || !o.output_directory.empty();
  const bool wanted = several && !o.quiet && (terminal || (elsewhere && isatty(STDERR_FILENO) == 1));
  on_ = o.progress == When::kAlways || (o.progress == When::kAuto && wanted);
  if (on_) inputs_ = count_inputs(o);
}

void Progress::show(const Totals& totals, double inputs_read) {
  const auto now = Clock::now();
  if (!on_ || now - last_ < kBetweenDrawings) return;
  last_ = now;
  const double share = inputs_ > 0 ? std::min(inputs_read / inputs_, 1.0) : 0;
  if (first_share_ < 0) {
    first_share_ = share;
    first_pages_ = totals.pages();
  }
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const double rate = seconds > 0 ? static_cast<double>(totals.pages() - first_pages_) / seconds : 0;
  char text[160];
  std::snprintf(text, sizeof(text), "%llu pages, %.0f/s, %llu errors", static_cast<unsigned long long>(totals.pages()),
                rate, static_cast<unsigned long long>(totals.errors() + totals.unreadable()));
  std::string line = (inputs_ > 0 ? bar(share) : "") + text;
  const double gained = share - first_share_;
  if (gained > 0) line += ", " + clock_text(seconds * (1 - share) / gained) + " left";
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace cleanview::cli
