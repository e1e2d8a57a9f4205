// Where values came from: the source and rule that won, how likely it is right, its place, and all that was on offer.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "cleanview/extractor.h"

namespace cleanview {
namespace {

constexpr const char* kProse =
    "<p>The harbour master walked the length of the quay before dawn, counting the lamps that were still lit, and "
    "wrote their number into the ledger that his father had begun.</p>";

struct Explained {
  std::string page;
  Article article;

  const Provenance& of(const std::string& field) const {
    const auto at = std::find_if(article.provenance.begin(), article.provenance.end(),
                                 [&](const Provenance& p) { return p.field == field; });
    REQUIRE(at != article.provenance.end());
    return *at;
  }
  std::string place(const std::string& field) const {
    const Provenance& p = of(field);
    return p.has_place ? page.substr(p.from_byte, p.to_byte - p.from_byte) : "";
  }
};

Explained explain(const std::string& head, const std::string& body, const std::string& url = "", bool asked = true) {
  Explained e;
  e.page = "<!DOCTYPE html><html><head>" + head + "</head><body><main>" + body + kProse + "</main></body></html>";
  Extractor extractor;
  Result<Article> article = extractor.extract({.html = e.page, .url = url}, {.provenance = asked});
  REQUIRE(article.has_value());
  e.article = std::move(*article);
  return e;
}

TEST_CASE("provenance: none unless it is asked for") {
  CHECK(explain("<title>Lamps</title>", "<h1>Lamps</h1>", "", false).article.provenance.empty());
}

TEST_CASE("provenance: the rule that chose a title, and its place") {
  const Explained both = explain("<title>Quay lamps lit - Daily Post</title>", "<h1>Quay lamps lit</h1>");
  CHECK(both.of("title").from == "heading");
  CHECK(both.of("title").rule == "heading_and_head");
  CHECK(both.place("title") == "<h1>Quay lamps lit");
  const Explained none = explain("<title>Quay lamps lit</title>", "");
  CHECK(none.of("title").from == "title_element");
  CHECK(none.of("title").rule == "head_alone");
  const Explained against = explain("<title>Harbour wall falls in the night of the storm</title>",
                                    "<h1>Why nobody saw what was coming from the sea</h1>");
  CHECK(against.of("title").rule == "heading_against_head");
  CHECK(against.of("title").confidence <= both.of("title").confidence - 0.3F);
  REQUIRE(against.of("title").alternatives.size() == 2);
  CHECK(against.of("title").alternatives[1].value == "Harbour wall falls in the night of the storm");
}

TEST_CASE("provenance: links and lists of the head have a place") {
  const std::string canonical = "<link rel=canonical href='https://example.org/quay'>";
  const std::string tags = "<meta name=keywords content='lamps, quays'>";
  const Explained e = explain(canonical + tags + "<title>Quay lamps lit</title>", "");
  CHECK(e.place("canonical_url") == canonical);
  CHECK(e.place("tags") == tags);
}

TEST_CASE("provenance: the rule that chose a date") {
  const auto published = [](const std::string& head, const std::string& body, const std::string& url = "") {
    return explain(head, "<h1>Quay lamps lit</h1>" + body, url).of("published");
  };
  const std::string meta = "<meta property=article:published_time content=";
  CHECK(published(meta + "2025-09-04>", "").from == "article_meta");
  CHECK(published(meta + "2025-09-04>", "").rule == "best_source");
  const Provenance shown = published(meta + "2025-09-04>", "<p>August 25, 2024</p>");
  CHECK(shown.from == "visible");
  CHECK(shown.rule == "shown_earlier");
  REQUIRE(shown.alternatives.size() == 2);
  CHECK(shown.alternatives[0].value == "2025-09-04");
  CHECK(shown.alternatives[1].from == "visible");
  CHECK(published(meta + "2025-09-04T00:30:00Z>", "<time datetime=2025-09-03T20:30:00-04:00>3 Sep</time>").rule ==
        "local_zone");
  CHECK(published("<meta property=article:modified_time content=2025-09-04>", "").rule == "modified_alone");
  CHECK(published("", "", "https://example.org/2025/09/04/lamps").from == "url");
}

TEST_CASE("provenance: sources that agree are surer than one alone, and one that is contradicted is doubtful") {
  const auto confidence = [](const std::string& head, const std::string& body) {
    return explain(head, "<h1>Quay lamps lit</h1>" + body).of("published").confidence;
  };
  const std::string data =
      "<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"2024-09-04\"}</script>";
  const float agreed = confidence(data + "<meta property=article:published_time content=2024-09-04>", "");
  const float alone = confidence(data, "");
  const float contradicted = confidence(data + "<meta property=article:published_time content=2025-01-02>", "");
  CHECK(agreed > alone);
  CHECK(alone > contradicted);
  CHECK(contradicted < 0.5F);
}

TEST_CASE("provenance: authors by their data, by the shown full name, and organisations alone") {
  const Explained person = explain("<meta name=author content='Ada Rowe'>", "<h1>Lamps</h1>");
  CHECK(person.of("authors").from == "meta");
  CHECK(person.place("authors").starts_with("<meta name=author content='Ada Rowe'>"));
  const Explained shown =
      explain("<meta name=author content=arowe>", "<h1>Lamps</h1><a rel=author href=/a>Ada Rowe</a>");
  CHECK(shown.of("authors").rule == "full_name_shown");
  const Explained site =
      explain("<meta name=author content='Daily Post'><meta property=og:site_name content='Daily Post'>",
              "<h1>Quay lamps lit</h1>");
  CHECK(site.of("authors").rule == "organization_alone");
}

TEST_CASE("provenance: a field without a value has no source, but what was on offer") {
  const Explained e = explain("<link rel=canonical href='javascript:x'>", "<h1>Quay lamps lit</h1>");
  CHECK(e.article.metadata.canonical_url == "");
  CHECK(e.of("canonical_url").from == "");
  CHECK(e.of("canonical_url").confidence == 0);
  CHECK(e.of("canonical_url").alternatives.size() == 1);
}

TEST_CASE("provenance: a language that the text tells") {
  std::string german;
  for (int i = 0; i < 4; ++i) {
    german +=
        "<p>Der Hafenmeister ging vor der Dämmerung den ganzen Kai entlang und zählte die Lampen, die noch brannten, "
        "und schrieb ihre Zahl in das Buch, das sein Vater angefangen hatte.</p>";
  }
  const Explained e = explain("<title>Lampen</title>", "<h1>Lampen</h1>" + german);
  CHECK(e.article.metadata.language == "de");
  CHECK(e.of("language").from == "text");
  CHECK(e.of("language").rule == "detected");
}

}  // namespace
}  // namespace cleanview
