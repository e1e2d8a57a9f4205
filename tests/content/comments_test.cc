#include <doctest/doctest.h>

#include <string>

#include "cleanview/extractor.h"

namespace cleanview {
namespace {

std::vector<Comment> comments(const std::string& body) {
  Extractor extractor;
  const Result<Article> article = extractor.extract(
      {.html =
           "<!DOCTYPE html><html><body><main><h1>Quay lamps lit</h1><p>The harbour master walked the quay.</p></main>" +
           body,
       .url = "https://example.org/a"});
  REQUIRE(article.has_value());
  return article->comments;
}

std::string one(const std::string& name, const std::string& text, const std::string& replies = "") {
  return "<li class='comment even'><article class=comment-body><div class='comment-author vcard'><b class=fn><a "
         "href='/u/" +
         name + "'>" + name + "</a></b> says:</div><time datetime=2025-01-02T03:04:05Z>2 January</time>" +
         "<div class=comment-content><p>" + text + "</p></div></article>" + replies + "</li>";
}

TEST_CASE("comments: author, address, time, text and depth") {
  const auto all = comments("<ol class=comment-list>" + one("Ada", "First.", "<ol>" + one("Ben", "Second.") + "</ol>") +
                            one("Cy", "Third.") + "</ol>");
  REQUIRE(all.size() == 3);
  CHECK(all[0].author == "Ada");
  CHECK(all[0].author_url == "https://example.org/u/Ada");
  CHECK(all[0].published == "2025-01-02T03:04:05Z");
  CHECK(all[0].text == "First.");
  CHECK(all[0].depth == 0);
  CHECK(all[1].author == "Ben");
  CHECK(all[1].depth == 1);
  CHECK(all[2].text == "Third.");
  CHECK(all[2].depth == 0);
}

TEST_CASE("comments: what the line over a comment says beside the name is no part of it") {
  const auto all = comments(
      "<li class=comment><p class=comment-author><span class=comment-author-name>Ada</span> <span "
      "class=says>says</span></p><div class=comment-content>Lit again.</div></li>");
  REQUIRE(all.size() == 1);
  CHECK(all[0].author == "Ada");
}

TEST_CASE("comments: a line named for the author that holds the time alone is passed over") {
  const auto all = comments(
      "<div class=comment><p class=author>Sep 01, 2006 #2</p><b class=author>Ada</b><div class=text>Lit "
      "again.</div></div><div class=comment><div class=comment-author><span class=comment-name>rogue1</span><br><a "
      "href=/a>December 18, 2025, 10:59 pm</a></div><div class=comment-content>Lit.</div></div>");
  REQUIRE(all.size() == 2);
  CHECK(all[0].author == "Ada");
  CHECK(all[1].author == "rogue1");
  const auto linked = comments(
      "<div class=comment><p class=author><a href=#c2>Sep 01, 2006 #2</a></p><b class=author><a href=/ada>Ada</a></b>"
      "<div class=text>Lit again.</div></div>");
  REQUIRE(linked.size() == 1);
  CHECK(linked[0].author_url == "https://example.org/ada");
}

TEST_CASE("comments: microdata") {
  const auto all = comments(
      "<div itemprop=comment itemscope itemtype='https://schema.org/Comment'><span itemprop=author itemscope><span "
      "itemprop=name>Ada</span></span><p itemprop=text>Lit again.</p></div>");
  REQUIRE(all.size() == 1);
  CHECK(all[0].author == "Ada");
  CHECK(all[0].text == "Lit again.");
}

TEST_CASE("comments: votes as markup names them") {
  const auto votes = [](const std::string& markup) {
    const auto all = comments(
        "<div itemscope itemtype='https://schema.org/Comment'><b itemprop=author>Ada</b><p itemprop=text>Lit "
        "again.</p>" +
        markup + "</div>");
    REQUIRE(all.size() == 1);
    return all[0].has_votes ? std::to_string(all[0].votes) : "none";
  };
  CHECK(votes("<meta itemprop=upvoteCount content=12>") == "12");
  CHECK(votes("<span class=vote-count>+3</span>") == "3");
  CHECK(votes("<span class='score likes'>-1,204 points</span>") == "-1204");
  CHECK(votes("<span class=score>\u22122</span>") == "-2");
  CHECK(votes("<span class=score>0</span>") == "0");
  CHECK(votes("<span class=score>1.2k</span>") == "none");
  CHECK(votes("<span class=score>Vote</span>") == "none");
  CHECK(votes("<div class=comment-votes><a>Upvote</a><span class=vote-count>12</span></div>") == "12");
  CHECK(votes("") == "none");
}

TEST_CASE("comments: what has no author or no text is none") {
  CHECK(comments("<div class=comment>Leave a comment</div><div class=comment><b class=fn>Ada</b></div>").empty());
  CHECK(comments("<div class=comments><p class=author>Ada</p><p class=text>One</p></div>").empty());
}

TEST_CASE("comments: at most a thousand, however deep") {
  std::string many, deep;
  for (int i = 0; i < 1100; ++i) many += one("Ada", "x");
  CHECK(comments("<ol>" + many + "</ol>").size() == 1000);
  for (int i = 0; i < 300; ++i) deep += "<div class=comment><b class=fn>A</b><p class=comment-text>x</p>";
  CHECK(comments(deep).size() <= 300);
}

}  // namespace
}  // namespace cleanview
