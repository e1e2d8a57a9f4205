// A table as a grid of cells, for the outputs that write it by rows.
#ifndef CLEANVIEW_RENDER_TABLE_H_
#define CLEANVIEW_RENDER_TABLE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "cleanview/article.h"
#include "cleanview/render.h"

namespace cleanview {

// Refers to the blocks it was made from.
class TableGrid {
 public:
  // `table` is the index of a kTable.
  TableGrid(const std::vector<Block>& blocks, std::size_t table);

  // True iff it is a rectangle of cells that cover one place each and hold running text only.
  bool is_plain() const;

  // Requires is_plain(). Rows as lines, without a line end after the last.
  std::string to_gfm(const RenderOptions& options, std::vector<std::string>* references) const;

  const std::vector<const Block*>& captions() const { return captions_; }

 private:
  struct Cell {
    const Block* block;
    std::vector<const Block*> leaves;
  };

  std::vector<std::vector<Cell>> rows_;
  std::vector<const Block*> captions_;
  bool running_text_ = true;
};

// An article of the table alone.
Article table_article(const std::vector<Block>& blocks, std::size_t table);

// The table as one line of HTML.
std::string table_html(const std::vector<Block>& blocks, std::size_t table, const RenderOptions& options);

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_TABLE_H_
