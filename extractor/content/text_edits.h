// Changes to the text of a block that keep its spans where they belong.
#ifndef CLEANVIEW_CONTENT_TEXT_EDITS_H_
#define CLEANVIEW_CONTENT_TEXT_EDITS_H_

#include <cstdint>
#include <string_view>

#include "cleanview/article.h"

namespace cleanview {

// Takes bytes [begin, begin + count) out of the text.
void erase_text(Block& block, std::size_t begin, std::size_t count);

// Puts `text` before the block's own. Spans that began at the start begin there still.
void prepend_text(Block& block, std::string_view text);

// Takes a bullet that the page typed off the start of an item: the list has its own.
void drop_typed_bullet(Block& item);

// Makes one span of two of a kind that touch: "<b>S</b><b>pecific</b>", two links to one address.
void join_spans(Block& block);

// Takes out what makes all of the text bold.
void drop_whole_strong(Block& block);

// Makes formulas of TeX that the page wrote between \( and \), \[ and \] or $$ and $$ for a script to set. A paragraph
// that is nothing but a display formula becomes a formula.
void set_written_formulas(Block& block);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_TEXT_EDITS_H_
