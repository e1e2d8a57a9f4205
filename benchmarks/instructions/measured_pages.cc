// Extracts each page that is named, from bytes to the JSON record, so that compare.py can count the instructions of
// each.
//
//   measured_pages FILE...
//
// All pages are extracted twice. The first time warms up: tables are built and buffers have grown. The second time each
// page goes through measured_page(), at whose ends callgrind begins and stops to count.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "cleanview/extractor.h"
#include "cleanview/render.h"

namespace {

std::size_t record_bytes(cleanview::Extractor& extractor, const std::string& page) {
  const auto article = extractor.extract({.html = page, .url = "https://example.org/page"});
  return article ? cleanview::to_json(*article).size() : 0;
}

}  // namespace

// Its name is compare.py's handle, so it must stay a function of its own.
extern "C" __attribute__((noinline, used)) std::size_t measured_page(cleanview::Extractor* extractor,
                                                                     const std::string* page) {
  return record_bytes(*extractor, *page);
}

int main(int count, char** arguments) {
  std::vector<std::string> pages;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    if (!file) return std::fprintf(stderr, "measured_pages: cannot read %s\n", arguments[i]), 3;
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  cleanview::Extractor extractor;
  for (const std::string& page : pages) record_bytes(extractor, page);
  for (const std::string& page : pages) {
    if (measured_page(&extractor, &page) == 0) return std::fprintf(stderr, "measured_pages: no record\n"), 1;
  }
  return 0;
}
