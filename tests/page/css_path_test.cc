#include "page/css_path.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/page_fixture.h"

namespace cleanview {
namespace {

// The path of the block with `text`.
std::string path_of(std::string_view html, std::string_view text) {
  ParsedPage parsed(html);
  for (BlockId b{0}; b != parsed.page.end_block(); ++b) {
    if (parsed.page[b].text == text) return CssPaths(parsed.page).of(b);
  }
  return "no such block";
}

TEST_CASE("css path: begins at the nearest id, class or landmark that the page has once") {
  CHECK(path_of("<div id=main><p>a</p><p><b>c</b></p></div>", "c") == "div#main > p:nth-of-type(2)");
  CHECK(path_of("<div class='x lead'><p>a</p><p class=x>c</p></div>", "c") == "p.x");
  CHECK(path_of("<div><p class=x>a</p><p class=x>c</p></div>", "c") == "body > div > p:nth-of-type(2)");
  CHECK(path_of("<main><p>a</p></main>", "a") == "main > p");
}

TEST_CASE("css path: an id or class that occurs twice, or needs escapes, is no place to begin") {
  CHECK(path_of("<div id=a><p>x</p></div><div id=a><p>y</p></div>", "y") == "body > div:nth-of-type(2) > p");
  CHECK(path_of("<p class='md:flex'>x</p><p>y</p>", "x") == "body > p:nth-of-type(1)");
}

TEST_CASE("css path: a name with digits comes after landmarks and plain names") {
  CHECK(path_of("<h1 id=post-7>x</h1>", "x") == "h1");
  CHECK(path_of("<p id=post-7 class=lead>x</p><p>y</p>", "x") == "p.lead");
  CHECK(path_of("<p id=post-7>x</p><p>y</p>", "x") == "p#post-7");
}

TEST_CASE("css path: text beside other blocks is told by its number in the element") {
  CHECK(path_of("<div>a<p>b</p>c</div>", "c") == "body > div::text(2)");
  CHECK(path_of("<div>a<br><br>b<p>x</p></div>", "b") == "body > div::text(2)");
  CHECK(path_of("<div><span>a</span><p>b</p></div>", "a") == "body > div > span");
}

TEST_CASE("css path: an element of unknown name is told by its place") {
  CHECK(path_of("<div><x-a>a<p>b</p></x-a><x-b>c<p>d</p></x-b></div>", "d") == "body > div > *:nth-child(2) > p");
}

TEST_CASE("css path: too deep is none") {
  std::string html;
  for (std::size_t i = 0; i < kMostPathSteps; ++i) html += "<div><p>x</p>";
  CHECK(path_of(html + "<p>deep</p>", "deep").empty());
  html.erase(0, 3 * std::string("<div><p>x</p>").size());
  CHECK_FALSE(path_of(html + "<p>deep</p>", "deep").empty());
}

TEST_CASE("number_siblings: places among all and among those of the tag") {
  ParsedPage parsed("<ul><li>a<li>b</ul><p>c</p><ul></ul>");
  const SiblingNumbers numbers = number_siblings(parsed.page);
  std::string found;
  for (NodeId n{0}; n != parsed.page.end(); ++n) {
    const Tag tag = parsed.page[n].tag;
    if (tag != Tag::kLi && tag != Tag::kUl && tag != Tag::kP) continue;
    found += std::string(tag_name(tag)) + std::to_string(numbers.child[index(n)]) +
             std::to_string(numbers.of_type[index(n)]) + (numbers.alone[index(n)] != 0 ? "! " : " ");
  }
  CHECK(found == "ul11 li11 li22 p21! ul32 ");
}

}  // namespace
}  // namespace cleanview
