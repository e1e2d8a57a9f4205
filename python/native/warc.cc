#include "warc.h"

#include <utility>

#include "pipeline/feed.h"
#include "pipeline/warc_reader.h"

namespace cleanview::python {
namespace {

constexpr std::string_view kRecordBegin = "WARC/";

// Goes to the first part at or behind `start` that begins with a record. False: there is none.
bool go_to_part(pipeline::ByteStream& stream, std::uint64_t start) {
  if (!stream.packed() || !stream.go_to({.part = start})) return false;
  if (stream.peek(kRecordBegin.size()).starts_with(kRecordBegin)) return true;
  return stream.damaged() && stream.resync(kRecordBegin);
}

}  // namespace

WarcRange::WarcRange(std::string path, std::uint64_t start, std::uint64_t end, std::size_t max_bytes)
    : path_(std::move(path)), end_(end), max_bytes_(max_bytes) {
  auto stream = std::make_unique<pipeline::ByteStream>(path_, nullptr);
  const bool here = start == 0 || !stream->error().empty() || go_to_part(*stream, start);
  if (here) reader_ = pipeline::make_warc_reader(std::move(stream), pipeline::WarcFilter(), max_bytes_);
}

std::optional<pipeline::PageItem> WarcRange::next() {
  pipeline::PageItem item;
  if (reader_ && !reader_->next(item)) {
    item.unreadable = reader_->stream().error();
    reader_.reset();
    if (!item.unreadable.empty()) return item;
  }
  const bool packed = reader_ && reader_->stream().packed();
  if (!reader_ || (packed && item.part >= end_)) {
    reader_.reset();
    return std::nullopt;
  }
  item.path = path_;
  if (!item.error) pipeline::load_page(item, max_bytes_, nullptr);
  return item;
}

}  // namespace cleanview::python
