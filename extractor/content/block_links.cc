#include "content/block_links.h"

#include <cstdint>
#include <optional>

namespace cleanview {
namespace {

// Farther up, or around more blocks, a link is a mistake of the page.
constexpr int kMostUp = 12;
constexpr std::uint32_t kMostBlocks = 30;
// Shorter texts of a card are labels: "New", "4 min".
constexpr std::uint32_t kNamingWords = 3;

NodeId closest_link(const PageModel& page, NodeId n) {
  for (int i = 0; i < kMostUp && n != kNoNode; ++i, n = page[n].parent) {
    if (page[n].tag == Tag::kA) return n;
  }
  return kNoNode;
}

// The longest, where none has enough words.
BlockId naming_block(const PageModel& page, std::span<const Verdict> verdicts, const Node& link) {
  std::optional<BlockId> first;
  BlockId longest = link.end_block;
  for (BlockId b = link.first_block; index(b) < index(link.end_block); ++b) {
    if (verdicts[index(b)].label != BlockLabel::kMainContent) continue;
    if (page[b].heading > 0) return b;
    if (!first && page[b].words >= kNamingWords) first = b;
    if (longest == link.end_block || page[b].words > page[longest].words) longest = b;
  }
  return first.value_or(longest);
}

}  // namespace

NodeId link_around(const PageModel& page, std::span<const Verdict> verdicts, BlockId b) {
  const NodeId n = closest_link(page, page[b].owner);
  if (n == kNoNode) return kNoNode;
  const Node& link = page[n];
  if (index(link.end_block) - index(link.first_block) > kMostBlocks) return kNoNode;
  // What leads to a place on the page opens something there.
  const std::string_view href = page.attribute_or_empty(n, Attr::kHref);
  if (href.empty() || href.front() == '#') return kNoNode;
  return naming_block(page, verdicts, link) == b ? n : kNoNode;
}

}  // namespace cleanview
