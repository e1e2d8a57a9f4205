// The state file of a run that can be resumed.
#ifndef CLEANVIEW_CLI_CHECKPOINT_H_
#define CLEANVIEW_CLI_CHECKPOINT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "cli/options.h"
#include "cli/totals.h"
#include "pipeline/page_item.h"

namespace cleanview::cli {

// What is safely written, and where reading goes on.
struct Checkpoint {
  std::uint64_t pages = 0;        // results written
  std::uint64_t output_size = 0;  // bytes of the output file that hold them
  pipeline::FeedPlace place;
  bool done = false;
  Totals totals;
};

// OUT.state beside the output.
std::string state_path(const CommandOptions& options);

// Of the options that change results, the command's version, and the named files: their names, sizes, first and last
// 64 KB. Two runs with the same fingerprint write the same bytes.
std::uint64_t fingerprint(const CommandOptions& options);

// The checkpoint in a state file. No file: none. `error` is set when the file is of another run, or none of ours.
std::optional<Checkpoint> read_checkpoint(const CommandOptions& options, std::string& error);

// Replaces the state file as a whole. False when that fails.
bool write_checkpoint(const CommandOptions& options, std::uint64_t print, const Checkpoint& checkpoint);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_CHECKPOINT_H_
