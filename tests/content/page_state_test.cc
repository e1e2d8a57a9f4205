// Pages without a text of their own, and texts that break off.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "cleanview/extractor.h"

namespace cleanview {
namespace {

Article article_of(const std::string& head, const std::string& body) {
  Extractor extractor;
  Result<Article> article = extractor.extract({.html = "<!DOCTYPE html><head>" + head + "</head><body>" + body});
  REQUIRE(article.has_value());
  return std::move(*article);
}

std::string prose(int paragraphs) {
  std::string text;
  for (int i = 0; i < paragraphs; ++i) {
    text +=
        "<p>The harbour master walked the length of the quay before dawn, counting the lamps that were still lit, "
        "and wrote their number, which was " +
        std::to_string(100 + i) + ", into the ledger that his father had begun in another century.</p>";
  }
  return text;
}

TEST_CASE("state: a page that says that it is none") {
  for (const char* title : {"404 Not Found", "Page not found - Daily Post", "Seite nicht gefunden",
                            "Страница не найдена", "404", "找不到页面"}) {
    CAPTURE(title);
    const std::string head = "<title>" + std::string(title) + "</title>";
    CHECK(article_of(head, "<p>Sorry, nothing is here. Try the search.</p>").flags.soft_404);
    CHECK_FALSE(article_of(head, "<article>" + prose(8) + "</article>").flags.soft_404);  // speaks of such pages
  }
  CHECK(article_of("<title>Daily Post</title>", "<h1>Page not found</h1><p>Try the search.</p>").flags.soft_404);
  CHECK_FALSE(article_of("<title>Lamps</title>", "<p>The page not found in the book is here.</p>").flags.soft_404);
}

TEST_CASE("state: a check for robots") {
  const std::string check = "<p>Verify you are human by completing the action below.</p>";
  CHECK(article_of("<title>Just a moment...</title>", "").flags.bot_wall);
  CHECK(article_of("<title>Making sure you're not a bot!</title>", prose(8)).flags.bot_wall);
  CHECK(article_of("<title>example.org</title>", check).flags.bot_wall);
  CHECK_FALSE(article_of("<title>Lamps</title>", "<article>" + prose(8) + check + "</article>").flags.bot_wall);
  CHECK_FALSE(article_of("<title>Lamps</title>", "<p>A moment of the day.</p>").flags.bot_wall);
}

TEST_CASE("state: nothing but a question for consent") {
  const std::string ask =
      "<div class=cookie-consent><h2>We value your privacy</h2><p>We and our partners use cookies to store and access "
      "information on your device, to measure what is read and to show advertising that fits. You can accept all "
      "cookies or manage your choices at any time.</p><button>Accept all cookies</button></div>";
  CHECK(article_of("<title>Lamps</title>", ask).flags.consent_wall);
  CHECK_FALSE(article_of("<title>Lamps</title>", ask + "<article>" + prose(3) + "</article>").flags.consent_wall);
}

TEST_CASE("state: an article that breaks off before \"Read more\" is a teaser") {
  const std::string head = "<title>Lamps on the quay</title><meta property=og:type content=article>";
  const std::string begun =
      "<article><h1>Lamps on the quay</h1>" + prose(2) +
      "<p>What he found there, under the last lamp of the row, was not what he had expected, …</p>";
  const std::string more = "<p><a href=/lamps>Read more</a></p>";
  CHECK(article_of(head, begun + more + "</article>").completeness == Completeness::kTeaser);
  CHECK(article_of(head, begun + "</article>").completeness == Completeness::kFull);
  CHECK(article_of(head, "<article><h1>Lamps on the quay</h1>" + prose(3) + more + "</article>").completeness ==
        Completeness::kFull);
}

TEST_CASE("state: a live blog, and a site that counts what one reads") {
  const std::string live = R"(<script type=application/ld+json>{"@type":"LiveBlogPosting","headline":"Quay"}</script>)";
  CHECK(article_of(live, prose(3)).flags.live);
  CHECK_FALSE(article_of("", prose(3)).flags.live);
  const std::string tier = "<meta property=article:content_tier content=";
  const Article metered = article_of(tier + "metered>", "<article>" + prose(5) + "</article>");
  CHECK(metered.flags.paywall == Paywall::kMetered);
  CHECK(metered.completeness == Completeness::kFull);  // it is all there
  CHECK(article_of(tier + "free>", prose(5)).flags.paywall == Paywall::kNone);
}

// Buttons of menus used to count as notices: every page of a site with accounts was paywalled.
TEST_CASE("state: a button to sign in hides no text, a notice below it does") {
  const std::string head = "<title>Lamps on the quay</title><meta property=og:type content=article>";
  const std::string text = "<article><h1>Lamps on the quay</h1>" + prose(12);
  const std::string button = "<header><button>Sign in</button><a href=/a>Start your free trial</a></header>";
  const std::string below = "<div><a href=/a>Sign in</a></div><p>Create a free account</p>";
  const Article whole = article_of(head, button + text + "</article>" + below);
  CHECK(whole.flags.paywall == Paywall::kNone);
  CHECK(whole.completeness == Completeness::kFull);

  const std::string notice = "<p>Subscribe to continue reading</p>";
  const Article cut = article_of(head, button + text + "</article>" + notice);
  CHECK(cut.flags.paywall == Paywall::kMetered);
  CHECK(cut.completeness == Completeness::kPaywalled);
  CHECK(article_of(head, notice + text + "</article>").completeness == Completeness::kFull);
}

TEST_CASE("state: data that a text is not free") {
  const std::string data =
      R"(<script type=application/ld+json>{"@type":"NewsArticle","headline":"Lamps","isAccessibleForFree":"False"}</script>)";
  const std::string text = "<article><h1>Lamps</h1>" + prose(12) + "</article>";
  const Article shown = article_of(data, text);
  CHECK(shown.flags.paywall == Paywall::kMetered);
  CHECK(shown.completeness == Completeness::kFull);
  const Article cut = article_of(data, text + "<p>This article is for subscribers only</p>");
  CHECK(cut.flags.paywall == Paywall::kHard);
  CHECK(cut.completeness == Completeness::kPaywalled);
}

}  // namespace
}  // namespace cleanview
