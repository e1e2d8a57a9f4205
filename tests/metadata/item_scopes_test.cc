// Microdata and RDFa Lite: what becomes of their scopes, and what a page of nothing but scopes costs.
#include "metadata/item_scopes.h"

#include <doctest/doctest.h>

#include <string>

#include "cleanview/extractor.h"
#include "tests/page_fixture.h"

namespace cleanview {
namespace {

std::string json_of(const std::string& body, const Limits& limits = {}) {
  const ParsedPage page("<!DOCTYPE html><html><body>" + body + "</body></html>");
  return item_scopes_as_json(page.page, limits);
}

Metadata facts(const std::string& body) {
  const std::string page =
      "<!DOCTYPE html><html lang=en><head><title>Quay lamps</title></head><body><main><h1>Quay lamps</h1>" + body +
      "<p>The harbour master walked the length of the quay before dawn, counting the lamps that were still lit, and "
      "wrote their number into the ledger that his father had begun.</p></main></body></html>";
  Extractor extractor;
  const Result<Article> article = extractor.extract({.html = page, .url = "https://example.org/lamps/a"});
  REQUIRE(article.has_value());
  return article->metadata;
}

TEST_CASE("item scopes: a page without scopes has none") {
  CHECK(json_of("<p itemprop=name>Lamp</p><p typeof='' property=name>Wick</p>") == "");
}

TEST_CASE("item scopes: values are where HTML has them, names are those of schema.org") {
  CHECK(
      json_of("<div itemscope itemtype='https://schema.org/Product http://schema.org/Thing' itemid=#l>"
              "<a itemprop=name href=/l>Lamp</a><a itemprop=url href=/l>x</a><img itemprop=image src=/l.png>"
              "<meta itemprop=sku content=' L1 '><data itemprop=mpn value=7>seven</data>"
              "<time itemprop=releaseDate datetime=2025-01-02>then</time><p property=og:title content=x></p></div>") ==
      R"([{"@type":["Product","Thing"],"@id":"#l","name":"Lamp","url":"/l","image":"/l.png","sku":"L1","mpn":"7",)"
      R"("releaseDate":"2025-01-02"}])");
  CHECK(json_of("<div vocab='http://schema.org/' typeof=schema:Product><b property='schema:name dc:title'>Lamp</b>"
                "<link property=url href=/l></div>") == R"([{"@type":["Product"],"name":"Lamp","url":"/l"}])");
}

TEST_CASE("item scopes: a scope in a scope has its own properties; one without a property is an item of the page") {
  CHECK(json_of("<div itemscope><p itemprop=a>1</p><p itemprop='a b'>2</p><div itemprop=c itemscope><p itemprop=d>3</p>"
                "</div><div itemscope><p itemprop=e>4</p></div></div>") ==
        R"([{"@type":[],"a":["1","2"],"b":"2","c":{"@type":[],"d":"3"}},{"@type":[],"e":"4"}])");
  CHECK(json_of("<div itemscope><p itemprop=author itemscope>Ada <b>Rowe</b></p></div>") ==
        R"([{"@type":[],"author":{"@type":[],"name":"Ada Rowe"}}])");
}

TEST_CASE("item scopes: itemref adds what stands elsewhere, once and never in a circle") {
  CHECK(json_of("<div itemscope itemref='p q none'></div><p id=p><b itemprop=a>1</b></p><b id=q itemprop=b>2</b>") ==
        R"([{"@type":[],"a":"1","b":"2"}])");
  const std::string circle =
      json_of("<div id=x itemscope itemref=y></div><div id=y><i itemprop=a itemscope itemref=x></i></div>");
  CHECK(circle == R"([{"@type":[],"a":{"@type":[]}}])");
}

TEST_CASE("item scopes: text stays what it is, also where it looks like references or JSON") {
  const Metadata m =
      facts("<div itemscope itemtype=//schema.org/Product><b itemprop=name>a &amp;lt; \"b\\ &amp;</b></div>");
  CHECK(m.structured == "");  // no vocabulary
  CHECK(facts("<div itemscope itemtype=https://schema.org/Product><b itemprop=name>a &amp;lt; \"b\\ &amp;</b></div>")
            .structured == R"({"kind":"product","name":"a &lt; \"b\\ &"})");
}

TEST_CASE("item scopes: one normaliser serves all three markups") {
  const std::string product =
      R"({"kind":"product","name":"Lamp","brand":"Quay","price":19.5,"currency":"EUR","availability":"InStock"})";
  CHECK(
      facts(
          "<div itemscope itemtype=http://schema.org/Product><b itemprop=name>Lamp</b><a itemprop=brand "
          "href=/q>Quay</a>"
          "<div itemprop=offers itemscope itemtype=http://schema.org/Offer><b itemprop=price content=19.50>19,50 €</b>"
          "<meta itemprop=priceCurrency content=EUR><link itemprop=availability href=http://schema.org/InStock></div>"
          "</div>")
          .structured == product);
  CHECK(facts("<div vocab=http://schema.org/ typeof=Product><b property=name>Lamp</b><p property=brand typeof=Brand>"
              "<b property=name>Quay</b></p><div property=offers typeof=Offer><b property=price>19,50</b><b "
              "property=priceCurrency>EUR</b><link property=availability href=InStock></div></div>")
            .structured == product);
}

TEST_CASE("item scopes: a question, a recipe and the way to the page") {
  CHECK(
      facts(
          "<div itemscope itemtype=http://schema.org/QAPage><div itemprop=mainEntity itemscope "
          "itemtype=http://schema.org/Question><b itemprop=name>Which?</b><p itemprop=text>Which wick?</p><div "
          "itemprop=acceptedAnswer itemscope itemtype=http://schema.org/Answer><b itemprop=upvoteCount>3</b><p "
          "itemprop=text>Flat.</p><time itemprop=dateCreated datetime='2025-01-02 10:20:30Z'></time></div></div></div>")
          .structured == R"({"kind":"qa","name":"Which?","posts":[{"text":"Which wick?"},)"
                         R"({"published":"2025-01-02T10:20:30Z","votes":3,"text":"Flat."}]})");
  CHECK(facts("<div itemscope itemtype=http://schema.org/Recipe><b itemprop=name>Soup</b><time itemprop=totalTime "
              "datetime=PT1H>1 h</time><ul><li itemprop=recipeIngredient>Water<li "
              "itemprop=recipeIngredient>Salt</ul></div>")
            .structured == R"({"kind":"recipe","name":"Soup","total_seconds":3600,"ingredients":["Water","Salt"]})");
  const Metadata m = facts(
      "<ol itemscope itemtype=https://schema.org/BreadcrumbList><li itemprop=itemListElement itemscope "
      "itemtype=https://schema.org/ListItem><a itemprop=item href=/><b itemprop=name>Home</b></a><li "
      "itemprop=itemListElement itemscope><a itemprop=item itemscope itemtype=https://schema.org/Thing href=/lamps/><b "
      "itemprop=name>Lamps</b></a></ol>");
  REQUIRE(m.breadcrumbs.size() == 2);
  CHECK(m.breadcrumbs[0].name == "Home");
  CHECK(m.breadcrumbs[1].url == "https://example.org/lamps/");
}

TEST_CASE("item scopes: JSON-LD goes first, and a list of products has no subject") {
  const std::string item = "<div itemscope itemtype=http://schema.org/Product><b itemprop=name>";
  CHECK(facts("<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"A\"}</script>" + item + "B</b></div>")
            .structured == R"({"kind":"product","name":"A"})");
  CHECK(facts(item + "A</b></div>" + item + "B</b></div>").structured == "");
  CHECK(facts(item + "A</b></div>" + item + "A</b></div>").structured == R"({"kind":"product","name":"A"})");
}

TEST_CASE("item scopes: deep, wide and crossing scopes cost no more than their limits") {
  std::string deep, wide, crossing;
  for (int i = 0; i < 400; ++i) deep += "<div itemprop=a itemscope><b itemprop=a>x</b>";
  for (int i = 0; i < 20'000; ++i) wide += "<p itemprop=a" + std::to_string(i) + ">x</p><p itemprop=b>y</p>";
  std::string references;
  for (int i = 0; i < 16; ++i) references += "r" + std::to_string(i) + " ";
  for (int i = 0; i < 16; ++i) {
    crossing += "<div id=r" + std::to_string(i) + "><p itemprop=a itemscope itemref='" + references + "'></p></div>";
  }
  const Limits limits{.max_json_bytes = 100'000};
  for (const std::string& body : {"<div itemscope>" + deep, "<div itemscope>" + wide,
                                  "<div itemscope itemref='" + references + "'></div>" + crossing}) {
    CHECK(json_of(body, limits).size() < limits.max_json_bytes);
  }
  CHECK(facts("<div itemscope itemtype=http://schema.org/Product><b itemprop=name>Lamp</b>" + wide).structured ==
        R"({"kind":"product","name":"Lamp"})");
  CHECK(facts("<div itemscope itemtype=http://schema.org/Product><b itemprop=name>Lamp</b>" + deep).structured ==
        R"({"kind":"product","name":"Lamp"})");
}

TEST_CASE("item scopes: a scope with many names is read once, and its copies count") {
  std::string names, many;
  for (int i = 0; i < 64; ++i) names += "p" + std::to_string(i) + " ";
  for (int i = 0; i < 6; ++i) many += "<div itemscope itemprop='" + names + "'>";
  const Limits limits{.max_json_bytes = 100'000};
  const std::string json = json_of("<div itemscope>" + many + "<b itemprop=name>x</b>", limits);
  CHECK(json.size() < limits.max_json_bytes);
  CHECK(json_of("<div itemscope><p itemprop='a b url' itemscope><b itemprop=c>x</b></p></div>") ==
        R"([{"@type":[],"a":{"@type":[],"c":"x"},"b":{"@type":[],"c":"x"},"url":{"@type":[],"c":"x"}}])");
  CHECK(json_of("<div itemscope><a itemprop='name url brand image' href=/l>x</a></div>") ==
        R"([{"@type":[],"name":"x","url":"/l","brand":"x","image":"/l"}])");
}

}  // namespace
}  // namespace cleanview
