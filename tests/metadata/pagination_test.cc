#include "metadata/pagination.h"

#include <doctest/doctest.h>

#include <string>

#include "rules/hints.h"
#include "tests/page_fixture.h"

namespace cleanview {
namespace {

Pagination pagination_of(const std::string& html, const char* url = "https://example.org/a") {
  const ParsedPage parsed(html);
  Arena arena;
  const auto own = parse_url(url);
  return read_pagination(parsed.page, page_hints(parsed.page, arena).groups, {}, own, own);
}

}  // namespace

TEST_CASE("pagination: the number that is no link is this page's") {
  const Pagination p = pagination_of(
      "<div class=pagination><a href='?p=1'>1</a> <span>2</span> <a href='?p=3'>3</a> … <a href='?p=9'>9</a></div>");
  CHECK(p.index == 2);
  CHECK(p.total == 9);
  CHECK(p.next_url == "https://example.org/a?p=3");
  CHECK(p.previous_url == "https://example.org/a?p=1");
  CHECK(p.first_url == "https://example.org/a?p=1");
  CHECK(p.last_url == "https://example.org/a?p=9");
}

TEST_CASE("pagination: the number that markup calls the current one is this page's") {
  for (const char* mark : {"aria-current=page", "class='page-item active'", "class=is-current"}) {
    CAPTURE(mark);
    const Pagination p = pagination_of(std::string("<nav class=pager><ul><li><a href=/1>1</a></li><li ") + mark +
                                       "><a href=/2>2</a></li><li><a href=/3>3</a></li></ul></nav>");
    CHECK(p.index == 2);
    CHECK(p.next_url == "https://example.org/3");
    CHECK(p.total == -1);  // three in a row may be part of more
  }
}

TEST_CASE("pagination: a page is neither before nor after itself") {
  const Pagination p = pagination_of(
      "<div class=pagination><span>1</span> <a href='/a#more'>2</a> <a href='/a?p=3'>3</a> <a "
      "href='/a?p=4'>4</a></div>");
  CHECK(p.index == 1);
  CHECK(p.next_url.empty());
}

TEST_CASE("pagination: on the last page the last number is known") {
  const Pagination p = pagination_of("<div class=pagination><a href=/1>1</a> <a href=/2>2</a> <b>3</b></div>");
  CHECK(p.index == 3);
  CHECK(p.total == 3);
  CHECK(p.next_url.empty());
}

TEST_CASE("pagination: numbers elsewhere, of comments and of slides are none") {
  const std::string numbers = "<a href=/1>1</a> <b>2</b> <a href=/3>3</a></div>";
  CHECK(pagination_of("<div class=table>" + numbers).index == -1);
  CHECK(pagination_of("<div class=comments><div class=pagination>" + numbers + "</div>").index == -1);
  CHECK(pagination_of("<div class=pagination><a href=#1>1</a> <b>2</b> <a href=#3>3</a></div>").index == -1);
  CHECK(pagination_of("<div class=pagination><b>2</b> <b>3</b> <a href=/4>4</a></div>").index == -1);
}

TEST_CASE("pagination: a line says which page of how many") {
  CHECK(pagination_of("<p>Page 2 of 7</p>").total == 7);
  CHECK(pagination_of("<p>Page 2 of 7 " + std::string(300, 'x') + "</p>").total < 0);
  CHECK(pagination_of("<p>Seite 3 von 12</p>").index == 3);
  CHECK(pagination_of("<p>Страница 3 из 12</p>").total == 12);
  CHECK(pagination_of("<p>2 / 7</p>").index == -1);  // a picture of seven
  CHECK(pagination_of("<p>Page 9 of 7</p>").total == -1);
}

TEST_CASE("pagination: the address says which page") {
  CHECK(pagination_of("<p>a</p>", "https://example.org/a?x=1&page=4").index == 4);
  CHECK(pagination_of("<p>a</p>", "https://example.org/news/page/5/").index == 5);
  CHECK(pagination_of("<p>a</p>", "https://example.org/a?homepage=4").index == -1);
  CHECK(pagination_of("<p>a</p>", "https://example.org/a?page=x").index == -1);
}

}  // namespace cleanview
