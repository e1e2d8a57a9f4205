#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "cleanview/render.h"
#include "render/list_number.h"
#include "render/text_inline.h"
#include "render/text_table.h"
#include "render/walk.h"
#include "render/wrap.h"

namespace cleanview {
namespace {

// A table whose lines would be longer is written cell by cell.
constexpr std::size_t kWidestTable = 100;

class TextWriter {
 public:
  TextWriter(const std::vector<Block>& blocks, const RenderOptions& options, std::string& out)
      : blocks_(blocks), options_(options), out_(out) {}

  void enter(const Block& block) {
    if (table_ != nullptr) return;
    switch (block.kind) {
      case BlockKind::kTable: begin_table(block); break;
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
        lists_.push_back({block.ordered, ListNumber(block)});
        break;
      case BlockKind::kListItem: begin_item(block); break;
      case BlockKind::kDefinition: indents_.push_back(options_.layout ? 2 : 0); break;
      case BlockKind::kQuote: indents_.push_back(options_.layout && !in_row_ ? 4 : 0); break;
      default: break;
    }
  }

  void leave(const Block& block) {
    if (table_ == &block) table_ = nullptr;
    if (table_ != nullptr) return;
    switch (block.kind) {
      case BlockKind::kTable: ask(2); break;
      case BlockKind::kTableRow:
        ask(1);
        in_row_ = false;
        break;
      case BlockKind::kList:
      case BlockKind::kDefinitionList:
        --lines_depth_;
        lists_.pop_back();
        ask(lines_depth_ == 0 ? 2 : 1);
        break;
      case BlockKind::kFootnote: mark_.clear(); break;
      case BlockKind::kListItem:
        mark_.resize(mark_.size() - std::min(mark_.size(), indents_.back()));  // an item without text
        indents_.pop_back();
        break;
      case BlockKind::kDefinition:
      case BlockKind::kQuote: indents_.pop_back(); break;
      default: break;
    }
  }

  void leaf(const Block& block) {
    if (table_ != nullptr) return;
    if (block.kind == BlockKind::kImage || block.kind == BlockKind::kMedia || block.kind == BlockKind::kRule) return;
    if (block.beside) return;
    if (in_row_) return cell_text(block);
    const int lines = lines_depth_ > 0 ? 1 : 2;
    ask(lines);
    if (block.kind == BlockKind::kCode) {
      put_marked(mark_, block.text);
    } else if (mark_stands_in_indent()) {
      put_marked(mark_, wrap_words(inline_text(block), width(), false));
    } else {
      put_marked({}, wrap_words(mark_ + inline_text(block), width(), false));
    }
    ask(lines);
  }

 private:
  struct List {
    bool ordered;
    ListNumber number;
  };

  void begin_table(const Block& block) {
    ask(2);
    if (!options_.layout) return;
    if (options_.tables == TableStyle::kNone) {
      table_ = &block;
      return;
    }
    const std::size_t widest = options_.wrap == 0 ? kWidestTable : options_.wrap;
    const std::string text = text_table(blocks_, static_cast<std::size_t>(&block - blocks_.data()), widest);
    if (text.empty()) return;
    if (!mark_stands_in_indent()) {
      put_marked({}, std::string_view(mark_).substr(0, mark_.size() - 1));
      ask(1);
    }
    put_marked(mark_, text);
    table_ = &block;
  }

  // The first line of an item begins with its mark, the others below its text.
  void begin_item(const Block& block) {
    indents_.push_back(0);
    if (!options_.layout || lists_.empty() || in_row_) return;
    List& list = lists_.back();
    std::string mark = list.ordered ? std::to_string(list.number.next(block)) + ". " : "- ";
    if (block.task >= 0) mark += block.task == 1 ? "[x] " : "[ ] ";
    mark_ += mark;
    indents_.back() = mark.size();
  }

  // That of an item does, that of a footnote does not: its lines are not indented.
  bool mark_stands_in_indent() const { return mark_.size() <= indent(); }

  std::size_t indent() const { return std::accumulate(indents_.begin(), indents_.end(), std::size_t{0}); }

  std::size_t width() const { return width_inside(options_.wrap, indent()); }

  // Writes `mark` and `text`, with the indent of the containers before each line. What waits in mark_ is said then.
  void put_marked(std::string_view mark, std::string_view text) {
    const std::size_t spaces = indent();
    put({});
    out_.append(spaces - std::min(mark_.size(), spaces), ' ');
    out_ += mark;
    for (std::size_t at = 0;;) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      out_ += text.substr(at, end - at);
      if (end == text.size()) break;
      out_.push_back('\n');
      out_.append(spaces, ' ');
      at = end + 1;
    }
    mark_.clear();
  }

  // At least so many line ends before the next text.
  void ask(int lines) { asked_ = std::max(asked_, lines); }

  void put(std::string_view text) {
    if (!out_.empty()) out_.append(static_cast<std::size_t>(asked_), '\n');
    asked_ = 0;
    out_ += text;
  }

  void cell_text(const Block& block) {
    std::string text = inline_text(block);
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (!cell_is_empty_) {
      out_.push_back(' ');
      out_ += text;
    } else if (asked_ > 0) {
      put_marked(mark_, text);  // first of its row
    } else {
      out_ += " | ";
      out_ += text;
    }
    cell_is_empty_ = false;
  }

  const std::vector<Block>& blocks_;
  const RenderOptions& options_;
  std::string& out_;
  std::vector<List> lists_;
  std::vector<std::size_t> indents_;  // of the containers around
  std::string mark_;                  // of the footnote or item that has no text yet
  const Block* table_ = nullptr;      // being passed: it was written when it began
  int asked_ = 0;
  int lines_depth_ = 0;  // lists around: their parts stand on lines
  bool in_row_ = false;
  bool cell_is_empty_ = true;
};

}  // namespace

std::string to_text(const Article& article, const RenderOptions& options) {
  std::string out;
  TextWriter writer(article.blocks, options, out);
  walk(article.blocks, writer);
  return out;
}

}  // namespace cleanview
