// Where results go: standard output or a file, whole pieces only.
#ifndef CLEANVIEW_CLI_OUTPUT_H_
#define CLEANVIEW_CLI_OUTPUT_H_

#include <string>
#include <string_view>

namespace cleanview::cli {

class Output {
 public:
  // Opens `path`, or standard output when it is empty. error() tells when that failed.
  explicit Output(const std::string& path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Writes all of `bytes`. False when it cannot: the reader is gone (closed()) or there is an error().
  bool write(std::string_view bytes);

  bool closed() const { return closed_; }
  const std::string& error() const { return error_; }

 private:
  int file_ = 1;
  bool own_ = false;
  bool closed_ = false;
  std::string name_;
  std::string error_;
};

// `text` without anything that a terminal would obey.
std::string printable(std::string_view text);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_OUTPUT_H_
