#include "rules/selector.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <string_view>

#include "page/css_path.h"
#include "rules/selector_matcher.h"
#include "tests/page_fixture.h"

namespace cleanview {
namespace {

// The values of title= of what `text` matches, in order, each once.
std::string titles(std::string_view html, std::string_view text) {
  ParsedPage parsed(html);
  const ParsedSelectors selectors = parse_selectors(text);
  REQUIRE(selectors.mistake == "");
  SelectorMatcher matcher;
  for (const Selector& selector : selectors.selectors) REQUIRE(matcher.add(selector, 0));
  std::string found;
  matcher.run(parsed.page, parsed.arena,
              [&](NodeId n, std::uint32_t) { found += parsed.page.attribute_or_empty(n, Attr::kTitle); });
  return found;
}

std::string mistake(std::string_view text) {
  return parse_selectors(text).mistake;
}

constexpr std::string_view kPage =
    "<div title=a class='box wide' id=main><p title=b lang=en-GB>x</p><div title=c class=box><p title=d>y</p>"
    "<p title=e class='Lead box2'>z</p></div></div><section title=f><p title=g>q</p></section>";

TEST_CASE("selector: tags, classes, ids, attributes") {
  CHECK(titles(kPage, "p") == "bdeg");
  CHECK(titles(kPage, "P") == "bdeg");
  CHECK(titles(kPage, "*[title]") == "abcdefg");
  CHECK(titles(kPage, ".box") == "ac");
  CHECK(titles(kPage, ".lead") == "");
  CHECK(titles(kPage, "p.Lead.box2") == "e");
  CHECK(titles(kPage, "div#main") == "a");
  CHECK(titles(kPage, "#Main") == "");
  CHECK(titles(kPage, "[title=c], [title = 'g' ], [title=\"b\"]") == "bcg");
  CHECK(titles(kPage, "[lang^=en]") == "b");
  CHECK(titles(kPage, "[lang$=GB]") == "b");
  CHECK(titles(kPage, "[lang*='-']") == "b");
  CHECK(titles(kPage, "[class~=wide]") == "a");
  CHECK(titles(kPage, "[class~=box2][title]") == "e");
  CHECK(titles(kPage, "[lang^='']") == "");
}

TEST_CASE("selector: children and descendants") {
  CHECK(titles(kPage, "div > p") == "bde");
  CHECK(titles(kPage, "#main>p") == "b");
  CHECK(titles(kPage, "#main p") == "bde");
  CHECK(titles(kPage, "div div p") == "de");
  CHECK(titles(kPage, "section > div p") == "");
  CHECK(titles(kPage, "body > div > div > p.Lead") == "e");
}

TEST_CASE("selector: an ancestor further out takes over where the nearest one fails") {
  const std::string_view page = "<div class=a><ul><li><div class=b><ul><li title=x>t</ul></div></ul></div>";
  CHECK(titles(page, ".a > ul li") == "x");
  CHECK(titles(page, ".a li > .b > ul > li") == "x");
  CHECK(titles(page, ".a > ul > li > ul > li") == "");
}

TEST_CASE("selector: places among siblings") {
  CHECK(titles(kPage, "p:nth-of-type(2)") == "e");
  CHECK(titles(kPage, "p:nth-child(1)") == "bdg");
  CHECK(titles(kPage, "#main > :nth-child(2)") == "c");
  CHECK(titles(kPage, "body > div:nth-of-type(1) > div:nth-child( 2 ) > p:nth-of-type(1)") == "d");
}

TEST_CASE("selector: escapes") {
  CHECK(titles("<p title=x class='md:flex'>t", ".md\\:flex") == "x");
  CHECK(titles("<p title=x class='1st'>t", ".\\31 st") == "x");
  CHECK(titles("<p title=x class='ünï'>t", ".ünï") == "x");
}

TEST_CASE("selector: texts of an element") {
  CHECK(parse_selectors("div::text(3)").selectors.at(0).text == 3);
  CHECK(parse_selectors("div").selectors.at(0).text == 0);
  CHECK(mistake("div::text(1) p") != "");
  CHECK(mistake("div::text(0)") == "::text(N): N is a number from 1 to 1000000 at character 13");
}

TEST_CASE("selector: mistakes are told with their place") {
  CHECK(mistake("") == "empty");
  CHECK(mistake("div >") == "ends where an element is expected");
  CHECK(mistake("div,") == "ends where an element is expected");
  CHECK(mistake("div + p") == "\"+\" at character 5 is not understood");
  CHECK(mistake("p:hover") ==
        "of what begins with \":\" only nth-child(N), nth-of-type(N) and ::text(N) are known at character 3");
  CHECK(mistake("my-widget").find("<my-widget> is no element") == 0);
  CHECK(mistake("[data-x]") == "[data-x]: the attribute is not among those that are read");
  CHECK(mistake(".1a") == "a class does not begin with a digit: \"1a\"");
  CHECK(mistake("[title='x") == "a quoted value does not end");
  CHECK(mistake("[title") == "\"]\" is missing at character 7");
  CHECK(mistake("p:nth-child(2n+1)").find("nth-child(N): N is a number") == 0);
  CHECK(mistake("\xff") == "not UTF-8");
  CHECK(mistake("ü ü +").find("at character 5") == std::string::npos);
}

TEST_CASE("selector: limits") {
  CHECK(mistake(std::string(kMostSelectorBytes + 1, 'p')).find("longer than") == 0);
  std::string row = "p";
  for (std::size_t i = 1; i < kMostCompounds; ++i) row += ">p";
  CHECK(mistake(row) == "");
  CHECK(mistake(row + ">p").find("more than 64") == 0);
  const ParsedSelectors parsed = parse_selectors(row);
  SelectorMatcher matcher;
  for (std::size_t i = 0; i < kMostPageCompounds / kMostCompounds; ++i) REQUIRE(matcher.add(parsed.selectors[0], 0));
  CHECK_FALSE(matcher.add(parsed.selectors[0], 0));
}

TEST_CASE("selector: a match ends when the page's time is over") {
  ParsedPage parsed("<p>a<p>b");
  const ParsedSelectors all = parse_selectors("*");
  SelectorMatcher matcher;
  REQUIRE(matcher.add(all.selectors[0], 0));
  Arena spent;
  spent.reset(1, std::chrono::milliseconds(0));
  spent.allocate(64);
  int matches = 0;
  matcher.run(parsed.page, spent, [&](NodeId, std::uint32_t) { ++matches; });
  CHECK(matches == 0);
}

// Chains longer than a machine word, and chains that begin in the middle of one.
TEST_CASE("selector: many long chains at once") {
  std::string html;
  for (int i = 0; i < 40; ++i) html += "<div class=c" + std::to_string(i) + ">";
  ParsedPage parsed(html + "<p title=x>t");
  std::string chain;
  for (int i = 0; i < 40; ++i) chain += ".c" + std::to_string(i) + (i % 3 == 0 ? " " : " > ");
  const ParsedSelectors right = parse_selectors(chain + "p");
  const ParsedSelectors wrong = parse_selectors(".c1 > .c0 " + chain + "p");
  REQUIRE(right.mistake == "");
  SelectorMatcher matcher;
  for (std::uint32_t i = 0; i < 20; ++i) REQUIRE(matcher.add((i % 2 == 0 ? right : wrong).selectors[0], i));
  std::uint32_t even = 0, odd = 0;
  matcher.run(parsed.page, parsed.arena, [&](NodeId, std::uint32_t i) { ++(i % 2 == 0 ? even : odd); });
  CHECK(even == 10);
  CHECK(odd == 0);
}

// Nested and flat pages of 100,000 elements; selectors that backtracking would try in as many ways as there are
// elements around, and as many of them as a page may have.
TEST_CASE("selector: the work is bounded by elements times compounds, and far below with names") {
  constexpr std::uint64_t kElements = 100'000;
  std::string html = "<body>";
  for (std::uint64_t i = 0; i < kElements / 500; ++i) {
    for (int k = 0; k < 250; ++k) html += "<div class=a><p class='b b b'>x</p>";
    for (int k = 0; k < 250; ++k) html += "</div>";
  }
  ParsedPage parsed(html);
  const auto tests = [&](const std::string& text, std::size_t times) {
    const ParsedSelectors parsed_selector = parse_selectors(text);
    REQUIRE(parsed_selector.mistake == "");
    SelectorMatcher matcher;
    for (std::size_t i = 0; i < times; ++i) REQUIRE(matcher.add(parsed_selector.selectors[0], 0));
    return matcher.run(parsed.page, parsed.arena, [](NodeId, std::uint32_t) {});
  };
  std::string row;
  for (std::size_t i = 1; i < kMostCompounds; ++i) row += "div ";
  CHECK(tests(row + "h1", 1) <= kElements * kMostCompounds);
  CHECK(tests(row + ".b", 1) <= kElements * kMostCompounds);
  CHECK(tests("div > div div > div div > div .none", 1) <= kElements * 7);
  CHECK(tests(".none", kMostPageCompounds) == 0);
  CHECK(tests("body .none", kMostPageCompounds / 2) <= kMostPageCompounds);
  CHECK(tests(".b", 100) == 100 * kElements / 2);  // once for each element that has the class, however often it says so
}

}  // namespace
}  // namespace cleanview
