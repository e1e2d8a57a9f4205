// A table as lines of text with its columns below one another.
#ifndef CLEANVIEW_RENDER_TEXT_TABLE_H_
#define CLEANVIEW_RENDER_TEXT_TABLE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "cleanview/article.h"

namespace cleanview {

// `table` is the index of a kTable. Columns are as wide as a terminal shows them (East Asian wide characters take two
// places); a line of hyphens stands below the rows of headers that the table begins with; captions stand above. A cell
// that covers several places has its text in the first. Without a line end after the last line.
// Empty when a line would be wider than `most_width` places (0: no limit), the table has more than 100 columns or a
// table inside, or its rows at full width would be longer than 16 times the text of its cells and 64 KiB: one long word
// beside many short rows.
std::string text_table(const std::vector<Block>& blocks, std::size_t table, std::size_t most_width);

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_TEXT_TABLE_H_
