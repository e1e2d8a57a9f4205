#include "html/parse.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "html/hidden.h"
#include "tests/page_fixture.h"

namespace cleanview {
namespace {

std::string shape(std::string_view html) {
  ParsedPage parsed(html);
  const PageModel& page = parsed.page;
  std::string out;
  std::vector<NodeId> open;
  for (NodeId n = page.body; n != page[page.body].end; ++n) {
    while (!open.empty() && page[open.back()].end == n) {
      out += ")";
      open.pop_back();
    }
    if (page[n].tag == Tag::kText) {
      out += "'" + std::string(page[n].text) + "'";
      continue;
    }
    out += std::string(tag_name(page[n].tag)) + "(";
    open.push_back(n);
  }
  out.append(open.size(), ')');
  return out;
}

TEST_CASE("parse: nodes stand in document order with their subtrees as ranges") {
  CHECK(shape("<p>a<b>c</b></p><p>d") == "body(p('a'b('c'))p('d'))");
}

TEST_CASE("parse: markup is repaired as a browser does") {
  CHECK(shape("<table><tr><td>a") == "body(table(tbody(tr(td('a')))))");
  CHECK(shape("<p>a<div>b</p>c") == "body(p('a')div('b'p()'c'))");
  CHECK(shape("<b>a<p>b</b>c") == "body(b('a')p(b('b')'c'))");
}

TEST_CASE("parse: elements of drawings and formulas set no mode of the parser") {
  constexpr std::string_view kNames[] = {"select",   "td",    "th",       "tr",   "tbody", "caption",
                                         "colgroup", "table", "template", "head", "body",  "frameset"};
  for (const std::string_view drawing : {"<svg>", "<math><mi>", "<svg><desc><svg>"}) {
    for (const std::string_view name : kNames) {
      const std::string inside = std::string(drawing) + "<" + std::string(name) + "><title>";
      CAPTURE(inside);
      for (const std::string_view end : {"<select><table>", "<table></table></td></select></caption></colgroup>",
                                         "<table><td></td></table><td><tr></select>", "<template></template></th>"}) {
        for (const std::string_view before : {"", "<table>", "<table><tr><td>", "<select>"}) {
          const ParsedPage parsed(std::string(before) + inside + std::string(end) + "<p>a");
          CHECK(parsed.page[NodeId{0}].tag == Tag::kHtml);
        }
      }
    }
  }
}

TEST_CASE("parse: elements that the parser does not know are told by their name") {
  CHECK(shape("<search><amp-img></amp-img><x-y>a</x-y></search>") == "body(search(amp-img()('a')))");
  CHECK(shape("<dialog>a</dialog><picture></picture>") == "body(dialog('a')picture())");
}

TEST_CASE("parse: a name with a control character in it is no known element") {
  CHECK(shape("<script\v>a").find("script") == std::string::npos);
}

TEST_CASE("parse: white space between blocks makes no node, between words it does") {
  CHECK(shape("<div> <p>a</p> <p>b</p> </div>") == "body(div(p('a')p('b')))");
  CHECK(shape("<p><b>a</b> <i>b</i></p>") == "body(p(b('a')' 'i('b')))");
}

TEST_CASE("parse: a declarative shadow root stands in place of its template") {
  CHECK(shape("<div><template shadowrootmode=open><p>a</p></template></div>") == "body(div(div(p('a'))))");
}

TEST_CASE("parse: character references in attributes are decoded, long values come back") {
  const std::string address(900, 'y');
  ParsedPage parsed("<a href='/?a=1&amp;b=2' title='" + address + "'>x</a>");
  for (NodeId n{0}; n != parsed.page.end(); ++n) {
    if (parsed.page[n].tag != Tag::kA) continue;
    CHECK(parsed.page.attribute_or_empty(n, Attr::kHref) == "/?a=1&b=2");
    CHECK(parsed.page.attribute_or_empty(n, Attr::kTitle) == address);
    CHECK_FALSE(parsed.page.attribute(n, Attr::kClass).has_value());
  }
}

TEST_CASE("parse: a forged mark of a long value stays what it is") {
  ParsedPage parsed(
      "<a title='\ue000"
      "7'>x</a>");
  const NodeId link = parsed.page[parsed.page.blocks[0].first].parent;
  CHECK(parsed.page.attribute_or_empty(link, Attr::kTitle) ==
        "\ue000"
        "7");
}

TEST_CASE("parse: the longest name of a character counts, without its semicolon only in text") {
  CHECK(shape("<p>&lt;&AElig;&nbsp;&zwnj;a") == "body(p('<\u00c6\u00a0\u200ca'))");
  CHECK(shape("<p>&notin; &notit; &noti &not") == "body(p('\u2209 \u00acit; \u00aci \u00ac'))");
  CHECK(shape("<p>&nGt; &NotEqualTilde; &bopf; &zscr;") ==
        "body(p('\u226b\u20d2 \u2242\u0338 \U0001d553 \U0001d4cf'))");
  CHECK(shape("<p>&bogus; &a &; &hearts &CounterClockwiseContourIntegral;") ==
        "body(p('&bogus; &a &; &hearts \u2233'))");
  ParsedPage parsed("<a title='&copy=1&copyx&copy;&copy'>x</a>");
  const NodeId link = parsed.page.first_child(parsed.page.body);
  CHECK(parsed.page.attribute_or_empty(link, Attr::kTitle) == "&copy=1&copyx\u00a9\u00a9");
}

TEST_CASE("parse: a character reference beyond Unicode is one replacement") {
  ParsedPage parsed("<p>a &#4294967361; &#99999999999999999999; &#x41; b");
  CHECK(parsed.page.blocks[0].text == "a \ufffd \ufffd A b");
}

TEST_CASE("parse: hidden is inherited") {
  ParsedPage parsed("<div hidden><p>a</p></div><p aria-hidden=true>b</p><p>c</p>");
  CHECK(parsed.page.blocks[0].hidden == kHiddenAttribute);
  CHECK(parsed.page.blocks[1].hidden == kHiddenAria);
  CHECK(parsed.page.blocks[2].hidden == 0);
}

TEST_CASE("hidden: style hides in any spelling, and only then") {
  for (const char* style :
       {"display:none", "DISPLAY : NONE !important", "color:red;display:/**/none", "\\64isplay:none",
        "visibility: hidden", "visibility:collapse", "opacity: 0", "opacity:0.0;", "font-size:0px"}) {
    CAPTURE(style);
    CHECK(style_hides(style));
    CHECK(may_hide(style));
  }
  for (const char* style :
       {"display:block", "opacity:0.5", "font-size:0.8em", "fill-opacity:0", "overflow:hidden", ""}) {
    CAPTURE(style);
    CHECK_FALSE(style_hides(style));
  }
}

TEST_CASE("limits: elements deeper than max_depth become siblings") {
  std::string html;
  for (int i = 0; i < 2000; ++i) html += "<div>";
  ParsedPage parsed(html + "a");
  CHECK(parsed.page.depth_capped);
  CHECK(parsed.page.blocks.size() == 1);
  std::uint16_t deepest = 0;
  for (const Node& node : parsed.page.nodes) deepest = std::max(deepest, node.depth);
  CHECK(deepest <= 513);
}

TEST_CASE("limits: a page within max_depth is not touched") {
  std::string html;
  for (int i = 0; i < 500; ++i) html += "<div>";
  CHECK_FALSE(ParsedPage(html + "a").page.depth_capped);
}

TEST_CASE("limits: open formatting elements are capped") {
  std::string html;
  for (int i = 0; i < 200; ++i) html += "<font class=c" + std::to_string(i) + ">";
  CHECK(ParsedPage(html + "<p>a").page.formatting_capped);
  CHECK_FALSE(ParsedPage("<b><i><u>a").page.formatting_capped);
}

TEST_CASE("limits: more nodes than max_nodes is an error") {
  Limits limits;
  limits.max_nodes = 50;
  std::string html;
  for (int i = 0; i < 60; ++i) html += "<p>a</p>";
  Prefiltered filtered;
  prefilter(html, limits, filtered);
  Arena arena;
  const Result<PageModel> result = parse_page(filtered, limits, arena);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code == ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace cleanview
