#include "content/tables.h"

#include <algorithm>

#include "base/ascii.h"

namespace cleanview {
namespace {

// The HTML standard's bound.
constexpr std::int64_t kMostSpan = 1000;
// A cell with more words than this is a part of a page, not a datum.
constexpr std::uint32_t kMostCellWords = 250;
// Without header cells, one cell with so many words and more than all others together is a page's body among its
// margins.
constexpr std::uint32_t kLayoutCellWords = 80;

}  // namespace

std::uint16_t span_attribute(const PageModel& page, NodeId cell, Attr attr) {
  const auto value = parse_integer(trim_html_space(page.attribute_or_empty(cell, attr)), 1, kMostSpan);
  return value ? static_cast<std::uint16_t>(*value) : 1;
}

bool is_data_table(const PageModel& page, NodeId n) {
  const std::string_view role = page.attribute_or_empty(n, Attr::kRole);
  if (role == "presentation" || role == "none") return false;
  std::uint32_t rows = 0, cells_in_row = 0, most_cells = 0, headers = 0, most_words = 0;
  for (NodeId i{index(n) + 1}; i != page[n].end; ++i) {
    const Node& node = page[i];
    if (node.tag == Tag::kTable || node.tag == Tag::kPre) return false;
    if (node.tag == Tag::kTr) {
      ++rows;
      cells_in_row = 0;
    }
    if (node.tag != Tag::kTd && node.tag != Tag::kTh) continue;
    headers += node.tag == Tag::kTh;
    most_cells = std::max(most_cells, ++cells_in_row);
    std::uint32_t words = 0;
    for (BlockId b = node.first_block; index(b) < index(node.end_block); ++b) words += page[b].words;
    if (words > kMostCellWords) return false;
    most_words = std::max(most_words, words);
  }
  std::uint32_t all_words = 0;
  for (BlockId b = page[n].first_block; index(b) < index(page[n].end_block); ++b) all_words += page[b].words;
  if (headers == 0 && most_words >= kLayoutCellWords && most_words * 2 > all_words) return false;
  return most_cells >= 2 && (rows >= 2 || headers > 0);
}

}  // namespace cleanview
