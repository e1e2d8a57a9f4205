// A record is given out only when what follows its length says that the length is right: two line ends, then the next
// record, the end of the part or the end of the input. In packed files its part must also have ended well, so that its
// checksum was compared. Otherwise the record is damaged: in plain bytes the search for the next one begins just
// behind its header lines, since a wrong length may have swallowed others; behind damage of the packing the next
// member or frame that begins a record is looked for.
#include "pipeline/warc_reader.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "pipeline/http.h"

namespace cleanview::pipeline {
namespace {

constexpr std::string_view kMagic = "WARC/";
constexpr std::string_view kVersions = "WARC/1.";  // what a search looks for
constexpr std::size_t kMostHeaderBytes = 64 << 10;
constexpr std::size_t kMostHttpHeaderBytes = 1 << 20;
constexpr std::size_t kHttpProbeBytes = 16 << 10;
constexpr std::uint64_t kMostRecordBytes = std::uint64_t{1} << 40;
constexpr std::size_t kSearchBytes = 256 << 10;

struct RecordHead {
  std::size_t size = 0;  // bytes of the header lines, with the empty one
  std::uint64_t length = 0;
  std::string type, uri, content_type, date, id, segment;
};

constexpr std::string_view kLength = "Content-Length";

// Where the header lines end; 0: not within `text`. No end begins before `from`.
std::size_t header_end(std::string_view text, std::size_t from = 0) {
  for (std::size_t at = text.find('\n', from); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (text.substr(at + 1, 1) == "\n") return at + 2;
    if (text.substr(at + 1, 2) == "\r\n") return at + 3;
  }
  return 0;
}

// Nothing when these are no header lines of a record. Their end does not begin before `from`.
std::optional<RecordHead> parse_head(std::string_view text, std::size_t from = 0) {
  const std::size_t end = header_end(text, from);
  if (!text.starts_with(kMagic) || end == 0) return std::nullopt;
  const std::string_view lines = text.substr(0, end);
  RecordHead head;
  head.size = end;
  const std::string_view length = header_value(lines, kLength);
  const auto [stop, status] = std::from_chars(length.data(), length.data() + length.size(), head.length);
  if (length.empty() || status != std::errc() || stop != length.data() + length.size()) return std::nullopt;
  head.type = header_value(lines, "WARC-Type");
  head.uri = header_value(lines, "WARC-Target-URI");
  if (head.uri.starts_with('<') && head.uri.ends_with('>')) head.uri = head.uri.substr(1, head.uri.size() - 2);
  head.content_type = header_value(lines, "Content-Type");
  head.date = header_value(lines, "WARC-Date");
  head.id = header_value(lines, "WARC-Record-ID");
  head.segment = header_value(lines, "WARC-Segment-Number");
  return head;
}

bool has(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// "Text/HTML; charset=utf-8" as "text/html".
std::string media_type_of(std::string_view content_type) {
  std::string type(content_type.substr(0, content_type.find(';')));
  while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) type.pop_back();
  return ascii_lower(type);
}

class WarcReader final : public PageReader {
 public:
  WarcReader(std::unique_ptr<ByteStream> stream, const WarcFilter& filter, std::size_t max_bytes)
      : stream_(std::move(stream)), filter_(filter), max_bytes_(max_bytes) {}

  const ByteStream& stream() const override { return *stream_; }
  bool go_to(const Place& place) override { return stream_->go_to(place); }

  bool next(PageItem& item) override {
    for (;;) {
      skip_line_ends();
      const std::string_view ahead = stream_->peek(kMagic.size());
      begin_ = stream_->place();
      if (ahead.empty() && !stream_->damaged()) return false;
      if (ahead.empty()) {
        begin_.part = stream_->damaged_part();
        begin_.skip = 0;
        stream_->resync(kVersions);
        return damaged(item, "the compressed bytes are damaged");
      }
      const Outcome outcome = ahead.starts_with(kMagic) ? read_record(item) : pass_garbage(item);
      if (outcome == Outcome::kItem) return true;
      item.skipped += outcome == Outcome::kSkipped ? 1 : 0;
    }
  }

 private:
  enum class Outcome : std::uint8_t { kItem, kSkipped };

  void skip_line_ends() {
    for (std::string_view ahead = stream_->peek(1); !ahead.empty(); ahead = stream_->peek(1)) {
      const std::size_t end = std::min(ahead.find_first_not_of("\r\n"), ahead.size());
      if (end == 0) return;
      stream_->skip(end);
    }
  }

  bool damaged(PageItem& item, const char* what) {
    place_item(item);
    item.error = Error{ErrorCode::kDamagedRecord, std::string(what) + " at byte " + std::to_string(item.offset)};
    return true;
  }

  void place_item(PageItem& item) const {
    item.part = begin_.part;
    item.offset = begin_.skip == 0 ? begin_.part : begin_.unpacked;
  }

  // Bytes where a record should be.
  Outcome pass_garbage(PageItem& item) {
    stream_->skip(1);
    find_record();
    damaged(item, "no record begins here");
    return Outcome::kItem;
  }

  // Goes to the next header lines of a record; to the end when there are none. However often a version stands in the
  // bytes, they are read a few times only: the end of header lines is looked for once, and lines without a length are
  // no header lines from whichever version on.
  void find_record() {
    std::size_t endless = 0;  // no end of header lines, of three bytes at most, begins within so many bytes
    const auto skip = [&](std::size_t size) {
      stream_->skip(size);
      endless -= std::min(endless, size);
    };
    for (;;) {
      const std::string_view ahead = stream_->peek(kSearchBytes);
      if (ahead.empty() && stream_->damaged() && stream_->resync(kVersions)) return;
      if (ahead.empty()) return;
      const std::size_t found = ahead.find(kVersions);
      if (found == std::string_view::npos) {
        skip(ahead.size() < kVersions.size() ? ahead.size() : ahead.size() - kVersions.size() + 1);
        continue;
      }
      skip(found);
      const std::string_view text = stream_->peek(kMostHeaderBytes).substr(0, kMostHeaderBytes);
      const std::size_t end = header_end(text, endless);
      if (end == 0) {
        endless = text.size() - 2;
        skip(1);
        continue;
      }
      endless = end - 3;
      if (parse_head(text.substr(0, end), endless)) return;
      const std::string_view length = header_value(text.substr(0, end), kLength);
      skip(length.data() == nullptr ? end : static_cast<std::size_t>(length.data() - text.data()));
    }
  }

  Outcome read_record(PageItem& item) {
    std::string_view ahead = stream_->peek(kHeaderGuess);
    auto head = parse_head(ahead);
    if (!head) head = parse_head(stream_->peek(kMostHeaderBytes).substr(0, kMostHeaderBytes));
    if (!head) return broken_record(item, kMagic.size(), "a record's header lines are damaged");
    if (!may_be_right(*head)) return broken_record(item, head->size, "a record's length is wrong");
    if (head->length > max_bytes_ + kMostHttpHeaderBytes) return pass_large(item, *head);
    const auto length = static_cast<std::size_t>(head->length);
    ahead = stream_->peek(head->size + length + kTrailer.size() + kMagic.size());
    if (ahead.size() < head->size + length) return broken_record(item, head->size, "a record is cut");
    if (!ends_well(ahead, head->size + length)) return broken_record(item, head->size, "a record's length is wrong");
    const bool page = fill_in(item, *head, stream_->peek(head->size + length).substr(head->size, length));
    stream_->skip(head->size + length);
    skip_line_ends();
    return page ? Outcome::kItem : Outcome::kSkipped;
  }

  // A length beyond the end of the file, or of all files, is not worth reading up to it.
  bool may_be_right(const RecordHead& head) const {
    const std::uint64_t size = stream_->raw().size();
    return head.length <= (size > 0 && !stream_->packed() ? size - begin_.part : kMostRecordBytes);
  }

  // Whether the bytes behind a record's length are those behind a whole record.
  bool ends_well(std::string_view ahead, std::size_t end) {
    std::string_view behind = ahead.substr(end);
    const bool short_ends = behind.starts_with("\n\n");
    if (!short_ends && !behind.starts_with(kTrailer)) return false;
    const std::size_t trailer = short_ends ? 2 : kTrailer.size();
    behind.remove_prefix(trailer);
    // Of a damaged part nothing is given out, unless the damage is in one behind the record's.
    if (behind.empty()) return !stream_->damaged() || stream_->damaged_part() != begin_.part;
    if (kMagic.substr(0, behind.size()) == behind.substr(0, kMagic.size())) return true;
    const bool more_line_ends = behind.front() == '\r' || behind.front() == '\n';
    // What a new part begins with is that part's affair.
    return more_line_ends || stream_->part_begins(end + trailer) || damaged_head_follows(end + trailer) ||
           garbage_follows(end + trailer);
  }

  // Whether bytes that are no record have a record's header lines but for the first.
  bool damaged_head_follows(std::size_t end) {
    const std::string_view behind = stream_->peek(end + kHeaderGuess).substr(end);
    return behind.substr(0, header_end(behind)).find("\nWARC-") != std::string_view::npos;
  }

  // Whether bytes that are no record are foreign. The rest of a record whose length is too small ends as records do.
  bool garbage_follows(std::size_t end) {
    const std::string_view behind = stream_->peek(end + kSearchBytes).substr(end);
    const std::size_t next = behind.find(kVersions);
    return next != std::string_view::npos && !behind.substr(0, next).ends_with(kTrailer);
  }

  Outcome broken_record(PageItem& item, std::size_t header, const char* what) {
    damaged(item, what);
    if (stream_->damaged() && stream_->damaged_part() == begin_.part) {
      stream_->resync(kVersions);
    } else {
      stream_->skip(header);
      find_record();
    }
    return Outcome::kItem;
  }

  // A record that is too large to hold: an error if it is a page, else nothing.
  Outcome pass_large(PageItem& item, const RecordHead& head) {
    const std::string_view ahead = stream_->peek(head.size + kHttpProbeBytes);
    const bool page = fill_in(item, head, ahead.substr(std::min(head.size, ahead.size())));
    item.bytes.clear();
    stream_->skip(head.size);
    if (!stream_->skip_far(head.length) && stream_->damaged()) {
      stream_->resync(kVersions);
      damaged(item, "a record is cut");
      return Outcome::kItem;
    }
    if (!page) return Outcome::kSkipped;
    item.error = Error{ErrorCode::kInputTooLarge, "the record has " + std::to_string(head.length) +
                                                      " bytes, max_input_bytes is " + std::to_string(max_bytes_)};
    return Outcome::kItem;
  }

  bool status_passes(int status) const {
    const std::string digits = std::to_string(status);
    return has(filter_.statuses, digits) || has(filter_.statuses, "all") ||
           (digits.size() == 3 && has(filter_.statuses, digits.substr(0, 1) + "xx"));
  }

  // False when the record is no page.
  bool fill_in(PageItem& item, const RecordHead& head, std::string_view block) const {
    if (!has(filter_.types, head.type)) return false;
    const bool response = head.type == "response";
    if (!head.segment.empty() && head.segment != "1") return false;
    std::string_view content_type = head.content_type;
    if (response) {
      const auto http = read_http_head(block);
      if (!http || !status_passes(http->status)) return false;
      content_type = http->content_type;
    }
    const bool right_type =
        filter_.media_types.empty() ? may_be_page(content_type) : has(filter_.media_types, media_type_of(content_type));
    if (!right_type) return false;
    place_item(item);
    item.url = head.uri;
    item.date = head.date;
    item.record_id = head.id;
    item.content_type = content_type;
    item.bytes = block;
    item.http = response;
    item.loaded = true;
    return true;
  }

  static constexpr std::string_view kTrailer = "\r\n\r\n";
  static constexpr std::size_t kHeaderGuess = 2 << 10;

  std::unique_ptr<ByteStream> stream_;
  WarcFilter filter_;
  std::size_t max_bytes_;
  Place begin_;  // of the record at hand
};

}  // namespace

bool is_status_pattern(std::string_view pattern) {
  if (pattern == "all") return true;
  if (pattern.size() != 3 || !is_ascii_digit(pattern[0])) return false;
  return pattern.substr(1) == "xx" || (is_ascii_digit(pattern[1]) && is_ascii_digit(pattern[2]));
}

std::unique_ptr<PageReader> make_warc_reader(std::unique_ptr<ByteStream> stream, const WarcFilter& filter,
                                             std::size_t max_bytes) {
  return std::make_unique<WarcReader>(std::move(stream), filter, max_bytes);
}

}  // namespace cleanview::pipeline
