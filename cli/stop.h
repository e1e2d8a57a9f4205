// SIGINT and SIGTERM.
#ifndef CLEANVIEW_CLI_STOP_H_
#define CLEANVIEW_CLI_STOP_H_

#include <atomic>

namespace cleanview::cli {

// What a signal adds to its number as an exit status, as shells count.
inline constexpr int kSignalStatus = 128;
// Becomes true at the first signal; at the second the process ends at once.
const std::atomic<bool>& stop_flag();
// The signal that came; 0: none.
int stop_signal();
void catch_stop_signals();

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_STOP_H_
