// One page on its way through a batch.
#ifndef CLEANVIEW_PIPELINE_PAGE_ITEM_H_
#define CLEANVIEW_PIPELINE_PAGE_ITEM_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "cleanview/error.h"
#include "pipeline/byte_stream.h"

namespace cleanview::pipeline {

// A place among all inputs of a batch.
struct FeedPlace {
  std::uint64_t input = 0;       // number of inputs that are done
  std::uint64_t paths_hash = 0;  // of their paths
  Place place;                   // in the next one
  friend bool operator==(const FeedPlace&, const FeedPlace&) = default;
};

// A page, or the report that a piece of an input is damaged.
struct PageItem {
  std::string path;          // the input as given
  std::uint64_t offset = 0;  // of a record: where it begins in the input (docs/cli.md)
  std::uint64_t part = 0;    // of a WARC's record: the byte of the file where it, or the part that holds it, begins
  std::string id;            // the caller's, else empty
  std::string url, content_type;
  std::string date;       // when it was fetched, as its record says
  std::string record_id;  // of a WARC
  std::string passed;     // JSON members to pass through: "a":1,"b":"x"
  std::string bytes;      // the page, or the HTTP response it came in
  bool http = false;      // bytes are an HTTP response
  bool loaded = false;    // bytes are there; otherwise load_page() reads them

  std::unique_ptr<ByteStream> stream;  // opened already, but not loaded
  std::optional<Error> error;          // no page: what is wrong with this piece of the input
  std::string unreadable;              // no page: the input cannot be read, one line
  std::uint64_t skipped = 0;           // records since the page before that are no pages
  FeedPlace after;                     // where reading goes on behind it
};

// Gives the pages of one input, in order.
class PageReader {
 public:
  virtual ~PageReader() = default;
  // Fills in what the input says of its next page, or of its next damage. False at the end.
  virtual bool next(PageItem& item) = 0;
  // Goes on at a place that stream().place() gave behind a page.
  virtual bool go_to(const Place& place) = 0;
  virtual const ByteStream& stream() const = 0;
};

}  // namespace cleanview::pipeline

#endif  // CLEANVIEW_PIPELINE_PAGE_ITEM_H_
