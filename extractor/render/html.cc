// HTML from the content blocks: every element and attribute is named here, so that nothing else can come out.
//
// The grammar is narrow on purpose (docs/security.md): lower-case names, values in double quotes, no comments, no
// raw-text elements, no foreign content: every parser reads it alike.
#include <string>

#include "cleanview/render.h"
#include "render/html_escape.h"
#include "render/html_inline.h"
#include "render/walk.h"

namespace cleanview {
namespace {

class HtmlWriter {
 public:
  HtmlWriter(const RenderOptions& options, std::string& out) : options_(options), out_(out) {}

  void enter(const Block& block) {
    switch (block.kind) {
      case BlockKind::kList: return open_list(block);
      case BlockKind::kListItem: return open_item(block);
      case BlockKind::kTableCell: return open_cell(block);
      case BlockKind::kQuote:
        out_ += "<blockquote";
        append_attribute("cite", block.url, out_);
        out_ += ">";
        return;
      case BlockKind::kCallout: out_ += "<aside class=\"callout\">"; return;
      case BlockKind::kTable:
        out_ += "<table>";
        in_table_body_ = false;
        return;
      case BlockKind::kTableRow:
        if (!in_table_body_) out_ += "<tbody>";
        in_table_body_ = true;
        out_ += "<tr>";
        return;
      case BlockKind::kDetails: out_ += "<details open>"; return;
      case BlockKind::kFootnote:
        out_ += "<div";
        append_attribute("id", "cv-fn-" + block.label, out_);
        out_ += ">";
        return;
      default: open(name_of(block.kind));
    }
  }

  void leave(const Block& block) {
    switch (block.kind) {
      case BlockKind::kList: return close(block.ordered ? "ol" : "ul");
      case BlockKind::kTableCell: return close(block.header ? "th" : "td");
      case BlockKind::kTable:
        if (in_table_body_) out_ += "</tbody>";
        return close("table");
      case BlockKind::kFootnote: return close("div");
      case BlockKind::kCallout: return close("aside");
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
      case BlockKind::kCaption: return simple("p", block);
      case BlockKind::kTerm: return simple("dt", block);
      case BlockKind::kSummary: return simple("summary", block);
      default: return simple("p", block);
    }
  }

 private:
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
    out_ += "<li>";
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
    append_inline_html(block, options_, out_);
    close(name);
  }

  void heading(const Block& block) {
    const std::string name = "h" + std::to_string(block.level >= 1 && block.level <= 6 ? block.level : 2);
    simple(name, block);
  }

  void code(const Block& block) {
    out_ += "<pre><code";
    if (!block.language.empty()) append_attribute("class", "language-" + block.language, out_);
    out_ += ">";
    append_html_text(block.text, out_);
    out_ += "</code></pre>\n";
  }

  void image(const Block& block) {
    if (options_.images == ImageStyle::kNone) return;
    out_ += "<p>";
    append_image_html(block, out_);
    out_ += "</p>\n";
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
    out_ += "<p class=\"math\">";
    append_html_text(block.text, out_);
    out_ += "</p>\n";
  }

  const RenderOptions& options_;
  std::string& out_;
  bool in_table_body_ = false;
};

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
  HtmlWriter writer(options, out);
  walk(article.blocks, writer);
  if (options.document) out += "</body></html>\n";
  return out;
}

}  // namespace cleanview
