#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "cleanview/extractor.h"
#include "rules/related_headings.h"

namespace cleanview {
namespace {

constexpr std::string_view kBody =
    "<main><h1>How bread is made in the old town</h1><p>The bakers of the old town begin their work at two in the "
    "morning, when the streets are still empty and only the trams are heard.</p><p>They mix flour, water and salt, and "
    "leave the dough alone for as long as it needs, which is longer than most people would believe.</p></main>";

std::vector<Related> related_of(std::string_view tail) {
  Extractor extractor;
  const std::string page = "<title>How bread is made in the old town</title>" + std::string(kBody) + std::string(tail);
  const auto article = extractor.extract({.html = page, .url = "https://example.org/bread"});
  REQUIRE(article);
  return article->related;
}

std::vector<std::string> titles_of(std::string_view tail) {
  std::vector<std::string> titles;
  for (const Related& item : related_of(tail)) titles.push_back(item.title);
  return titles;
}

using Titles = std::vector<std::string>;

TEST_CASE("related: white space that a page keeps hides no words of a button") {
  const std::string space(300, ' ');
  const auto items = related_of("<section style='white-space: pre'><h2>Related posts</h2><p><a href=/a>" + space +
                                "Read more" + space + "</a><a href=/a>Ovens of the north</a></p><p><a href=/b>" +
                                space + "Read more" + space + "</a><a href=/b>Salt and water</a></p></section>");
  REQUIRE(items.size() == 2);
  CHECK(items[0].title == "Ovens of the north");
}

TEST_CASE("related: a card is one item, whatever its category, author and button link to") {
  const auto items = related_of(R"(<section><h2>Related posts in Baking</h2>
    <div class=c><a href=/cat/food>Food</a><a href=/a><h3>Ovens of the north</h3></a><a href=/author/x>Ada B. Rowe</a>
      <p>Where the wood comes from, and why.</p></div>
    <div class=c><a href=/cat/food>Food</a><a href=/b><h3>Salt</h3></a><a href=/author/x>Ada B. Rowe</a></div></section>)");
  REQUIRE(items.size() == 2);
  CHECK(items[0].title == "Ovens of the north");
  CHECK(items[0].url == "https://example.org/a");
  CHECK(items[0].snippet == "Where the wood comes from, and why.");
  CHECK(items[0].heading == "Related posts in Baking");
  CHECK(items[1].title == "Salt");
}

TEST_CASE("related: a title that is no link takes the address of its card") {
  const auto items = related_of(R"(<h2>Related products</h2><ul>
    <li><a href=/p1><img src=1.jpg></a><a href=/p1>Select options</a><h2>Black bread tin</h2><span>29 €</span></li>
    <li><a href=/p2><img src=2.jpg></a><a href=/p2>Select options</a><h2>Round basket</h2><span>19 €</span></li></ul>)");
  REQUIRE(items.size() == 2);
  CHECK(items[0].title == "Black bread tin");
  CHECK(items[1].url == "https://example.org/p2");
}

TEST_CASE("related: a row of a table of threads is one item") {
  CHECK(titles_of(R"(<h3>Similar threads</h3><table>
    <tr><td><a class=title href=/t/1>Which flour?</a> <a href=/c/2>All that is baked</a><td>3<td>May 1, 2025
    <tr><td><a class=title href=/t/2>My starter died</a> <a href=/c/2>All that is baked</a><td>5<td>May 2, 2025
    </table>)") == Titles{"Which flour?", "My starter died"});
}

TEST_CASE("related: several links in one line are as many items") {
  CHECK(titles_of("<p>Related: <a href=/1>The first other story</a>, <a href=/2>The second other story</a></p>") ==
        Titles{"The first other story", "The second other story"});
  CHECK(
      titles_of("<p>Related:</p><p><a href=/1>The first other story</a>, <a href=/2>The second other story</a></p>") ==
      Titles{"The first other story", "The second other story"});
}

TEST_CASE("related: menus, popular pages and advertisements are none") {
  CHECK(titles_of("<h3>More from Rowe</h3><ul><li><a href=/1>About us</a><li><a href=/2>Jobs</a></ul>").empty());
  CHECK(titles_of("<h3>Most popular</h3><ul><li><a href=/1>The first other story</a><li><a href=/2>The second other "
                  "story</a></ul>")
            .empty());
  CHECK(titles_of("<nav><h3>More from Rowe</h3><ul><li><a href=/1>The first other story</a><li><a href=/2>The second "
                  "other story</a></ul></nav>")
            .empty());
}

TEST_CASE("related: the pages before and after this one") {
  const auto items = related_of(R"(<div class=post-nav>
    <div class=nav-previous><a href=/p rel=prev>Previous Post: Ovens of the north</a></div>
    <div class=nav-next><a href=/n rel=next>Next Post: Salt</a></div></div>)");
  REQUIRE(items.size() == 1);  // one word may be a button in another language
  CHECK(items[0].title == "Ovens of the north");
  CHECK(items[0].kind == RelatedKind::kNext);
  CHECK(titles_of("<div><span>Next article</span><div><a href=/n>Salt and sugar</a></div></div>") ==
        Titles{"Salt and sugar"});
  CHECK(titles_of("<div class=pager><a class=next href=/n>Next page</a><a class=next href=/2>2</a></div>").empty());
  CHECK(titles_of("<p class=preview><a href=/n>A context for the preview</a></p>").empty());
}

TEST_CASE("related: a carousel's slides are no neighbours") {
  CHECK(titles_of(R"(<div><a class=next href=/1>One story of all</a><a class=next href=/2>Two stories of all</a>
    <a class=next href=/3>Three stories of all</a></div>)")
            .empty());
}

TEST_CASE("related_heading: how headings of lists begin") {
  CHECK(related_heading("Related posts in Baking") == RelatedKind::kSimilar);
  CHECK(related_heading("More from Ada Rowe") == RelatedKind::kRecommended);
  CHECK(related_heading("Ähnliche Beiträge") == RelatedKind::kSimilar);
  CHECK(related_heading("関連記事") == RelatedKind::kSimilar);
  CHECK_FALSE(related_heading("Relatedness"));
  CHECK_FALSE(related_heading("Popular posts"));
}

}  // namespace
}  // namespace cleanview
