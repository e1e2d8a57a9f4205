// Extractor: from a page's bytes to an Article. Start here.
#ifndef CLEANVIEW_EXTRACTOR_H_
#define CLEANVIEW_EXTRACTOR_H_

#include <memory>
#include <string_view>

#include "cleanview/article.h"
#include "cleanview/error.h"
#include "cleanview/options.h"

namespace cleanview {

// One page as it came from the network. The views are read during extract() only.
struct Page {
  std::string_view html;               // any encoding
  std::string_view url = {};           // absolute address; base of relative links; may be empty
  std::string_view content_type = {};  // HTTP header's value, "text/html; charset=koi8-r"; may be empty
  std::string_view charset = {};       // the caller's word, over everything but a byte order mark
};

// Finds the main content and the metadata of pages, one at a time.
//
// Keeps its buffers between pages: make one per thread and reuse it. Extractors share only constants, so
// different ones may run at once; one must not be used by two threads at the same time.
class Extractor {
 public:
  Extractor();
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  // Extracts the article of `page`.
  //
  // Any bytes are valid input: markup is repaired as a browser would. A page without main content gives an
  // Article with no blocks and confidence 0. Equal input and options give an equal Article on every platform.
  //
  // Errors: see ErrorCode; the Extractor stays usable after each.
  // Cost: linear in page.html.size(); memory as Limits::max_arena_bytes allows, kept until destruction.
  Result<Article> extract(const Page& page, const ExtractOptions& options = {});

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cleanview

#endif  // CLEANVIEW_EXTRACTOR_H_
