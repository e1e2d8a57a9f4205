// Files whose names say that they are pages are not opened here, so that threads open and read them side by side.
// Others are opened to see what they are: WARC and JSON Lines get a reader, a page goes on with its open stream.
#include "pipeline/feed.h"

#include <algorithm>

#include "pipeline/http.h"

namespace cleanview::pipeline {
namespace {

constexpr std::size_t kDetectBytes = 32;
constexpr std::size_t kReadPiece = 64 << 10;
constexpr std::string_view kSpaceAndMark = " \t\r\n\xef\xbb\xbf";

// HTML does not begin with a brace and a quote.
bool looks_like_json(std::string_view head) {
  const std::size_t begin = head.find_first_not_of(kSpaceAndMark);
  if (begin == std::string_view::npos || head[begin] != '{') return false;
  const std::size_t next = head.find_first_not_of(kSpaceAndMark, begin + 1);
  return next != std::string_view::npos && (head[next] == '"' || head[next] == '}');
}

InputKind kind_of(const std::string& path, ByteStream& stream) {
  const std::string_view head = stream.peek(kDetectBytes);
  if (head.starts_with("WARC/") || has_type(path, {".warc"})) return InputKind::kWarc;
  return looks_like_json(head) || has_type(path, {".jsonl", ".ndjson"}) ? InputKind::kJsonl : InputKind::kHtml;
}

std::string name_of(const std::string& path) {
  return path == "-" ? "standard input" : path;
}

void undo_http(PageItem& item, std::size_t max_bytes) {
  const auto head = read_http_head(item.bytes);
  if (!head) return;
  Result<std::string> body = decode_body(std::string_view(item.bytes).substr(head->body_begin), *head, max_bytes);
  if (body) {
    item.bytes = std::move(*body);
  } else {
    item.error = body.error();
  }
}

}  // namespace

Feed::Feed(FeedOptions options)
    : options_(std::move(options)), paths_(options_.paths, options_.lists, options_.stop), done_hash_(paths_.hash()) {}

FeedPlace Feed::place() const {
  return {inputs_done_, done_hash_, {}};
}

void Feed::finish_input() {
  ++inputs_done_;
  done_hash_ = paths_.hash();
  inputs_read_.store(static_cast<double>(inputs_done_), std::memory_order_relaxed);
}

bool Feed::several() {
  if (options_.paths.size() > 1 || !options_.lists.empty()) return true;
  const std::string given = options_.paths.empty() ? "-" : options_.paths.front();
  auto item = std::make_unique<PageItem>();
  if (!next(*item)) return false;
  first_ = std::move(item);
  // A page of a directory has another path; a container has a reader, unless it was read to its end.
  return first_->path != given || first_->loaded || first_->error || reader_ != nullptr;
}

// A reader for `path`, or a page in `item`: then true.
bool Feed::start_reader(const std::string& path, PageItem& item) {
  auto stream = std::make_unique<ByteStream>(path, options_.stop);
  if (!stream->error().empty()) {
    item.unreadable = name_of(path) + ": " + stream->error();
    return true;
  }
  const InputKind kind = options_.kind == InputKind::kAuto ? kind_of(path, *stream) : options_.kind;
  if (kind == InputKind::kHtml) {
    item.stream = std::move(stream);
    return true;
  }
  path_ = path;
  reader_ = kind == InputKind::kWarc ? make_warc_reader(std::move(stream), options_.warc, options_.max_bytes)
                                     : make_jsonl_reader(std::move(stream), options_.keys, options_.max_bytes);
  return false;
}

bool Feed::open(const ListedPath& path, PageItem& item) {
  item.path = path.path;
  item.unreadable = path.error;
  const bool page = options_.kind == InputKind::kHtml ||
                    (options_.kind == InputKind::kAuto && (is_address(path.path) || is_page_name(path.path)));
  const bool whole = !path.error.empty() || is_address(path.path) || page || start_reader(path.path, item);
  if (!whole) return false;
  finish_input();
  item.after = place();
  return true;
}

bool Feed::next(PageItem& item) {
  if (first_) {
    item = std::move(*first_);
    first_.reset();
    return true;
  }
  while (options_.stop == nullptr || !options_.stop->load()) {
    if (!reader_) {
      const auto path = paths_.next();
      if (!path) {
        skipped_at_end_ += item.skipped;
        return false;
      }
      if (open(*path, item)) return true;
      continue;
    }
    const bool found = reader_->next(item);
    const ByteStream& stream = reader_->stream();
    const double size = static_cast<double>(std::max<std::uint64_t>(stream.raw().size(), 1));
    inputs_read_.store(static_cast<double>(inputs_done_) +
                           (stream.raw().size() > 0 ? static_cast<double>(stream.raw_position()) / size : 0),
                       std::memory_order_relaxed);
    if (options_.stop != nullptr && options_.stop->load()) return false;
    item.path = path_;
    if (found) {
      item.after = {inputs_done_, done_hash_, stream.place()};
      return true;
    }
    if (!stream.error().empty()) item.unreadable = name_of(path_) + ": " + stream.error();
    reader_.reset();
    finish_input();
    item.after = place();
    if (!item.unreadable.empty()) return true;
  }
  return false;
}

bool Feed::go_to(const FeedPlace& place) {
  first_.reset();
  reader_.reset();
  paths_ = PathList(options_.paths, options_.lists, options_.stop);
  for (std::uint64_t i = 0; i < place.input; ++i) {
    if (!paths_.next()) return false;
  }
  inputs_done_ = place.input;
  done_hash_ = paths_.hash();
  if (place.input > 0 && done_hash_ != place.paths_hash) return false;
  if (place.place == Place()) return true;
  const auto path = paths_.next();
  if (!path || !path->error.empty() || is_address(path->path)) return false;
  PageItem none;
  if (start_reader(path->path, none)) return false;
  return reader_->go_to(place.place);
}

// Whether the name leaves no doubt that packed bytes were meant.
static bool named_as_packed(const std::string& path) {
  return path.ends_with(".gz") || path.ends_with(".zst");
}

void load_page(PageItem& item, std::size_t max_bytes, const std::atomic<bool>* stop) {
  if (item.http && item.loaded) undo_http(item, max_bytes);
  if (item.loaded) return;
  if (!item.stream) item.stream = std::make_unique<ByteStream>(item.path, stop);
  ByteStream& stream = *item.stream;
  while (item.bytes.size() <= max_bytes) {
    const std::string_view ahead = stream.peek(kReadPiece);
    if (ahead.empty()) break;
    item.bytes += ahead;
    stream.skip(ahead.size());
  }
  if (!stream.error().empty()) {
    item.unreadable = name_of(item.path) + ": " + stream.error();
  } else if (stream.damaged() && item.bytes.size() <= max_bytes) {
    // Under a page's name they are no page to begin with.
    item.error = named_as_packed(item.path)
                     ? Error{ErrorCode::kDamagedStream, "the compressed bytes are damaged"}
                     : Error{ErrorCode::kNotHtml, "not HTML: compressed bytes, and damaged ones"};
  }
  item.stream.reset();
  item.loaded = true;
}

}  // namespace cleanview::pipeline
