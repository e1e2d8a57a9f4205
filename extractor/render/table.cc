#include "render/table.h"

#include <algorithm>

#include "render/markdown_inline.h"
#include "render/walk.h"

namespace cleanview {
namespace {

std::string cell_markdown(const std::vector<const Block*>& leaves, const RenderOptions& options,
                          std::vector<std::string>* references) {
  std::string out;
  for (const Block* leaf : leaves) {
    if (!out.empty()) out.push_back(' ');
    const InlineMarkdownContext context{
        .links = options.links, .math = options.math, .one_line = true, .in_table = true, .references = references};
    out += inline_markdown(*leaf, context);
  }
  return out;
}

}  // namespace

TableGrid::TableGrid(const std::vector<Block>& blocks, std::size_t table) {
  for (std::size_t i = table + 1; i < blocks[table].end; ++i) {
    const Block& block = blocks[i];
    if (block.kind == BlockKind::kTableRow) {
      rows_.emplace_back();
    } else if (rows_.empty()) {
      captions_.push_back(&block);
    } else if (block.kind == BlockKind::kTableCell) {
      rows_.back().push_back({&block, {}});
    } else if (rows_.back().empty() || block.kind != BlockKind::kParagraph) {
      running_text_ = false;
    } else {
      rows_.back().back().leaves.push_back(&block);
    }
  }
}

bool TableGrid::is_plain() const {
  if (!running_text_ || rows_.empty() || rows_[0].empty()) return false;
  return std::all_of(rows_.begin(), rows_.end(), [&](const std::vector<Cell>& row) {
    return row.size() <= rows_[0].size() && std::all_of(row.begin(), row.end(), [](const Cell& c) {
             return c.block->columns == 1 && c.block->rows == 1;
           });
  });
}

std::string TableGrid::to_gfm(const RenderOptions& options, std::vector<std::string>* references) const {
  const bool has_header = std::any_of(rows_[0].begin(), rows_[0].end(), [](const Cell& c) { return c.block->header; });
  std::string out;
  const auto rule = [&] {
    out += "|";
    for (std::size_t i = 0; i < rows_[0].size(); ++i) out += " --- |";
    out += "\n";
  };
  if (!has_header) {  // GFM has no table without a header
    out += "|";
    for (std::size_t i = 0; i < rows_[0].size(); ++i) out += "  |";
    out += "\n";
    rule();
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    out += "|";
    for (const Cell& cell : rows_[i]) out += " " + cell_markdown(cell.leaves, options, references) + " |";
    out += "\n";
    if (i == 0 && has_header) rule();
  }
  out.pop_back();
  return out;
}

Article table_article(const std::vector<Block>& blocks, std::size_t table) {
  const auto begin = blocks.begin() + static_cast<std::ptrdiff_t>(table);
  Article part;
  part.blocks.assign(begin, blocks.begin() + blocks[table].end);
  for (Block& block : part.blocks) block.end -= static_cast<std::uint32_t>(table);
  return part;
}

std::string table_html(const std::vector<Block>& blocks, std::size_t table, const RenderOptions& options) {
  std::string html =
      to_html(table_article(blocks, table), {.links = options.links, .images = options.images, .math = options.math});
  // A line of its own would end the HTML block in Markdown where it is empty.
  std::replace(html.begin(), html.end(), '\n', ' ');
  while (html.ends_with(' ')) html.pop_back();
  return html;
}

}  // namespace cleanview
