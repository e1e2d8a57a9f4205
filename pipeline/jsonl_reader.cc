// yyjson reads the line, and so decides what is valid. The members that are passed through are cut from the line's own
// bytes afterwards, by a scan that knows only strings and brackets: on a line that is known to be valid that is enough,
// and numbers keep their digits.
#include "pipeline/jsonl_reader.h"

#include <yyjson.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace cleanview::pipeline {
namespace {

// An escaped character takes six bytes at most; most take one. Twice the page and a bit holds all but the strangest.
constexpr std::size_t kEscapedTimes = 2;
constexpr std::size_t kOtherKeysBytes = 1 << 20;
constexpr int kMostDepth = 64;  // of what is passed through
constexpr std::string_view kMark = "\xef\xbb\xbf";
constexpr std::string_view kSpace = " \t\r\n";

struct FreeDocument {
  void operator()(yyjson_doc* document) const { yyjson_doc_free(document); }
};

using Document = std::unique_ptr<yyjson_doc, FreeDocument>;

Document parse(std::string_view line, yyjson_read_err& problem) {
  constexpr yyjson_read_flag kFlags = YYJSON_READ_ALLOW_INVALID_UNICODE;
  return Document(yyjson_read_opts(const_cast<char*>(line.data()), line.size(), kFlags, nullptr, &problem));
}

// Bytes that are no UTF-8 become U+FFFD.
std::string as_utf8(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) append_utf8(decode_next(text, at), result);
  return result;
}

std::string_view text_of(yyjson_val* value) {
  return yyjson_is_str(value) ? std::string_view(yyjson_get_str(value), yyjson_get_len(value)) : std::string_view();
}

// A whole number or a text.
std::string id_of(yyjson_val* value) {
  if (yyjson_is_uint(value)) return std::to_string(yyjson_get_uint(value));
  return yyjson_is_sint(value) ? std::to_string(yyjson_get_sint(value)) : std::string(text_of(value));
}

std::size_t string_end(std::string_view line, std::size_t at) {
  for (++at; at < line.size() && line[at] != '"'; ++at) at += line[at] == '\\' ? 1 : 0;
  return std::min(at + 1, line.size());
}

// `line` with U+FFFD for escapes of half a character, which yyjson does not take; text from scripts has them.
std::string without_lone_surrogates(std::string_view line) {
  std::string out(line);
  const auto is_half = [&](std::size_t at, std::string_view halves) {
    return out.compare(at, 2, "\\u") == 0 && at + 6 <= out.size() && ascii_lower(out[at + 2]) == 'd' &&
           halves.find(ascii_lower(out[at + 3])) != std::string_view::npos;
  };
  for (std::size_t at = out.find('\\'); at != std::string::npos; at = out.find('\\', at)) {
    const bool first = is_half(at, "89ab");
    if (first && is_half(at + 6, "cdef")) {
      at += 12;
      continue;
    }
    if (first || is_half(at, "cdef")) out.replace(at + 2, 4, "fffd");
    at += 2;
  }
  return out;
}

// The end of the value at `at`, of valid JSON.
std::size_t value_end(std::string_view line, std::size_t at, int& deepest) {
  int depth = 0;
  while (at < line.size()) {
    const char c = line[at];
    if (c == '"') {
      at = string_end(line, at);
      continue;
    }
    if (depth == 0 && (c == ',' || c == '}')) break;
    depth += c == '{' || c == '[' ? 1 : 0;
    depth -= c == '}' || c == ']' ? 1 : 0;
    deepest = std::max(deepest, depth);
    ++at;
  }
  return at;
}

bool is_passed(std::string_view key, const JsonlKeys& keys) {
  if (key == keys.html || key == keys.url || key == keys.id) return false;
  return !keys.pass || std::find(keys.pass->begin(), keys.pass->end(), key) != keys.pass->end();
}

// The members of the valid object in `line` that are passed through.
std::string other_members(std::string_view line, const JsonlKeys& keys, int& deepest) {
  std::string out;
  std::size_t at = line.find('{') + 1;
  for (;;) {
    at = line.find_first_of("\"}", at);
    if (at == std::string_view::npos || line[at] == '}') return out;
    const std::size_t key_end = string_end(line, at);
    const std::string_view key = line.substr(at + 1, key_end - at - 2);
    const std::size_t end = value_end(line, line.find(':', key_end) + 1, deepest);
    if (is_passed(key, keys)) {
      if (!out.empty()) out += ',';
      out += line.substr(at, line.find_last_not_of(kSpace, end - 1) + 1 - at);
    }
    if (end >= line.size() || line[end] == '}') return out;
    at = end + 1;
  }
}

class JsonlReader final : public PageReader {
 public:
  JsonlReader(std::unique_ptr<ByteStream> stream, const JsonlKeys& keys, std::size_t max_bytes)
      : stream_(std::move(stream)), keys_(keys), max_line_(max_bytes * kEscapedTimes + kOtherKeysBytes) {}

  const ByteStream& stream() const override { return *stream_; }
  bool go_to(const Place& place) override { return stream_->go_to(place); }

  bool next(PageItem& item) override {
    for (;;) {
      if (stream_->peek(kMark.size()).starts_with(kMark)) stream_->skip(kMark.size());
      item.offset = stream_->place().unpacked;
      const std::size_t end = find_line_end();
      if (end == kTooLong) return pass_long_line(item);
      const std::string_view ahead = stream_->peek(end);
      const bool whole = end < ahead.size() && ahead[end] == '\n';
      if (!whole && stream_->damaged()) return pass_damage(item);
      if (!whole && end == 0) return false;
      const std::string_view line = ahead.substr(0, end);
      const bool blank = line.find_first_not_of(kSpace) == std::string_view::npos;
      if (!blank) read_line(line, item);
      stream_->skip(end + (whole ? 1 : 0));
      if (!blank) return true;
    }
  }

 private:
  static constexpr std::size_t kTooLong = static_cast<std::size_t>(-1);

  // Bytes before the line end, or before the end of what can be read.
  // Asks for no more than is there: a line of a stream is given out when it has come.
  std::size_t find_line_end() {
    std::size_t searched = 0;
    for (;;) {
      const std::string_view ahead = stream_->peek(searched + 1);
      const std::size_t end = ahead.find('\n', searched);
      if (end != std::string_view::npos) return end > max_line_ ? kTooLong : end;
      if (ahead.size() > max_line_) return kTooLong;
      if (ahead.size() <= searched) return ahead.size();
      searched = ahead.size();
    }
  }

  bool pass_long_line(PageItem& item) {
    item.error = Error{ErrorCode::kInputTooLarge, "the line at byte " + std::to_string(item.offset) +
                                                      " is longer than " + std::to_string(max_line_) + " bytes"};
    for (std::string_view ahead = stream_->peek(1); !ahead.empty(); ahead = stream_->peek(1)) {
      const std::size_t end = ahead.find('\n');
      stream_->skip(end == std::string_view::npos ? ahead.size() : end + 1);
      if (end != std::string_view::npos) break;
    }
    return true;
  }

  bool pass_damage(PageItem& item) {
    const std::uint64_t part = stream_->damaged_part();
    stream_->resync("{");
    item.error = Error{ErrorCode::kDamagedStream,
                       "the compressed bytes are damaged; the damaged part begins at byte " + std::to_string(part)};
    return true;
  }

  static void bad_line(PageItem& item, const std::string& why) {
    item.error = Error{ErrorCode::kBadLine, "the line at byte " + std::to_string(item.offset) + ": " + why};
  }

  void read_line(std::string_view line, PageItem& item) const {
    yyjson_read_err problem = {};
    Document document = parse(line, problem);
    std::string mended;
    if (!document && problem.code == YYJSON_READ_ERROR_INVALID_STRING) {
      mended = without_lone_surrogates(line);
      line = mended;
      document = parse(line, problem);
    }
    yyjson_val* object = document ? yyjson_doc_get_root(document.get()) : nullptr;
    const auto member = [&](const std::string& key) { return yyjson_obj_getn(object, key.data(), key.size()); };
    if (!document) return bad_line(item, problem.msg);
    if (!yyjson_is_str(member(keys_.html))) return bad_line(item, "no object with a string \"" + keys_.html + "\"");
    int deepest = 0;
    std::string passed = other_members(line, keys_, deepest);
    if (deepest > kMostDepth) return bad_line(item, "nested deeper than " + std::to_string(kMostDepth));
    item.passed = is_valid_utf8(passed) ? std::move(passed) : as_utf8(passed);
    item.bytes = text_of(member(keys_.html));
    item.url = text_of(member(keys_.url));
    item.id = id_of(member(keys_.id));
    item.content_type = "text/html; charset=utf-8";  // JSON is UTF-8, whatever the page says
    item.loaded = true;
  }

  std::unique_ptr<ByteStream> stream_;
  JsonlKeys keys_;
  std::size_t max_line_;
};

}  // namespace

std::unique_ptr<PageReader> make_jsonl_reader(std::unique_ptr<ByteStream> stream, const JsonlKeys& keys,
                                              std::size_t max_bytes) {
  return std::make_unique<JsonlReader>(std::move(stream), keys, max_bytes);
}

}  // namespace cleanview::pipeline
