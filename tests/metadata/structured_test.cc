// Structures as the whole library gives them, and JSON-LD that is damaged, deep, large or lies.
#include <doctest/doctest.h>

#include <string>

#include "cleanview/extractor.h"

namespace cleanview {
namespace {

constexpr const char* kProse =
    "<p>The harbour master walked the length of the quay before dawn, counting the lamps that were still lit, and "
    "wrote their number into the ledger that his father had begun.</p>";

Metadata facts(const std::string& json, const std::string& shown = "<h1>Quay lamps lit</h1>") {
  const std::string page =
      "<!DOCTYPE html><html lang=en><head><title>Quay lamps lit</title><script type="
      "'application/ld+json'>" +
      json + "</script></head><body><main>" + shown + kProse + "</main></body></html>";
  Extractor extractor;
  const Result<Article> article = extractor.extract({.html = page, .url = "https://example.org/a"});
  REQUIRE(article.has_value());
  return article->metadata;
}

TEST_CASE("structured: a product with its offer and rating") {
  CHECK(
      facts(
          R"({"@type":"Product","name":"Lamp &amp; wick","brand":{"name":"Quay"},"sku":"L1","offers":[{"price":"1,299.00",
      "priceCurrency":"EUR","availability":"https://schema.org/InStock"}],"aggregateRating":{"ratingValue":"4,5",
      "reviewCount":12}})")
          .structured ==
      R"({"kind":"product","name":"Lamp & wick","brand":"Quay","sku":"L1","price":1299,"currency":"EUR",)"
      R"("availability":"InStock","rating":4.5,"rating_count":12})");
}

TEST_CASE("structured: a recipe beside an article, its times in seconds") {
  CHECK(
      facts(R"({"@graph":[{"@type":"Article","headline":"Soup"},{"@type":["Recipe"],"name":"Soup","totalTime":"PT1H30M",
      "recipeIngredient":["Water","Salt"],"recipeInstructions":[{"@type":"HowToStep","text":"Boil."},{"text":"Salt."}]}]})")
          .structured == R"({"kind":"recipe","name":"Soup","total_seconds":5400,"ingredients":["Water","Salt"],)"
                         R"("instructions":["Boil.","Salt."]})");
}

TEST_CASE("structured: event, job, video and paper") {
  CHECK(facts(R"({"@type":"MusicEvent","name":"Choir","startDate":"2025-09-04T20:00","location":{"name":"Quay"}})")
            .structured == R"({"kind":"event","name":"Choir","start":"2025-09-04T20:00","location":"Quay"})");
  CHECK(
      facts(
          R"({"@type":"JobPosting","title":"Keeper","hiringOrganization":{"name":"Harbour"},"employmentType":"FULL_TIME",
      "baseSalary":{"currency":"EUR","value":{"minValue":100,"maxValue":"200"}}})")
          .structured ==
      R"({"kind":"job","name":"Keeper","organization":"Harbour","employment_types":["FULL_TIME"],"salary_min":100,)"
      R"("salary_max":200,"currency":"EUR"})");
  CHECK(facts(R"({"@type":"VideoObject","name":"Dawn","duration":"PT1M5S","uploadDate":"2025-01-02"})").structured ==
        R"({"kind":"video","name":"Dawn","published":"2025-01-02","duration_seconds":65})");
  CHECK(facts(R"({"@type":"ScholarlyArticle","headline":"Wicks","author":[{"name":"A. Rowe"},{"name":"B. Stone"}]})")
            .structured == R"({"kind":"paper","name":"Wicks","authors":["A. Rowe","B. Stone"]})");
}

TEST_CASE("structured: a question and its answers, a thread and its replies") {
  CHECK(
      facts(R"({"@type":"QAPage","mainEntity":{"@type":"Question","name":"Which wick?","text":"Which?","acceptedAnswer":
      {"text":"Flat.","upvoteCount":3,"author":{"name":"Ada"}}}})")
          .structured ==
      R"({"kind":"qa","name":"Which wick?","posts":[{"text":"Which?"},{"author":"Ada","votes":3,"text":"Flat."}]})");
  CHECK(facts(R"({"@type":"DiscussionForumPosting","headline":"Oil","author":"Ada","text":"Why?","comment":[{"author":
      {"name":"Ben"},"datePublished":"2025-01-02","text":"Light."}]})")
            .structured == R"({"kind":"forum","name":"Oil","posts":[{"author":"Ada","text":"Why?"},)"
                           R"({"author":"Ben","published":"2025-01-02","text":"Light."}]})");
}

TEST_CASE("structured: the entries of a live blog with their times") {
  CHECK(
      facts(
          R"({"@type":"LiveBlogPosting","headline":"Storm","coverageStartTime":"2025-01-02T06:00:00Z","liveBlogUpdate":[
      {"@type":"BlogPosting","headline":"Masts down","datePublished":"2025-01-02T09:30:00+01:00","author":{"name":"Ada"},
      "articleBody":"Two.","url":"#e2"},{"articleBody":"Wind.","datePublished":"soon"}]})")
          .structured ==
      R"({"kind":"live_blog","name":"Storm","start":"2025-01-02T06:00:00Z","posts":[{"title":"Masts down",)"
      R"("author":"Ada","published":"2025-01-02T09:30:00+01:00","text":"Two.","url":"https://example.org/a#e2"},)"
      R"({"text":"Wind."}]})");
}

TEST_CASE("structured: replies follow what they answer, references are followed, variants are one product") {
  CHECK(
      facts(
          R"([{"@type":"Person","@id":"#b","name":"Ben"},{"@type":"DiscussionForumPosting","headline":"Oil","text":"Why?",
      "comment":[{"text":"1","author":{"@id":"#b"},"comment":{"text":"1.1"}},{"text":"2"}]}])")
          .structured == R"({"kind":"forum","name":"Oil","posts":[{"text":"Why?"},{"author":"Ben","text":"1"},)"
                         R"({"text":"1.1"},{"text":"2"}]})");
  CHECK(facts(R"({"@type":"ProductGroup","name":"Lamp","hasVariant":[{"@type":"Product","name":"Lamp, red","offers":
      {"price":5,"priceCurrency":"EUR"}},{"@type":"Product","name":"Lamp, blue"}]})")
            .structured == R"({"kind":"product","name":"Lamp","price":5,"currency":"EUR"})");
}

TEST_CASE("structured: a number in any way of writing") {
  struct Row {
    const char* text;
    const char* number;
  };
  for (const Row& row : {Row{"19,99", "19.99"},
                         {"19,99 €", "19.99"},
                         {"0,99€", "0.99"},
                         {"€1.299,00", "1299"},
                         {"1,299.00", "1299"},
                         {"1,299", "1299"},
                         {"US$ 1,299", "1299"},
                         {"1 299,50", "1299.5"},
                         {"1\u00a0299", "1299"},
                         {"1\u202f299", "1299"},
                         {"1'299.00", "1299"},
                         {"4.5 100", "4.5"},
                         {"1, 299", "1"},
                         {"1,29,900.50", "129900.5"},
                         {"1.299.000", "1299000"},
                         {"4.125", "4.125"},
                         {"12,5", "12.5"},
                         {"5-10", "5"},
                         {"5 10", "5"},
                         {"1,", "1"},
                         {"$5.", "5"}}) {
    CAPTURE(row.text);
    CHECK(facts(std::string(R"({"@type":"Product","name":"A","offers":{"price":")") + row.text + "\"}}").structured ==
          std::string(R"({"kind":"product","name":"A","price":)") + row.number + "}");
  }
}

TEST_CASE("structured: a number that cannot be written right is left out") {
  for (const char* price :
       {"1e308", "0.0001", "123456789012345678901234567890", "\"99999999999999999999\"", "\"free\""}) {
    CAPTURE(price);
    CHECK(facts(std::string(R"({"@type":"Product","name":"A","offers":{"price":)") + price + "}}").structured ==
          R"({"kind":"product","name":"A"})");
  }
  CHECK(facts(R"({"@type":"Product","name":"A","offers":{"price":0}})").structured ==
        R"({"kind":"product","name":"A","price":0})");
}

TEST_CASE("structured: several products beside an article are not its subject; an empty one is none") {
  CHECK(facts(R"([{"@type":"Article"},{"@type":"Product","name":"A"},{"@type":"Product","name":"B"}])").structured ==
        "");
  CHECK(facts(R"({"@type":"Product"})").structured == "");
  CHECK(facts(R"({"@type":"Product","brand":"Quay"})").structured == "");
  CHECK(facts(R"({"@type":"Article","headline":"A"})").structured == "");
}

TEST_CASE("json-ld: comments, trailing commas and line breaks in strings are forgiven") {
  CHECK(facts("/* a */ {\"@type\":\"Article\",\"datePublished\":\"2025-09-04\",}").published == "2025-09-04");
  CHECK(facts("{\"@type\":\"Article\",\"description\":\"a\nb\",\"datePublished\":\"2025-09-04\"}").published ==
        "2025-09-04");
}

TEST_CASE("json-ld: too deep, too long and too many cost no more than their limits, and the page still speaks") {
  const std::string date = "<h1>Quay lamps lit</h1><p>Published 4 September 2025</p>";
  std::string many = "[";
  for (int i = 0; i < 150'000; ++i) many += "{},";
  for (const std::string& json : {std::string(100'000, '['), many + "{}]", "\"" + std::string(3'000'000, 'a') + "\""}) {
    const Metadata m = facts(json, date);
    CHECK(m.title == "Quay lamps lit");
    CHECK(m.published == "2025-09-04");
    CHECK(m.structured.empty());
  }
  std::string words;
  for (int i = 0; i < 1000; ++i) words += "\"x\",";
  const Metadata m = facts("{\"@type\":\"Recipe\",\"recipeIngredient\":[" + words + "\"x\"]}");
  CHECK(m.structured.size() < 1000);
}

TEST_CASE("json-ld: data that lie do not win over what the page shows") {
  const Metadata m = facts(R"({"@type":"Article","headline":"Buy now, pay never again","datePublished":"2025-06-24"})",
                           "<h1>Quay lamps lit</h1><p>August 25, 2024</p>");
  CHECK(m.title == "Quay lamps lit");
  CHECK(m.published == "2024-08-25");
}

}  // namespace
}  // namespace cleanview
