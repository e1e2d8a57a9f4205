// HTTP responses as archives keep them.
#ifndef CLEANVIEW_PIPELINE_HTTP_H_
#define CLEANVIEW_PIPELINE_HTTP_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cleanview/error.h"

namespace cleanview::pipeline {

// The value of a header line `name` in `head`, trimmed; the first one. Names are compared without case. Its data() is
// null only when there is no such line.
std::string_view header_value(std::string_view head, std::string_view name);

struct HttpHead {
  int status = 0;
  std::string_view content_type, content_encoding, transfer_encoding;
  std::size_t body_begin = 0;
};

// Reads status line and header lines. Nothing when `message` does not begin with them.
std::optional<HttpHead> read_http_head(std::string_view message);

// Whether a Content-Type may be a page: HTML, XHTML, or not said.
bool may_be_page(std::string_view content_type);

// The page's bytes: chunks joined, gzip, deflate and zstd unpacked. Archives often keep the header lines of what they
// have unpacked already: then the body is taken as it is.
//
// Errors: kInputTooLarge (more than `max_bytes` unpacked), kDecode (an encoding of the body that is not known),
// kDamagedRecord (a compressed body that cannot be unpacked).
Result<std::string> decode_body(std::string_view body, const HttpHead& head, std::size_t max_bytes);

}  // namespace cleanview::pipeline

#endif  // CLEANVIEW_PIPELINE_HTTP_H_
