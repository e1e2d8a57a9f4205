#include <csignal>

#include "cli/options.h"
#include "cli/run.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is told by write()
  int exit_code = 0;
  auto options = cleanview::cli::parse_command_line(argc, argv, exit_code);
  return options ? cleanview::cli::run(std::move(*options)) : exit_code;
}
