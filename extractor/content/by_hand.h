// What people decided by hand, over all that classifier and rules say: site rules, and removals that are put back.
#ifndef CLEANVIEW_CONTENT_BY_HAND_H_
#define CLEANVIEW_CONTENT_BY_HAND_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "cleanview/article.h"
#include "cleanview/site_rules.h"
#include "content/label.h"
#include "page/page_model.h"

namespace cleanview {

// A piece of a block that is cut while the rest of the block stays.
struct CutPart {
  BlockId block{0};
  NodeId element = kNoNode;  // the selector matched it
  NodeId first = kNoNode;    // its text nodes in the block lie in [first, last]
  NodeId last = kNoNode;
};

struct ByHand {
  std::vector<Mark> marks;     // one for each node; empty: no rule is for the page
  std::vector<CutPart> parts;  // in order of blocks
};

struct ByHandInput {
  const SiteRules& rules;
  std::string_view url;                    // of the page; decides which rules are for it
  std::span<const std::uint32_t> restore;  // numbers of removals, as trace_removed() gives them without these
};

// Calls block(b) for each block that is not kept and part(cut) for each part that is cut, in the order of the page.
// Their place in it, from 1, is the number by which people name a removal.
template <typename OnBlock, typename OnPart>
void for_each_removal(std::span<const Verdict> verdicts, std::span<const CutPart> parts, OnBlock block, OnPart part) {
  for (std::uint32_t b = 0; b < verdicts.size(); ++b) {
    if (verdicts[b].label != BlockLabel::kMainContent) block(BlockId{b});
    for (; !parts.empty() && index(parts.front().block) == b; parts = parts.subspan(1)) part(parts.front());
  }
}

// Changes the labels: what a `keep` matches becomes main content, what a `prune` matches is gone, from the related
// links too, and where a `select` matches, nothing else is main content. The decision nearest to a text counts; on one
// element the last. Adds warnings to `article` for what could not be done. Cost: SelectorMatcher::run(), and linear in
// nodes.
ByHand apply_by_hand(const PageModel& page, const ByHandInput& input, Arena& arena, Labels& labels, Article& article);

// Empties the text nodes that are cut, so that no writer finds them. To be called when the labels are final.
void empty_cut_texts(PageModel& page, std::span<const Verdict> verdicts, const ByHand& by_hand);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_BY_HAND_H_
