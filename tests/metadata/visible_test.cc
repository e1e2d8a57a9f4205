#include "metadata/visible.h"

#include <doctest/doctest.h>

#include <string>

#include "rules/hints.h"
#include "tests/page_fixture.h"

namespace cleanview {
namespace {

std::size_t authors_of(const std::string& html) {
  const ParsedPage parsed(html);
  Arena arena;
  Candidates candidates;
  read_visible(parsed.page, page_hints(parsed.page, arena).groups, "", candidates);
  return candidates.ranked(Field::kAuthor).size();
}

std::string repeated(const std::string& part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

}  // namespace

// What is inside used to be walked once for each of the elements around it.
TEST_CASE("visible: authors in authors are read as often as is paid for") {
  const std::string name = "<b itemprop=name>Ada Rowe</b>" + repeated("<i></i>", 20'000);
  CHECK(authors_of(repeated("<div itemprop=author>", 3) + name) >= 3);
  const std::size_t some = authors_of(repeated("<div itemprop=author>", 400) + name);
  CHECK(some > 0);
  CHECK(some < 20);
}

}  // namespace cleanview
