// Times an extraction, from bytes to the JSON record, stage by stage, beside a plain parse of the same bytes.
//
//   speed [--rounds N] [--fast] [--json] PATH...    benchmarks/README.md says how to read it
//   speed --serve [--fast] PATH...                  for benchmarks/peers: see serve() below
//
// All pages are in memory before the first round, unpacked. In each round each page is parsed plainly and then
// extracted, so that both meet the same state of the machine; a page's time is the median of its rounds. One thread.
// One round more, the first, warms up and is not counted. "other" is what no stage's clock saw: the freeing of what
// stages held, and of the article. Allocations are those of operator new in one extraction and its rendering.
#include <sys/resource.h>
#include <time.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/stage_clock.h"
#include "benchmarks/speed/plain_gumbo.h"
#include "benchmarks/speed/statistics.h"
#include "cleanview/extractor.h"
#include "cleanview/render.h"
#include "html/decode.h"
#include "pipeline/feed.h"

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

using Milliseconds = std::chrono::duration<double, std::milli>;

// The processor time of this thread.
std::chrono::nanoseconds now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

constexpr int kDefaultRounds = 5;
constexpr double kBytesPerMegabyte = 1e6;

struct Options {
  int rounds = kDefaultRounds;
  bool fast = false;
  bool json = false;
  bool serve = false;
  std::vector<std::string> paths;
};

struct Report {
  Series plain, whole, render, other;
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
    } else if (argument == "--json") {
      options.json = true;
    } else if (argument == "--serve") {
      options.serve = true;
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
  pipeline::Feed feed({.paths = paths, .max_bytes = Limits{}.max_input_bytes});
  while (true) {
    pipeline::PageItem item;
    if (!feed.next(item)) break;
    pipeline::load_page(item, Limits{}.max_input_bytes, nullptr);
    if (item.error || !item.unreadable.empty()) {
      const std::string& why = item.error ? item.error->message : item.unreadable;
      std::fprintf(stderr, "speed: %s: %s\n", item.path.c_str(), why.c_str());
      return false;
    }
    pages.push_back(std::move(item.bytes));
  }
  return !pages.empty();
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
      const double whole = extract(pages_[i]);
      if (counted) note(i, whole);
    }
  }

  // Decoding is no part of it: a plain parse reads UTF-8 alone.
  double parse_plainly(const std::string& page) {
    const auto decoded = decode_page(page, {}, decode_buffer_);
    const std::string_view text = decoded ? decoded->text : std::string_view(page);
    const auto begin = now();
    arena_.reset(~std::size_t{0}, {});
    kept_ = plain_gumbo_parse(text.data(), text.size(), allocate, &arena_);
    return Milliseconds(now() - begin).count();
  }

  // From bytes to the record, and what was held freed. Returns milliseconds.
  double extract(const std::string& page) {
    bytes_ = allocated_bytes;
    blocks_ = allocations;
    StageClock::current = &clock_;
    const auto begin = now();
    clock_.start();
    {
      const auto article = extractor_.extract({.html = page}, options_);
      const auto rendering = now();
      const std::string record = article ? to_json(*article) : error_to_json(article.error());
      render_ = Milliseconds(now() - rendering).count();
      failed_ = !article;
    }
    const auto end = now();
    StageClock::current = nullptr;
    return Milliseconds(end - begin).count();
  }

  const Report& report() const { return report_; }

 private:
  // Of the last extract().
  void note(std::size_t i, double whole) {
    report_.whole.add(i, whole);
    report_.render.add(i, render_);
    double other = whole - render_;
    for (std::size_t s = 0; s < kStages; ++s) {
      const double stage = Milliseconds(clock_.times[s]).count();
      report_.stages[s].add(i, stage);
      other -= stage;
    }
    report_.other.add(i, other);
    report_.failed += failed_;
    report_.arena_peaks.push_back(static_cast<double>(clock_.arena_peak));
    report_.heap_bytes.push_back(static_cast<double>(allocated_bytes - bytes_));
    report_.heap_blocks.push_back(static_cast<double>(allocations - blocks_));
  }

  const std::vector<std::string>& pages_;
  ExtractOptions options_;
  Extractor extractor_;
  StageClock clock_{.now = now};
  Arena arena_;
  std::string decode_buffer_;
  const void* volatile kept_ = nullptr;
  std::size_t bytes_ = 0, blocks_ = 0;
  double render_ = 0;
  bool failed_ = false;
  Report report_;
};

constexpr std::array<double, 4> kShares = {0.5, 0.95, 0.99, 0.999};

struct Row {
  const char* name;
  const Series* series;
};

std::vector<Row> rows_of(const Report& report) {
  std::vector<Row> rows;
  for (std::size_t s = 0; s < kStages; ++s) rows.push_back({kStageNames[s], &report.stages[s]});
  rows.push_back({"render", &report.render});
  rows.push_back({"other", &report.other});
  rows.push_back({"all", &report.whole});
  rows.push_back({"plain", &report.plain});
  return rows;
}

double megabytes_a_second(const Series& series, double mean_bytes) {
  const double mean = series.mean();
  return mean > 0 ? mean_bytes / kBytesPerMegabyte / mean * 1000 : 0;
}

double peak_rss_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1000;
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
  for (const Row& row : rows_of(report)) {
    const std::vector<double> all = row.series->medians();
    std::printf("%-10s %8.3f", row.name, row.series->mean());
    for (const double share : kShares) std::printf(" %8.3f", percentile(all, share));
    std::printf(" %8.1f\n", megabytes_a_second(*row.series, mean_bytes));
  }
  std::printf("\nall / plain parse        %.3f\n", report.whole.mean() / report.plain.mean());
  print_sizes("arena peak, KB", report.arena_peaks, 1000);
  print_sizes("allocated, KB", report.heap_bytes, 1000);
  print_sizes("allocations", report.heap_blocks, 1);
  std::printf("peak RSS, MB             %.1f (all pages in memory: %.1f)\n", peak_rss_megabytes(),
              report.bytes / kBytesPerMegabyte);
}

void print_json_sizes(const char* name, const std::vector<double>& values) {
  std::printf("\"%s\": {\"p50\": %.0f, \"p99\": %.0f, \"most\": %.0f}, ", name, percentile(values, 0.5),
              percentile(values, 0.99), percentile(values, 1));
}

// What print() says, as one object.
void print_json(const Report& report, std::size_t pages, int rounds) {
  const double mean_bytes = report.bytes / static_cast<double>(pages);
  std::printf("{\"pages\": %zu, \"mean_bytes\": %.0f, \"rounds\": %d, \"failed\": %zu, \"ms\": {", pages, mean_bytes,
              rounds, report.failed);
  const char* separator = "";
  for (const Row& row : rows_of(report)) {
    const std::vector<double> all = row.series->medians();
    std::printf("%s\"%s\": {\"mean\": %.4f, \"p50\": %.4f, \"p95\": %.4f, \"p99\": %.4f, \"p99.9\": %.4f}", separator,
                row.name, row.series->mean(), percentile(all, kShares[0]), percentile(all, kShares[1]),
                percentile(all, kShares[2]), percentile(all, kShares[3]));
    separator = ", ";
  }
  std::printf("}, ");
  print_json_sizes("arena_peak_bytes", report.arena_peaks);
  print_json_sizes("allocated_bytes", report.heap_bytes);
  print_json_sizes("allocations", report.heap_blocks);
  std::printf("\"peak_rss_mb\": %.1f, \"all_to_plain\": %.4f}\n", peak_rss_megabytes(),
              report.whole.mean() / report.plain.mean());
}

// Reads the number of a page on each line, and answers with the milliseconds of its plain parse and of its extraction.
// Begins with a line that says how many pages there are.
int serve(Benchmark& benchmark, const std::vector<std::string>& pages) {
  std::printf("%zu\n", pages.size());
  std::fflush(stdout);
  for (std::size_t i = 0; std::cin >> i && i < pages.size();) {
    const double plain = benchmark.parse_plainly(pages[i]);
    std::printf("%.6f %.6f\n", plain, benchmark.extract(pages[i]));
    std::fflush(stdout);
  }
  return 0;
}

int run(int count, char** arguments) {
  Options options;
  if (!read_options(count, arguments, options)) {
    std::fprintf(stderr,
                 "usage: speed [--rounds N] [--fast] [--json] PATH...\n       speed --serve [--fast] PATH...\n");
    return 2;
  }
  std::vector<std::string> pages;
  if (!read_pages(options.paths, pages)) return 3;
  Benchmark benchmark(pages, options.fast);
  if (options.serve) return serve(benchmark, pages);
  for (int i = 0; i <= options.rounds; ++i) benchmark.round(i > 0);
  Report report = benchmark.report();
  for (const std::string& page : pages) report.bytes += static_cast<double>(page.size());
  (options.json ? print_json : print)(report, pages.size(), options.rounds);
  return 0;
}

}  // namespace
}  // namespace cleanview::speed

int main(int count, char** arguments) {
  return cleanview::speed::run(count, arguments);
}
