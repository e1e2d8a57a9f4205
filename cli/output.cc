#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cleanview::cli {

Output::Output(const std::string& path) : name_(path.empty() ? "standard output" : path) {
  if (path.empty()) return;
  file_ = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  own_ = file_ >= 0;
  if (file_ < 0) error_ = name_ + ": " + std::strerror(errno);
}

Output::~Output() {
  if (own_) close(file_);
}

bool Output::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (errno == EINTR) continue;
    closed_ = errno == EPIPE;
    if (!closed_) error_ = name_ + ": " + std::strerror(errno);
    return false;
  }
  return true;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool c1 = byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
    if (byte < 0x20 || byte == 0x7f || c1) {
      out.push_back('?');
      i += c1 ? 1 : 0;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

}  // namespace cleanview::cli
