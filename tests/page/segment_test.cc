#include "page/segment.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "tests/page_fixture.h"

namespace cleanview {
namespace {

std::vector<std::string> texts(std::string_view html) {
  ParsedPage parsed(html);
  std::vector<std::string> out;
  for (const TextBlock& b : parsed.page.blocks) out.emplace_back(b.text);
  return out;
}

using Texts = std::vector<std::string>;

TEST_CASE("segment: block-level elements part text") {
  CHECK(texts("<div>a<p>b</p>c</div>") == Texts{"a", "b", "c"});
}

TEST_CASE("segment: a text of megabytes is the same in pieces, and ends when the time is up") {
  std::string text = "w";  // so that no piece ends between characters
  while (text.size() < 1 << 20) text += "ö語x,";
  ParsedPage page("<p>" + text + "</p>");
  REQUIRE(page.page.blocks.size() == 1);
  CHECK(page.page.blocks[0].text == text);
  ParsedPage one_less("<p>" + text.substr(0, text.size() - std::string_view("ö語x,").size()) + "</p>");
  CHECK(page.page.blocks[0].words - one_less.page.blocks[0].words == 3);
  Arena spent;
  spent.reset(16 << 20, std::chrono::milliseconds(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  segment_blocks(page.page, spent);
  CHECK(page.page.blocks[0].text.size() < text.size());
}

TEST_CASE("segment: inline elements do not part words") {
  CHECK(texts("<p>un<b>do</b>ing <i>x</i></p>") == Texts{"undoing x"});
}

TEST_CASE("segment: one line break is white space, two end a block") {
  CHECK(texts("<p>a<br>b<br> <br>c</p>") == Texts{"a b", "c"});
}

TEST_CASE("segment: white space is collapsed and trimmed") {
  CHECK(texts("<p> a \n\t b&nbsp;&nbsp;c </p>") == Texts{"a b c"});
}

TEST_CASE("segment: soft hyphens and zero-width spaces vanish, joiners stay") {
  CHECK(texts("<p>exam&shy;ple zero&#8203;width</p>") == Texts{"example zerowidth"});
  CHECK(texts("<p>می&zwnj;خواهم</p>") == Texts{"می\u200cخواهم"});
}

TEST_CASE("segment: text without a word makes no block") {
  CHECK(texts("<p>• | —</p><p>a</p>") == Texts{"a"});
}

TEST_CASE("segment: scripts, controls and media fallbacks have no text") {
  CHECK(texts("<p>a<select><option>b</option></select><video>c</video><textarea>d</textarea></p>") == Texts{"a"});
}

TEST_CASE("segment: noscript and hidden elements have text") {
  CHECK(texts("<noscript><p>a</p></noscript><p hidden>b</p>") == Texts{"a", "b"});
}

TEST_CASE("segment: a block counts words, link words, emphasis and code") {
  ParsedPage parsed("<p>one <a href='/x'>two three</a> <b>four</b> <code>five</code> <a>six</a></p>");
  REQUIRE(parsed.page.blocks.size() == 1);
  const TextBlock& b = parsed.page.blocks[0];
  CHECK(b.words == 6);
  CHECK(b.link_words == 2);
  CHECK(b.links == 1);
  CHECK(b.bold_words == 1);
  CHECK(b.code_words == 1);
}

TEST_CASE("segment: a block knows its heading and whether it is hidden") {
  ParsedPage parsed("<h2><span>a</span></h2><div style='display: none'><p>b</p></div>");
  CHECK(parsed.page.blocks[0].heading == 2);
  CHECK(parsed.page.blocks[0].hidden == 0);
  CHECK(parsed.page.blocks[1].hidden == kHiddenStyle);
}

TEST_CASE("segment: an element covers the blocks inside it") {
  ParsedPage parsed("<div id=d><p>a</p><p>b <i>c</i></p></div><p>d</p>");
  for (NodeId n{0}; n != parsed.page.end(); ++n) {
    const Node& node = parsed.page[n];
    if (node.tag == Tag::kDiv) {
      CHECK(index(node.first_block) == 0);
      CHECK(index(node.end_block) == 2);
    }
    if (node.tag == Tag::kI) {
      CHECK(index(node.first_block) == 1);
      CHECK(index(node.end_block) == 2);
    }
  }
}

TEST_CASE("segment: an inline element whose text makes no block covers nothing") {
  ParsedPage parsed("<p><i>•</i></p><p>a</p>");
  for (NodeId n{0}; n != parsed.page.end(); ++n) {
    const Node& node = parsed.page[n];
    if (node.tag == Tag::kI) CHECK(node.first_block == node.end_block);
  }
}

TEST_CASE("inner_text: words of parted elements stay apart") {
  ParsedPage parsed("<div>a<p>b</p>c<br>d <script>x</script>e</div>");
  CHECK(inner_text(parsed.page, parsed.page.body) == "a b c d e");
}

}  // namespace
}  // namespace cleanview
