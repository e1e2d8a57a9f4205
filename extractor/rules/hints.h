// Hints: what the names that authors give to elements (class, id, role, …) tell about what is inside.
#ifndef CLEANVIEW_RULES_HINTS_H_
#define CLEANVIEW_RULES_HINTS_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "page/page_model.h"

namespace cleanview {

// Groups of name patterns; the bit of a group is 1 << its number. The order is part of the trained model.
enum class HintGroup : std::uint8_t {
  kNav,
  kMenu,
  kCrumb,
  kHeader,
  kFooter,
  kSide,
  kWidget,
  kComment,
  kReply,
  kShare,
  kRelated,
  kAd,
  kCookie,
  kPopup,
  kNews,
  kLogin,
  kSearch,
  kContent,
  kEntry,
  kPost,
  kBody,
  kMain,
  kDesc,
  kSpec,
  kProduct,
  kCard,
  kGrid,
  kPrice,
  kReview,
  kAuthor,
  kMeta,
  kTag,
  kImage,
  kTitle,
  kSummary,
  kToc,
  kPager,
  kForum,
  kHiddenClass,
  kTab,
  kFilter,
  kHero,
  kButton,
  kCode,
  kWiki,
  kCarousel,
  kUser,
  kNotice,
  kSkip,
  kAction,
};
inline constexpr int kHintGroups = 50;

constexpr std::uint64_t bit(HintGroup group) {
  return std::uint64_t{1} << static_cast<int>(group);
}

// A pattern of names. '^' and '$' at its ends stand for the bounds of a word (a hyphen bounds a word); without them
// the text may stand anywhere in a name. Names are in lower case with '-' for '_'.
struct HintPattern {
  HintGroup group;
  std::string_view pattern;
};

// All patterns, by group.
std::span<const HintPattern> hint_patterns();

// The groups of which a pattern occurs in one of the names in `value`, which are parted by white space.
std::uint64_t hint_groups_of(std::string_view value);

// The groups of every node of `page`, from its class, id, role, itemprop, itemtype, aria-label and data-testid,
// data-component, data-type; values of 400 bytes and more say nothing. None for html and body.
std::span<const std::uint64_t> hint_groups(const PageModel& page, Arena& arena);

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_HINTS_H_
