// Where one item of a list of other pages ends and the next begins.
#ifndef CLEANVIEW_CONTENT_RELATED_ITEMS_H_
#define CLEANVIEW_CONTENT_RELATED_ITEMS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/page_model.h"

namespace cleanview {

// What a list says of one page: the blocks [begin, end), of which `title` is the title.
struct ItemRange {
  BlockId begin{0};
  BlockId end{0};
  NodeId link = kNoNode;       // <a href> of the title; of the first picture or button when the title is no link
  BlockId heading = kNoBlock;  // the block of the title, when it is a heading
  bool in_line = false;        // the link alone is the item: others stand in the same block
};

// The items in the blocks [begin, end), by the containers that hold one title each. Empty when there are fewer than two
// containers: what parts the items there is for the text to say.
std::vector<ItemRange> item_ranges(const PageModel& page, BlockId begin, BlockId end);

// Words of a title; of scripts without spaces between words, two characters count as one.
std::uint32_t words_in_title(std::string_view text);

// The texts of a link's elements where it is a card in one line, "<a><b>Title</b> <span>Its teaser</span></a>": the
// title first, a teaser that is longer, and more. Empty for other links.
std::vector<std::string> card_parts(const PageModel& page, NodeId link);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_RELATED_ITEMS_H_
