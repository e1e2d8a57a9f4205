#include "cleanview/render.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace cleanview {
namespace {

Block paragraph(std::string text, std::vector<Span> spans = {}) {
  Block b;
  b.text = std::move(text);
  b.spans = std::move(spans);
  return b;
}

// Sets the ends of leaves; containers are given theirs.
Article article_of(std::vector<Block> blocks) {
  Article a;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].end == 0) blocks[i].end = static_cast<std::uint32_t>(i + 1);
  }
  a.blocks = std::move(blocks);
  return a;
}

std::string markdown(std::vector<Block> blocks) {
  return to_markdown(article_of(std::move(blocks)));
}

Block container(BlockKind kind, std::uint32_t end) {
  Block b;
  b.kind = kind;
  b.end = end;
  return b;
}

struct EscapeCase {
  const char* text;
  const char* expected;
};

TEST_CASE("markdown: text of a page stays text") {
  const EscapeCase cases[] = {
      {"a *b* c", "a \\*b\\* c\n"},
      {"# no heading", "\\# no heading\n"},
      {"- no item", "\\- no item\n"},
      {"1. no item", "1\\. no item\n"},
      {"12) no item", "12\\) no item\n"},
      {"2019 was a year", "2019 was a year\n"},
      {"> no quote", "&gt; no quote\n"},
      {"[x](javascript:y)", "\\[x\\](javascript:y)\n"},
      {"<b>no tag</b>", "&lt;b>no tag&lt;/b>\n"},
      {"&lt; no reference", "&amp;lt; no reference\n"},
      {"AT&T & co", "AT&amp;T & co\n"},
      {"snake_case _no_", "snake_case \\_no\\_\n"},
      {"`no code`", "\\`no code\\`\n"},
      {"~~no~~", "\\~\\~no\\~\\~\n"},
      {"see http://x.test and www.x.test", "see http\\://x.test and www\\.x.test\n"},
      {"me@x.test", "me\\@x.test\n"},
      {"---", "\\---\n"},
      {"a\\b", "a\\\\b\n"},
      {"| a | b |", "\\| a | b |\n"},
  };
  for (const EscapeCase& c : cases) {
    CAPTURE(c.text);
    CHECK(markdown({paragraph(c.text)}) == c.expected);
  }
}

TEST_CASE("markdown: inline markup, and what cannot be written goes without") {
  const auto span = [](SpanKind kind, std::uint32_t begin, std::uint32_t end, std::string url = "") {
    return Span{kind, begin, end, std::move(url), ""};
  };
  CHECK(markdown({paragraph("a bc d", {span(SpanKind::kStrong, 2, 4)})}) == "a **bc** d\n");
  CHECK(markdown({paragraph("a bc d", {span(SpanKind::kEmphasis, 2, 4)})}) == "a *bc* d\n");
  CHECK(markdown({paragraph("link", {span(SpanKind::kLink, 0, 4, "https://x.test/a(b)")})}) ==
        "[link](https://x.test/a%28b%29)\n");
  CHECK(markdown({paragraph("use a`b now", {span(SpanKind::kCode, 4, 7)})}) == "use ``a`b`` now\n");
  // A closing mark between a stop and a letter would not be read as one.
  CHECK(markdown({paragraph("Note:this", {span(SpanKind::kStrong, 0, 5)})}) == "Note:this\n");
}

TEST_CASE("markdown: lists, quotes, code, tables") {
  Block ordered = container(BlockKind::kList, 5);
  ordered.ordered = true;
  ordered.start = 3;
  CHECK(markdown({ordered, container(BlockKind::kListItem, 3), paragraph("a"), container(BlockKind::kListItem, 5),
                  paragraph("b")}) == "3. a\n4. b\n");
  CHECK(markdown({container(BlockKind::kQuote, 3), paragraph("a"), paragraph("b")}) == "> a\n>\n> b\n");
  Block code;
  code.kind = BlockKind::kCode;
  code.text = "x\n```\ny";
  code.language = "cpp";
  CHECK(markdown({code}) == "````cpp\nx\n```\ny\n````\n");
  Block header = container(BlockKind::kTableCell, 4);
  header.header = true;
  Block second = container(BlockKind::kTableCell, 6);
  second.header = true;
  CHECK(markdown({container(BlockKind::kTable, 11), container(BlockKind::kTableRow, 6), header, paragraph("h|1"),
                  second, paragraph("h2"), container(BlockKind::kTableRow, 11), container(BlockKind::kTableCell, 9),
                  paragraph("a"), container(BlockKind::kTableCell, 11), paragraph("b")}) ==
        "| h\\|1 | h2 |\n| --- | --- |\n| a | b |\n");
}

TEST_CASE("markdown: front matter is valid for any title") {
  Article a = article_of({paragraph("x")});
  a.metadata.title = "\"quoted\": ---\n# x";
  CHECK(to_markdown(a, {.front_matter = true}).starts_with("---\ntitle: \"\\\"quoted\\\": ---\\n# x\"\n---\n"));
}

TEST_CASE("html: text is escaped, only known elements come out") {
  Block link = paragraph("<script>x</script>\"&'", {{SpanKind::kLink, 0, 8, "https://x.test/?a=1&b=\"<", ""}});
  CHECK(to_html(article_of({link})) ==
        "<p><a href=\"https://x.test/?a=1&amp;b=&quot;&lt;\">&lt;script&gt;</a>x&lt;/script&gt;&quot;&amp;'</p>\n");
}

TEST_CASE("html: controls and broken bytes do not come out") {
  CHECK(to_html(article_of({paragraph("a\x1b\x07\u0085"
                                      "b\xff")})) == "<p>ab\ufffd</p>\n");
}

TEST_CASE("text: paragraphs apart, items and rows by lines, words never glued") {
  CHECK(to_text(article_of({paragraph("a"), paragraph("b")})) == "a\n\nb");
  CHECK(to_text(article_of({paragraph("x"), container(BlockKind::kList, 6), container(BlockKind::kListItem, 4),
                            paragraph("a"), container(BlockKind::kListItem, 6), paragraph("b"), paragraph("y")})) ==
        "x\n\na\nb\n\ny");
  CHECK(to_text(article_of({container(BlockKind::kTable, 9), container(BlockKind::kTableRow, 6),
                            container(BlockKind::kTableCell, 4), paragraph("a"), container(BlockKind::kTableCell, 6),
                            paragraph("b"), container(BlockKind::kTableRow, 9), container(BlockKind::kTableCell, 9),
                            paragraph("c")})) == "a | b\nc");
}

TEST_CASE("text: with layout, items have marks and lines below them are indented") {
  Block ordered = container(BlockKind::kList, 7);
  ordered.ordered = true;
  ordered.start = 9;
  Block done = container(BlockKind::kListItem, 10);
  done.task = 1;
  const Article a = article_of({ordered, container(BlockKind::kListItem, 3), paragraph("a"),
                                container(BlockKind::kListItem, 7), paragraph("b c d e f g h i j k l m n"),
                                paragraph("l"), paragraph("m"), container(BlockKind::kList, 10), done, paragraph("n")});
  CHECK(to_text(a, {.layout = true}) == "9. a\n10. b c d e f g h i j k l m n\n    l\n    m\n\n- [x] n");
  CHECK(to_text(a, {.layout = true, .wrap = 24}).starts_with("9. a\n10. b c d e f g h i j k\n    l m n\n"));
  CHECK(to_text(a) == "a\nb c d e f g h i j k l m n\nl\nm\n\nn");
}

TEST_CASE("text: with layout, columns stand below one another in East Asian text, too") {
  Block header = container(BlockKind::kTableCell, 4);
  Block second = container(BlockKind::kTableCell, 6);
  header.header = second.header = true;
  const std::vector<Block> blocks = {container(BlockKind::kTable, 11),
                                     container(BlockKind::kTableRow, 6),
                                     header,
                                     paragraph("\u540d\u524d"),
                                     second,
                                     paragraph("b"),
                                     container(BlockKind::kTableRow, 11),
                                     container(BlockKind::kTableCell, 9),
                                     paragraph("abcde"),
                                     container(BlockKind::kTableCell, 11),
                                     paragraph("\u2705")};
  CHECK(to_text(article_of(blocks), {.layout = true}) == "\u540d\u524d   b\n-----  --\nabcde  \u2705");
  CHECK(to_markdown(article_of(blocks), {.tables = TableStyle::kText}) ==
        "```\n\u540d\u524d   b\n-----  --\nabcde  \u2705\n```\n");
  CHECK(to_text(article_of(blocks), {.layout = true, .wrap = 5}) == "\u540d\u524d | b\nabcde | \u2705");
}

TEST_CASE("text: with layout, a cell over rows or columns keeps the places of the others") {
  Block tall = container(BlockKind::kTableCell, 4);
  tall.rows = 2;
  Block broad = container(BlockKind::kTableCell, 12);
  broad.columns = 2;
  const Article a = article_of({container(BlockKind::kTable, 12), container(BlockKind::kTableRow, 6), tall,
                                paragraph("a"), container(BlockKind::kTableCell, 6), paragraph("b"),
                                container(BlockKind::kTableRow, 9), container(BlockKind::kTableCell, 9), paragraph("c"),
                                container(BlockKind::kTableRow, 12), broad, paragraph("dddd")});
  CHECK(to_text(a, {.layout = true}) == "a  b\n   c\ndddd");
}

TEST_CASE("text: with layout, items that begin with a sample, a table or a list have their marks") {
  Block list = container(BlockKind::kList, 14);
  list.ordered = true;
  Block code = paragraph("a\nb");
  code.kind = BlockKind::kCode;
  const Article a = article_of(
      {list, container(BlockKind::kListItem, 3), code, container(BlockKind::kListItem, 8),
       container(BlockKind::kTable, 8), container(BlockKind::kTableRow, 8), container(BlockKind::kTableCell, 8),
       paragraph("c"), container(BlockKind::kListItem, 14), container(BlockKind::kList, 11),
       container(BlockKind::kListItem, 11), container(BlockKind::kQuote, 13), paragraph("d"), paragraph("e")});
  CHECK(to_text(a, {.layout = true}) == "1. a\n   b\n\n2. c\n\n    3. d\n   e");
  CHECK(to_text(a) == "a\nb\n\nc\n\nd\ne");
}

TEST_CASE("text: a table's rows keep the mark and the indent of what is around") {
  Block note = container(BlockKind::kFootnote, 8);
  note.label = "1";
  std::vector<Block> blocks = {note,
                               container(BlockKind::kTable, 7),
                               container(BlockKind::kTableRow, 7),
                               container(BlockKind::kTableCell, 5),
                               paragraph("a"),
                               container(BlockKind::kTableCell, 7),
                               paragraph("b"),
                               paragraph("c")};
  CHECK(to_text(article_of(blocks), {.layout = true}) == "[1]\na  b\n\nc");
  CHECK(to_text(article_of(blocks), {.layout = true, .wrap = 3}) == "[1] a | b\n\nc");
  blocks[0] = container(BlockKind::kQuote, 8);
  CHECK(to_text(article_of(blocks), {.layout = true, .wrap = 3}) == "    a | b\n\n    c");
}

// A table of two columns, one short but for its first row.
void append_wide_table(std::uint32_t rows, std::size_t word, std::vector<Block>& blocks) {
  const auto begin = static_cast<std::uint32_t>(blocks.size());
  blocks.push_back(container(BlockKind::kTable, begin + 1 + rows * 5));
  for (std::uint32_t row = 0; row < rows; ++row) {
    const std::uint32_t at = begin + 1 + row * 5;
    blocks.push_back(container(BlockKind::kTableRow, at + 5));
    blocks.push_back(container(BlockKind::kTableCell, at + 3));
    blocks.push_back(paragraph(std::string(row == 0 ? word : 1, 'a')));
    blocks.push_back(container(BlockKind::kTableCell, at + 5));
    blocks.push_back(paragraph("b"));
  }
}

TEST_CASE("text: columns are not padded to a long word in each of many rows") {
  constexpr std::size_t kRows = 200, kWord = 200'000;
  std::vector<Block> blocks;
  append_wide_table(kRows, kWord, blocks);
  const Article a = article_of(std::move(blocks));
  CHECK(to_markdown(a, {.tables = TableStyle::kText}).size() < kWord + kRows * 10);
  CHECK(to_text(a, {.layout = true, .wrap = kWord}).size() < kWord + kRows * 10);
}

TEST_CASE("text: nor in many small tables") {
  constexpr std::size_t kTables = 50, kRows = 100, kWord = 4'000;
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < kTables; ++i) append_wide_table(kRows, kWord, blocks);
  const Article a = article_of(std::move(blocks));
  CHECK(to_markdown(a, {.tables = TableStyle::kText}).size() < kTables * (kWord + kRows * 10));
  CHECK(to_text(a, {.layout = true, .wrap = kWord + 10}).size() < kTables * (kWord + kRows * 10));
}

TEST_CASE("tei: an address is one by RFC 3986, too; in the other XML it is the page's") {
  const Block link = paragraph("a", {{SpanKind::kLink, 0, 1, "https://x.test/p?a[1]=b", ""}});
  CHECK(to_tei(article_of({link})).find("target=\"https://x.test/p?a%5B1%5D=b\"") != std::string::npos);
  CHECK(to_xml(article_of({link})).find("url=\"https://x.test/p?a[1]=b\"") != std::string::npos);
}

TEST_CASE("html: details without a summary are no details") {
  CHECK(to_html(article_of({container(BlockKind::kDetails, 2), paragraph("a")})).find("details") == std::string::npos);
}

TEST_CASE("json: all keys, in order, for an article and for an error") {
  const std::string good = to_json({}), bad = error_to_json({ErrorCode::kNotHtml, "no page"});
  std::size_t at_good = 0, at_bad = 0;
  for (const std::string_view key : record_keys()) {
    const std::string quoted = "\"" + std::string(key) + "\":";
    CAPTURE(quoted);
    at_good = good.find(quoted, at_good);
    at_bad = bad.find(quoted, at_bad);
    CHECK(at_good != std::string::npos);
    CHECK(at_bad != std::string::npos);
  }
  CHECK(good.find('\n') == std::string::npos);
  CHECK(bad.find("\"code\":\"not_html\"") != std::string::npos);
}

TEST_CASE("json: fields cut the record") {
  Article a;
  a.metadata.title = "t";
  CHECK(to_json(a, {}, {.fields = {"authors", "title"}}) == R"({"title":"t","authors":[]})");
}

}  // namespace
}  // namespace cleanview
