// Escapes for Markdown: a page's text stays text.
#ifndef CLEANVIEW_RENDER_MARKDOWN_ESCAPE_H_
#define CLEANVIEW_RENDER_MARKDOWN_ESCAPE_H_

#include <string>
#include <string_view>

namespace cleanview {

// Where a piece of text stands.
struct MarkdownPlace {
  bool line_start = false;  // first text of a line
  bool in_table = false;
  char before = ' ';  // byte before the piece
  char after = ' ';   // byte after it
};

// Appends `text`, which holds no line breaks, with a backslash or an entity wherever CommonMark or GFM would read
// it as more than text.
void append_markdown_text(std::string_view text, const MarkdownPlace& place, std::string& out);

// Appends `url` so that it can stand between ( and ).
void append_markdown_url(std::string_view url, std::string& out);

// The longest run of '`' in `text`.
std::size_t longest_backtick_run(std::string_view text);

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_MARKDOWN_ESCAPE_H_
