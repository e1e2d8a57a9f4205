#include "render/html_inline.h"

#include <algorithm>

#include "base/html_escape.h"
#include "render/spans.h"

namespace cleanview {
namespace {

std::string_view element_of(SpanKind kind) {
  switch (kind) {
    case SpanKind::kLink: return "a";
    case SpanKind::kEmphasis: return "em";
    case SpanKind::kStrong: return "strong";
    case SpanKind::kCode: return "code";
    case SpanKind::kKeyboard: return "kbd";
    case SpanKind::kMark: return "mark";
    case SpanKind::kInsert: return "ins";
    case SpanKind::kDelete: return "del";
    case SpanKind::kSubscript: return "sub";
    case SpanKind::kSuperscript: return "sup";
    case SpanKind::kUnderline: return "u";
    case SpanKind::kSmall: return "small";
    case SpanKind::kQuote: return "q";
    case SpanKind::kAbbreviation: return "abbr";
    case SpanKind::kTime: return "time";
    case SpanKind::kRuby: return "ruby";
    case SpanKind::kFootnoteRef: return "sup";
    case SpanKind::kMath:
    case SpanKind::kImage: return "span";
  }
  return "span";
}

class InlineHtml {
 public:
  InlineHtml(const RenderOptions& options, std::set<std::string>& referenced, std::string& out)
      : options_(options), referenced_(referenced), out_(out) {}

  void begin(const Span& span) {
    if (hidden(span)) return;
    out_.push_back('<');
    out_ += element_of(span.kind);
    if (span.kind == SpanKind::kLink) append_attribute("href", span.url, out_);
    if (span.kind == SpanKind::kAbbreviation) append_attribute("title", span.title, out_);
    if (span.kind == SpanKind::kTime) append_attribute("datetime", span.title, out_);
    if (span.kind == SpanKind::kMath) append_attribute("class", "math", out_);
    if (span.kind == SpanKind::kFootnoteRef) append_attribute("class", "footnote-ref", out_);
    if (span.kind == SpanKind::kFootnoteRef && referenced_.insert(span.url.substr(1)).second) {
      append_attribute("id", "cv-fnref-" + span.url.substr(1), out_);
    }
    out_.push_back('>');
    if (span.kind == SpanKind::kFootnoteRef) {
      out_ += "<a";
      append_attribute("href", "#cv-fn-" + span.url.substr(1), out_);
      out_ += ">";
    }
    if (span.kind == SpanKind::kMath && options_.math == MathStyle::kTex) out_ += "\\(";
  }

  void end(const Span& span) {
    if (hidden(span)) return;
    if (span.kind == SpanKind::kMath && options_.math == MathStyle::kTex) out_ += "\\)";
    if (span.kind == SpanKind::kFootnoteRef) out_ += "</a>";
    if (span.kind == SpanKind::kRuby) {
      out_ += "<rp>(</rp><rt>";
      append_html_text(span.title, out_);
      out_ += "</rt><rp>)</rp>";
    }
    out_ += "</";
    out_ += element_of(span.kind);
    out_.push_back('>');
  }

  void text(std::string_view piece) {
    for (std::size_t at = 0; at <= piece.size();) {
      const std::size_t line = std::min(piece.find('\n', at), piece.size());
      append_html_text(piece.substr(at, line - at), out_);
      if (line < piece.size()) out_ += "<br>";
      at = line + 1;
    }
  }

 private:
  bool hidden(const Span& span) const { return span.kind == SpanKind::kLink && options_.links == LinkStyle::kNone; }

  const RenderOptions& options_;
  std::set<std::string>& referenced_;
  std::string& out_;
};

}  // namespace

void append_inline_html(const Block& block, const RenderOptions& options, std::set<std::string>& referenced,
                        std::string& out) {
  InlineHtml writer(options, referenced, out);
  walk_spans(block, writer);
}

void append_image_html(const Block& block, std::string& out) {
  out += "<img";
  append_attribute("src", block.url, out);
  out += " alt=\"";
  append_html_text(block.text, out);
  out += "\"";
  if (block.width_px > 0) append_attribute("width", std::to_string(block.width_px), out);
  if (block.height_px > 0) append_attribute("height", std::to_string(block.height_px), out);
  out += ">";
}

}  // namespace cleanview
