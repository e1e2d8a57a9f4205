// Hints: what the names that authors give to elements (class, id, role, …) tell about what is inside.
#ifndef CLEANVIEW_RULES_HINTS_H_
#define CLEANVIEW_RULES_HINTS_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "page/page_model.h"
#include "rules/lexicon.h"

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

// Attributes whose values are names, and the bytes from which a value is none.
constexpr bool has_names(Attr attr) {
  switch (attr) {
    case Attr::kClass:
    case Attr::kId:
    case Attr::kRole:
    case Attr::kItemprop:
    case Attr::kItemtype:
    case Attr::kAriaLabel:
    case Attr::kDataTestid:
    case Attr::kDataComponent:
    case Attr::kDataType: return true;
    default: return false;
  }
}
inline constexpr std::size_t kMostNamesBytes = 400;

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

// What the names of every node of a page tell.
struct PageHints {
  std::span<const std::uint64_t> groups;
  std::span<const NameValue> values;  // by the lexicon; empty when nobody asked
};

enum class Lexicon : std::uint8_t { kAsked, kNotAsked };

// From a node's class, id, role, itemprop, itemtype, aria-label and data-testid, data-component, data-type; values of
// 400 bytes and more say nothing. None for html and body.
PageHints page_hints(const PageModel& page, Arena& arena, Lexicon lexicon = Lexicon::kAsked);

// The values of `n`'s attributes that page_hints() reads, one call of `visit` each.
template <typename Visit>
void visit_named_values(const PageModel& page, NodeId n, const Visit& visit) {
  if (page[n].tag == Tag::kBody || page[n].tag == Tag::kHtml || page[n].attribute_count == 0) return;
  for (const Attribute& a : page.attributes_of(n)) {
    if (has_names(a.name) && a.value.size() < kMostNamesBytes) visit(a.value);
  }
}

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_HINTS_H_
