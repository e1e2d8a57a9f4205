#include "content/by_hand.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "cleanview/extractor.h"
#include "cleanview/render.h"

namespace cleanview {
namespace {

const std::string kProse =
    " The harbour master walked the length of the quay before dawn, counting the lamps that were still lit, and wrote "
    "their number into a book that nobody else was allowed to read.";

std::string paragraph(const std::string& name, const std::string& more = "") {
  return "<p class=" + name + ">" + name + "." + kProse + more + "</p>";
}

const std::string kPage = "<html><body><nav class=menu><a href=/a>Home</a> <a href=/b>Archive</a></nav><article>" +
                          paragraph("one") + paragraph("two", " <span class=ad>Buy lamps.</span>") +
                          "<div class=share>Share this</div><figure class=pic><img src=/p.jpg width=600 height=400 "
                          "alt=quay></figure>" +
                          paragraph("three") + "</article></body></html>";

Article extract(std::string_view html, const HandSelectors& selectors, std::vector<std::uint32_t> restore = {}) {
  Extractor extractor;
  const auto rules = SiteRules::for_every_page(selectors);
  REQUIRE(rules.has_value());
  auto article = extractor.extract({.html = html, .url = "https://example.org/x"},
                                   {.explain = true, .rules = *rules, .restore = std::move(restore)});
  REQUIRE(article.has_value());
  return *std::move(article);
}

bool has(const Article& article, std::string_view text) {
  return to_text(article).find(text) != std::string::npos;
}

const Removed* removed(const Article& article, std::string_view text) {
  for (const Removed& r : article.removed) {
    if (r.text.find(text) != std::string::npos) return &r;
  }
  return nullptr;
}

bool warns(const Article& article, std::string_view code) {
  return std::any_of(article.warnings.begin(), article.warnings.end(),
                     [&](const Warning& w) { return w.code == code; });
}

TEST_CASE("by hand: prune takes out what it matches, and says so") {
  const Article article = extract(kPage, {.select = {}, .keep = {}, .prune = {"p.two"}});
  CHECK(has(article, "one."));
  CHECK_FALSE(has(article, "two."));
  const Removed* const r = removed(article, "two.");
  REQUIRE(r != nullptr);
  CHECK(r->rule == "site_rule");
  CHECK(r->kind == "removed");
  CHECK(r->path == "p.two");
}

TEST_CASE("by hand: all outputs follow") {
  const Article article = extract(kPage, {.select = {}, .keep = {".menu"}, .prune = {".three", ".pic"}});
  for (const std::string& out : {to_text(article), to_markdown(article), to_html(article), to_xml(article)}) {
    CHECK(out.find("Archive") != std::string::npos);
    CHECK(out.find("three.") == std::string::npos);
    CHECK(out.find("p.jpg") == std::string::npos);
  }
  CHECK(article.images.empty());
}

TEST_CASE("by hand: keep brings back, and the blocks say who kept them and where they stand") {
  const Article article = extract(kPage, {.select = {}, .keep = {"nav"}, .prune = {}});
  REQUIRE(has(article, "Archive"));
  const auto block = std::find_if(article.blocks.begin(), article.blocks.end(),
                                  [](const Block& b) { return b.text.find("Archive") != std::string::npos; });
  CHECK(block->rule == "site_rule");
  CHECK(block->path == "nav");
  CHECK(article.blocks.back().rule == "model_keep");
  CHECK(article.blocks.back().path == "p.three");
}

TEST_CASE("by hand: a part of a paragraph goes, the rest stays") {
  const Article article = extract(kPage, {.select = {}, .keep = {}, .prune = {".ad"}});
  CHECK(has(article, "two."));
  CHECK_FALSE(has(article, "Buy lamps"));
  REQUIRE(removed(article, "Buy lamps") != nullptr);
  CHECK(removed(article, "Buy lamps")->path == "span.ad");
  CHECK(removed(article, "Buy lamps")->text == "Buy lamps.");
}

TEST_CASE("by hand: the nearest decision counts, on one element the later") {
  const Article nearest = extract(kPage, {.select = {}, .keep = {".ad"}, .prune = {"p.two"}});
  CHECK(has(nearest, "Buy lamps."));
  CHECK_FALSE(has(nearest, "two."));
  CHECK(has(extract(kPage, {.select = {}, .keep = {"p.two"}, .prune = {".two"}}), "two."));
  auto rules = SiteRules::for_every_page({.select = {}, .keep = {"p.two"}, .prune = {}});
  rules->append(*SiteRules::for_every_page({.select = {}, .keep = {}, .prune = {".two"}}));
  Extractor extractor;
  CHECK_FALSE(has(*extractor.extract({.html = kPage}, {.rules = *rules}), "two."));
}

TEST_CASE("by hand: select is all there is, but for what a rule of ours removes") {
  const Article article = extract(kPage, {.select = {".menu", ".two"}, .keep = {}, .prune = {}});
  CHECK(has(article, "two."));
  CHECK_FALSE(has(article, "one."));
  CHECK_FALSE(has(article, "three."));
  CHECK(article.images.empty());
  CHECK_FALSE(warns(article, "select_unmatched"));
}

TEST_CASE("by hand: a select that matches nothing changes nothing, with a warning") {
  const Article article = extract(kPage, {.select = {"#gone"}, .keep = {}, .prune = {}});
  CHECK(to_text(article) == to_text(extract(kPage, {})));
  CHECK(warns(article, "select_unmatched"));
  CHECK(warns(extract("<div id=gone></div>" + kPage, {.select = {"#gone"}, .keep = {}, .prune = {}}),
              "select_unmatched"));
}

TEST_CASE("by hand: texts of an element by number") {
  const std::string page = "<div id=x>" + kProse + "<br><br>second." + kProse + "<p>third." + kProse + "</p></div>";
  const Article article = extract(page, {.select = {}, .keep = {}, .prune = {"#x::text(2)", "#x::text(9)"}});
  CHECK_FALSE(has(article, "second."));
  CHECK(has(article, "third."));
  CHECK(has(article, "The harbour"));
}

TEST_CASE("by hand: lines of a code sample go without a trace") {
  const std::string page = kPage + "<pre><div class=l>int a;</div><div class='l bad'>int b;</div></pre>";
  const Article article = extract(page, {.select = {}, .keep = {"pre"}, .prune = {".bad"}});
  CHECK(has(article, "int a;"));
  CHECK_FALSE(has(article, "int b;"));
}

TEST_CASE("by hand: a hidden text and picture are kept when a person says so") {
  const std::string page =
      kPage + "<div hidden class=h><p>Secret words here.</p><img src=/s.jpg width=500 height=500></div>";
  CHECK_FALSE(has(extract(page, {}), "Secret"));
  const Article article = extract(page, {.select = {}, .keep = {".h"}, .prune = {}});
  CHECK(has(article, "Secret words here."));
  CHECK(article.images.back().url == "https://example.org/s.jpg");
}

TEST_CASE("by hand: restore puts the removal of that number back, and no other") {
  const Article before = extract(kPage, {.select = {}, .keep = {}, .prune = {".ad", ".one"}});
  for (const std::string_view text : {"Buy lamps.", "one.", "Archive"}) {
    CAPTURE(text);
    const Removed* const r = removed(before, text);
    REQUIRE(r != nullptr);
    const Article after = extract(kPage, {.select = {}, .keep = {}, .prune = {".ad", ".one"}}, {r->n});
    CHECK(has(after, text));
    CHECK(after.removed.size() + 1 == before.removed.size());
  }
  CHECK(warns(extract(kPage, {}, {99}), "restore_unmatched"));
  CHECK(warns(extract(kPage, {}, {0}), "restore_unmatched"));
}

TEST_CASE("by hand: what is kept is a related link no more") {
  std::string page = kPage + "<section class=rel><h2>Related articles</h2><ul>";
  for (const char* name : {"Lamps of the north", "Lamps of the south", "Lamps of the east"}) {
    page += std::string("<li><a href=/") + name[13] + ">" + name + "</a></li>";
  }
  page += "</ul></section>";
  const Article before = extract(page, {});
  REQUIRE(before.related.size() == 3);
  const Article after = extract(page, {.select = {}, .keep = {removed(before, "of the south")->path}, .prune = {}});
  CHECK(has(after, "Lamps of the south"));
  CHECK(after.related.size() == 2);
  CHECK(extract(page, {.select = {}, .keep = {}, .prune = {".rel li:nth-child(2)"}}).related.size() == 2);
}

TEST_CASE("by hand: rules for other sites leave the article as it is") {
  const auto rules = SiteRules::parse(
      R"({"schema":"cleanview-rules/1","rules":[{"site":"elsewhere.example","select":"nav","prune":["p"]}]})");
  Extractor extractor;
  const auto with = extractor.extract({.html = kPage, .url = "https://example.org/x"}, {.rules = *rules});
  CHECK(to_text(*with) == to_text(extract(kPage, {})));
}

TEST_CASE("by hand: without an address the page's own canonical one decides") {
  const auto rules =
      SiteRules::parse(R"({"schema":"cleanview-rules/1","rules":[{"site":"own.example","prune":[".one"]}]})");
  Extractor extractor;
  const std::string page = "<link rel=canonical href='https://own.example/a'>" + kPage;
  CHECK_FALSE(has(*extractor.extract({.html = page}, {.rules = *rules}), "one."));
  CHECK(has(*extractor.extract({.html = page, .url = "https://other.example/"}, {.rules = *rules}), "one."));
}

std::string without_space(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' ' && c != '\n'; });
  return out;
}

// The blocks' texts as one, without white space: code has its own.
std::string all_text(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks) out += without_space(block.text);
  return out;
}

// Every removed piece comes back by its path, and every kept block goes by its own.
void check_paths(const std::string& html) {
  const Article article = extract(html, {});
  for (const Removed& r : article.removed) {
    if (r.path.starts_with("button")) continue;  // no text of a code sample, whoever decides
    CAPTURE(r.path);
    CAPTURE(r.text);
    REQUIRE_FALSE(r.path.empty());
    const Article restored = extract(html, {.select = {}, .keep = {r.path}, .prune = {}});
    CHECK(all_text(restored).find(without_space(r.text)) != std::string::npos);
    CHECK(restored.removed.size() + 1 == article.removed.size());
  }
  for (const Block& block : article.blocks) {
    CAPTURE(block.path);
    if (block.rule.empty() && !block.beside) continue;  // it contains others
    REQUIRE_FALSE(block.path.empty());
    const Article without = extract(html, {.select = {}, .keep = {}, .prune = {block.path}});
    CHECK(all_text(without).size() < all_text(article).size());
    if (block.beside) continue;  // a caption is among the removed before, too
    CHECK(without.removed.size() > article.removed.size());
    CHECK(without.char_count < article.char_count);
  }
}

TEST_CASE("by hand: over all fixtures, each path leads to its own piece") {
  int pages = 0;
  for (const auto& folder : std::filesystem::directory_iterator(CLEANVIEW_SOURCE_DIR "/fixtures")) {
    std::ifstream in(folder.path() / "page.html", std::ios::binary);
    if (!in) continue;
    CAPTURE(folder.path().filename().string());
    check_paths({std::istreambuf_iterator<char>(in), {}});
    ++pages;
  }
  CHECK(pages >= 10);
}

}  // namespace
}  // namespace cleanview
