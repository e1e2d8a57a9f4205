// What the command was asked to do.
#ifndef CLEANVIEW_CLI_OPTIONS_H_
#define CLEANVIEW_CLI_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cleanview/options.h"
#include "cleanview/render.h"

namespace cleanview::cli {

enum class Format : std::uint8_t { kAuto, kMarkdown, kText, kHtml, kJson, kJsonl, kXml, kTei, kCsv, kTsv };

// Exit status, as docs/cli.md says.
enum Exit : int { kDone = 0, kSomePagesFailed = 1, kWrongUse = 2, kInputOrOutputFailed = 3, kInterrupted = 130 };

struct CommandOptions {
  std::vector<std::string> paths;  // empty: standard input
  Format format = Format::kAuto;   // Markdown for one page, JSON lines for several
  std::string output;              // a file; empty: standard output
  std::string url, charset, content_type;
  std::vector<std::string> fields;   // of JSON records
  std::string field;                 // one raw value a page
  std::vector<std::string> content;  // text, markdown, html, blocks inside JSON
  bool explain = false;
  bool quiet = false;
  unsigned threads = 1;                     // 0: all cores
  std::optional<std::uint32_t> timeout_ms;  // unset: 2,000 for several pages, none for one
  ExtractOptions extract;
  RenderOptions look;  // of Markdown, text and HTML
};

// Reads the command line. Returns nothing when the process is to end with `exit_code`: after --help, --version or wrong
// use.
std::optional<CommandOptions> parse_command_line(int argc, char** argv, int& exit_code);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_OPTIONS_H_
