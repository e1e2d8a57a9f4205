// A page whose blocks are all main content, for tests of how content is put together.
#ifndef CLEANVIEW_TESTS_CONTENT_WHOLE_PAGE_H_
#define CLEANVIEW_TESTS_CONTENT_WHOLE_PAGE_H_

#include <string>
#include <string_view>
#include <vector>

#include "cleanview/render.h"
#include "content/assemble.h"
#include "content/rule_table.h"
#include "tests/page_fixture.h"

namespace cleanview {

inline Article whole_page(std::string_view html) {
  ParsedPage parsed(html);
  const std::vector<Verdict> all(parsed.page.blocks.size(), {BlockLabel::kMainContent, 1, &rule_info(Rule::kKept)});
  Article article;
  assemble(parsed.page, all, "https://example.org/a/", {}, article);
  return article;
}

inline std::string markdown_of(std::string_view html) {
  return to_markdown(whole_page(html));
}

}  // namespace cleanview

#endif  // CLEANVIEW_TESTS_CONTENT_WHOLE_PAGE_H_
