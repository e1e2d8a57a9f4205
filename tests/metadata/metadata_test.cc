// Facts of a page as the whole library gives them.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "cleanview/extractor.h"

namespace cleanview {
namespace {

constexpr const char* kProse =
    "<p>The harbour master walked the length of the quay before dawn, counting the lamps that were still lit, and "
    "wrote their number into the ledger that his father had begun.</p>"
    "<p>Every lamp had its own keeper once, and the keepers wrote the weather into a book bound in green cloth.</p>";

Article article_of(const std::string& head, const std::string& body, const std::string& url = "") {
  const std::string page =
      "<!DOCTYPE html><html lang=en><head>" + head + "</head><body><main>" + body + kProse + "</main></body></html>";
  Extractor extractor;
  Result<Article> article = extractor.extract({.html = page, .url = url});
  REQUIRE(article.has_value());
  return std::move(*article);
}

Metadata facts(const std::string& head, const std::string& body, const std::string& url = "") {
  return article_of(head, body, url).metadata;
}

TEST_CASE("metadata: a slogan does not win over a title that the head says twice") {
  const std::string head =
      "<title>A list for your work - Lamp</title><meta property=og:title content='A list for your work'>";
  CHECK(facts(head, "<h1>Clarity, finally.</h1>").title == "A list for your work");
  CHECK(facts("<title>A list for your work - Lamp</title>", "<h1>Clarity, finally.</h1>").title == "Clarity, finally.");
}

TEST_CASE("metadata: one word of the title on which the head agrees is not the title") {
  const std::string head =
      "<title>How we broke into Lamp and others</title><meta property=og:title content='How we broke into Lamp and "
      "others'>";
  CHECK(facts(head, "<h1>Lamp</h1>").title == "How we broke into Lamp and others");
  CHECK(facts("<title>Lamp: how it works | Quay</title>", "<h1>Lamp</h1>").title == "Lamp");
}

TEST_CASE("metadata: without a title and a first heading, the page's best line stands in") {
  for (const char* head : {"", "<title>Untitled Document</title>", "<title>Home</title>"}) {
    for (const char* line : {"<h4>Lamps of the north</h4>", "<div class=post-headline>Lamps of the north</div>",
                             "<p><b>Lamps of the north</b></p>", "<p>By the quay</p><p>Lamps of the north</p>"})
      CHECK(facts(head, line).title == "Lamps of the north");
  }
  CHECK(facts("", "<p>\xe2\x8f\xb1 1 min read, 1,204 views</p>").title == "");
  CHECK(facts("<title>Quay</title>", "<h4>Lamps of the north</h4>").title == "Quay");
}

TEST_CASE("metadata: a shown name is preferred to an account, and to one with more behind it") {
  const std::string account = "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":\"a.rowe\"}</script>";
  CHECK(facts(account, "<h1>Quay</h1><p class=byline>By Ada Rowe</p>").authors == std::vector<std::string>{"Ada Rowe"});
  CHECK(facts("", "<h1>Quay</h1><div class=author>Ada Rowe DAILY POST</div><div class=author-name>Ada Rowe</div>")
            .authors == std::vector<std::string>{"Ada Rowe"});
}

TEST_CASE("metadata: the site is named by its title's end where that is what the host is called") {
  const std::string url = "https://www.quaylamps.example/a";
  CHECK(facts("<title>Lamps of the north | Quay Lamps</title>", "<h1>Lamps of the north</h1>", url).site_name ==
        "Quay Lamps");
  CHECK(facts("<title>Lamps of the north | A history</title>", "<h1>Lamps of the north</h1>", url).site_name.empty());
  CHECK(facts("<title>Lamps of the north | Quay Lamps</title>", "<h1>Lamps of the north</h1>").site_name.empty());
}

TEST_CASE("metadata: a container around the whole page does not hide its heading") {
  const std::string body = "<div class='dialog-off-canvas'><h1>Quay lamps lit</h1><p>January 23, 2025</p>" +
                           std::string(kProse) + kProse + "</div>";
  const Metadata m = facts("<title>Quay lamps</title>", body);
  CHECK(m.title == "Quay lamps lit");
  CHECK(m.published == "2025-01-23");
}

TEST_CASE("metadata: a name of markup's own word counts, whatever it looks like") {
  CHECK(facts("<meta name=author content=ggailey777>", "<h1>A</h1>").authors == std::vector<std::string>{"ggailey777"});
  CHECK(facts("<meta name=author content=admin>", "<h1>A</h1>").authors.empty());
  CHECK(facts("<meta name=citation_author content='Rowe, Ada'>", "<h1>A</h1>").authors ==
        std::vector<std::string>{"Rowe, Ada"});
}

TEST_CASE("metadata: a label alone speaks for what stands behind it") {
  const Metadata m = facts("",
                           "<h1>Quay lamps lit</h1><div>Written by</div><div>Ada Rowe</div>"
                           "<div>Published</div><div>4 September 2025</div>");
  CHECK(m.authors == std::vector<std::string>{"Ada Rowe"});
  CHECK(m.published == "2025-09-04");
}

TEST_CASE("metadata: words of rel are parted by any white space") {
  CHECK(facts("<link rel='shortlink\n canonical' href='https://a.test/x'>", "<h1>A</h1>").canonical_url ==
        "https://a.test/x");
}

TEST_CASE("metadata: who began a thread") {
  const Metadata m = facts("",
                           "<h1>Which wick?</h1><div class=post><a class=username href='/member.php?u=1'>lamp77</a>"
                           "</div><div class=post><a class=username href='/member.php?u=2'>other</a></div>");
  CHECK(m.authors == std::vector<std::string>{"lamp77"});
}

TEST_CASE("metadata: an earlier day by the heading wins over data of a later one") {
  const std::string data =
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2025-06-24\"}</script>";
  CHECK(facts(data, "<h1>Quay lamps lit</h1><p>August 25, 2024</p>").published == "2024-08-25");
  CHECK(facts(data, "<h1>Quay lamps lit</h1><p>August 25, 2025</p>").published == "2025-06-24");
}

TEST_CASE("metadata: a line that says Published wins over later data, wherever the article has it") {
  const std::string data =
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2025-06-24\"}</script>";
  CHECK(facts(data, "<h1>Quay lamps lit</h1><div class=meta>Published August 13, 2024</div>").published ==
        "2024-08-13");
}

TEST_CASE("metadata: one moment in two zones has the day of the page's own zone") {
  const Metadata m = facts("<meta property=article:published_time content=2025-12-19T03:05:00+00:00>",
                           "<h1>Quay lamps lit</h1><time datetime=2025-12-18T19:05:00-08:00>December 18</time>");
  CHECK(m.published == "2025-12-18T19:05:00-08:00");
  const Metadata other = facts("<meta property=article:published_time content=2025-12-19T03:05:00+00:00>",
                               "<h1>Quay lamps lit</h1><time datetime=2025-12-18T20:05:00-08:00>December 18</time>");
  CHECK(other.published == "2025-12-19T03:05:00+00:00");
}

TEST_CASE("metadata: days of accounts, of last posts and of rights are no dates of the page") {
  for (const char* line : {"Joined: Mon Jul 24, 2017", "Last post: 01/12/2025",
                           "12 replies, last post by A Jan 3, 2024", "Founded: Dec 11, 2021", "Copyright 2024-05-06"}) {
    CAPTURE(line);
    CHECK(facts("", "<h1>Which wick?</h1><p>" + std::string(line) + "</p>").published.empty());
  }
}

TEST_CASE("metadata: the only date of a page counts far below its heading, one of a related story never") {
  std::string far = "<h1>Quay lamps lit</h1>";
  for (int i = 0; i < 70; ++i) far += kProse;
  CHECK(facts("", far + "<p>April 8, 2024</p>").published == "2024-04-08");
  CHECK(facts("", far + "<p>April 8, 2024</p><p>May 9, 2024</p>").published.empty());
  CHECK(facts("", far + "<p>April 8, 2024</p><p>Posted on May 9, 2024</p>").published == "2024-05-09");
  CHECK(facts("", far + "<div class=related-posts><p><a href=/a>Wicks</a></p><p>April 8, 2024</p><p>Oil</p></div>")
            .published.empty());
}

TEST_CASE("metadata: title and byline are one clean line, also as the page shows them") {
  const std::string tags = "\xf3\xa0\x80\xa0\xf3\xa0\x80\xb4";  // tag characters: text that nobody sees
  const Metadata m =
      facts("<title>Quay lamps</title>", "<h1>Quay " + tags + "\xe2\x80\xaelamps</h1><p>By Ann" + tags + " Rowe</p>");
  CHECK(m.title == "Quay lamps");
  CHECK(m.byline == "By Ann Rowe");
}

TEST_CASE("metadata: a page without a next one has none, not itself") {
  const std::string url = "https://example.org/a";
  CHECK(facts("", "<h1>A</h1>", url).pagination.next_url.empty());
  CHECK(facts("<link rel=next href='?page=3'>", "<h1>A</h1>", url).pagination.next_url == url + "?page=3");
}

TEST_CASE("metadata: dates in <meta> of any name") {
  CHECK(facts("<meta name=ms.date content=2025-03-06T00:00:00Z>", "<h1>A</h1>").published == "2025-03-06T00:00:00Z");
  CHECK(facts("<meta name=expiry-date content=2025-03-06>", "<h1>A</h1>").published.empty());
}

TEST_CASE("metadata: a date in an article's own footer counts, one of the page's footer does not") {
  const std::string h1 = "<h1>Quay lamps lit</h1>";
  CHECK(
      facts("", "<article>" + h1 + "<footer><time datetime=2025-08-12>12 August</time></footer></article>").published ==
      "2025-08-12");
  CHECK(facts("", h1 + "</main><footer><time datetime=2025-08-12>12 August</time></footer><main>").published.empty());
}

std::string json_ld(const std::string& object) {
  return "<script type=application/ld+json>" + object + "</script>";
}

TEST_CASE("media: data with the address of a player says how long it plays, and shows it") {
  const std::string data = json_ld(
      R"([{"@type":"VideoObject","embedUrl":"https://www.youtube.com/embed/abc","duration":"PT1H2M","thumbnailUrl":["/t.jpg"]},
          {"@type":"VideoObject","embedUrl":"https://www.youtube.com/embed/other","duration":"PT5S"}])");
  const Article article = article_of(
      data, "<h1>Quay</h1>" + std::string(kProse) + "<iframe src='https://www.youtube.com/embed/abc?rel=0'></iframe>",
      "https://example.org/a");
  REQUIRE(article.media.size() == 1);
  CHECK(article.media[0].duration_seconds == 3720);
  CHECK(article.media[0].thumbnail_url == "https://example.org/t.jpg");
}

TEST_CASE("media: the only video is the one that data describes without an address; one of two is not") {
  const std::string video = "<video src=/v.mp4 poster=/own.jpg></video>";
  const std::string prose = "<h1>Quay</h1>" + std::string(kProse);
  for (const std::string& head :
       {json_ld(R"({"@type":"VideoObject","duration":"PT1M","thumbnailUrl":"/t.jpg"})"),
        std::string("<meta property=og:video:duration content=60>"),
        json_ld(R"({"@type":"VideoObject","thumbnailUrl":"/t.jpg"})") + "<meta property=video:duration content=60>",
        std::string("<meta property=video:duration content=60>")}) {
    CAPTURE(head);
    const Article one = article_of(head, prose + video, "https://example.org/a");
    REQUIRE(one.media.size() == 1);
    CHECK(one.media[0].duration_seconds == 60);
    CHECK(one.media[0].thumbnail_url == "https://example.org/own.jpg");
    const Article two =
        article_of(head, prose + video + kProse + "<video src=/w.mp4></video>", "https://example.org/a");
    REQUIRE(two.media.size() == 2);
    CHECK(two.media[0].duration_seconds == -1);
  }
}

TEST_CASE("ids: the number that the site's system gave the page") {
  const auto post_id = [](const std::string& head, const std::string& body) {
    return facts(head, body, "https://example.org/a").ids.post_id;
  };
  const std::string h1 = "<h1>Quay lamps lit</h1>";
  CHECK(post_id("<link rel=shortlink href='https://example.org/?p=123'>", h1) == "123");
  CHECK(post_id("<link rel=shortlink href=/node/45>", h1) == "45");
  CHECK(post_id("<link rel=shortlink href='/?p=12a'>", h1).empty());
  CHECK(post_id("", "<article id=post-67>" + h1 + "</article>") == "67");
  CHECK(post_id("", h1 + "<article id=post-67><h2>Another</h2></article>").empty());
  CHECK(post_id("</head><body class='single postid-89 x'>", h1) == "89");
}

TEST_CASE("ids: the identifier that data give") {
  const auto guid = [](const std::string& value) {
    return facts(json_ld(R"({"@type":"NewsArticle","identifier":)" + value + "}"), "<h1>A</h1>").ids.guid;
  };
  CHECK(guid(R"("urn:x:1")") == "urn:x:1");
  CHECK(guid(R"({"@type":"PropertyValue","value":"a-2"})") == "a-2");
}

TEST_CASE("kicker: a line above the title that names itself one") {
  const auto kicker = [](const std::string& body) { return facts("<title>Quay lamps lit</title>", body).kicker; };
  const std::string h1 = "<h1>Quay lamps lit</h1>";
  CHECK(kicker("<p class=article-kicker>Harbour news</p>" + h1) == "Harbour news");
  CHECK(kicker("<div class=Hero__Eyebrow><a href=/x>Opinion</a></div>" + h1) == "Opinion");
  CHECK(kicker("<p class=eyebrow>4 September 2025</p>" + h1).empty());
  CHECK(kicker("<p>Harbour news</p>" + h1).empty());
  CHECK(kicker(h1 + "<p class=kicker>Harbour news</p>").empty());
}

TEST_CASE("corrections: paragraphs that say so at their beginning") {
  const auto count = [](const std::string& body) {
    return facts("", "<h1>Quay lamps lit</h1>" + body).corrections.size();
  };
  CHECK(count("<p>Correction: the wall was built in 1911, not in 1912.</p>") == 1);
  CHECK(count("<p><b>CORRECTION, Nov. 11, 2022:</b> the wall was built in 1911.</p>") == 1);
  CHECK(count("<p>Berichtigung: die Mauer ist von 1911, nicht von 1912.</p>") == 1);
  CHECK(count("<p>訂正：壁は1912年ではなく1911年に建てられました。</p>") == 1);
  CHECK(count("<p>Corrections officers said on Monday: the wall is old.</p>") == 0);
  CHECK(count("<p>The correction: the wall was built in 1911.</p>") == 0);
  CHECK(count("<div class=comments><p>Correction: the wall was built in 1911.</p></div>") == 0);
  CHECK(count("<div class='page has-comments'>" + std::string(kProse) + kProse +
              "<p>Correction: the wall was built in 1911.</p></div>") == 1);
}

TEST_CASE("metadata: text of data is without tags, whatever field it is of") {
  const Metadata m = facts(
      R"(<meta name=description content="&lt;p&gt;Lamps &lt;b&gt;lit&lt;/b&gt;.&lt;/p&gt;">)"
      R"(<script type=application/ld+json>{"@type":"Recipe","name":"<em>Quay</em> stew","alternativeHeadline":"A <b>dish</b>",)"
      R"("recipeInstructions":["<p>Stir &amp; wait.</p>"],"author":{"name":"Ada Rowe","description":"<p>Ada cooks.</p>"}}</script>)",
      "<p>Stew</p>");
  CHECK(m.description == "Lamps lit.");
  CHECK(m.subtitle == "A dish");
  REQUIRE(m.author_details.size() == 1);
  CHECK(m.author_details[0].bio == "Ada cooks.");
  CHECK(m.structured == R"({"kind":"recipe","name":"Quay stew","instructions":["Stir & wait."]})");
}

TEST_CASE("metadata: a subtitle that says the title again is none") {
  const auto subtitle = [](const std::string& value) {
    return facts(
               R"(<script type=application/ld+json>{"@type":"Article","headline":"Why are quays lit?","alternativeHeadline":")" +
                   value + "\"}</script>",
               "<h1>Why are quays lit?</h1>")
        .subtitle;
  };
  CHECK(subtitle("Why are quays lit?").empty());
  CHECK(subtitle("Why are quays lit?,Why are quays lit?").empty());
  CHECK(subtitle("A walk at night,A walk at night") == "A walk at night");
}

TEST_CASE("metadata: fields of content systems are no tags") {
  using List = std::vector<std::string>;
  CHECK(facts("<meta name=keywords content='quay, locale: US, displayType: standard article'>", "<h1>A</h1>").tags ==
        List{"quay"});
  CHECK(facts("<meta name=keywords content='quay, lamps: a history'>", "<h1>A</h1>").tags ==
        List{"quay", "lamps: a history"});
  CHECK(
      facts("<meta name=keywords content='In ten years, one thing stayed, and it is that the lamps of the quay are lit "
            "every night by a man who walks'><meta property=article:tag content=Quay>",
            "<h1>A</h1>")
          .tags == List{"Quay"});
  CHECK(facts("<meta name=keywords content='Things to do: Walks, Lamps: Lit'>", "<h1>A</h1>").tags.size() == 2);
}

TEST_CASE("metadata: sections in one string are several, sentences and addresses are none") {
  const auto sections = [](const std::string& value) {
    return facts("<meta property=article:section content='" + value + "'>", "<h1>A</h1>").categories;
  };
  using List = std::vector<std::string>;
  CHECK(sections("Quays, Lamps, Keepers, Night") == List{"Quays", "Lamps", "Keepers", "Night"});
  CHECK(sections("Quays, Lamps and Keepers") == List{"Quays, Lamps and Keepers"});
  CHECK(sections("https://example.org/quays").empty());
  CHECK(sections("Uncategorized").empty());
  CHECK(sections(
            "Now, then, so, keepers walk the quay at night and count all of the lamps that are lit again, one by one")
            .empty());
  CHECK(
      sections("Keepers walk the quay at night and count the lamps that are lit, one after the other, again").empty());
}

TEST_CASE("metadata: an organisation's name is one, whatever joins its words") {
  const Metadata m = facts(
      R"(<script type=application/ld+json>{"@type":"Article","author":{"@type":"Organization","name":"Centre for Quays and Lamps"}}</script>)",
      "<h1>A</h1>");
  CHECK(m.authors == std::vector<std::string>{"Centre for Quays and Lamps"});
}

TEST_CASE("metadata: a licence in words is no address") {
  const auto license = [](const std::string& value) {
    return facts("<meta name=dc.rights content='" + value + "'>", "<h1>A</h1>", "https://example.org/a/b").license;
  };
  const License words = license("Shared as (https://creativecommons.org/licenses/by/4.0/), unless it says otherwise");
  CHECK(words.url.empty());
  CHECK(words.text == "Shared as (https://creativecommons.org/licenses/by/4.0/), unless it says otherwise");
  CHECK(words.id == "CC-BY-4.0");
  CHECK(license("Copyright").text == "Copyright");
  CHECK(license("https://example.org/rights").url == "https://example.org/rights");
  CHECK(facts("<link rel=license href=rights>", "<h1>A</h1>", "https://example.org/a/b").license.url ==
        "https://example.org/a/rights");
}

TEST_CASE("metadata: feeds and translations are alternates, interfaces of programs are not") {
  const Metadata m = facts(
      "<link rel=alternate type=application/rss+xml href=/feed><link rel=alternate hreflang=de href=/de>"
      "<link rel=alternate type=application/json+oembed href=/o><link rel=alternate type=text/xml+oembed href=/x>"
      "<link rel=alternate type=application/json href=/wp-json/wp/v2/pages/1><link rel=alternate href=/wp-json/e/v1/>"
      "<link rel='alternate stylesheet' href=/a.css><link rel='alternate icon' type=image/png href=/i.png>"
      "<link rel=alternate type=application/feed+json href=/feed.json><link rel=alternate title=Feed href=/feed>",
      "<h1>A</h1>", "https://example.org/a");
  REQUIRE(m.alternates.size() == 3);
  CHECK(m.alternates[0].url == "https://example.org/feed");
  CHECK(m.alternates[1].hreflang == "de");
  CHECK(m.alternates[2].media_type == "application/feed+json");
}

TEST_CASE("metadata: what is named for rights and not for authors has no author") {
  CHECK(facts("", "<h1>Quay</h1><div class=authorization-link><a href=/login>Ada Rowe</a></div>").authors.empty());
  CHECK(facts("", "<h1>Quay</h1><div class=author-link><a href=/ada>Ada Rowe</a></div>").authors.size() == 1);
}

TEST_CASE("metadata: RDFa names an author and a day where they are shown") {
  const Metadata m =
      facts("",
            "<article typeof=schema:Article><h1>Quay lamps lit</h1>"
            "<span property='schema:author' typeof='schema:Person'><b property='schema:name'>Ada "
            "Rowe</b>, harbour desk</span>"
            "<span property='schema:datePublished' content='2025-03-06T10:00:00Z'>Thursday</span></article>");
  CHECK(m.authors == std::vector<std::string>{"Ada Rowe"});
  CHECK(m.published == "2025-03-06T10:00:00Z");
  CHECK(facts("", "<h1>A</h1><span property='dc:author'>Ada Rowe</span>").authors.empty());
}

}  // namespace
}  // namespace cleanview
