// What people decide by hand: --rules, --select, --prune, --keep.
#ifndef CLEANVIEW_CLI_HAND_RULES_H_
#define CLEANVIEW_CLI_HAND_RULES_H_

#include <string>

#include "cli/options.h"

namespace cleanview::cli {

// Reads the files and selectors of `o` into o.extract.rules, the selectors last, so that they win; what the files hold
// becomes part of o.result_options. Returns what is wrong, one line; empty when nothing is.
std::string read_hand_rules(CommandOptions& o);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_HAND_RULES_H_
