#include "pipeline/http.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <charconv>

#include "base/ascii.h"

namespace cleanview::pipeline {
namespace {

constexpr std::size_t kPieceBytes = 64 << 10;
constexpr std::size_t kMostCodings = 8;
constexpr std::string_view kSpace = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return text.substr(text.size());
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::string_view cut_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The chunks of `body` joined. Nothing when it is not in chunks; what is there of a body that is cut.
std::optional<std::string> join_chunks(std::string_view body) {
  std::string out;
  for (bool first = true;; first = false) {
    std::string_view rest = body;
    const std::string_view line = trimmed(cut_line(rest));
    std::size_t size = 0;
    const auto [end, status] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const std::string_view after(end, static_cast<std::size_t>(line.data() + line.size() - end));
    const bool valid = status == std::errc() && (trimmed(after).empty() || trimmed(after).front() == ';');
    if (!valid && first) return std::nullopt;
    if (!valid || size == 0) return out;
    out.append(rest.substr(0, size));
    if (size >= rest.size()) return out;
    body = rest.substr(size);
    cut_line(body);
  }
}

Error too_large(std::size_t max_bytes) {
  return {ErrorCode::kInputTooLarge,
          "the unpacked body is longer than max_input_bytes (" + std::to_string(max_bytes) + ")"};
}

Error damaged(std::string_view coding) {
  return {ErrorCode::kDamagedRecord, "the body is damaged: Content-Encoding " + std::string(coding)};
}

// `window` as in inflateInit2(): which of zlib's three wrappings.
Result<std::string> inflate_all(std::string_view body, int window, std::size_t max_bytes) {
  z_stream stream = {};
  if (inflateInit2(&stream, window) != Z_OK) return Error{ErrorCode::kInternal, "zlib cannot begin"};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  std::string out;
  int status = Z_OK;
  while (status == Z_OK && out.size() <= max_bytes) {
    const std::size_t had = out.size();
    out.resize(had + kPieceBytes);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + had);
    stream.avail_out = kPieceBytes;
    status = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.size() > max_bytes) return too_large(max_bytes);
  if (status != Z_STREAM_END) return damaged("gzip or deflate");
  return out;
}

Result<std::string> unpack_zstd(std::string_view body, std::size_t max_bytes) {
  ZSTD_DCtx* context = ZSTD_createDCtx();
  std::string out;
  ZSTD_inBuffer in = {body.data(), body.size(), 0};
  std::size_t status = 1;
  while (status != 0 && ZSTD_isError(status) == 0 && out.size() <= max_bytes) {
    const std::size_t had = out.size();
    out.resize(had + kPieceBytes);
    ZSTD_outBuffer to = {out.data() + had, kPieceBytes, 0};
    status = ZSTD_decompressStream(context, &to, &in);
    out.resize(had + to.pos);
    if (to.pos == 0 && in.pos == in.size) break;
  }
  ZSTD_freeDCtx(context);
  if (out.size() > max_bytes) return too_large(max_bytes);
  if (status != 0) return damaged("zstd");
  return out;
}

Result<std::string> undo_coding(std::string_view body, std::string_view coding, std::size_t max_bytes) {
  if (ascii_iequals(coding, "gzip") || ascii_iequals(coding, "x-gzip")) {
    return body.starts_with("\x1f\x8b") ? inflate_all(body, 16 + MAX_WBITS, max_bytes) : std::string(body);
  }
  if (ascii_iequals(coding, "zstd")) {
    return body.starts_with("\x28\xb5\x2f\xfd") ? unpack_zstd(body, max_bytes) : std::string(body);
  }
  if (ascii_iequals(coding, "deflate")) {
    // Servers send both, with zlib's wrapping and without.
    if (!body.empty() && body.front() == '<') return std::string(body);
    Result<std::string> wrapped = inflate_all(body, MAX_WBITS, max_bytes);
    if (wrapped || wrapped.error().code == ErrorCode::kInputTooLarge) return wrapped;
    return inflate_all(body, -MAX_WBITS, max_bytes);
  }
  if (coding.empty() || ascii_iequals(coding, "identity") || ascii_iequals(coding, "none")) return std::string(body);
  // Kept by archives that have unpacked the body: markup shows it.
  if (trimmed(body.substr(0, std::min<std::size_t>(body.size(), 256))).starts_with('<')) return std::string(body);
  return Error{ErrorCode::kDecode, "Content-Encoding \"" + std::string(coding) + "\" is not known"};
}

}  // namespace

std::string_view header_value(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const std::string_view line = cut_line(head);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && ascii_iequals(trimmed(line.substr(0, colon)), name)) {
      return trimmed(line.substr(colon + 1));
    }
  }
  return {};
}

std::optional<HttpHead> read_http_head(std::string_view message) {
  if (!message.starts_with("HTTP/")) return std::nullopt;
  std::string_view rest = message;
  const std::string_view first = cut_line(rest);
  HttpHead head;
  const std::size_t space = std::min(first.find(' '), first.size());
  const std::string_view status = trimmed(first.substr(space));
  std::from_chars(status.data(), status.data() + status.size(), head.status);
  const std::string_view lines = rest;
  while (!rest.empty() && !cut_line(rest).empty()) {
  }
  const std::string_view fields = lines.substr(0, lines.size() - rest.size());
  head.content_type = header_value(fields, "Content-Type");
  head.content_encoding = header_value(fields, "Content-Encoding");
  head.transfer_encoding = header_value(fields, "Transfer-Encoding");
  head.body_begin = message.size() - rest.size();
  return head;
}

bool may_be_page(std::string_view content_type) {
  const std::string_view kind = trimmed(content_type.substr(0, content_type.find(';')));
  return kind.empty() || ascii_iequals(kind, "text/html") || ascii_iequals(kind, "application/xhtml+xml");
}

Result<std::string> decode_body(std::string_view body, const HttpHead& head, std::size_t max_bytes) {
  std::string bytes(body);
  if (ascii_icontains(head.transfer_encoding, "chunked")) {
    if (auto joined = join_chunks(bytes)) bytes = std::move(*joined);
  }
  // Codings are undone from the last to the first.
  std::string_view codings = head.content_encoding;
  for (std::size_t i = 0; i < kMostCodings && !codings.empty(); ++i) {
    const std::size_t comma = codings.rfind(',');
    const bool last = comma == std::string_view::npos;
    Result<std::string> undone = undo_coding(bytes, trimmed(last ? codings : codings.substr(comma + 1)), max_bytes);
    if (!undone) return undone;
    bytes = std::move(*undone);
    codings = last ? std::string_view() : codings.substr(0, comma);
  }
  return bytes;
}

}  // namespace cleanview::pipeline
