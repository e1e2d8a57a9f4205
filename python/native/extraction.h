// Pages in, articles out, without the interpreter's lock.
#ifndef CLEANVIEW_PYTHON_EXTRACTION_H_
#define CLEANVIEW_PYTHON_EXTRACTION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cleanview/extractor.h"
#include "cleanview/render.h"

namespace cleanview::python {

// What the caller says of a page; the bytes stay the caller's.
struct Source {
  std::string url, content_type, charset, id, path;
  std::uint64_t offset = 0;
};

struct Job {
  std::string_view html;
  Source source;
};

// An Article, or the Error that there is instead, with what its record says of the input.
struct Outcome {
  Source source;
  std::uint64_t bytes = 0;
  Article article;
  std::optional<Error> error;

  RecordInput input() const;
  std::string json(const JsonOptions& options) const;
};

// Extracts one page with the calling thread's Extractor.
Outcome extract_one(Job job, const ExtractOptions& options);

// The jobs' outcomes, in their order, by `threads` threads (0: one for each core).
class Pool {
 public:
  explicit Pool(unsigned threads);
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  std::vector<Outcome> run(std::vector<Job>& jobs, const ExtractOptions& options);
  unsigned threads() const { return static_cast<unsigned>(extractors_.size()); }

 private:
  std::vector<Extractor> extractors_;  // one for each thread, kept between runs
};

}  // namespace cleanview::python

#endif  // CLEANVIEW_PYTHON_EXTRACTION_H_
