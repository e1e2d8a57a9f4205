#include "page/collapse.h"
#include "page/segment.h"

namespace cleanview {

std::string inner_text(const PageModel& page, NodeId n, std::size_t max_bytes) {
  std::string out;
  Collapser collapser(out);
  for (NodeId i = n; i != page[n].end && out.size() < max_bytes;) {
    const Node& node = page[i];
    if (node.tag == Tag::kText) {
      collapser.add(node.text);
    } else if (is_skipped(node.tag) && i != n) {
      i = node.end;
      continue;
    } else if (is_block_level(node.tag) || node.tag == Tag::kBr) {
      collapser.add_space();
    }
    // The end of a block-level element breaks as its start does.
    const NodeId next{index(i) + 1};
    for (NodeId up = i; up != n && up != kNoNode && page[up].end == next; up = page[up].parent) {
      if (is_block_level(page[up].tag)) collapser.add_space();
    }
    i = next;
  }
  return out;
}

}  // namespace cleanview
