// Pages of a WARC file.
#ifndef CLEANVIEW_PIPELINE_WARC_READER_H_
#define CLEANVIEW_PIPELINE_WARC_READER_H_

#include <memory>
#include <string>
#include <vector>

#include "pipeline/page_item.h"

namespace cleanview::pipeline {

// Which records of an archive are pages.
struct WarcFilter {
  std::vector<std::string> types = {"response", "resource"};
  // Of responses: "404", "4xx" or "all". Records without a status pass.
  std::vector<std::string> statuses = {"2xx"};
  // Media types, as "text/html", in lower case; empty: HTML, XHTML, or not said.
  std::vector<std::string> media_types = {};
};

// Whether `pattern` is one that WarcFilter::statuses knows.
bool is_status_pattern(std::string_view pattern);

// The records of WARC 1.0 and 1.1 that `filter` lets pass; others are counted in PageItem::skipped. A damaged record is
// one item with an error (kDamagedRecord), and reading goes on at the next record that can be found. A record larger
// than `max_bytes` is an item with kInputTooLarge and is not held in memory.
std::unique_ptr<PageReader> make_warc_reader(std::unique_ptr<ByteStream> stream, const WarcFilter& filter,
                                             std::size_t max_bytes);

}  // namespace cleanview::pipeline

#endif  // CLEANVIEW_PIPELINE_WARC_READER_H_
