// Workers take turns at the feed for the next page, extract it, and put what it gave into a window; the main thread
// writes the results in order. What is in memory is bounded: a page for each worker and the window. A run that can be
// resumed syncs its output now and then and notes how far it is; results behind the last note are cut and made again,
// byte for byte, since pages and places depend on nothing but the inputs.
#include "cli/run.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "cleanview/extractor.h"
#include "cli/checkpoint.h"
#include "cli/ordered_window.h"
#include "cli/output.h"
#include "cli/page_job.h"
#include "cli/progress.h"
#include "cli/stop.h"
#include "cli/totals.h"
#include "cli/wet.h"
#include "pipeline/feed.h"

namespace cleanview::cli {
namespace {

constexpr std::uint32_t kBatchTimeoutMs = 2000;

using Clock = std::chrono::steady_clock;

pipeline::FeedOptions feed_options(const CommandOptions& o) {
  return {.paths = o.paths,
          .lists = o.lists,
          .kind = o.input,
          .keys = o.keys,
          .warc = o.warc,
          .max_bytes = o.extract.limits.max_input_bytes,
          .stop = &stop_flag()};
}

class Command {
 public:
  explicit Command(CommandOptions options) : options_(std::move(options)), feed_(feed_options(options_)) {}

  int run() {
    if (options_.resume && !find_state()) return status_;
    if (state_.done) {
      if (!options_.quiet) say(state_path(options_) + ": this run is done already");
      return exit_status();
    }
    if (!begin()) return status_;
    threads_ == 1 ? one_thread() : many_threads();
    return end();
  }

 private:
  // Reads the state file. False when the run must not begin.
  bool find_state() {
    std::string error;
    const std::string& file = options_.output;
    auto found = read_checkpoint(options_, error);
    if (error.empty() && !found && !file.empty() && std::filesystem::exists(file)) {
      error = file + " is there, but not " + state_path(options_) + ": remove it, or give another name";
    }
    if (found) {
      state_ = std::move(*found);
      std::error_code missing;
      const bool cut = !file.empty() && std::filesystem::file_size(file, missing) < state_.output_size;
      if (cut || missing) error = file + ": shorter than " + state_path(options_) + " says; remove both to begin anew";
      if (state_.pages == 0) error.clear();
    }
    if (error.empty()) return true;
    fail(kWrongUse, error);
    return false;
  }

  bool begin() {
    if (options_.resume) print_ = fingerprint(options_);
    const bool fresh = state_.pages == 0 && state_.place == pipeline::FeedPlace();
    if (options_.resume && fresh && !write_checkpoint(options_, print_, state_)) {
      return fail(kInputOrOutputFailed, state_path(options_) + ": cannot be written");
    }
    const bool several = feed_.several();
    set_up(several);
    output_ = open_output(options_, state_.output_size);
    if (!output_->error().empty()) return fail(kInputOrOutputFailed, output_->error());
    if (!fresh && !feed_.go_to(state_.place)) {
      return fail(kWrongUse, "the inputs are not those that " + state_path(options_) + " is of");
    }
    progress_ = std::make_unique<Progress>(options_, several);
    given_ = state_.pages;
    if (fresh) pass_over(options_.offset);
    PageResult first;
    const bool one_archive = options_.format == Format::kWet && options_.output_directory.empty();
    first.output = fresh && one_archive ? wet_info() : "";
    return first.output.empty() || put(first);
  }

  void set_up(bool several) {
    several_ = several;
    if (options_.format == Format::kAuto) {
      options_.format = several && options_.output_directory.empty() ? Format::kJsonl : Format::kMarkdown;
    }
    options_.extract.explain = options_.explain;
    const std::uint32_t timeout = options_.timeout_ms.value_or(several ? kBatchTimeoutMs : 0);
    options_.extract.limits.deadline = std::chrono::milliseconds(timeout);
    threads_ = options_.threads == 0 ? std::max(1u, std::thread::hardware_concurrency()) : options_.threads;
    if (!several) threads_ = 1;
  }

  void pass_over(std::uint64_t pages) {
    for (std::uint64_t i = 0; i < pages; ++i) {
      pipeline::PageItem item;
      if (!feed_.next(item)) return;
    }
  }

  // As Feed::next(); `number` becomes the page's.
  bool next(pipeline::PageItem& item, std::uint64_t& number) {
    if (options_.limit && given_ >= *options_.limit) return false;
    if (!feed_.next(item)) return false;
    number = ++given_;
    return true;
  }

  PageResult page(pipeline::PageItem item, std::uint64_t number, Extractor& extractor) const {
    PageResult result = do_page(std::move(item), options_, extractor, stop_flag());
    result.number = number;
    return result;
  }

  void one_thread() {
    Extractor extractor;
    for (;;) {
      pipeline::PageItem item;
      std::uint64_t number = 0;
      if (!next(item, number)) return;
      if (!write(page(std::move(item), number, extractor))) return;
    }
  }

  void many_threads() {
    OrderedWindow window(options_.ordered);
    std::mutex turn;
    const std::uint64_t begin = given_;
    const auto work = [&] {
      Extractor extractor;
      for (;;) {
        pipeline::PageItem item;
        std::uint64_t number = 0;
        std::unique_lock lock(turn);
        if (!next(item, number)) return window.end_at(given_ - begin);
        lock.unlock();
        if (!window.put(number - begin - 1, page(std::move(item), number, extractor))) return;
      }
    };
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < threads_; ++i) workers.emplace_back(work);
    while (auto result = window.take()) {
      if (!write(*result)) break;
    }
    window.stop();
    for (std::thread& worker : workers) worker.join();
  }

  // False when there is no sense in going on.
  bool write(const PageResult& result) {
    if (result.abandoned) return false;
    failed_input_ = failed_input_ || result.unreadable;
    if (!result.message.empty()) say(result.message);
    if (result.status != kDone && options_.on_error == OnError::kFail) {
      policy_failed_ = true;
      return false;
    }
    state_.totals.add(result);
    ++state_.pages;
    state_.place = result.after;
    if (!put(result)) return false;
    progress_->show(state_.totals, feed_.inputs_read());
    const bool due = Clock::now() - checked_ >= std::chrono::milliseconds(options_.checkpoint_ms);
    return !options_.resume || !due || !output_->at_part_end() || checkpoint();
  }

  bool put(const PageResult& result) {
    if (output_->write(result)) return true;
    return output_failed();
  }

  bool output_failed() {
    output_gone_ = true;
    if (output_->closed()) return false;
    std::string message = output_->error();
    if (options_.resume) message += " (--resume goes on behind page " + std::to_string(checked_pages_) + ")";
    return fail(kInputOrOutputFailed, message);
  }

  bool checkpoint() {
    checked_ = Clock::now();
    state_.output_size = output_->size();
    if (!output_->sync() || !write_checkpoint(options_, print_, state_)) {
      output_gone_ = true;
      return fail(kInputOrOutputFailed, state_path(options_) + ": cannot be written");
    }
    checked_pages_ = state_.pages;
    return true;
  }

  int end() {
    progress_->clear();
    const bool whole = !output_gone_ && !policy_failed_ && stop_signal() == 0;
    if (whole) state_.totals.add_skipped(feed_.skipped_at_end());
    // A stopped run leaves a whole file, too. To be resumed it must end where an undisturbed one has a part's end.
    if (!output_gone_ && (whole || !options_.resume) && !output_->finish()) output_failed();
    state_.done = whole && !output_gone_;
    if (options_.resume && !output_gone_ && output_->at_part_end()) checkpoint();
    report();
    return exit_status();
  }

  void report() {
    const double seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
    if (progress_->on() && !options_.quiet) say(state_.totals.summary(seconds));
    if (options_.stats.empty()) return;
    const std::string text = state_.totals.to_json(seconds);
    std::FILE* file = options_.stats == "-" ? stderr : std::fopen(options_.stats.c_str(), "wb");
    const bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
    const bool closed = file == nullptr || file == stderr || std::fclose(file) == 0;
    if (!written || !closed) fail(kInputOrOutputFailed, options_.stats + ": cannot be written");
  }

  int exit_status() const {
    if (status_ != kDone) return status_;
    if (stop_signal() != 0) return kSignalStatus + stop_signal();
    if (failed_input_ || state_.totals.unreadable() > 0) return kInputOrOutputFailed;
    const auto errors = static_cast<double>(state_.totals.errors());
    const double share = options_.max_failures_percent / 100 * static_cast<double>(state_.totals.pages());
    const double allowed = std::max(share, static_cast<double>(options_.max_failures));
    if (policy_failed_ || errors > allowed) return kSomePagesFailed;
    return options_.exit_status && state_.totals.found() == 0 ? kNothingFound : kDone;
  }

  void say(const std::string& message) const {
    if (progress_) progress_->clear();
    std::fprintf(stderr, "cleanview: %s\n", printable(message).c_str());
  }

  bool fail(int status, const std::string& message) {
    say(message);
    status_ = status;
    return false;
  }

  CommandOptions options_;
  pipeline::Feed feed_;
  std::unique_ptr<Output> output_;
  std::unique_ptr<Progress> progress_;
  Checkpoint state_;
  std::uint64_t print_ = 0;
  std::uint64_t checked_pages_ = 0;
  std::uint64_t given_ = 0;  // pages that the feed gave, of all runs
  Clock::time_point begin_ = Clock::now();
  Clock::time_point checked_ = begin_;
  unsigned threads_ = 1;
  int status_ = kDone;
  bool several_ = false;
  bool failed_input_ = false;
  bool policy_failed_ = false;
  bool output_gone_ = false;
};

}  // namespace

int run(CommandOptions options) {
  catch_stop_signals();
  return Command(std::move(options)).run();
}

}  // namespace cleanview::cli
