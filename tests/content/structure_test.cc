// What the author wrote comes out as the author wrote it: small cases beside the pages of fixtures/.
#include <doctest/doctest.h>

#include <string>

#include "cleanview/render.h"
#include "content/text_edits.h"
#include "tests/content/whole_page.h"

namespace cleanview {
namespace {

TEST_CASE("structure: a list right in a list belongs to the item before it") {
  CHECK(markdown_of("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>") == "- a\n  - b\n- c\n");
  CHECK(markdown_of("<ol><ol><li>b</li></ol><li>c</li></ol>") == "1. 1. b\n2. c\n");
  CHECK(markdown_of("<ul><li>a</li><ul><li>b</li></ul><ul><li>c</li></ul></ul>") == "- a\n  - b\n  - c\n");
}

TEST_CASE("structure: items set their own numbers in ordered lists alone") {
  CHECK(markdown_of("<ol><li value=4>a</li><li>b</li></ol>") == "4. a\n5. b\n");
  CHECK(markdown_of("<ul><li value=4>a</li></ul>") == "- a\n");
}

TEST_CASE("structure: lists by role") {
  CHECK(markdown_of("<div role=list><div role=listitem>a</div><div role=listitem>b</div></div>") == "- a\n- b\n");
  CHECK(markdown_of("<div role=listitem>a</div>") == "a\n");
}

TEST_CASE("structure: a typed bullet goes, a bullet that is all the item says stays") {
  CHECK(markdown_of("<ul><li>• a</li><li>· <b>b</b></li></ul>") == "- a\n- **b**\n");
  CHECK(markdown_of("<ul><li>1 • 2</li></ul>") == "- 1 • 2\n");
}

TEST_CASE("structure: the sign that leads to a heading is not in it") {
  CHECK(markdown_of("<h2>A<a href='#a'>¶</a></h2><h2><a href='#b'>B</a></h2>") ==
        "## A\n\n## [B](https://example.org/a/#b)\n");
}

TEST_CASE("structure: white space around inline elements is written once") {
  CHECK(markdown_of("<p>a\n<em>\nb</em>\nc</p>") == "a *b* c\n");
}

TEST_CASE("structure: hidden words in a line are not shown, hidden sentences wait for a click") {
  CHECK(markdown_of("<p>a <span style='display:none'>x</span> b</p>") == "a b\n");
  const std::string rest(80, 'x');
  CHECK(markdown_of("<p>a <span style='display:none'>" + rest + "</span></p>") == "a " + rest + "\n");
  // All texts in the hidden element go, and those alone, whatever stands around and in it.
  CHECK(markdown_of("<p class=p>a <span hidden>x <i class=i>y</i> z</span> <u class=u>b <i hidden>w</i> c</u> d</p>") ==
        "a b c d\n");
  std::string deep = "<span class=s>e</span> f";
  for (int i = 0; i < 40; ++i) deep = "<span class=s>" + deep + "</span> g";
  CHECK(markdown_of("<p>" + deep + "</p>").starts_with("e f g g"));
}

TEST_CASE("structure: dropped capitals") {
  CHECK(markdown_of("<p><span class=dropcap>T</span> he end</p>") == "The end\n");
  CHECK(markdown_of("<p><span class=dropcap>A</span> man</p>") == "A man\n");
  CHECK(markdown_of("<div class=drop-cap>T</div><p>he end</p>") == "The end\n");
  CHECK(markdown_of("<p><img class=dropcap alt=T src=t.png>he end</p>").ends_with("The end\n"));
}

TEST_CASE("structure: spans that only style sheets set apart are not glued, words in spans are not split") {
  CHECK(markdown_of("<p><span>La Sportiva</span><span>Aragon</span></p>") == "La Sportiva Aragon\n");
  CHECK(markdown_of("<p><span>hexa</span><span>gons</span></p>") == "hexagons\n");
}

TEST_CASE("structure: notes in the margin become footnotes after their paragraph") {
  CHECK(markdown_of("<p>a<span class=sidenote>a note with <em>words</em></span> b</p><p>c</p>") ==
        "a[^1] b\n\n[^1]: a note with *words*\n\nc\n");
}

TEST_CASE("structure: the mark that a note prints is its number") {
  CHECK(markdown_of("<p>a<a href='#n'><sup>*</sup></a></p><p id=n><sup>*</sup> the note</p>") ==
        "a[^1]\n\n[^1]: the note\n");
}

TEST_CASE("structure: TeX between delimiters is a formula, dollars are money") {
  CHECK(markdown_of("<p>so \\( a+b \\) is</p>") == "so $a+b$ is\n");
  CHECK(markdown_of("<p>$$ a $$</p>") == "$$\na\n$$\n");
  CHECK(markdown_of("<p>$5 and $6</p>") == "\\$5 and \\$6\n");
  CHECK(markdown_of("<p><code>\\(a\\)</code></p>") == "`\\(a\\)`\n");
  CHECK(markdown_of("<p>\\(a <b>x</b>\\)</p>") == "\\\\(a **x**\\\\)\n");
}

TEST_CASE("structure: formulas of scripts stand where the page has them") {
  CHECK(markdown_of("<div><p>a</p><script type='math/tex; mode=display'>x</script><p>b</p></div>") ==
        "a\n\n$$\nx\n$$\n\nb\n");
  CHECK(markdown_of("<p>a <script type='math/tex'>x</script> b</p>") == "a $x$ b\n");
}

TEST_CASE("structure: a label that says a sample's language is not said twice") {
  CHECK(markdown_of("<div>Lua</div><pre class=language-lua>x</pre>") == "```lua\nx\n```\n");
  CHECK(markdown_of("<div>Ada</div><pre class=language-lua>x</pre>") == "Ada\n\n```lua\nx\n```\n");
}

TEST_CASE("structure: a body among its margins is no table of data") {
  std::string body;
  for (int i = 0; i < 90; ++i) body += "word ";
  CHECK(markdown_of("<table><tr><td>a<td>b<tr><td>c<td>" + body + "</table>").starts_with("a\n\nb\n\nc\n\nword"));
  CHECK(markdown_of("<table><tr><th>a<th>b<tr><td>c<td>" + body + "</table>").starts_with("| a | b |"));
}

TEST_CASE("markdown: bars in code in tables, short rows, raised text") {
  CHECK(markdown_of("<table><tr><th>a<th>b<tr><td><code>x|y</code></table>") ==
        "| a | b |\n| --- | --- |\n| `x\\|y` |\n");
  CHECK(markdown_of("<p>10<sup>3</sup> CO<sub>2</sub> <code>a<sup>2</sup></code></p>") ==
        "10<sup>3</sup> CO<sub>2</sub> `a2`\n");
}

TEST_CASE("media: a file without a poster has no thumbnail") {
  // An empty address used to be that of the page.
  const Article article = whole_page("<p>Text</p><video src=v.mp4></video><video src=w.mp4 poster=w.png></video>");
  REQUIRE(article.media.size() == 2);
  CHECK(article.media[0].thumbnail_url.empty());
  CHECK(article.media[1].thumbnail_url == "https://example.org/a/w.png");
}

TEST_CASE("media: a silent film that plays by itself and cannot be stopped is an ornament") {
  const Article article = whole_page(
      "<p>Text</p><video src=a.mp4 autoplay muted loop></video><video src=b.mp4 muted loop playsinline></video>"
      "<video src=c.mp4 autoplay muted loop controls></video><video src=d.mp4 loop></video>");
  REQUIRE(article.media.size() == 2);
  CHECK(article.media[0].url == "https://example.org/a/c.mp4");
  CHECK(article.media[1].url == "https://example.org/a/d.mp4");
}

TEST_CASE("media: what a player is called is no title") {
  const auto title = [](const std::string& words) {
    const Article article =
        whole_page("<p>Text</p><iframe src=https://www.youtube.com/embed/abc title='" + words + "'></iframe>");
    REQUIRE(article.media.size() == 1);
    return article.media[0].title;
  };
  CHECK(title("YouTube video player").empty());
  CHECK(title("Video").empty());
  CHECK(title("YouTube embedded Player").empty());
  CHECK(title("Video of the quay") == "Video of the quay");
}

TEST_CASE("edits: spans follow the text") {
  Block block;
  block.text = "abcdef";
  block.spans = {{SpanKind::kStrong, 0, 6}, {SpanKind::kEmphasis, 2, 4}, {SpanKind::kCode, 4, 6}};
  erase_text(block, 1, 3);
  CHECK(block.text == "aef");
  REQUIRE(block.spans.size() == 2);  // what stood in the erased text alone is gone
  CHECK(block.spans[0].end == 3);
  CHECK(block.spans[1].begin == 1);
  prepend_text(block, "XY");
  CHECK(block.text == "XYaef");
  CHECK(block.spans[0].begin == 0);
  CHECK(block.spans[1].begin == 3);
}

TEST_CASE("html: rows of headers are the head, notes lead back") {
  const Article article =
      whole_page("<table><tr><th>a<th>b<tr><td>1<td>2</table><p>x<a href='#n'><sup>1</sup></a></p><p id=n>note</p>");
  const std::string html = to_html(article);
  CHECK(html.starts_with("<table><thead><tr><th>a</th>\n<th>b</th>\n</tr></thead><tbody><tr><td>1</td>"));
  CHECK(html.find("id=\"cv-fnref-1\"") != std::string::npos);
  CHECK(html.find("href=\"#cv-fnref-1\"") != std::string::npos);
}

}  // namespace
}  // namespace cleanview
