// The main content as TEI P5 (docs/structure.md says how each kind is written).
//
// TEI knows headings at the start of a division only: a heading at top level opens a division that lasts to the next
// one of its level; a heading inside a list, a quote or a cell is a paragraph. Formulas are MathML that carries its
// TeX, or TeX alone where the page has no MathML: the schema is TEI P5 with MathML in `formula` (docs/tei.rng).
#include <string>
#include <vector>

#include "base/html_escape.h"
#include "cleanview/render.h"
#include "render/walk.h"
#include "render/xml_inline.h"

namespace cleanview {
namespace {

constexpr std::string_view kNotePrefix = "note-";

XmlSpan tei_span(SpanKind kind) {
  switch (kind) {
    case SpanKind::kLink: return {.element = "ref", .url = "target"};
    case SpanKind::kFootnoteRef: return {.element = "ref", .rend = "superscript", .url = "target"};
    case SpanKind::kEmphasis: return {.element = "hi", .rend = "italic"};
    case SpanKind::kStrong: return {.element = "hi", .rend = "bold"};
    case SpanKind::kCode: return {.element = "hi", .rend = "code"};
    case SpanKind::kKeyboard: return {.element = "hi", .rend = "keyboard"};
    case SpanKind::kMark: return {.element = "hi", .rend = "mark"};
    case SpanKind::kInsert: return {.element = "add"};
    case SpanKind::kDelete: return {.element = "del"};
    case SpanKind::kSubscript: return {.element = "hi", .rend = "subscript"};
    case SpanKind::kSuperscript: return {.element = "hi", .rend = "superscript"};
    case SpanKind::kUnderline: return {.element = "hi", .rend = "underline"};
    case SpanKind::kSmall: return {.element = "hi", .rend = "small"};
    case SpanKind::kQuote: return {.element = "q"};
    case SpanKind::kAbbreviation: return {.element = "abbr"};
    case SpanKind::kRuby: return {.element = "hi", .rend = "ruby"};
    case SpanKind::kMath: return {.element = "formula"};
    case SpanKind::kTime: return {.element = "date"};
    case SpanKind::kImage: return {};
  }
  return {};
}

// `<math ...>` around what it holds and its TeX, as MathML says that both are the same.
void append_mathml(std::string_view tex, std::string_view mathml, std::string& out) {
  constexpr std::string_view kEnd = "</math>";
  const std::size_t inner = mathml.find('>') + 1;
  out += mathml.substr(0, inner);
  out += "<semantics><mrow>";
  out += mathml.substr(inner, mathml.size() - inner - kEnd.size());
  out += "</mrow><annotation encoding=\"application/x-tex\">";
  append_html_text(tex, out);
  out += "</annotation></semantics></math>";
}

void append_formula(std::string_view rend, std::string_view tex, std::string_view mathml, std::string& out) {
  const bool is_mathml = mathml.starts_with("<math") && mathml.ends_with("</math>");
  out += !is_mathml ? "<formula notation=\"TeX\"" : "<formula notation=\"MathML\"";
  append_attribute("rend", rend, out);
  out.push_back('>');
  is_mathml ? append_mathml(tex, mathml, out) : append_html_text(tex, out);
  out += "</formula>";
}

void append_inline_formula(std::string_view tex, std::string_view mathml, std::string& out) {
  append_formula("inline", tex, mathml, out);
}

constexpr XmlVocabulary kVocabulary = {.span = tei_span,
                                       .line_break = "<lb/>",
                                       .note_prefix = kNotePrefix,
                                       .strict_addresses = true,
                                       .formula = append_inline_formula};

class TeiWriter {
 public:
  explicit TeiWriter(std::string& out) : out_(out) {}

  void enter(const Block& block) {
    ++depth_;
    switch (block.kind) {
      case BlockKind::kList:
        out_ += block.ordered ? "<list rend=\"numbered\">\n" : "<list rend=\"bulleted\">\n";
        return;
      case BlockKind::kListItem: out_ += "<item>"; return;
      case BlockKind::kDefinitionList:
        out_ += "<list type=\"gloss\">\n";
        has_label_ = false;
        return;
      case BlockKind::kDefinition:
        if (!has_label_) out_ += "<label/>";
        has_label_ = false;
        out_ += "<item>";
        return;
      case BlockKind::kQuote:
        out_ += "<quote";
        append_attribute("source", block.url, out_);
        out_ += ">\n";
        return;
      case BlockKind::kTable: out_ += "<table>\n"; return;
      case BlockKind::kTableRow: out_ += "<row>\n"; return;
      case BlockKind::kTableCell: return open_cell(block);
      case BlockKind::kFigure: out_ += "<figure>\n"; return;
      case BlockKind::kCallout:
        out_ += "<note";
        append_attribute("type", block.language, out_);
        out_ += ">\n";
        return;
      case BlockKind::kFootnote:
        out_ += "<note place=\"foot\"";
        append_attribute("xml:id", std::string(kNotePrefix) + block.label, out_);
        append_attribute("n", block.label, out_);
        out_ += ">\n";
        return;
      default: return;
    }
  }

  void leave(const Block& block) {
    --depth_;
    if (block.kind == BlockKind::kDefinitionList && has_label_) out_ += "<item/>";
    has_label_ = false;
    switch (block.kind) {
      case BlockKind::kList:
      case BlockKind::kDefinitionList: out_ += "</list>\n"; return;
      case BlockKind::kListItem:
      case BlockKind::kDefinition: out_ += "</item>\n"; return;
      case BlockKind::kQuote: out_ += "</quote>\n"; return;
      case BlockKind::kTable: out_ += "</table>\n"; return;
      case BlockKind::kTableRow: out_ += "</row>\n"; return;
      case BlockKind::kTableCell: out_ += "</cell>\n"; return;
      case BlockKind::kFigure: out_ += "</figure>\n"; return;
      case BlockKind::kCallout:
      case BlockKind::kFootnote: out_ += "</note>\n"; return;
      default: return;
    }
  }

  void leaf(const Block& block) {
    switch (block.kind) {
      case BlockKind::kHeading: return heading(block);
      case BlockKind::kTerm: return term(block);
      case BlockKind::kCode: return code(block);
      case BlockKind::kImage: return image(block);
      case BlockKind::kMedia: return media(block);
      case BlockKind::kRule: out_ += "<milestone unit=\"section\" rend=\"rule\"/>\n"; return;
      case BlockKind::kMath: return math(block);
      case BlockKind::kCaption: return element("head", "", block);
      case BlockKind::kVerse: return element("ab", "verse", block);
      case BlockKind::kSummary: return element("p", "summary", block);
      default: return element("p", "", block);
    }
  }

  void finish() {
    close_divisions(1);
    if (!has_divisions_) out_ += "<p/>\n";  // a body must not be empty
  }

  void close_divisions(int level) {
    while (!divisions_.empty() && divisions_.back() >= level) {
      out_ += "</div>\n";
      divisions_.pop_back();
    }
  }

 private:
  void element(std::string_view name, std::string_view rend, const Block& block) {
    out_.push_back('<');
    out_ += name;
    append_attribute("rend", rend, out_);
    out_.push_back('>');
    append_inline_xml(block, kVocabulary, out_);
    out_ += "</";
    out_ += name;
    out_ += ">\n";
  }

  void heading(const Block& block) {
    if (depth_ > 0) return element("p", "heading", block);
    close_divisions(block.level);
    divisions_.push_back(block.level);
    has_divisions_ = true;
    out_ += "<div>\n";
    element("head", "", block);
  }

  void term(const Block& block) {
    if (has_label_) out_ += "<item/>";
    has_label_ = true;
    element("label", "", block);
  }

  void open_cell(const Block& block) {
    out_ += "<cell";
    if (block.header) append_attribute("role", "label", out_);
    if (block.rows > 1) append_attribute("rows", std::to_string(block.rows), out_);
    if (block.columns > 1) append_attribute("cols", std::to_string(block.columns), out_);
    out_ += ">";
  }

  void code(const Block& block) {
    out_ += "<p rend=\"code\"><code";
    append_attribute("lang", block.language, out_);
    out_ += " xml:space=\"preserve\">";
    append_html_text(block.text, out_);
    out_ += "</code></p>\n";
  }

  void math(const Block& block) {
    out_ += "<p>";
    append_formula("display", block.text, block.markup, out_);
    out_ += "</p>\n";
  }

  void image(const Block& block) {
    out_ += "<figure><graphic";
    append_attribute("url", strict_uri(block.url), out_);
    if (block.width_px > 0) append_attribute("width", std::to_string(block.width_px) + "px", out_);
    if (block.height_px > 0) append_attribute("height", std::to_string(block.height_px) + "px", out_);
    out_ += "/>";
    if (!block.text.empty()) {
      out_ += "<figDesc>";
      append_html_text(block.text, out_);
      out_ += "</figDesc>";
    }
    out_ += "</figure>\n";
  }

  void media(const Block& block) {
    out_ += "<p";
    append_attribute("rend", block.language, out_);
    out_ += "><ref";
    append_attribute("target", strict_uri(block.url), out_);
    out_ += ">";
    append_html_text(block.text.empty() ? block.url : block.text, out_);
    out_ += "</ref></p>\n";
  }

  std::string& out_;
  std::vector<int> divisions_;  // levels of the open ones
  int depth_ = 0;               // containers around
  bool has_divisions_ = false;
  bool has_label_ = false;  // a term waits for its definition
};

void append_header(const Metadata& m, std::string& out) {
  const std::string& url = m.canonical_url.empty() ? m.url : m.canonical_url;
  out += "<teiHeader>\n<fileDesc>\n<titleStmt>\n<title>";
  append_html_text(m.title, out);
  out += "</title>\n";
  for (const std::string& author : m.authors) append_xml_element("author", author, out);
  out += "</titleStmt>\n<publicationStmt><p>";
  append_html_text(m.site_name.empty() ? m.hostname : m.site_name, out);
  out += "</p></publicationStmt>\n<sourceDesc>\n<bibl>\n<title>";
  append_html_text(m.title, out);
  out += "</title>\n";
  append_xml_element("publisher", m.site_name, out);
  append_xml_element("date", m.published, out);
  if (!url.empty()) {
    out += "<ptr";
    append_attribute("target", strict_uri(url), out);
    out += "/>\n";
  }
  out += "</bibl>\n</sourceDesc>\n</fileDesc>\n";
  out +=
      "<encodingDesc><appInfo><application ident=\"cleanview\" version=\"1\"><label>Clean "
      "View</label></application></appInfo></encodingDesc>\n<profileDesc>\n";
  if (!m.description.empty()) {
    out += "<abstract>\n";
    append_xml_element("p", m.description, out);
    out += "</abstract>\n";
  }
  if (!m.language.empty()) {
    out += "<langUsage><language";
    append_attribute("ident", m.language, out);
    out += "/></langUsage>\n";
  }
  out += "</profileDesc>\n</teiHeader>\n";
}

}  // namespace

std::string to_tei(const Article& article) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n";
  append_header(article.metadata, out);
  out += "<text>\n<body>\n";
  TeiWriter writer(out);
  walk(article.blocks, writer);
  writer.finish();
  return out + "</body>\n</text>\n</TEI>\n";
}

}  // namespace cleanview
