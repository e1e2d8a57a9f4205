// HTML from the content blocks: every element and attribute is named here, so that nothing else can come out.
//
// The grammar is narrow on purpose (docs/security.md): lower-case names, values in double quotes, no comments, no
// raw-text elements, no foreign content: every parser reads it alike.
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/html_escape.h"
#include "cleanview/render.h"
#include "render/html_inline.h"
#include "render/walk.h"

namespace cleanview {
namespace {

class HtmlWriter {
 public:
  HtmlWriter(const std::vector<Block>& blocks, const RenderOptions& options, std::string& out)
      : blocks_(blocks), options_(options), out_(out) {}

  void enter(const Block& block) {
    open_.push_back(&block);
    switch (block.kind) {
      case BlockKind::kList: return open_list(block);
      case BlockKind::kListItem: return open_item(block);
      case BlockKind::kTableCell: return open_cell(block);
      case BlockKind::kQuote:
        out_ += "<blockquote";
        append_attribute("cite", block.url, out_);
        out_ += ">";
        return;
      case BlockKind::kCallout:
        out_ += "<aside";
        append_attribute("class", "callout callout-" + block.language, out_);
        out_ += ">";
        return;
      case BlockKind::kTable:
        out_ += "<table>";
        section_ = {};
        head_end_ = end_of_head(index_of(block));
        return;
      case BlockKind::kTableRow: return open_row(block);
      case BlockKind::kDetails: out_ += has_summary(block) ? "<details open>" : "<div>"; return;
      case BlockKind::kFootnote:
        out_ += "<div";
        append_attribute("class", "footnote", out_);
        append_attribute("id", "cv-fn-" + block.label, out_);
        return open_footnote_mark(block);
      default: open(name_of(block.kind));
    }
  }

  void leave(const Block& block) {
    open_.pop_back();
    switch (block.kind) {
      case BlockKind::kList: return close(block.ordered ? "ol" : "ul");
      case BlockKind::kTableCell: return close(block.header ? "th" : "td");
      case BlockKind::kTable: close_section(); return close("table");
      case BlockKind::kFootnote: return close("div");
      case BlockKind::kCallout: return close("aside");
      case BlockKind::kDetails: return close(has_summary(block) ? "details" : "div");
      case BlockKind::kTableRow: out_ += "</tr>"; return;
      default: close(name_of(block.kind));
    }
  }

  void leaf(const Block& block) {
    switch (block.kind) {
      case BlockKind::kHeading: return heading(block);
      case BlockKind::kCode: return code(block);
      case BlockKind::kImage: return image(block);
      case BlockKind::kMedia: return media(block);
      case BlockKind::kMath: return math(block);
      case BlockKind::kRule: out_ += "<hr>\n"; return;
      case BlockKind::kCaption: return caption(block);
      case BlockKind::kTerm: return simple("dt", block);
      case BlockKind::kSummary: return simple("summary", block);
      case BlockKind::kVerse: return verse(block);
      default: break;
    }
    if (!is_alone(block)) return simple("p", block);
    append_inline_html(block, options_, referenced_, out_);
  }

 private:
  // Without one, <details> is not valid, and there is nothing to open it by.
  bool has_summary(const Block& details) const {
    const std::size_t first = index_of(details) + 1;
    return first < details.end && blocks_[first].kind == BlockKind::kSummary;
  }

  std::size_t index_of(const Block& block) const { return static_cast<std::size_t>(&block - blocks_.data()); }

  // The index after the rows that a table begins with and that have header cells alone; 0: the table has no such rows,
  // no others, or a cell that reaches from them into the others.
  std::size_t end_of_head(std::size_t table) const {
    const std::size_t end = blocks_[table].end;
    std::size_t at = table + 1, rows = 0, reach = 0;
    while (at < end && blocks_[at].kind != BlockKind::kTableRow) at = blocks_[at].end;
    for (; at < end && blocks_[at].kind == BlockKind::kTableRow; at = blocks_[at].end, ++rows) {
      std::size_t below = reach;
      bool header = blocks_[at].end > at + 1;
      for (std::size_t c = at + 1; c < blocks_[at].end; c = blocks_[c].end) {
        header = header && blocks_[c].kind == BlockKind::kTableCell && blocks_[c].header;
        below = std::max<std::size_t>(below, rows + blocks_[c].rows);
      }
      if (!header) return rows == 0 || reach > rows ? 0 : at;
      reach = below;
    }
    return 0;
  }

  void open_row(const Block& block) {
    const std::string_view section = index_of(block) < head_end_ ? "thead" : "tbody";
    if (section != section_) {
      close_section();
      section_ = section;
      out_.append("<").append(section_).append(">");
    }
    out_ += "<tr>";
  }
  void close_section() {
    if (!section_.empty()) out_.append("</").append(section_).append(">");
  }

  // The number of a note leads back to where the text refers to it first.
  void open_footnote_mark(const Block& block) {
    const bool referred = referenced_.count(block.label) > 0;
    out_ += referred ? "><a class=\"footnote-mark\"" : "><span class=\"footnote-mark\"";
    if (referred) append_attribute("href", "#cv-fnref-" + block.label, out_);
    out_ += ">[";
    append_html_text(block.label, out_);
    out_ += referred ? "]</a> " : "]</span> ";
  }

  // A paragraph that is all an item or a cell holds, or all before the lists in an item, needs no element of its own.
  bool is_alone(const Block& block) const {
    if (open_.empty() || block.kind != BlockKind::kParagraph || &block != open_.back() + 1) return false;
    switch (open_.back()->kind) {
      case BlockKind::kListItem:
      case BlockKind::kTableCell:
      case BlockKind::kDefinition: break;
      default: return false;
    }
    if (block.end == open_.back()->end) return true;
    const Block& next = *(&block + 1);
    return next.kind == BlockKind::kList && next.end == open_.back()->end;
  }

  void caption(const Block& block) {
    const BlockKind around = open_.empty() ? BlockKind::kParagraph : open_.back()->kind;
    simple(around == BlockKind::kFigure                      ? "figcaption"
           : around == BlockKind::kTable && section_.empty() ? "caption"
                                                             : "p",
           block);
  }

  void verse(const Block& block) {
    out_ += "<p class=\"verse\">";
    append_inline_html(block, options_, referenced_, out_);
    close("p");
  }

  static std::string_view name_of(BlockKind kind) {
    switch (kind) {
      case BlockKind::kDefinitionList: return "dl";
      case BlockKind::kDefinition: return "dd";
      case BlockKind::kQuote: return "blockquote";
      case BlockKind::kFigure: return "figure";
      case BlockKind::kDetails: return "details";
      case BlockKind::kListItem: return "li";
      default: return "div";
    }
  }

  void open(std::string_view name) {
    out_.push_back('<');
    out_ += name;
    out_.push_back('>');
  }
  void close(std::string_view name) {
    out_ += "</";
    out_ += name;
    out_ += ">\n";
  }

  void open_list(const Block& block) {
    out_ += block.ordered ? "<ol" : "<ul";
    if (block.ordered && block.start != 1) append_attribute("start", std::to_string(block.start), out_);
    if (block.reversed) out_ += " reversed";
    out_ += ">\n";
  }

  void open_item(const Block& block) {
    out_ += "<li";
    append_attribute("value", block.label, out_);
    out_ += ">";
    if (block.task >= 0) out_ += block.task == 1 ? "\u2611 " : "\u2610 ";
  }

  void open_cell(const Block& block) {
    out_ += block.header ? "<th" : "<td";
    if (block.columns > 1) append_attribute("colspan", std::to_string(block.columns), out_);
    if (block.rows > 1) append_attribute("rowspan", std::to_string(block.rows), out_);
    out_ += ">";
  }

  void simple(std::string_view name, const Block& block) {
    open(name);
    append_inline_html(block, options_, referenced_, out_);
    close(name);
  }

  void heading(const Block& block) {
    const std::string name = "h" + std::to_string(block.level >= 1 && block.level <= 6 ? block.level : 2);
    ++headings_;
    if (!options_.toc) return simple(name, block);
    out_ += "<" + name;
    append_attribute("id", "cv-h-" + std::to_string(headings_), out_);
    out_ += ">";
    append_inline_html(block, options_, referenced_, out_);
    close(name);
  }

  void code(const Block& block) {
    out_ += "<pre><code";
    if (!block.language.empty()) append_attribute("class", "language-" + block.language, out_);
    out_ += ">";
    append_html_text(block.text, out_);
    out_ += "</code></pre>\n";
  }

  void image(const Block& block) {
    if (options_.images != ImageStyle::kInline) return;
    const bool in_figure = !open_.empty() && open_.back()->kind == BlockKind::kFigure;
    if (!in_figure) out_ += "<p>";
    append_image_html(block, out_);
    out_ += in_figure ? "\n" : "</p>\n";
  }

  void media(const Block& block) {
    if (block.url.empty()) return;
    out_ += "<p><a";
    append_attribute("href", block.url, out_);
    out_ += ">";
    append_html_text(block.text.empty() ? block.url : block.text, out_);
    out_ += "</a></p>\n";
  }

  void math(const Block& block) {
    const bool delimited = options_.math == MathStyle::kTex;
    out_ += delimited ? "<p class=\"math\">\\[" : "<p class=\"math\">";
    append_html_text(block.text, out_);
    out_ += delimited ? "\\]</p>\n" : "</p>\n";
  }

  const std::vector<Block>& blocks_;
  const RenderOptions& options_;
  std::string& out_;
  std::vector<const Block*> open_;
  std::set<std::string> referenced_;  // labels of notes that the text has referred to
  std::uint32_t headings_ = 0;
  std::size_t head_end_ = 0;  // of the table: index after the rows of its head
  std::string_view section_;  // of the table, open now
};

// The headings as a list of links; levels are classes, since a page's levels may jump.
void append_toc(const Article& article, std::string& out) {
  std::uint32_t number = 0;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::kHeading) continue;
    out += number == 0 ? "<nav class=\"toc\"><ul>\n<li" : "<li";
    append_attribute("class", "level-" + std::to_string(block.level), out);
    out += "><a";
    append_attribute("href", "#cv-h-" + std::to_string(++number), out);
    out += ">";
    append_html_text(block.text, out);
    out += "</a></li>\n";
  }
  if (number > 0) out += "</ul></nav>\n";
}

void append_image_list(const Article& article, std::string& out) {
  bool any = false;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::kImage) continue;
    out += any ? "<li>" : "<ul class=\"images\">\n<li>";
    any = true;
    append_image_html(block, out);
    out += "</li>\n";
  }
  if (any) out += "</ul>\n";
}

void append_document_head(const Article& article, std::string& out) {
  out += "<!DOCTYPE html>\n<html";
  append_attribute("lang", article.metadata.language, out);
  append_attribute("dir", article.metadata.direction, out);
  out += "><head><meta charset=\"utf-8\"><title>";
  append_html_text(article.metadata.title, out);
  out += "</title></head><body>\n";
}

}  // namespace

std::string to_html(const Article& article, const RenderOptions& options) {
  std::string out;
  if (options.document) append_document_head(article, out);
  if (options.title && !article.metadata.title.empty()) {
    out += "<h1>";
    append_html_text(article.metadata.title, out);
    out += "</h1>\n";
  }
  if (options.toc) append_toc(article, out);
  HtmlWriter writer(article.blocks, options, out);
  walk(article.blocks, writer);
  if (options.images == ImageStyle::kList) append_image_list(article, out);
  if (options.document) out += "</body></html>\n";
  return out;
}

}  // namespace cleanview
