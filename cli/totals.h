// What a run has done so far, in numbers.
#ifndef CLEANVIEW_CLI_TOTALS_H_
#define CLEANVIEW_CLI_TOTALS_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "cli/page_job.h"

namespace cleanview::cli {

// pages = articles + without content + errors, always. Inputs that cannot be read are no pages.
class Totals {
 public:
  void add(const PageResult& result);
  void add_skipped(std::uint64_t records) { counts_["skipped"] += records; }

  std::uint64_t pages() const { return count("pages"); }
  std::uint64_t errors() const { return count("errors"); }
  std::uint64_t found() const { return count("found"); }
  std::uint64_t unreadable() const { return count("unreadable"); }

  // One JSON object in one line. Times are those of this run, all else of all runs that it goes on from.
  std::string to_json(double seconds) const;
  // One line for people.
  std::string summary(double seconds) const;

  // As lines of a state file, and back.
  std::string to_lines() const;
  void add_line(std::string_view name, std::uint64_t value) { counts_[std::string(name)] += value; }

 private:
  static constexpr std::size_t kTimeBuckets = 256;
  std::uint64_t count(const std::string& name) const;
  double milliseconds_at(double share) const;

  std::map<std::string, std::uint64_t> counts_;  // "pages", "error not_html", "type article", ...
  std::array<std::uint64_t, kTimeBuckets> times_{};
  std::uint64_t pages_now_ = 0;
};

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_TOTALS_H_
