// Times an extraction, from bytes to the JSON record, stage by stage, beside a plain parse of the same bytes.
//
//   speed [--rounds N] [--fast] FILE...
//
// All pages are in memory before the first round. In each round each page is parsed plainly and then extracted, so that
// both meet the same state of the machine; a page's time is the median of its rounds. One thread. One round more, the
// first, warms up and is not counted. Allocations are those of operator new in one extraction and its rendering.
#include <sys/resource.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "api/stage_clock.h"
#include "base/arena.h"
#include "benchmarks/speed/plain_gumbo.h"
#include "benchmarks/speed/statistics.h"
#include "cleanview/extractor.h"
#include "cleanview/render.h"
#include "html/decode.h"

namespace {
std::size_t allocated_bytes = 0;
std::size_t allocations = 0;
}  // namespace

void* operator new(std::size_t bytes) {
  allocated_bytes += bytes;
  ++allocations;
  void* block = std::malloc(bytes);
  if (block == nullptr) std::abort();
  return block;
}
void operator delete(void* block) noexcept {
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept {
  std::free(block);
}

namespace cleanview::speed {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int kDefaultRounds = 5;
constexpr double kBytesPerMegabyte = 1e6;

constexpr std::array<const char*, kStages> kStageNames = {"decode",   "prefilter", "parse",
                                                          "metadata", "model",     "content"};

struct Options {
  int rounds = kDefaultRounds;
  bool fast = false;
  std::vector<std::string> paths;
};

struct Report {
  Series plain, whole, render;
  std::array<Series, kStages> stages;
  std::vector<double> arena_peaks, heap_bytes, heap_blocks;  // of the last round
  double bytes = 0;
  std::size_t failed = 0;
};

bool read_options(int count, char** arguments, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--fast") {
      options.fast = true;
    } else if (argument == "--rounds" && i + 1 < count) {
      const std::string_view value = arguments[++i];
      const auto parsed = std::from_chars(value.data(), value.data() + value.size(), options.rounds);
      if (parsed.ec != std::errc{} || options.rounds < 1) return false;
    } else {
      options.paths.emplace_back(argument);
    }
  }
  return !options.paths.empty();
}

bool read_pages(const std::vector<std::string>& paths, std::vector<std::string>& pages) {
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    if (!file) {
      std::fprintf(stderr, "speed: cannot read %s\n", path.c_str());
      return false;
    }
  }
  return true;
}

void* allocate(void* arena, std::size_t bytes) {
  return static_cast<Arena*>(arena)->allocate(bytes);
}

class Benchmark {
 public:
  Benchmark(const std::vector<std::string>& pages, bool fast) : pages_(pages) {
    if (fast) options_.classifier = ClassifierKind::kRules;
  }

  void round(bool counted) {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const double plain = parse_plainly(pages_[i]);
      if (counted) report_.plain.add(i, plain);
      extract(i, counted);
    }
  }

  Report& report() { return report_; }

 private:
  // Decoding is no part of it: a plain parse reads UTF-8 alone.
  double parse_plainly(const std::string& page) {
    const auto decoded = decode_page(page, {}, decode_buffer_);
    const std::string_view text = decoded ? decoded->text : std::string_view(page);
    const auto begin = Clock::now();
    arena_.reset(~std::size_t{0}, {});
    kept_ = plain_gumbo_parse(text.data(), text.size(), allocate, &arena_);
    return Milliseconds(Clock::now() - begin).count();
  }

  void extract(std::size_t i, bool counted) {
    const std::size_t bytes_before = allocated_bytes, blocks_before = allocations;
    StageClock::current = &clock_;
    const auto begin = Clock::now();
    clock_.start();
    const auto article = extractor_.extract({.html = pages_[i]}, options_);
    const auto rendering = Clock::now();
    const std::string record = article ? to_json(*article) : error_to_json(article.error());
    const auto end = Clock::now();
    StageClock::current = nullptr;
    if (!counted) return;
    report_.whole.add(i, Milliseconds(end - begin).count());
    report_.render.add(i, Milliseconds(end - rendering).count());
    for (std::size_t s = 0; s < kStages; ++s) report_.stages[s].add(i, Milliseconds(clock_.times[s]).count());
    report_.failed += !article;
    report_.arena_peaks.push_back(static_cast<double>(clock_.arena_peak));
    report_.heap_bytes.push_back(static_cast<double>(allocated_bytes - bytes_before));
    report_.heap_blocks.push_back(static_cast<double>(allocations - blocks_before));
  }

  const std::vector<std::string>& pages_;
  ExtractOptions options_;
  Extractor extractor_;
  StageClock clock_;
  Arena arena_;
  std::string decode_buffer_;
  const void* volatile kept_ = nullptr;
  Report report_;
};

void print_row(const char* name, const Series& series, double mean_bytes) {
  const std::vector<double> all = series.medians();
  const double mean = series.mean();
  const double rate = mean > 0 ? mean_bytes / kBytesPerMegabyte / mean * 1000 : 0;
  std::printf("%-10s %8.3f %8.3f %8.3f %8.3f %8.3f %8.1f\n", name, mean, percentile(all, 0.5), percentile(all, 0.95),
              percentile(all, 0.99), percentile(all, 0.999), rate);
}

void print_sizes(const char* name, const std::vector<double>& values, double unit) {
  std::printf("%-24s p50 %10.1f   p95 %10.1f   p99 %10.1f   most %10.1f\n", name, percentile(values, 0.5) / unit,
              percentile(values, 0.95) / unit, percentile(values, 0.99) / unit, percentile(values, 1) / unit);
}

void print(const Report& report, std::size_t pages, int rounds) {
  const double mean_bytes = report.bytes / static_cast<double>(pages);
  std::printf("%zu pages, mean %.0f bytes, median of %d rounds, one thread, %zu failed\n\n", pages, mean_bytes, rounds,
              report.failed);
  std::printf("%-10s %8s %8s %8s %8s %8s %8s\n", "ms a page", "mean", "p50", "p95", "p99", "p99.9", "MB/s");
  for (std::size_t s = 0; s < kStages; ++s) print_row(kStageNames[s], report.stages[s], mean_bytes);
  print_row("render", report.render, mean_bytes);
  print_row("all", report.whole, mean_bytes);
  print_row("plain", report.plain, mean_bytes);
  std::printf("\nall / plain parse        %.3f\n", report.whole.mean() / report.plain.mean());
  print_sizes("arena peak, KB", report.arena_peaks, 1000);
  print_sizes("allocated, KB", report.heap_bytes, 1000);
  print_sizes("allocations", report.heap_blocks, 1);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("peak RSS, MB             %.1f (all pages in memory: %.1f)\n",
              static_cast<double>(usage.ru_maxrss) / 1000, report.bytes / kBytesPerMegabyte);
}

int run(int count, char** arguments) {
  Options options;
  if (!read_options(count, arguments, options)) {
    std::fprintf(stderr, "usage: speed [--rounds N] [--fast] FILE...\n");
    return 2;
  }
  std::vector<std::string> pages;
  if (!read_pages(options.paths, pages)) return 3;
  Benchmark benchmark(pages, options.fast);
  for (int i = 0; i <= options.rounds; ++i) benchmark.round(i > 0);
  Report& report = benchmark.report();
  for (const std::string& page : pages) report.bytes += static_cast<double>(page.size());
  print(report, pages.size(), options.rounds);
  return 0;
}

}  // namespace
}  // namespace cleanview::speed

int main(int count, char** arguments) {
  return cleanview::speed::run(count, arguments);
}
