// Inputs of batches: WARC, JSON Lines, plain or packed. Reading ends, places lie in the input, pages keep their bound,
// and going on at the place behind any page gives the same pages as not having stopped.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "fuzz/check.h"
#include "pipeline/feed.h"

namespace {

using namespace cleanview::pipeline;

constexpr std::size_t kMostPageBytes = 1 << 20;

// A file in memory that readers can open by its path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : file_(memfd_create("input", 0)) {
    cleanview::fuzz::require(file_ >= 0, "readers: a file in memory");
    while (!bytes.empty()) {
      const ssize_t written = write(file_, bytes.data(), bytes.size());
      cleanview::fuzz::require(written > 0, "readers: the file is written");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  ~MemoryFile() { close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

// What of a page must be the same after a stop.
struct Seen {
  std::uint64_t offset = 0;
  std::string url, bytes;
  int error = 0;
  FeedPlace after;
  bool operator==(const Seen&) const = default;
};

std::vector<Seen> read_all(Feed& feed, std::size_t size) {
  std::vector<Seen> pages;
  for (;;) {
    PageItem item;
    if (!feed.next(item)) return pages;
    cleanview::fuzz::require(pages.size() <= size + 1, "readers: no more pages than bytes");
    if (!item.error && item.unreadable.empty()) load_page(item, kMostPageBytes, nullptr);
    cleanview::fuzz::require(item.offset <= size * 1024, "readers: places in the input");
    cleanview::fuzz::require(cleanview::is_valid_utf8(item.passed), "readers: what is passed through is UTF-8");
    pages.push_back(
        {item.offset, item.url, item.bytes, item.error ? static_cast<int>(item.error->code) : 0, item.after});
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const MemoryFile file(cleanview::fuzz::as_text(data + 1, size - 1));
  constexpr InputKind kKinds[] = {InputKind::kWarc, InputKind::kJsonl, InputKind::kAuto};
  FeedOptions options;
  options.paths = {file.path()};
  options.kind = kKinds[data[0] % std::size(kKinds)];
  options.max_bytes = kMostPageBytes;
  Feed feed(options);
  const std::vector<Seen> whole = read_all(feed, size);
  if (whole.size() < 2) return 0;
  const std::size_t stop = data[0] / std::size(kKinds) % (whole.size() - 1);
  Feed again(options);
  cleanview::fuzz::require(again.go_to(whole[stop].after), "readers: a place is found again");
  const std::vector<Seen> rest = read_all(again, size);
  const std::vector<Seen> expected(whole.begin() + static_cast<std::ptrdiff_t>(stop) + 1, whole.end());
  cleanview::fuzz::require(rest == expected, "readers: the same pages after a stop");
  return 0;
}
