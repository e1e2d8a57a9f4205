#include "render/xml_inline.h"

#include <algorithm>

#include "base/html_escape.h"
#include "render/spans.h"

namespace cleanview {
namespace {

class InlineXml {
 public:
  InlineXml(const XmlVocabulary& vocabulary, std::string& out) : vocabulary_(vocabulary), out_(out) {}

  void begin(const Span& span) {
    if (is_formula(span)) {
      in_formula_ = true;
      return;
    }
    const XmlSpan form = vocabulary_.span(span.kind);
    if (form.element.empty()) return;
    out_.push_back('<');
    out_ += form.element;
    append_attribute("rend", form.rend, out_);
    if (!form.url.empty()) append_attribute(form.url, address(span), out_);
    if (!form.title.empty()) append_attribute(form.title, span.title, out_);
    out_.push_back('>');
  }

  void end(const Span& span) {
    if (is_formula(span)) return end_formula(span);
    const XmlSpan form = vocabulary_.span(span.kind);
    if (form.element.empty()) return;
    out_ += "</";
    out_ += form.element;
    out_.push_back('>');
    // The reading stands behind what it belongs to.
    if (span.kind == SpanKind::kRuby && form.title.empty()) append_html_text("(" + span.title + ")", out_);
  }

  void text(std::string_view piece) {
    if (in_formula_) {
      tex_ += piece;
      return;
    }
    for (std::size_t at = 0; at <= piece.size();) {
      const std::size_t line = std::min(piece.find('\n', at), piece.size());
      append_html_text(piece.substr(at, line - at), out_);
      if (line < piece.size()) out_ += vocabulary_.line_break;
      at = line + 1;
    }
  }

 private:
  bool is_formula(const Span& span) const { return span.kind == SpanKind::kMath && vocabulary_.formula != nullptr; }

  void end_formula(const Span& span) {
    vocabulary_.formula(tex_, span.title, out_);
    tex_.clear();
    in_formula_ = false;
  }

  std::string address(const Span& span) const {
    if (span.kind != SpanKind::kFootnoteRef || span.url.empty()) {
      return vocabulary_.strict_addresses ? strict_uri(span.url) : span.url;
    }
    return "#" + std::string(vocabulary_.note_prefix) + span.url.substr(1);
  }

  const XmlVocabulary& vocabulary_;
  std::string& out_;
  std::string tex_;  // of the open formula
  bool in_formula_ = false;
};

}  // namespace

void append_inline_xml(const Block& block, const XmlVocabulary& vocabulary, std::string& out) {
  InlineXml writer(vocabulary, out);
  walk_spans(block, writer);
}

std::string strict_uri(std::string_view url) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const std::size_t query = std::min(url.find_first_of("?#"), url.size());
  std::string out(url.substr(0, query));
  for (const char c : url.substr(query)) {
    if (std::string_view("[]|^`{}\\").find(c) == std::string_view::npos) {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.push_back('%');
    out.push_back(kHex[byte >> 4]);
    out.push_back(kHex[byte & 0xf]);
  }
  return out;
}

void append_xml_element(std::string_view element, std::string_view text, std::string& out) {
  if (text.empty()) return;
  out.push_back('<');
  out += element;
  out.push_back('>');
  append_html_text(text, out);
  out += "</";
  out += element;
  out += ">\n";
}

}  // namespace cleanview
