// A page parsed for a test: owns the memory that its PageModel refers to.
#ifndef CLEANVIEW_TESTS_PAGE_FIXTURE_H_
#define CLEANVIEW_TESTS_PAGE_FIXTURE_H_

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

#include "base/arena.h"
#include "html/parse.h"
#include "html/prefilter.h"
#include "page/page_model.h"
#include "page/segment.h"

namespace cleanview {

struct ParsedPage {
  explicit ParsedPage(std::string_view html, const Limits& limits = {}) : source(html) {
    prefilter(source, limits, filtered);
    Result<PageModel> result = parse_page(filtered, limits, arena);
    REQUIRE(result.has_value());
    page = *result;
    segment_blocks(page, arena);
  }

  std::string source;
  Prefiltered filtered;
  Arena arena;
  PageModel page;
};

}  // namespace cleanview

#endif  // CLEANVIEW_TESTS_PAGE_FIXTURE_H_
