// Pages of a part of a WARC file.
#ifndef CLEANVIEW_PYTHON_WARC_H_
#define CLEANVIEW_PYTHON_WARC_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "pipeline/page_item.h"

namespace cleanview::python {

// The pages whose gzip members or Zstandard frames begin in [start, end) of the file: readers of ranges that touch
// give each page once. A file that is not packed has no such marks: all its pages are in the range with byte 0.
class WarcRange {
 public:
  WarcRange(std::string path, std::uint64_t start, std::uint64_t end, std::size_t max_bytes);
  // The next page, or report of damage; nothing at the end.
  std::optional<pipeline::PageItem> next();

 private:
  std::string path_;
  std::uint64_t end_;
  std::size_t max_bytes_;
  std::unique_ptr<pipeline::PageReader> reader_;  // none: the range holds no page
};

}  // namespace cleanview::python

#endif  // CLEANVIEW_PYTHON_WARC_H_
