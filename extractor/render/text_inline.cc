#include "render/text_inline.h"

#include <string_view>

#include "render/spans.h"

namespace cleanview {
namespace {

class InlineText {
 public:
  explicit InlineText(std::string& out) : out_(out) {}

  void begin(const Span& span) {
    if (span.kind == SpanKind::kFootnoteRef) out_ += "[";
    if (span.kind == SpanKind::kQuote) out_ += "\u201c";
  }
  void end(const Span& span) {
    if (span.kind == SpanKind::kFootnoteRef) out_ += "]";
    if (span.kind == SpanKind::kQuote) out_ += "\u201d";
    if (span.kind == SpanKind::kRuby && !span.title.empty()) out_ += "(" + span.title + ")";
  }
  void text(std::string_view piece) { out_ += piece; }

 private:
  std::string& out_;
};

}  // namespace

std::string inline_text(const Block& block) {
  std::string out;
  InlineText writer(out);
  walk_spans(block, writer);
  return out;
}

}  // namespace cleanview
