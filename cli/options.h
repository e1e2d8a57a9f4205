// What the command was asked to do.
#ifndef CLEANVIEW_CLI_OPTIONS_H_
#define CLEANVIEW_CLI_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cleanview/options.h"
#include "cleanview/render.h"
#include "pipeline/feed.h"

namespace cleanview::cli {

enum class Format : std::uint8_t { kAuto, kMarkdown, kText, kHtml, kJson, kJsonl, kXml, kTei, kCsv, kTsv, kWet };
// What becomes of a page that fails: a record with the error (in JSON), nothing, or the end of the run.
enum class OnError : std::uint8_t { kRecord, kSkip, kFail };
enum class When : std::uint8_t { kAuto, kAlways, kNever };

// Exit status, as docs/cli.md says. A signal gives 128 and its number.
enum Exit : int { kDone = 0, kSomePagesFailed = 1, kNothingFound = 1, kWrongUse = 2, kInputOrOutputFailed = 3 };

struct CommandOptions {
  std::vector<std::string> paths;  // empty: standard input
  Format format = Format::kAuto;   // Markdown for one page, JSON lines for several
  std::string output;              // a file; empty: standard output
  std::string output_directory;    // a file for each page there
  std::string extension;           // of these files; empty: by format
  bool keep_directories = false;   // of the inputs, below it
  std::vector<pipeline::ListFile> lists;
  pipeline::InputKind input = pipeline::InputKind::kAuto;
  pipeline::JsonlKeys keys;
  pipeline::WarcFilter warc;
  std::uint64_t offset = 0;            // pages passed over first
  std::optional<std::uint64_t> limit;  // pages at most
  std::string url, charset, content_type;
  std::vector<std::string> fields;   // of JSON records
  std::string field;                 // one raw value a page
  std::vector<std::string> content;  // text, markdown, html, blocks inside JSON
  bool null_ended = false;           // a NUL behind each result instead of a line feed
  bool explain = false;
  RenderOptions look;  // of Markdown, HTML and text
  bool quiet = false;
  bool exit_status = false;  // kNothingFound when no page gave anything
  bool ordered = true;       // results in the order of the pages
  bool resume = false;
  std::uint32_t checkpoint_ms = 1000;  // between two notes of how far the output is
  OnError on_error = OnError::kRecord;
  std::uint64_t max_failures = 0;
  double max_failures_percent = 0;
  std::string stats;  // a file; "-": standard error; empty: none
  When progress = When::kAuto;
  std::uint32_t fetch_timeout_ms = 30'000;
  std::vector<std::string> rule_files;      // of site rules
  HandSelectors by_hand;                    // selectors for every page, over the files' rules
  std::string result_options;               // all that changes results, as text
  unsigned threads = 1;                     // 0: all cores
  std::optional<std::uint32_t> timeout_ms;  // unset: 2,000 for several pages, none for one
  ExtractOptions extract;
};

// Reads the command line. Returns nothing when the process is to end with `exit_code`: after --help, --version or wrong
// use.
std::optional<CommandOptions> parse_command_line(int argc, char** argv, int& exit_code);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_OPTIONS_H_
