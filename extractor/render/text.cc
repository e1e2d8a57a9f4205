#include <algorithm>
#include <string>

#include "cleanview/render.h"
#include "render/walk.h"

namespace cleanview {
namespace {

class TextWriter {
 public:
  explicit TextWriter(std::string& out) : out_(out) {}

  void enter(const Block& block) {
    switch (block.kind) {
      case BlockKind::kTable: ask(2); break;
      case BlockKind::kTableRow:
        ask(1);
        in_row_ = true;
        break;
      case BlockKind::kTableCell: cell_is_empty_ = true; break;
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
    if (in_row_) return cell_text(block);
    const int lines = lines_depth_ > 0 ? 1 : 2;
    ask(lines);
    put(block.text);
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
    std::string text = block.text;
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
  int asked_ = 0;
  int lines_depth_ = 0;  // lists around: their parts stand on lines
  bool in_row_ = false;
  bool cell_is_empty_ = true;
};

}  // namespace

std::string to_text(const Article& article) {
  std::string out;
  TextWriter writer(out);
  walk(article.blocks, writer);
  return out;
}

}  // namespace cleanview
