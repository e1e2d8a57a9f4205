#include <algorithm>
#include <string>

#include "cleanview/render.h"
#include "render/spans.h"
#include "render/walk.h"
#include "render/wrap.h"

namespace cleanview {
namespace {

// What markup says that plain text would lose: notes in brackets, readings in parentheses, quotation marks.
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

std::string plain_text(const Block& block) {
  std::string out;
  InlineText writer(out);
  walk_spans(block, writer);
  return out;
}

class TextWriter {
 public:
  TextWriter(std::string& out, std::uint32_t width) : out_(out), width_(width) {}

  void enter(const Block& block) {
    switch (block.kind) {
      case BlockKind::kTable: ask(2); break;
      case BlockKind::kTableRow:
        ask(1);
        in_row_ = true;
        break;
      case BlockKind::kTableCell: cell_is_empty_ = true; break;
      case BlockKind::kFootnote:
        ask(2);
        mark_ = "[" + block.label + "] ";
        break;
      case BlockKind::kList:
      case BlockKind::kDefinitionList:
        ask(lines_depth_ == 0 ? 2 : 1);
        ++lines_depth_;
        break;
      default: break;
    }
  }

  void leave(const Block& block) {
    switch (block.kind) {
      case BlockKind::kTable: ask(2); break;
      case BlockKind::kTableRow:
        ask(1);
        in_row_ = false;
        break;
      case BlockKind::kList:
      case BlockKind::kDefinitionList:
        --lines_depth_;
        ask(lines_depth_ == 0 ? 2 : 1);
        break;
      default: break;
    }
  }

  void leaf(const Block& block) {
    if (block.kind == BlockKind::kImage || block.kind == BlockKind::kMedia || block.kind == BlockKind::kRule) return;
    if (block.beside) return;
    if (in_row_) return cell_text(block);
    const int lines = lines_depth_ > 0 ? 1 : 2;
    ask(lines);
    const bool verbatim = block.kind == BlockKind::kCode;
    put(verbatim ? block.text : wrap_words(mark_ + plain_text(block), width_, false));
    if (!verbatim) mark_.clear();
    ask(lines);
  }

 private:
  // At least so many line ends before the next text.
  void ask(int lines) { asked_ = std::max(asked_, lines); }

  void put(std::string_view text) {
    if (!out_.empty()) out_.append(static_cast<std::size_t>(asked_), '\n');
    asked_ = 0;
    out_ += text;
  }

  void cell_text(const Block& block) {
    std::string text = plain_text(block);
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (!cell_is_empty_) {
      out_.push_back(' ');
      out_ += text;
    } else if (asked_ > 0) {
      put(text);  // first of its row
    } else {
      out_ += " | ";
      out_ += text;
    }
    cell_is_empty_ = false;
  }

  std::string& out_;
  std::uint32_t width_;  // of lines; 0: no limit
  std::string mark_;     // of the footnote that has no text yet
  int asked_ = 0;
  int lines_depth_ = 0;  // lists around: their parts stand on lines
  bool in_row_ = false;
  bool cell_is_empty_ = true;
};

}  // namespace

std::string to_text(const Article& article, const RenderOptions& options) {
  std::string out;
  TextWriter writer(out, options.wrap);
  walk(article.blocks, writer);
  return out;
}

}  // namespace cleanview
