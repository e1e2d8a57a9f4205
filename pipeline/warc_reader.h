// Pages of a WARC file.
#ifndef CLEANVIEW_PIPELINE_WARC_READER_H_
#define CLEANVIEW_PIPELINE_WARC_READER_H_

#include <memory>

#include "pipeline/page_item.h"

namespace cleanview::pipeline {

// Response and resource records of WARC 1.0 and 1.1 that are pages with a status of 2xx; other records are counted in
// PageItem::skipped. A damaged record is one item with an error (kDamagedRecord), and reading goes on at the next
// record that can be found. A record larger than `max_bytes` is an item with kInputTooLarge and is not held in memory.
std::unique_ptr<PageReader> make_warc_reader(std::unique_ptr<ByteStream> stream, std::size_t max_bytes);

}  // namespace cleanview::pipeline

#endif  // CLEANVIEW_PIPELINE_WARC_READER_H_
