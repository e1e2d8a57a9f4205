// One page's work: bytes to what is written of it.
#ifndef CLEANVIEW_CLI_PAGE_JOB_H_
#define CLEANVIEW_CLI_PAGE_JOB_H_

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

#include "cleanview/extractor.h"
#include "cli/options.h"
#include "pipeline/page_item.h"

namespace cleanview::cli {

struct PageResult {
  std::string output;
  std::string name;          // of the page's file, without number and extension
  std::string directory;     // of the page's file, with a slash at its end
  std::string message;       // for standard error
  std::uint64_t number = 0;  // of the page, from 1
  int status = kDone;
  std::optional<ErrorCode> error;
  std::string page_type;
  bool has_content = false;
  bool found = false;       // main content, or the value asked for
  bool unreadable = false;  // not a page: an input that cannot be read
  bool abandoned = false;   // the command was stopped before the page was there
  std::uint64_t bytes = 0;
  std::uint64_t microseconds = 0;
  std::uint64_t skipped = 0;
  pipeline::FeedPlace after;
};

// Reads or fetches what `item` names, extracts it and renders it as the options say.
PageResult do_page(pipeline::PageItem item, const CommandOptions& options, Extractor& extractor,
                   const std::atomic<bool>& stop);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_PAGE_JOB_H_
