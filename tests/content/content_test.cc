#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cleanview/extractor.h"
#include "cleanview/render.h"
#include "content/assemble.h"
#include "content/code.h"
#include "content/images.h"
#include "content/line_rules.h"
#include "content/rule_table.h"
#include "content/tables.h"
#include "rules/badges.h"
#include "tests/content/whole_page.h"

namespace cleanview {
namespace {

TEST_CASE("assemble: nested lists keep their order and depth") {
  CHECK(markdown_of("<ol start=2><li>a<ul><li>b</li></ul></li><li>c</li></ol>") == "2. a\n   - b\n3. c\n");
}

TEST_CASE("assemble: an item without a list gets one") {
  CHECK(markdown_of("<li>a</li><li>b</li>") == "- a\n- b\n");
}

TEST_CASE("assemble: tasks") {
  CHECK(markdown_of("<ul><li><input type=checkbox checked> done</li><li><input type=checkbox> open</li></ul>") ==
        "- [x] done\n- [ ] open\n");
}

TEST_CASE("assemble: links are absolute, unsafe ones lose their address") {
  CHECK(markdown_of("<p><a href='../x'>a</a> <a href='javascript:x'>b</a></p>") == "[a](https://example.org/x) b\n");
}

TEST_CASE("assemble: words are never glued, dropped capitals are joined") {
  CHECK(markdown_of("<p><span>O</span>nce<b> upon</b> a<br>time</p>") == "Once **upon** a\\\ntime\n");
}

TEST_CASE("assemble: code is verbatim, with its language, without line numbers") {
  CHECK(markdown_of("<pre class=language-cpp><code><span class=lineno>1</span>int  x;\n  y();\n</code></pre>") ==
        "```cpp\nint  x;\n  y();\n```\n");
}

TEST_CASE("assemble: tables of data are tables, tables for layout are not") {
  CHECK(markdown_of("<table><tr><th>a<th>b<tr><td>1<td>✓</table>") == "| a | b |\n| --- | --- |\n| 1 | ✓ |\n");
  CHECK(markdown_of("<table role=presentation><tr><td><p>a</p><td><p>b</p></table>") == "a\n\nb\n");
}

TEST_CASE("assemble: cells without text keep the grid") {
  CHECK(markdown_of("<table><tr><th>a<th>b<th>c<tr><td><td>2<td></table>") ==
        "| a | b | c |\n| --- | --- | --- |\n|  | 2 |  |\n");
}

TEST_CASE("assemble: what is left out leaves no empty shell") {
  ParsedPage parsed("<ul><li>a</li><li>b</li></ul><p>c</p>");
  std::vector<Verdict> verdicts(3, {BlockLabel::kMainContent, 1, &rule_info(Rule::kKept)});
  verdicts[0].label = verdicts[1].label = BlockLabel::kBoilerplate;
  Article article;
  assemble(parsed.page, verdicts, "", {}, article);
  CHECK(article.blocks.size() == 1);
}

TEST_CASE("assemble: nesting beyond the limit is flattened with a warning") {
  std::string html;
  for (int i = 0; i < 60; ++i) html += "<blockquote>";
  const Article article = whole_page(html + "<p>deep</p>");
  CHECK(article.blocks.size() == 33);
  REQUIRE(article.warnings.size() == 1);
  CHECK(article.warnings[0].code == "nesting_capped");
}

std::string picture(std::string_view html) {
  ParsedPage parsed(html);
  for (NodeId n{0}; n != parsed.page.end(); ++n) {
    if (parsed.page[n].tag != Tag::kImg) continue;
    const auto image = image_of(parsed.page, n, parse_url("https://example.org/"));
    return image ? image->url : "none";
  }
  return "no element";
}

TEST_CASE("images: the real source of lazy ones, the widest useful of a set") {
  CHECK(picture("<img src=a.png>") == "https://example.org/a.png");
  CHECK(picture("<img src='data:image/gif;base64,R0lGOD' data-src=real.jpg>") == "https://example.org/real.jpg");
  CHECK(picture("<img src=blank.gif data-original=real.jpg>") == "https://example.org/real.jpg");
  CHECK(picture("<img src=s.jpg srcset='s.jpg 300w, m.jpg 1200w, l.jpg 4000w'>") == "https://example.org/m.jpg");
  CHECK(picture("<picture><source srcset='p.webp 800w'><img></picture>") == "https://example.org/p.webp");
  CHECK(picture("<img src=t.gif width=1 height=1>") == "none");
  CHECK(picture("<img src='javascript:x'>") == "none");
}

TEST_CASE("tables: a span is a checked number") {
  ParsedPage parsed("<table><tr><td colspan=99999999999>a<td colspan=0>b<td colspan=3>c</table>");
  std::vector<int> spans;
  for (NodeId n{0}; n != parsed.page.end(); ++n) {
    if (parsed.page[n].tag == Tag::kTd) spans.push_back(span_attribute(parsed.page, n, Attr::kColspan));
  }
  CHECK(spans == std::vector<int>{1, 1, 3});
}

TEST_CASE("summary notice: only where every sentence says so") {
  CHECK(summary_notice("We have summarized this news so that you can read it quickly. Read more:"));
  CHECK_FALSE(
      summary_notice("We have summarized this news so that you can read it quickly. The mayor was not amused by it."));
  CHECK_FALSE(summary_notice("Read more"));
  CHECK(summary_notice("Abbiamo riassunto questa notizia per te. Il testo completo è qui. Leggi di più: Daily Post"));
  CHECK(summary_notice("This is an automatic summary. Read the full story at City Gazette"));
  CHECK_FALSE(summary_notice("Key takeaways: freight costs fall, wages rise"));
  CHECK_FALSE(summary_notice("This is a summary of the main findings:"));
  CHECK_FALSE(
      summary_notice("This is a summary of the report. It has three parts. Read more: the second part has the figures"
                     " of all the years since the harbour opened"));
  CHECK(source_in_notice("… full text here. Read more: Daily Post / 🏆 471. in US") == "Daily Post / 🏆 471. in US");
  CHECK(source_in_notice("Continue reading at City Gazette") == "City Gazette");
  CHECK(source_in_notice("The mayor said: no").empty());
}

const std::string kProse =
    "<p>The first paragraph of this story has enough words in it to be read as prose by anybody at all, man or "
    "machine.</p>"
    "<p>The second paragraph follows it with just as many words, so that nobody can take it for a caption or a "
    "label.</p>"
    "<p>The third one ends the story, and it is as long as the others, since short stories are hard to tell from "
    "teasers.</p>";

Article extracted(const std::string& html, const ExtractOptions& options = {}) {
  Extractor extractor;
  auto article = extractor.extract({.html = html, .url = "https://example.org/story"}, options);
  REQUIRE(article.has_value());
  return *article;
}

TEST_CASE("label: related items become data, once, with absolute addresses") {
  const Article a =
      extracted("<article><h1>Story</h1>" + kProse +
                "</article><section><h2>Related articles</h2><ul><li><a href=/1>First other story of today</a><li><a "
                "href=/2>Second other story of today</a><li><a href=/1>First other story of today</a></ul></section>");
  REQUIRE(a.related.size() == 2);
  CHECK(a.related[0].title == "First other story of today");
  CHECK(a.related[0].url == "https://example.org/1");
  CHECK(a.related[0].heading == "Related articles");
  CHECK(to_text(a).find("other story") == std::string::npos);
}

TEST_CASE("label: a source and its rank are told once, whatever stands before them") {
  for (const char* line : {"ABC / 471. in US", "Source: ABC / 471. in US", "Read more: ABC / 471. in US"}) {
    const Article a = extracted("<article><h1>Story</h1>" + kProse + "<p>" + line + "</p></article>");
    CHECK(a.metadata.source.name == "ABC");
    CHECK(a.metadata.source.rank == 471);
    REQUIRE(a.badges.size() == 1);
    CHECK(a.badges[0].scope == "US");
  }
}

TEST_CASE("label: keywords beside badges go, a place does not") {
  const auto text = [](const std::string& line) {
    return to_text(extracted("<article><h1>Story</h1><p>" + line + "</p><p>5 min read</p>" + kProse + "</article>"));
  };
  CHECK(text("Harbour Latest News, Harbour Headlines").find("Headlines") == std::string::npos);
  ExtractOptions options;
  options.explain = true;
  const Article place = extracted(
      "<article><h1>Story</h1><p>New Harbour, New Harbour</p><p>5 min read</p>" + kProse + "</article>", options);
  for (const Removed& removed : place.removed) CHECK(removed.rule != "keyword_stuffing");
}

TEST_CASE("related: where an item is from stands before its day, or alone with an hour") {
  const Article a = extracted(
      "<article><h1>Story</h1>" + kProse +
      "</article><section><h2>Related articles</h2><ul><li><a href=/1>First other story of today</a><p>City Gazette · "
      "3 May 2024</p><li><a href=/2>Second other story of today</a><p>Daily Post · 3 hours ago</p></ul></section>");
  REQUIRE(a.related.size() == 2);
  CHECK(a.related[0].source == "City Gazette");
  CHECK(a.related[0].published.starts_with("2024-05-03"));
  CHECK(a.related[1].source == "Daily Post");
  CHECK(a.related[1].snippet.empty());
}

TEST_CASE("label: a wrapper named for breadcrumbs makes no lines breadcrumbs") {
  std::string lines;
  for (int i = 0; i < 20; ++i) lines += "<p>Short line number " + std::to_string(i) + "</p>";
  ExtractOptions options;
  options.explain = true;
  const Article a = extracted("<div class='page has-breadcrumbs'>" + lines + "</div>", options);
  for (const Removed& removed : a.removed) CHECK(removed.rule != "navigation");
}

TEST_CASE("label: the way to the page above a text is navigation, its first step too") {
  ExtractOptions options;
  options.explain = true;
  const Article a = extracted(
      "<div class=breadcrumbs><ol><li><a href=/>Museum of Tools Home</a><li><a "
      "href=/ice>Ice</a></ol></div><h1>Story</h1>" +
          kProse,
      options);
  REQUIRE(a.removed.size() >= 2);
  CHECK(a.removed[0].text == "Museum of Tools Home");
  CHECK(a.removed[0].rule == "navigation");
  CHECK(a.removed[1].rule == "navigation");
}

TEST_CASE("label: an inline link to another story leaves the body") {
  const std::size_t middle = kProse.find("<p>The second");
  const Article a =
      extracted("<article><h1>Story</h1>" + kProse.substr(0, middle) +
                "<p>Read also: <a href=/x>What happened the day before</a></p>" + kProse.substr(middle) + "</article>");
  CHECK(to_text(a).find("day before") == std::string::npos);
  REQUIRE(a.related.size() == 1);
  CHECK(a.related[0].kind == RelatedKind::kInline);
}

TEST_CASE("related: what is no teaser is no snippet") {
  const auto card = [](const std::string& title, const std::string& below) {
    return "<li><h3><a href=/" + title.substr(0, 1) + ">" + title + "</a></h3><p>" + below + "</p></li>";
  };
  const Article a = extracted(
      "<article><h1>Story</h1>" + kProse + "</article><section><h2>Related articles</h2><ul>" +
      card("A bridge over the river opens", "3 min read") + card("Bees return to the old orchard", "By | 4 May 2025") +
      card("Council plants a hundred trees", "The trees stand along the road to the port.") + "</ul></section>");
  REQUIRE(a.related.size() == 3);
  CHECK(a.related[0].snippet.empty());
  CHECK(a.related[1].source.empty());
  CHECK(a.related[2].snippet == "The trees stand along the road to the port.");
}

TEST_CASE("badges: whatever markup a row has, it names the times and the source") {
  const char* rows[] = {
      "<p>Källa: <a href=https://b.example/1>Byposten</a> · Lästid: 1 min här · 4 min hos utgivaren</p>",
      "<dl><dt>Lesezeit hier</dt><dd>1 Min.</dd><dt>Lesezeit beim Verlag</dt><dd>4 Min.</dd><dt>Quelle</dt><dd>"
      "<a href=https://b.example/1>Byposten</a></dd></dl>",
      "<table><tr><th>Temps de lecture ici</th><td>60 s</td></tr><tr><th>Temps de lecture chez l'éditeur</th><td>4 "
      "min</td></tr><tr><th>Source</th><td><a href=https://b.example/1>Byposten</a></td></tr></table>",
      "<p><span>読了時間 1分</span><span>配信元では4分</span><span>配信元：<a "
      "href=https://b.example/1>Byposten</a></span></p>",
      "<p>Tempo di lettura: <b>60 s</b> qui, <b>4 min</b> dall'editore — Fonte: <a "
      "href=https://b.example/1>Byposten</a></p>",
      "<p><i>Source : <a href=https://b.example/1>Byposten</a>. Temps de lecture : 1 min ici, 4 min sur le site "
      "d'origine.</i></p>",
      "<div><strong>1 min</strong><small>Reading time here</small></div><div><strong>4 min</strong><small>Reading time "
      "at "
      "publisher</small></div><p>Via <a href=https://b.example/1>Byposten</a></p>",
      "<div><div><div>1 Min.</div><div>Lesezeit hier</div></div><div><div>4 Min.</div><div>Lesezeit im "
      "Original</div></div></div><div>Quelle: <a href=https://b.example/1>Byposten</a></div>",
      "<p>From <a href=https://b.example/1>Byposten</a></p><p>Reading time: 60 s here / 4 min there</p>",
      "<p><span>1 min here</span><span>4 min at Byposten</span><span>📰 <a "
      "href=https://b.example/1>Byposten</a></span></p>",
      "<div>60 s here</div><div>4 min at Byposten</div><div>Source: <a href=https://b.example/1>Byposten</a></div>",
  };
  for (const char* row : rows) {
    CAPTURE(row);
    const Article a = extracted("<article><h1>Story</h1>" + std::string(row) + kProse + "</article>");
    REQUIRE(a.badges.size() == 2);
    CHECK(a.badges[0].scope == "here");
    CHECK(a.badges[0].value == 60);
    CHECK(a.badges[1].scope == "publisher");
    CHECK(a.badges[1].value == 240);
    CHECK(a.metadata.source.name == "Byposten");
    CHECK(a.metadata.source.url == "https://b.example/1");
    CHECK(to_text(a).find("4") == std::string::npos);
  }
}

TEST_CASE("badges: a notice in any language leads to the source, a part of the text does not") {
  const std::string source = "<p>Källa: <a href=https://b.example/1>Byposten</a></p>";
  const std::string notice =
      "<p>Nyheten är kortad av oss och finns i sin helhet <a href=https://b.example/1>här</a></p>";
  const Article a = extracted("<article><h1>Story</h1>" + source + kProse + notice + "</article>");
  CHECK(to_text(a).find("kortad") == std::string::npos);
  const Article inside = extracted("<article><h1>Story</h1>" + source + kProse + notice + kProse + "</article>");
  CHECK(to_text(inside).find("kortad") != std::string::npos);
}

TEST_CASE("badges: a byline with a link is no source") {
  const std::string byline =
      "<p>By <a href=https://b.example/ada>Ada Rowe</a></p><p>1 min here, 4 min at publisher</p>";
  const Article a = extracted("<article><h1>Story</h1>" + byline + kProse + "</article>");
  CHECK(a.badges.size() == 2);
  CHECK(a.metadata.source.name.empty());
}

TEST_CASE("badges: a long title begins no body") {
  const std::string title =
      "The council of the town decides that the old bridge over the river stays closed for the whole "
      "of the winter season and that boats go instead";
  const Article a = extracted("<article><h1>" + title + "</h1><p>Quality: 8/10</p>" + kProse + "</article>");
  CHECK(a.badges.size() == 1);
}

TEST_CASE("related: a card in one link is a title and its teaser") {
  const auto list = [](const std::string& heading, const std::string& one, const std::string& two) {
    return extracted("<article><h1>Story</h1>" + kProse + "</article><div><div>" + heading + "</div><div><a href=/1>" +
                     one + "</a></div><div><a href=/2>" + two + "</a></div></div>");
  };
  const Article spans =
      list("Liknande nyheter", "<b>First other story here</b><span>The first one says a good deal of things.</span>",
           "<b>Second other story here</b><span>The second one says a good deal as well.</span><i>Läs mer</i>");
  REQUIRE(spans.related.size() == 2);
  CHECK(spans.related[1].title == "Second other story here");
  CHECK(spans.related[1].snippet == "The second one says a good deal as well.");
  const Article headings =
      list("Related", "<h3>First other story here</h3><p>The first one says a good deal.</p><span>Read more →</span>",
           "<h3>Second other story here</h3><p>The second one says a good deal.</p><span>Read more →</span>");
  REQUIRE(headings.related.size() == 2);
  CHECK(headings.related[1].title == "Second other story here");
  CHECK(headings.related[1].snippet == "The second one says a good deal.");
  const Article words = list(
      "関連記事", "<div>無人図書館、地方で広がる</div><div>人手不足で夜間だけ無人で開館する図書館が増えている。</div>",
      "<div>電子書籍の貸出が過去最多に</div>");
  REQUIRE(words.related.size() == 2);
  CHECK(words.related[0].title == "無人図書館、地方で広がる");
  CHECK(words.related[0].snippet == "人手不足で夜間だけ無人で開館する図書館が増えている。");
  const Article facts =
      list("Related", "<h3>First other story here</h3><p>The first one says a good deal.</p><p>2h ago • 4 min read</p>",
           "<h3>Second other story here</h3><p>3 min read</p>");
  REQUIRE(facts.related.size() == 2);
  CHECK(facts.related[0].snippet == "The first one says a good deal.");
  CHECK(facts.related[1].snippet.empty());
}

TEST_CASE("badges: the steps of a scale are none") {
  const std::string scale =
      "<div><a href=#1>1 of 5 stars</a></div><div><a href=#2>2 of 5 stars</a></div>"
      "<div><a href=#3>3 of 5 stars</a></div>";
  const std::string given = "<div>4.5 of 5 stars</div>";
  const Article a = extracted("<article><h1>Story</h1>" + kProse + "</article>" + given + scale);
  REQUIRE(a.badges.size() == 1);
  CHECK(a.badges[0].value == 4.5);
}

TEST_CASE("badges: what stands beside a reading time is no source, a number is no rank") {
  const std::string row = "<div class=meta><span>Ada Rowe</span> <span>5 min read</span></div>";
  const Article a = extracted("<article><h1>Story</h1>" + row + kProse + "</article>");
  CHECK(a.badges.size() == 1);
  CHECK(a.metadata.source.name.empty());
  for (const char* text : {"2025 in Review", "25W Wireless Chargers", "12 in stock", "4.15.1 In Vim"}) {
    CHECK_FALSE(parse_badge(text, ""));
  }
  for (const char* text : {"471. in US", "🏆 471 in US", "#3 in Games", "US 471位"}) {
    REQUIRE(parse_badge(text, ""));
    CHECK(parse_badge(text, "")->kind == BadgeKind::kRank);
  }
}

TEST_CASE("label: prices, places and lines of data are no words for search engines") {
  const std::string lines = "<div>$1,149.00</div><div>Kigali, Rwanda</div><div>\"line2\": null,</div>";
  const Article a = extracted("<article><h1>Story</h1>" + kProse + "</article><div>" + lines + lines + "</div>");
  for (const Removed& removed : a.removed) CHECK(removed.rule != "keyword_stuffing");
}

TEST_CASE("label: a line that begins with \"From\" names no source") {
  const Article a = extracted("<article><h1>Story</h1>" + kProse +
                              "</article><div><p>From $29.00</p><p>Frommer's Ireland 2026</p></div>");
  for (const Removed& removed : a.removed) CHECK(removed.rule != "source_note");
}

TEST_CASE("source: a link to the page's own site leads to no original") {
  const auto source_of = [](const std::string& href) {
    return extracted("<head><link rel=canonical href=https://a.example/x></head><article><h1>Story</h1>" + kProse +
                     "</article><p><a href=" + href + ">Source</a></p>")
        .metadata.source.url;
  };
  CHECK(source_of("/from-our-editors").empty());
  CHECK(source_of("https://b.example/y") == "https://b.example/y");
}

TEST_CASE("measure: each character of Han and kana is a word") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "梅の木は寒さに強く、";
  const Article a = extracted("<html lang=ja><article><h1>梅</h1><p>" + text + "</p></article>");
  CHECK(a.word_count == 60 * 9);
  CHECK(a.reading_seconds == 65);  // at 500 characters a minute
  CHECK(a.readable);
  const Article mixed = extracted("<article><h1>Story</h1>" + kProse + "<p>Here 梅の木 grows.</p></article>");
  const Article plain = extracted("<article><h1>Story</h1>" + kProse + "<p>Here it grows.</p></article>");
  CHECK(mixed.word_count == plain.word_count + 2);
}

TEST_CASE("label: prose that only begins like a label stays") {
  const Article a = extracted(
      "<article><h1>Story</h1>" + kProse +
      "<p>Read more books, he told the class, and the class agreed to read at least one more by the end of the "
      "year.</p></article>");
  CHECK(to_text(a).find("Read more books") != std::string::npos);
}

TEST_CASE("label: consent over the page is no content, an article about cookies is") {
  const Article banner = extracted(
      "<div id=cookie-consent role=dialog><p>We use cookies to make this site work and to measure how it is used by "
      "all of you.</p>"
      "<button>Accept all</button></div><article><h1>Story</h1>" +
      kProse + "</article>");
  CHECK(to_text(banner).find("We use cookies") == std::string::npos);
  const Article story = extracted("<article class=cookie-law><h1>Cookies</h1>" + kProse + "</article>");
  CHECK(to_text(story).find("The first paragraph") != std::string::npos);
}

}  // namespace
}  // namespace cleanview
