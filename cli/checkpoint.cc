// The file is text, a name and numbers a line, written under another name, synced and renamed: it is always one whole
// checkpoint. It is written after the output was synced up to what it says, so whatever is behind that can be cut.
#include "cli/checkpoint.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <memory>
#include <vector>

#include "base/text.h"
#include "cleanview/version.h"

namespace cleanview::cli {
namespace {

constexpr const char* kFirstLine = "cleanview-state 1\n";
constexpr std::size_t kEdgeBytes = 64 << 10;
constexpr std::size_t kMostStateBytes = 1 << 20;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string read_at(std::FILE* file, std::uint64_t position, std::size_t size) {
  std::string bytes(size, '\0');
  if (fseeko(file, static_cast<off_t>(position), SEEK_SET) != 0) return {};
  bytes.resize(std::fread(bytes.data(), 1, size, file));
  return bytes;
}

std::uint64_t hash_of_file(const std::string& path, std::uint64_t hash) {
  struct stat status = {};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return hash;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  hash = fnv1a(std::to_string(size), hash);
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return hash;
  hash = fnv1a(read_at(file.get(), 0, kEdgeBytes), hash);
  return fnv1a(read_at(file.get(), size - std::min<std::uint64_t>(size, kEdgeBytes), kEdgeBytes), hash);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string print_line(std::uint64_t print) {
  return "fingerprint " + std::to_string(print) + "\n";
}

void take_line(std::string_view line, Checkpoint& checkpoint) {
  const auto words = split(line, ' ');
  if (words.size() < 2) return;
  if (words[0] == "pages") checkpoint.pages = number(words[1]);
  if (words[0] == "output") checkpoint.output_size = number(words[1]);
  if (words[0] == "done") checkpoint.done = number(words[1]) == 1;
  if (words[0] == "count" && words.size() > 2) {
    checkpoint.totals.add_line(line.substr(words[0].size() + words[1].size() + 2), number(words[1]));
  }
  if (words[0] == "place" && words.size() == 6) {
    checkpoint.place = {number(words[1]), number(words[2]), {number(words[3]), number(words[4]), number(words[5])}};
  }
}

}  // namespace

std::string state_path(const CommandOptions& o) {
  std::string path = o.output_directory.empty() ? o.output : o.output_directory;
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path + ".state";
}

std::uint64_t fingerprint(const CommandOptions& o) {
  std::uint64_t hash = fnv1a(CLEANVIEW_VERSION "\n" + o.result_options);
  for (const std::string& path : o.paths) hash = hash_of_file(path, fnv1a(path + "\n", hash));
  for (const auto& list : o.lists) hash = hash_of_file(list.path, fnv1a(list.path + "\n", hash));
  return hash;
}

std::optional<Checkpoint> read_checkpoint(const CommandOptions& o, std::string& error) {
  const std::string path = state_path(o);
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return std::nullopt;
  const std::string text = read_at(file.get(), 0, kMostStateBytes);
  const std::string begin = kFirstLine + print_line(fingerprint(o));
  if (!text.starts_with(kFirstLine) || !text.ends_with("end\n")) {
    error = path + ": not a state file of this command";
  } else if (!text.starts_with(begin)) {
    error = path + " is of a run with other options or inputs; remove it to begin anew";
  }
  if (!error.empty()) return std::nullopt;
  Checkpoint checkpoint;
  for (const std::string_view line : split(text, '\n')) take_line(line, checkpoint);
  return checkpoint;
}

bool write_checkpoint(const CommandOptions& o, std::uint64_t print, const Checkpoint& c) {
  const auto& place = c.place;
  std::string text = kFirstLine + print_line(print);
  text += "pages " + std::to_string(c.pages) + "\noutput " + std::to_string(c.output_size) + "\n";
  text += "place " + std::to_string(place.input) + " " + std::to_string(place.paths_hash) + " " +
          std::to_string(place.place.part) + " " + std::to_string(place.place.skip) + " " +
          std::to_string(place.place.unpacked) + "\n";
  text += std::string("done ") + (c.done ? "1" : "0") + "\n" + c.totals.to_lines() + "end\n";
  const std::string path = state_path(o);
  const std::string unfinished = path + ".part";
  const File file(std::fopen(unfinished.c_str(), "wb"));
  if (!file) return false;
  const bool written = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() &&
                       std::fflush(file.get()) == 0 && fdatasync(fileno(file.get())) == 0;
  return written && std::rename(unfinished.c_str(), path.c_str()) == 0;
}

}  // namespace cleanview::cli
