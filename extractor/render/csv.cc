// The tables of the main content as comma-separated values (RFC 4180), an empty line between tables.
//
// A cell that a spreadsheet would run as a formula gets an apostrophe before it, as spreadsheets write text.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "cleanview/render.h"

namespace cleanview {
namespace {

// A signed number is no formula.
bool is_number(std::string_view text) {
  text.remove_prefix(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
  if (text.empty() || !is_ascii_digit(text[0])) return false;
  return text.find_first_not_of("0123456789.,% ") == std::string_view::npos;
}

bool runs_as_formula(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  constexpr std::string_view kStarts = "=+-@\t\r|";
  return kStarts.find(text[first]) != std::string_view::npos && !is_number(text.substr(first));
}

void append_field(std::string_view text, char separator, std::string& out) {
  std::string safe = runs_as_formula(text) ? "'" : "";
  safe += text;
  const std::string special = std::string("\"\r\n") + separator;
  const bool quoted = safe.find_first_of(special) != std::string::npos || safe.starts_with(' ') || safe.ends_with(' ');
  if (!quoted) {
    out += safe;
    return;
  }
  out.push_back('"');
  for (const char c : safe) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

// A table's cells laid on its grid: what spans several places stands in the first, the others are empty.
class Grid {
 public:
  Grid(const std::vector<Block>& blocks, std::size_t table) {
    const std::size_t end = blocks[table].end;
    for (std::size_t i = table + 1; i < end; ++i) {
      const Block& block = blocks[i];
      if (block.kind == BlockKind::kTable) {
        i = block.end - 1;  // a table in a cell is a table of its own
      } else if (block.kind == BlockKind::kTableRow) {
        begin_row();
      } else if (block.kind == BlockKind::kTableCell) {
        place(block);
      } else if (cell_ != nullptr && !block.text.empty() && block.kind != BlockKind::kImage) {
        if (!cell_->empty()) cell_->push_back(' ');
        *cell_ += block.text;
      }
    }
  }

  void append(char separator, std::string& out) const {
    for (const std::vector<std::string>& row : rows_) {
      for (std::size_t i = 0; i < width_; ++i) {
        if (i > 0) out.push_back(separator);
        append_field(i < row.size() ? row[i] : std::string_view(), separator, out);
      }
      out += "\r\n";
    }
  }

 private:
  void begin_row() {
    rows_.emplace_back();
    cell_ = nullptr;
    for (std::uint16_t& rows : covered_) rows = rows > 0 ? static_cast<std::uint16_t>(rows - 1) : rows;
  }

  void place(const Block& block) {
    if (rows_.empty()) begin_row();
    std::vector<std::string>& row = rows_.back();
    while (row.size() < covered_.size() && covered_[row.size()] > 0) row.emplace_back();
    const std::size_t at = row.size();
    // A page may claim any number of columns: the grid grows by what is there and a bounded rest.
    constexpr std::size_t kMostColumns = 1000;
    const std::size_t end = std::min<std::size_t>(at + block.columns, std::max(kMostColumns, at + 1));
    row.resize(end);
    if (covered_.size() < end) covered_.resize(end);
    for (std::size_t i = at; i < end; ++i) covered_[i] = block.rows;
    width_ = std::max(width_, end);
    cell_ = &row[at];
  }

  std::vector<std::vector<std::string>> rows_;
  std::vector<std::uint16_t> covered_;  // rows that a cell above still covers, by column, this one included
  std::string* cell_ = nullptr;
  std::size_t width_ = 0;
};

}  // namespace

std::string to_csv(const Article& article, char separator) {
  std::string out;
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    if (article.blocks[i].kind != BlockKind::kTable) continue;
    if (!out.empty()) out += "\r\n";
    Grid(article.blocks, i).append(separator, out);
  }
  return out;
}

}  // namespace cleanview
