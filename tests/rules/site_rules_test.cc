#include "rules/site_rules.h"

#include <doctest/doctest.h>

#include <string>

namespace cleanview {
namespace {

std::string file(const std::string& rules) {
  return R"({"schema": "cleanview-rules/1", "rules": [)" + rules + "]}";
}

std::string mistake(const std::string& json) {
  const auto rules = SiteRules::parse(json);
  return rules ? "none" : rules.error().message;
}

std::size_t rules_at(const std::string& site, const std::string& url) {
  const auto rules = SiteRules::parse(file(R"({"site": ")" + site + R"(", "keep": ["p"]})"));
  REQUIRE(rules.has_value());
  return rules_for(*rules, url).size();
}

TEST_CASE("site rules: lists and single selectors, counted") {
  const auto rules = SiteRules::parse(file(
      R"({"site": "a.example", "keep": ["p, b", "i"], "prune": "u", "select": "#x", "note": "why"}, {"site": "*"})"));
  REQUIRE(rules.has_value());
  CHECK(rules->size() == 2);
  CHECK(rules->selectors() == 5);
  CHECK(SiteRules::parse("\xef\xbb\xbf" + file("")).has_value());
}

TEST_CASE("site rules: a host stands for itself and its subdomains") {
  CHECK(rules_at("example.org", "https://example.org/a") == 1);
  CHECK(rules_at("Example.ORG", "http://www.example.org/") == 1);
  CHECK(rules_at("example.org", "https://notexample.org/") == 0);
  CHECK(rules_at("www.example.org", "https://example.org/") == 0);
  CHECK(rules_at("example.org", "https://example.org.evil.example/") == 0);
  CHECK(rules_at("bücher.example", "https://xn--bcher-kva.example/") == 1);
  CHECK(rules_at("example.org", "") == 0);
  CHECK(rules_at("*", "") == 1);
}

TEST_CASE("site rules: ports and paths") {
  CHECK(rules_at("localhost", "http://localhost:8080/x") == 1);
  CHECK(rules_at("localhost:8080", "http://localhost:8080/x") == 1);
  CHECK(rules_at("localhost:8081", "http://localhost:8080/x") == 0);
  CHECK(rules_at("example.org/blog", "https://example.org/blog") == 1);
  CHECK(rules_at("example.org/blog", "https://example.org/blog/2026?x#y") == 1);
  CHECK(rules_at("example.org/blog", "https://example.org/blogger") == 0);
  CHECK(rules_at("example.org/blog/", "https://example.org/blog/a") == 1);
  CHECK(rules_at("example.org/blog/", "https://example.org/blog") == 0);
}

TEST_CASE("site rules: a star in a path stands for a part of one segment") {
  CHECK(rules_at("example.org/*/news", "https://example.org/de/news/2026") == 1);
  CHECK(rules_at("example.org/*/news", "https://example.org/de/at/news") == 0);
  CHECK(rules_at("example.org/*/news", "https://example.org/news") == 0);
  CHECK(rules_at("example.org/post-*-a*", "https://example.org/post-a-b-a-ab/x") == 1);
  CHECK(rules_at("example.org/post-*-c", "https://example.org/post-a-b-ca") == 0);
  CHECK(rules_at("example.org/*a/*b", "https://example.org/aaa/abb") == 1);
  CHECK(rules_at("example.org/*a/*b", "https://example.org/aab/abb") == 0);
}

TEST_CASE("site rules: mistakes name the rule, the list, the selector and what is wrong") {
  CHECK(mistake("") == "not JSON: line 1: input length is 0");
  CHECK(mistake("{\n\"schema\": ,}").find("not JSON: line 2: ") == 0);
  CHECK(mistake("[]") == "not a JSON object with \"schema\" and \"rules\"");
  CHECK(mistake("{}") == "\"schema\" is not \"cleanview-rules/1\"");
  CHECK(mistake(R"({"schema": "cleanview-rules/2", "rules": []})") == "\"schema\" is not \"cleanview-rules/1\"");
  CHECK(mistake(R"({"schema": "cleanview-rules/1"})") == "\"rules\" is not a list");
  CHECK(mistake(R"({"schema": "cleanview-rules/1", "rules": [], "x": 1})") == "the file's key \"x\" is not known");
  CHECK(mistake(file("3")) == "rule 1: not an object");
  CHECK(mistake(file("{}")) == "rule 1: \"site\" is missing, or no text");
  CHECK(mistake(file(R"({"site": "*"}, {"site": "*", "prunes": []})")) == "rule 2: the key \"prunes\" is not known");
  CHECK(mistake(file(R"({"site": "*", "prune": 3})")) == "rule 1: \"prune\" is not a list of selectors");
  CHECK(mistake(file(R"({"site": "*", "prune": ["p", 3]})")) == "rule 1: prune[2] is no text");
  CHECK(mistake(file(R"({"site": "*", "prune": ["p", "div >"]})")) ==
        "rule 1: prune[2] \"div >\": ends where an element is expected");
  for (const char* site : {"", "https://example.org", "a b", "example.org?x", "*.example.org", "u@example.org", "/x"}) {
    CAPTURE(site);
    CHECK(mistake(file(std::string(R"({"site": ")") + site + "\"}")).find("rule 1: site ") == 0);
  }
}

TEST_CASE("site rules: limits") {
  CHECK(mistake(std::string(SiteRules::kMostBytes + 1, ' ')).find("longer than") == 0);
  CHECK(mistake(std::string(100, '[')).find("more bytes, values or levels") == 0);
  std::string many = R"({"site": "*"})";
  for (std::size_t i = 0; i < SiteRules::kMostRules; ++i) many += R"(,{"site": "*"})";
  CHECK(mistake(file(many)) == "more than 10000 rules");
  std::string list = "\"p\"";
  for (std::size_t i = 0; i < SiteRules::kMostSelectors; ++i) list += ",\"p\"";
  CHECK(mistake(file(R"({"site": "*", "keep": [)" + list + "]}")) == "rule 1: keep[1001]: more than 1000 selectors");
}

TEST_CASE("site rules: append keeps both, and leaves copies alone") {
  auto rules = SiteRules::for_every_page({.select = {}, .keep = {"p"}, .prune = {}});
  REQUIRE(rules.has_value());
  const SiteRules copy = *rules;
  rules->append(*SiteRules::parse(file(R"({"site": "example.org", "prune": ["b"]})")));
  CHECK(rules->size() == 2);
  CHECK(copy.size() == 1);
  CHECK(SiteRules().empty());
  CHECK(SiteRules::for_every_page({})->empty());
  CHECK(SiteRules::for_every_page({.select = {}, .keep = {}, .prune = {"+"}}).error().message ==
        "selector \"+\": \"+\" at character 1 is not understood");
}

}  // namespace
}  // namespace cleanview
