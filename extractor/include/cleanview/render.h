// An Article as text, Markdown, HTML or JSON.
//
// All four are written from the Article alone, never from the page's markup.
#ifndef CLEANVIEW_RENDER_H_
#define CLEANVIEW_RENDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "cleanview/article.h"
#include "cleanview/error.h"

namespace cleanview {

// How addresses of links appear in Markdown.
enum class LinkStyle : std::uint8_t { kInline, kReference, kNone };
// How images appear in Markdown and HTML.
enum class ImageStyle : std::uint8_t { kInline, kNone };

struct RenderOptions {
  LinkStyle links = LinkStyle::kInline;
  ImageStyle images = ImageStyle::kInline;
  bool title = false;         // Markdown, HTML: begin with the title as a level 1 heading
  bool front_matter = false;  // Markdown: begin with the metadata in YAML
  bool document = false;      // HTML: a whole document instead of a fragment
};

// Main content as plain UTF-8 text: paragraphs apart by an empty line, list items and table rows by lines.
// No Markdown marks, no captions. Empty iff there is no main content.
std::string to_text(const Article& article);

// Main content as CommonMark with GFM tables. Text of the page never becomes markup.
std::string to_markdown(const Article& article, const RenderOptions& options = {});

// Main content as HTML of allow-listed elements, attributes and URL schemes: safe to show (docs/security.md).
std::string to_html(const Article& article, const RenderOptions& options = {});

// Which contents a JSON record carries beside the metadata.
struct JsonOptions {
  bool text = true;
  bool markdown = false;
  bool html = false;
  bool blocks = false;              // main content as data
  std::vector<std::string> fields;  // only these keys, in the record's order; empty: all
  bool pretty = false;              // indented, many lines; otherwise one line
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
