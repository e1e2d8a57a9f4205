// The manual page and the shells' completions, made from the options themselves.
#ifndef CLEANVIEW_CLI_MANUAL_H_
#define CLEANVIEW_CLI_MANUAL_H_

#include <string>
#include <vector>

namespace cleanview::cli {

struct OptionText {
  std::vector<std::string> names;  // "-f", "--format"
  std::string value;               // "KIND"; empty: a flag
  std::string description;
  std::vector<std::string> choices;  // values that it takes
  bool file = false;                 // the value is a file
};

struct CommandText {
  std::string description;
  std::string examples;
  std::vector<OptionText> options;
};

// roff for man(1).
std::string manual_page(const CommandText& text);
// A script for `shell`: bash, zsh or fish.
std::string completion_script(const CommandText& text, const std::string& shell);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_MANUAL_H_
