#include "html/prefilter.h"

#include <doctest/doctest.h>

#include <string>

namespace cleanview {
namespace {

std::string filtered(std::string_view page) {
  Prefiltered out;
  prefilter(page, {}, out);
  return std::string(out.html);
}

Prefiltered run(std::string_view page, const Limits& limits = {}) {
  Prefiltered out;
  prefilter(page, limits, out);
  return out;
}

struct Case {
  const char* fact;
  std::string_view page;
  std::string_view expected;
};

constexpr Case kCases[] = {
    {"plain text stays", "a < b &amp; c", "a < b &amp; c"},
    {"a script is left out", "<p>a<script>if (a<b) x('</p>')</script> b", "<p>a<!----> b"},
    {"a script between tags leaves nothing", "<p><script>x</script><b>c</b>", "<p><b>c</b>"},
    {"a script before all else leaves an empty one", "<script>x</script><!DOCTYPE html>",
     "<script></script><!DOCTYPE html>"},
    {"an escaped script ends at its own end tag", "<p><script><!-- <script> </script> --></script>after", "<p>after"},
    {"a script that opens an escape and closes it ends normally", "<p><script><!-- x --></script>after", "<p>after"},
    {"a script whose escape is empty ends normally", "<p><script><!--></script>after", "<p>after"},
    {"a script in double escape goes on", "<p><script><!-- <script></script>x</script>--></script>z",
     "<p>--></script>z"},
    {"an end tag needs its whole name", "<p><script>a</scripts>b</script>c", "<p>c"},
    {"a script that never ends takes the rest", "<p>a</p><script>b<p>c", "<p>a</p>"},
    {"TeX in a script stays", "<p><script type='math/tex'>x^2</script>", "<p><script type='math/tex'>x^2</script>"},
    {"style is left out", "<p><style>p::after{content:'</p>'}</style>b", "<p>b"},
    {"a comment is left out", "<p><!-- <b> -->c", "<p>c"},
    {"a comment does not glue a reference", "<p>&am<!-- x -->p;", "<p>&am<!---->p;"},
    {"a comment does not glue a tag", "<p><<!-- x -->b>", "<p><<!---->b>"},
    {"a control goes",
     "<p>a\x01"
     "b",
     "<p>ab"},
    {"a control that parts a tag stays", "<\x01p>a", "<\x01p>a"},
    {"a control that parts a reference stays", "&am\x01p;", "&am\x01p;"},
    {"empty comments end at once", "<p><!-->a<!--->b", "<p>a<!---->b"},
    {"a comment ends with a bang", "<p><!-- x --!>a", "<p>a"},
    {"a comment that never ends takes the rest", "<p>a <!-- b <p>c", "<p>a "},
    {"doctype stays", "<!doctype html><p>", "<!doctype html><p>"},
    {"other declarations are comments", "<p><!x y><?php z ?>a", "<p>a"},
    {"a drawing is emptied", "<p><svg viewBox='0'><title>t</title><path d='M'/></svg>a", "<p><svg></svg>a"},
    {"drawings nest", "<p><svg><svg></svg><g/></svg>a", "<p><svg></svg>a"},
    {"HTML ends a drawing", "<svg><path><div>a</div>", "<svg></svg><div>a</div>"},
    {"a drawing with HTML inside is copied", "<svg><foreignObject><p>a</p></foreignObject></svg><script>b</script>",
     "<svg><foreignObject><p>a</p></foreignObject></svg><script>b</script>"},
    {"a drawing with HTML in its description is copied", "<svg><desc><p>a</svg>b", "<svg><desc><p>a</svg>b"},
    {"an end tag from outside is left to the parser", "<x><svg><g></x>b", "<x><svg><g></x>b"},
    {"an end tag closes what is inside", "<svg><g><a></g></svg>b", "<svg></svg>b"},
    {"an element of pages in a drawing is part of it", "<svg><article>a</article></svg>b", "<svg></svg>b"},
    {"a drawing's description is emptied", "<svg><desc>a</desc></svg>b", "<svg></svg>b"},
    {"a style in a drawing hides no tags", "<p><svg><style><![CDATA[</svg>]]></style></svg>a", "<p><svg></svg>a"},
    {"text of a textarea is emptied, its tags are no tags", "<p><textarea><p>x</p></textarea>a",
     "<p><textarea></textarea>a"},
    {"title is text", "<title>a <b> &amp; <!-- c --></title>", "<title>a <b> &amp; <!-- c --></title>"},
    {"iframe is emptied", "<p><iframe src='x'><p>a</iframe>b", "<p><iframe src='x'></iframe>b"},
    {"a style in a select is no style", "<select><style><b></select>", "<select><style><b></select>"},
    {"a script in a select is a script", "<select><script>x</script></select><style>y</style>", "<select></select>"},
    {"xmp is text", "<xmp><b></xmp>", "<xmp><b></xmp>"},
    {"after plaintext all is text", "<plaintext><script>a</script>", "<plaintext><script>a</script>"},
    {"attributes that no stage reads go", "<p onclick='x' data-foo=1 class=a jsname='q'>b", "<p class=a>b"},
    {"quotes in attributes hide markup", "<p title='<script>' class=\"a>b\">c", "<p title='<script>' class=\"a>b\">c"},
    {"attributes without a space between", "<p class='a'id='b'>c", "<p class='a' id='b'>c"},
    {"a slash parts attributes", "<p/class=a/id=b>c", "<p class=a/id=b>c"},
    {"self-closing stays", "<br/><br /><p onclick=b />", "<br/><br/><p/>"},
    {"its slash is no part of a value", "<p class=a />b<p class=a/>", "<p class=a />b<p class=a/>"},
    {"nor where the attribute between goes", "<p class=a onclick='b'/>c", "<p class=a />c"},
    {"style stays where it hides", "<p style='color:red'>a<p style='DISPLAY : none'>b",
     "<p>a<p style='DISPLAY : none'>b"},
    {"in any spelling", "<p style='color:red'>a<p style='display:n\\6fne'>b<p style='font/**/-size:0'>c",
     "<p>a<p style='display:n\\6fne'>b<p style='font/**/-size:0'>c"},
    {"and any other property", "<p style='visibility: collapse'>a<p style='display:n&#111;ne'>b",
     "<p style='visibility: collapse'>a<p style='display:n&#111;ne'>b"},
    {"end tags lose attributes", "<p>a</p class='>'>b", "<p>a</p>b"},
    {"a tag that the end cuts is dropped", "<p>a<b class='x", "<p>a"},
    {"an empty end tag is nothing", "<p></>a", "<p>a"},
    {"white space between words is squeezed", "<p>a  \n\t b\n</p>\n\n<p>", "<p>a b\n</p> <p>"},
    {"white space in pre stays", "<pre>a  \n b</pre>  c", "<pre>a  \n b</pre> c"},
    {"white space in code stays", "<code>a  b</code>  c", "<code>a  b</code> c"},
    {"white space stays where style keeps it", "<p style='white-space: pre'>a  b", "<p style='white-space: pre'>a  b"},
    {"in capitals, too", "<p style='White-Space: pre'>a  b", "<p style='White-Space: pre'>a  b"},
    {"an end tag's attributes may hold its end", "<p>a<script></script b='>'>c", "<p>a<!---->c"},
    {"and may not end at all", "<p>a<script></script b='>c", "<p>a<!---->"},
    {"a doctype after a control character is none", "\x0e<!DOCTYPE html><p>q", "<p>q"},
    {"a frameset after a control character is none", "\x0e<frameset cols=2>q", "q"},
    {"attributes that end a formula stay", "<math><font size=1 id=a>x", "<math><font size=1 id=a>x"},
    {"they go where none can", "<font size=1 id=a>x", "<font id=a>x"},
    {"a script in a formula ends filtering", "<math><mi><script>a  b</script>", "<math><mi><script>a  b</script>"},
    {"a formula ends where the outermost does", "<math><math></math><![CDATA[<a>]]>",
     "<math><math></math><![CDATA[<a>]]>"},
    {"a drawing in a formula is none", "<math><svg><mi><h1>a", "<math><svg><mi><h1>a"},
    {"after words in a drawing a frameset is none", "<svg>x<b><frameset>a", "<svg></svg><b>a"},
    {"columns in a template end filtering", "<template><col><style>a", "<template><col><style>a"},
    {"an upper-case script is a script", "<p><SCRIPT>a</ScRiPt >b", "<p>b"},
};

TEST_CASE("prefilter: what is longer than its page fits the buffer") {
  for (const char* piece : {"a</>", "a<!>", "a<?>", "<svg><p>", "<svg><b>", "<a id=\"\"id=\"\"id=\"\">", "a<!-->"}) {
    std::string page;
    for (int i = 0; i < 1000; ++i) page += piece;
    const Prefiltered out = run(page);
    CHECK(out.html.size() <= out.capacity);
    CHECK(out.html.size() <= 2 * page.size());
  }
  CHECK(run("<script></script>").html.size() <= run("<script></script>").capacity);
}

TEST_CASE("prefilter: what goes and what stays") {
  for (const Case& c : kCases) {
    CAPTURE(c.fact);
    CHECK(filtered(c.page) == c.expected);
  }
}

TEST_CASE("prefilter: JSON-LD and state are set aside with their place") {
  const std::string_view page =
      "<script type='application/ld+json'>{\"a\":1}</script>"
      "<script id=__NEXT_DATA__ type='application/json'>{}</script>"
      "<script>window.__STATE__={\"b\":2}</script><script>var x = {};</script>";
  const Prefiltered out = run(page);
  REQUIRE(out.scripts.size() == 3);
  CHECK(out.scripts[0].kind == ScriptKind::kJsonLd);
  CHECK(out.scripts[0].text == "{\"a\":1}");
  CHECK(page.substr(out.scripts[0].source, 1) == "{");
  CHECK(out.scripts[1].kind == ScriptKind::kAppState);
  CHECK(out.scripts[2].kind == ScriptKind::kOtherJson);
}

TEST_CASE("prefilter: a place in the filtered page is a place in the page") {
  const std::string page = "<p>  a<script>1234567890</script><b>c</b>  <!-- x --><i>d</i>";
  const Prefiltered out = run(page);
  PageModel model;
  model.source_spans = out.spans;
  for (const std::string_view tag : {"<b>", "<i>", "<p>"}) {
    const auto at = static_cast<std::uint32_t>(out.html.find(tag));
    CHECK(page.substr(model.source_offset(at), 3) == tag);
  }
}

TEST_CASE("prefilter: a long value is set aside, one with references is not") {
  const std::string value(2000, 'x');
  const std::string page = "<img src='" + value + "' alt='&amp;" + value + "'>";
  const Prefiltered out = run(page);
  REQUIRE(out.long_values.size() == 1);
  CHECK(out.long_values[0] == value);
  CHECK(out.html.find("alt='&amp;xxx") != std::string_view::npos);
  CHECK(filtered("<img src='" + value + "'/>") ==
        "<img src=\xee\x80\x80"
        "0 />");
}

TEST_CASE("prefilter: max_attribute_bytes cuts at a character") {
  Limits limits;
  limits.max_attribute_bytes = 1001;
  std::string value;
  for (int i = 0; i < 600; ++i) value += "\xc3\xa9";
  const std::string page = "<p title=\"" + value + "\">";
  const Prefiltered out = run(page, limits);
  REQUIRE(out.long_values.size() == 1);
  CHECK(out.long_values[0].size() == 1000);
  CHECK(out.values_cut);
}

TEST_CASE("prefilter: max_attributes keeps the first ones") {
  std::string page = "<p";
  for (int i = 0; i < 300; ++i) page += " class=c" + std::to_string(i);
  page += ">";
  const Prefiltered at_limit = run(page);
  CHECK(at_limit.attributes_capped);
  CHECK(at_limit.html.find("c255") != std::string_view::npos);
  CHECK(at_limit.html.find("c256") == std::string_view::npos);
}

TEST_CASE("prefilter: buffers are reused and cleared") {
  Prefiltered out;
  prefilter("<script type='application/ld+json'>{\"a\":1}</script>", {}, out);
  prefilter("<p>b", {}, out);
  CHECK(out.html == "<p>b");
  CHECK(out.scripts.empty());
}

}  // namespace
}  // namespace cleanview
