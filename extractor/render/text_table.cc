// Cells are put on a grid first: a cell that covers rows below takes their places there. Memory is linear in the cells:
// places that nothing begins in are not kept, and a table whose lines would be mostly spaces is not written.
#include "render/text_table.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/unicode.h"
#include "render/text_inline.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostColumns = 100;
constexpr std::string_view kGap = "  ";
// Each row is as wide as the widest cells: one long word beside many short rows would write the product of both. Half
// the 444 tables of the development set write less than 2 bytes for each byte of their cells, the widest 10.
constexpr std::uint64_t kMostBytesPerByte = 16;
constexpr std::uint64_t kAnyBytes = 64 << 10;

class TextTable {
 public:
  TextTable(const std::vector<Block>& blocks, std::size_t table) {
    for (std::size_t i = table + 1; i < blocks[table].end; ++i) {
      const Block& block = blocks[i];
      if (block.kind == BlockKind::kTable) is_irregular_ = true;  // a table in a cell
      if (block.kind == BlockKind::kTableRow) {
        begin_row();
      } else if (rows_.empty()) {
        if (!block.text.empty()) captions_ += one_line(block) + "\n";
      } else if (block.kind == BlockKind::kTableCell) {
        begin_cell(block);
      } else if (!block.text.empty() && !rows_.back().cells.empty()) {
        std::string& cell = rows_.back().cells.back().text;
        cell += (cell.empty() ? "" : " ") + one_line(block);
      }
    }
    widths_.resize(covered_.size());
    for_each_cell([&](const Cell& cell) {
      if (cell.columns == 1) widths_[cell.column] = std::max(widths_[cell.column], display_width(cell.text));
    });
    // The last column that a cell covers is widened when all of them do not hold it.
    for_each_cell([&](const Cell& cell) {
      const std::size_t has = width_of(cell.column, cell.columns), needs = display_width(cell.text);
      if (needs > has) widths_[cell.column + cell.columns - 1] += needs - has;
    });
  }

  bool fits(std::size_t most_width) const {
    std::uint64_t width = 0, bytes = 0;
    for (const std::size_t w : widths_) width += w + kGap.size();
    for_each_cell([&](const Cell& cell) { bytes += cell.text.size(); });
    const bool is_narrow = most_width == 0 || width <= std::uint64_t{most_width} + kGap.size();
    return !is_irregular_ && is_narrow && width * rows_.size() <= kMostBytesPerByte * bytes + kAnyBytes;
  }

  std::string write() const {
    std::string out = captions_;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      append_row(rows_[i].cells, ' ', out);
      const bool heads = rows_[i].header && i + 1 < rows_.size() && !rows_[i + 1].header;
      if (heads && std::all_of(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(i),
                               [](const Row& r) { return r.header; })) {
        append_row({}, '-', out);
      }
    }
    if (!out.empty()) out.pop_back();
    return out;
  }

 private:
  struct Cell {
    std::size_t column = 0;  // its first
    std::size_t columns = 1;
    std::string text = {};
  };
  struct Row {
    std::vector<Cell> cells;
    bool header = true;  // all cells are
  };

  static std::string one_line(const Block& block) {
    std::string text = inline_text(block);
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::replace(text.begin(), text.end(), '\t', ' ');
    return text;
  }

  template <typename Visit>
  void for_each_cell(Visit visit) const {
    for (const Row& row : rows_) {
      for (const Cell& cell : row.cells) visit(cell);
    }
  }

  // Of `columns` columns with the gaps between them.
  std::size_t width_of(std::size_t first, std::size_t columns) const {
    std::size_t width = (columns - 1) * kGap.size();
    for (std::size_t c = first; c < first + columns; ++c) width += widths_[c];
    return width;
  }

  void begin_row() {
    rows_.emplace_back();
    for (std::uint32_t& rows : covered_) rows -= rows > 0 ? 1 : 0;
    next_ = 0;
  }

  // Passes the places that cells of rows above cover.
  void begin_cell(const Block& block) {
    while (next_ < covered_.size() && covered_[next_] > 0) ++next_;
    const std::size_t column = next_, columns = std::max<std::size_t>(block.columns, 1);
    next_ += columns;
    if (next_ > kMostColumns) {
      is_irregular_ = true;
      next_ = kMostColumns;
      return;
    }
    Row& row = rows_.back();
    row.header = row.header && block.header;
    row.cells.push_back({.column = column, .columns = columns});
    covered_.resize(std::max(covered_.size(), next_));
    for (std::size_t c = column; c < next_; ++c) covered_[c] = std::max<std::uint32_t>(block.rows, 1);
  }

  void append_row(const std::vector<Cell>& cells, char fill, std::string& out) const {
    const Cell empty;
    const std::size_t begin = out.size();
    std::size_t next = 0;  // of the cells
    for (std::size_t c = 0; c < widths_.size();) {
      const Cell& cell = next < cells.size() && cells[next].column == c ? cells[next++] : empty;
      if (c > 0) out += kGap;
      out += cell.text;
      out.append(width_of(c, cell.columns) - display_width(cell.text), fill);
      c += cell.columns;
    }
    while (out.size() > begin && out.back() == ' ') out.pop_back();
    out.push_back('\n');
  }

  std::vector<Row> rows_;
  std::vector<std::size_t> widths_;     // of the columns, in places
  std::vector<std::uint32_t> covered_;  // by column: rows that a cell covers from this one on
  std::string captions_;
  std::size_t next_ = 0;  // column for the next cell
  bool is_irregular_ = false;
};

}  // namespace

std::string text_table(const std::vector<Block>& blocks, std::size_t table, std::size_t most_width) {
  const TextTable text(blocks, table);
  return text.fits(most_width) ? text.write() : std::string();
}

}  // namespace cleanview
