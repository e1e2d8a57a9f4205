// The command's work: pages in, results out, in order.
#ifndef CLEANVIEW_CLI_RUN_H_
#define CLEANVIEW_CLI_RUN_H_

#include "cli/options.h"

namespace cleanview::cli {

// Does all pages. Returns the exit status.
int run(CommandOptions options);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_RUN_H_
