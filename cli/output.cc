// Packed files are made of parts, each packed when it is full: a part is full when it has kPartBytes, at the end of a
// page. Where parts end so depends on the pages alone, never on time or threads, and a resumed run makes the same ones.
// A page's own file gets its name when it is whole.
#include "cli/output.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "cli/packer.h"

namespace cleanview::cli {
namespace {

constexpr std::size_t kPartBytes = 1 << 20;

// Writes all bytes. False: errno says why.
bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written >= 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    if (written < 0 && errno != EINTR) return false;
  }
  return true;
}

class FileOutput final : public Output {
 public:
  FileOutput(const CommandOptions& o, std::uint64_t keep)
      : name_(o.output.empty() ? "standard output" : o.output),
        packing_(packing_by_name(o.output)),
        part_bytes_(o.format == Format::kWet ? 1 : kPartBytes),  // archives have a member for each record
        size_(keep) {
    if (!o.output.empty()) open_file(o, keep);
  }
  ~FileOutput() override {
    if (own_) close(file_);
  }

  bool write(const PageResult& result) override {
    if (packing_ == pipeline::Packing::kPlain) return put(result.output);
    part_ += result.output;
    return part_.size() < part_bytes_ || end_part();
  }
  bool finish() override { return part_.empty() || end_part(); }
  bool at_part_end() const override { return part_.empty(); }
  std::uint64_t size() const override { return size_; }
  bool sync() override { return !own_ || fdatasync(file_) == 0 || errno == EINVAL || errno == EROFS; }

 private:
  void open_file(const CommandOptions& o, std::uint64_t keep) {
    file_ = open(o.output.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    own_ = file_ >= 0;
    if (!own_) return fail_with_errno(name_);
    if (o.resume && flock(file_, LOCK_EX | LOCK_NB) != 0) return fail_with(name_ + ": another run is writing it");
    struct stat status = {};
    const bool regular = fstat(file_, &status) == 0 && S_ISREG(status.st_mode);
    if (!regular) return;
    if (ftruncate(file_, static_cast<off_t>(keep)) != 0 || lseek(file_, 0, SEEK_END) < 0) fail_with_errno(name_);
  }

  bool end_part() {
    const auto whole = packed(part_, packing_);
    part_.clear();
    if (!whole) fail_with(name_ + ": cannot be packed");
    return whole && put(*whole);
  }

  bool put(std::string_view bytes) {
    if (!write_all(file_, bytes)) {
      fail_with_errno(name_);
      return false;
    }
    size_ += bytes.size();
    return true;
  }

  std::string name_;
  pipeline::Packing packing_;
  std::size_t part_bytes_;
  std::string part_;
  std::uint64_t size_;
  int file_ = STDOUT_FILENO;
  bool own_ = false;
};

const char* extension_of(Format format) {
  switch (format) {
    case Format::kText: return ".txt";
    case Format::kHtml: return ".html";
    case Format::kJson:
    case Format::kJsonl: return ".json";
    case Format::kXml:
    case Format::kTei: return ".xml";
    case Format::kCsv: return ".csv";
    case Format::kTsv: return ".tsv";
    case Format::kWet: return ".wet";
    case Format::kMarkdown:
    case Format::kAuto: break;
  }
  return ".md";
}

class DirectoryOutput final : public Output {
 public:
  explicit DirectoryOutput(const CommandOptions& o)
      : directory_(o.output_directory),
        extension_(o.extension.empty() ? extension_of(o.format) : o.extension),
        packing_(packing_by_name(extension_)) {
    std::error_code error;
    std::filesystem::create_directories(directory_, error);
    if (error) fail_with(directory_ + ": " + error.message());
    file_ = open(directory_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!error && file_ < 0) fail_with_errno(directory_);
    if (file_ >= 0 && o.resume && flock(file_, LOCK_EX | LOCK_NB) != 0) {
      fail_with(directory_ + ": another run is writing it");
    }
  }
  ~DirectoryOutput() override {
    if (file_ >= 0) close(file_);
  }

  bool write(const PageResult& result) override {
    if (result.output.empty()) return true;
    char digits[32];
    std::snprintf(digits, sizeof(digits), "%08llu", static_cast<unsigned long long>(result.number));
    const std::string name = digits + (result.name.empty() ? "" : "-" + result.name) + extension_;
    const std::string path = directory_ + "/" + result.directory + name;
    const std::string unfinished = directory_ + "/." + digits + ".part";
    std::error_code ignored;  // open() says what is wrong
    if (!result.directory.empty()) std::filesystem::create_directories(directory_ + "/" + result.directory, ignored);
    const auto whole = packed(result.output, packing_);
    const int file = open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool done = whole && file >= 0 && write_all(file, *whole);
    if (file >= 0) done = close(file) == 0 && done;
    done = done && rename(unfinished.c_str(), path.c_str()) == 0;
    if (!done) fail_with_errno(path);
    if (!done) unlink(unfinished.c_str());
    return done;
  }
  bool finish() override { return true; }
  bool at_part_end() const override { return true; }
  std::uint64_t size() const override { return 0; }
  bool sync() override { return syncfs(file_) == 0; }

 private:
  std::string directory_, extension_;
  pipeline::Packing packing_;
  int file_ = -1;
};

}  // namespace

void Output::fail_with_errno(const std::string& name) {
  closed_ = errno == EPIPE;
  if (!closed_) error_ = name + ": " + std::strerror(errno);
}

std::unique_ptr<Output> open_output(const CommandOptions& o, std::uint64_t keep) {
  if (!o.output_directory.empty()) return std::make_unique<DirectoryOutput>(o);
  return std::make_unique<FileOutput>(o, keep);
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
