// The pages of all inputs of a batch, in order.
#ifndef CLEANVIEW_PIPELINE_FEED_H_
#define CLEANVIEW_PIPELINE_FEED_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/jsonl_reader.h"
#include "pipeline/page_item.h"
#include "pipeline/path_list.h"
#include "pipeline/warc_reader.h"

namespace cleanview::pipeline {

// What inputs are; kAuto: seen from their names and first bytes.
enum class InputKind : std::uint8_t { kAuto, kHtml, kWarc, kJsonl };

struct FeedOptions {
  std::vector<std::string> paths;  // files, directories, addresses, "-"; none and no lists: standard input
  std::vector<ListFile> lists;
  InputKind kind = InputKind::kAuto;
  JsonlKeys keys;
  WarcFilter warc;
  std::size_t max_bytes = 0;  // of a page
  const std::atomic<bool>* stop = nullptr;
};

// Reads a page of standard input, a file or a record only when it is asked for; holds one page at a time. Threads take
// turns: next() must not run twice at once.
class Feed {
 public:
  explicit Feed(FeedOptions options);

  // False when there is exactly one page, because one file or address was named.
  bool several();
  // Fills `item`, which must be fresh. False at the end, or when stopped.
  bool next(PageItem& item);
  // Goes on at a place that an item of an earlier run gave. False when the inputs are not those any more.
  bool go_to(const FeedPlace& place);

  // Records since the last page that are no pages, once next() has given false.
  std::uint64_t skipped_at_end() const { return skipped_at_end_; }
  // Inputs that are read, with the share of the one at hand. May be asked while next() runs.
  double inputs_read() const { return inputs_read_.load(std::memory_order_relaxed); }

 private:
  bool open(const ListedPath& path, PageItem& item);
  bool start_reader(const std::string& path, PageItem& item);
  void finish_input();
  FeedPlace place() const;

  FeedOptions options_;
  PathList paths_;
  std::unique_ptr<PageReader> reader_;
  std::string path_;  // of reader_
  std::unique_ptr<PageItem> first_;
  std::uint64_t inputs_done_ = 0;
  std::uint64_t done_hash_ = 0;
  std::uint64_t skipped_at_end_ = 0;
  std::atomic<double> inputs_read_{0};
};

// Reads what `item` names but does not hold: opens the file, undoes the packing and the HTTP codings. At most
// `max_bytes` and a piece are held. Sets item.error or item.unreadable when that fails; not for addresses.
void load_page(PageItem& item, std::size_t max_bytes, const std::atomic<bool>* stop);

}  // namespace cleanview::pipeline

#endif  // CLEANVIEW_PIPELINE_FEED_H_
