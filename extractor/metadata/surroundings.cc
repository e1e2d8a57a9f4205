#include "metadata/surroundings.h"

#include "rules/hints.h"

namespace cleanview {
namespace {

constexpr std::uint32_t kMostAsideBlocks = 8;
constexpr std::uint32_t kFewestBarredBlocks = 3;

constexpr std::uint64_t kBarred = bit(HintGroup::kComment) | bit(HintGroup::kReply) | bit(HintGroup::kRelated) |
                                  bit(HintGroup::kFooter) | bit(HintGroup::kNav) | bit(HintGroup::kSide) |
                                  bit(HintGroup::kMenu) | bit(HintGroup::kReview);
constexpr std::uint64_t kOthers = bit(HintGroup::kRelated) | bit(HintGroup::kNav) | bit(HintGroup::kMenu) |
                                  bit(HintGroup::kReview) | bit(HintGroup::kFooter);

}  // namespace

bool Surroundings::has_group(NodeId n, std::uint64_t groups) {
  const Names names = names_.of(n, [this](const Names& above, NodeId at) {
    if (holds_most(at)) return Names();
    return Names{above.groups | groups_[index(at)], above.foot_or_side || is_foot_or_side(at)};
  });
  return names.foot_or_side || (names.groups & groups) != 0;
}

Surroundings::Place Surroundings::place(NodeId n) {
  return places_.of(n, [this](const Place& above, NodeId at) {
    const bool in_article = above.in_article || begins_article(at);
    return Place{.in_article = in_article,
                 .barred = above.barred || bars(at, in_article),
                 .of_others = !holds_most(at) && (above.of_others || holds_others(at, in_article))};
  });
}

// An article has a header, a footer and an aside of its own: byline, dates, tags.
bool Surroundings::begins_article(NodeId n) const {
  const bool article = page_[n].tag == Tag::kArticle || page_[n].tag == Tag::kMain;
  return article && heading_ != kNoNode && page_.contains(n, heading_);
}

bool Surroundings::bars(NodeId n, bool in_article) const {
  if (page_[n].tag == Tag::kNav) return true;
  if (is_foot_or_side(n) && (blocks_in(n) > kMostAsideBlocks || !in_article)) return true;
  // "post-comments-link" beside the date is no comment, "text-secondary" no sidebar: only containers with several
  // blocks of text are barred by their names.
  const std::uint64_t names = in_article ? kBarred & ~bit(HintGroup::kSide) : kBarred;
  if (blocks_in(n) < kFewestBarredBlocks || (groups_[index(n)] & names) == 0) return false;
  return !page_.contains(n, heading_) && !holds_most(n);
}

bool Surroundings::holds_others(NodeId n, bool in_article) const {
  if (page_[n].tag == Tag::kNav || (groups_[index(n)] & bit(HintGroup::kRelated)) != 0) return true;
  return !in_article && (is_foot_or_side(n) || (groups_[index(n)] & kOthers) != 0);
}

}  // namespace cleanview
