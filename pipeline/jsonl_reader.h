// Pages of a JSON Lines file.
#ifndef CLEANVIEW_PIPELINE_JSONL_READER_H_
#define CLEANVIEW_PIPELINE_JSONL_READER_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/page_item.h"

namespace cleanview::pipeline {

// The keys of an input line that have a meaning, and which of the others are passed through, as they are.
struct JsonlKeys {
  std::string html = "html";
  std::string url = "url";
  std::string id = "id";
  std::optional<std::vector<std::string>> pass;  // unset: all others
};

// A line that is no JSON object with a string under the key of the page is an item with an error (kBadLine), and
// reading goes on at the next line. Lines that cannot hold a page of `max_bytes` are passed over without being held.
std::unique_ptr<PageReader> make_jsonl_reader(std::unique_ptr<ByteStream> stream, const JsonlKeys& keys,
                                              std::size_t max_bytes);

}  // namespace cleanview::pipeline

#endif  // CLEANVIEW_PIPELINE_JSONL_READER_H_
