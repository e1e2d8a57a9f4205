#include "metadata/surroundings.h"

#include <doctest/doctest.h>

#include <string>

#include "rules/hints.h"
#include "tests/page_fixture.h"

namespace cleanview {
namespace {

NodeId find(const PageModel& page, std::string_view id) {
  for (NodeId n{0}; n != page.end(); ++n) {
    if (page.attribute_or_empty(n, Attr::kId) == id) return n;
  }
  return kNoNode;
}

struct Asked {
  explicit Asked(const std::string& html) : parsed(html), around(parsed.page, page_hints(parsed.page, arena).groups) {
    around.set_heading(find(parsed.page, "title"));
  }
  NodeId at(std::string_view id) const { return find(parsed.page, id); }

  ParsedPage parsed;
  Arena arena;
  Surroundings around;
};

// Enough blocks that no container of the tests has most of the page.
const std::string kRest = [] {
  std::string rest;
  for (int i = 0; i < 30; ++i) rest += "<p>text</p>";
  return rest;
}();

}  // namespace

TEST_CASE("surroundings: each element is asked once, however much stands in it") {
  std::string html;
  for (int i = 0; i < 100; ++i) html += "<div>";
  for (int i = 0; i < 50; ++i) html += "<b>x</b>";
  const ParsedPage parsed(html);
  Inherited<int> depth(parsed.page);
  std::size_t asked = 0;
  for (NodeId n{0}; n != parsed.page.end(); ++n) {
    const auto deeper = [&](int above, NodeId) { return ++asked, above + 1; };
    CHECK(depth.of(n, deeper) == parsed.page[n].depth + 1);
    CHECK(depth.of(n, deeper) == parsed.page[n].depth + 1);
  }
  CHECK(asked == parsed.page.nodes.size());
  CHECK(depth.of(kNoNode, [](int, NodeId) { return 1; }) == 0);
}

TEST_CASE("surroundings: navigation and a foot bar what stands in them, an article's own foot does not") {
  Asked a(
      "<main><h1 id=title>T</h1><footer><b id=own>x</b></footer><nav><p><b id=nav>x</b></p></nav></main>"
      "<footer><p><b id=foot>x</b></p></footer>" +
      kRest);
  CHECK_FALSE(a.around.is_barred(a.at("title")));
  CHECK_FALSE(a.around.is_barred(a.at("own")));
  CHECK(a.around.is_barred(a.at("nav")));
  CHECK(a.around.is_barred(a.at("foot")));
  CHECK(a.around.is_of_others(a.at("foot")));
  CHECK_FALSE(a.around.is_of_others(a.at("own")));
}

TEST_CASE("surroundings: names bar several blocks, not one; the heading's own container never") {
  Asked a(
      "<div class=comments><h1 id=title>T</h1><p>a</p><p>b</p></div>"
      "<div class=comments><p id=many>a</p><p>b</p><p>c</p></div><div class=comments><p id=one>a</p></div>" +
      kRest);
  CHECK_FALSE(a.around.is_barred(a.at("title")));
  CHECK(a.around.is_barred(a.at("many")));
  CHECK_FALSE(a.around.is_barred(a.at("one")));
}

TEST_CASE("surroundings: a container with most of the page says nothing") {
  Asked a("<div class=footer><p id=far>x</p><div class=cookie><p id=near>x</p></div>" + kRest + "</div>");
  CHECK(a.around.has_group(a.at("near"), bit(HintGroup::kCookie)));
  CHECK_FALSE(a.around.has_group(a.at("near"), bit(HintGroup::kFooter)));
  CHECK_FALSE(a.around.has_group(a.at("far"), bit(HintGroup::kFooter)));
  CHECK_FALSE(a.around.has_group(kNoNode, bit(HintGroup::kFooter)));
}

}  // namespace cleanview
