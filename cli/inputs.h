// The pages that the paths of a command line name.
#ifndef CLEANVIEW_CLI_INPUTS_H_
#define CLEANVIEW_CLI_INPUTS_H_

#include <string>
#include <vector>

namespace cleanview::cli {

struct InputList {
  std::vector<std::string> files;   // in the order given; "-" is standard input
  std::vector<std::string> errors;  // one line each: paths that are not there, directories without pages
};

// Files as given; of directories the pages below (.html, .htm, .xhtml, also with .gz), in order of name. No paths:
// standard input.
InputList list_inputs(const std::vector<std::string>& paths);

// The bytes of one input. Gzip files are unpacked, up to `max_bytes`.
struct InputBytes {
  std::string bytes;
  std::string error;  // empty: read; otherwise one line that says what is wrong
};
InputBytes read_input(const std::string& path, std::size_t max_bytes);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_INPUTS_H_
