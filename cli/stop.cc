#include "cli/stop.h"

#include <signal.h>
#include <unistd.h>

namespace cleanview::cli {
namespace {

std::atomic<bool> stopped{false};
std::atomic<int> came{0};

void on_signal(int number) {
  if (stopped.load()) _exit(kSignalStatus + number);
  came.store(number);
  stopped.store(true);
}

}  // namespace

const std::atomic<bool>& stop_flag() {
  return stopped;
}
int stop_signal() {
  return came.load();
}

void catch_stop_signals() {
  struct sigaction action = {};
  action.sa_handler = on_signal;  // without SA_RESTART: a waiting read ends
  for (const int number : {SIGINT, SIGTERM}) sigaction(number, &action, nullptr);
}

}  // namespace cleanview::cli
