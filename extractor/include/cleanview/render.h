// An Article as text, Markdown, HTML, JSON, XML, TEI or CSV.
//
// All are written from the Article alone, never from the page's markup.
#ifndef CLEANVIEW_RENDER_H_
#define CLEANVIEW_RENDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "cleanview/article.h"
#include "cleanview/error.h"

namespace cleanview {

// How links appear in Markdown: [text](address), [text][1] with the addresses at the end, the text alone, or the text
// alone with a list of all addresses at the end. HTML knows all but kNone as links.
enum class LinkStyle : std::uint8_t { kInline, kReference, kNone, kList };
// How images appear in Markdown and HTML: in their place, not at all, or in a list at the end.
enum class ImageStyle : std::uint8_t { kInline, kNone, kList };
// How tables appear in Markdown: as GFM where they are a plain grid and as HTML otherwise, always as HTML, in columns
// of text, as a code block of comma-separated values, or not at all.
enum class TableStyle : std::uint8_t { kGfm, kHtml, kText, kCsv, kNone };
// How formulas appear in Markdown and HTML: between dollar signs, or as their TeX alone.
enum class MathStyle : std::uint8_t { kTex, kText };

struct RenderOptions {
  LinkStyle links = LinkStyle::kInline;
  ImageStyle images = ImageStyle::kInline;
  TableStyle tables = TableStyle::kGfm;
  MathStyle math = MathStyle::kTex;
  bool title = false;         // Markdown, HTML: begin with the title as a level 1 heading
  bool toc = false;           // Markdown, HTML: a list of the headings before the content
  bool front_matter = false;  // Markdown: begin with the metadata in YAML
  bool layout = false;        // text: marks before items, indented quotes, tables in columns where narrow enough
  bool document = false;      // HTML: a whole document instead of a fragment
  std::uint32_t wrap = 0;     // Markdown, text: lines of at most so many characters where words allow; 0: no limit
};

// Main content as plain UTF-8 text: paragraphs apart by an empty line, list items and table rows by lines.
// No marks unless options.layout; captions only where they belong to the running text. Empty iff no main content.
std::string to_text(const Article& article, const RenderOptions& options = {});

// Main content as CommonMark with GFM tables. Text of the page never becomes markup.
std::string to_markdown(const Article& article, const RenderOptions& options = {});

// Main content as HTML of allow-listed elements, attributes and URL schemes: safe to show (docs/security.md).
std::string to_html(const Article& article, const RenderOptions& options = {});

// Metadata and main content as XML: an element for each block and span, named as in the JSON record.
std::string to_xml(const Article& article);

// Metadata and main content as TEI P5.
std::string to_tei(const Article& article);

// The tables of the main content as RFC 4180 records, an empty line between tables; never a formula when a
// spreadsheet opens it. `separator` is ',' or '\t'.
std::string to_csv(const Article& article, char separator = ',');

// Which contents a JSON record carries beside the metadata.
struct JsonOptions {
  bool text = true;
  bool markdown = false;
  bool html = false;
  bool blocks = false;              // main content as data
  std::vector<std::string> fields;  // only these keys, in the record's order; empty: all
  bool pretty = false;              // indented, many lines; otherwise one line
  RenderOptions look;               // of text, markdown and html
};

// The caller's facts about a page, copied into its record.
struct RecordInput {
  std::string_view id = {};    // empty: path
  std::string_view path = {};  // as given
  std::uint64_t bytes = 0;
  std::uint64_t offset = 0;  // in the input file, for records of a batch
};

// The record of docs/json.md: one JSON object, without a line feed at its end when not pretty.
std::string to_json(const Article& article, const RecordInput& input = {}, const JsonOptions& options = {});

// The record of a page that could not be extracted: all keys, null or empty, and `error`.
std::string error_to_json(const Error& error, const RecordInput& input = {}, const JsonOptions& options = {});

// The keys of the record, in order. Static storage.
const std::vector<std::string_view>& record_keys();

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_H_
