// Where results go: standard output, a file, or a file for each page; packed when the name says so.
#ifndef CLEANVIEW_CLI_OUTPUT_H_
#define CLEANVIEW_CLI_OUTPUT_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "cli/page_job.h"

namespace cleanview::cli {

class Output {
 public:
  virtual ~Output() = default;

  // Writes what one page gave. False when it cannot: the reader is gone (closed()) or there is an error().
  virtual bool write(const PageResult& result) = 0;
  // Writes what is held back. Nothing is written afterwards.
  virtual bool finish() = 0;

  // Whether all that was written is a whole file if it ends here, so that a run can go on behind it.
  virtual bool at_part_end() const = 0;
  // Bytes of the file, and the promise of the system that they are on the disk.
  virtual std::uint64_t size() const = 0;
  virtual bool sync() = 0;

  bool closed() const { return closed_; }
  const std::string& error() const { return error_; }

 protected:
  void fail_with_errno(const std::string& name);
  void fail_with(const std::string& message) { error_ = message; }

 private:
  bool closed_ = false;
  std::string error_;
};

// The output that the options name. `keep` bytes of a file that is there already are kept, the rest is cut.
std::unique_ptr<Output> open_output(const CommandOptions& options, std::uint64_t keep);

// `text` without anything that a terminal would obey.
std::string printable(std::string_view text);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_OUTPUT_H_
