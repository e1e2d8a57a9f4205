// Phrases of the page around an article: "Read more", "Similar news", "5 min read", in 28 languages.
//
// A phrase alone never removes prose: matching tells what a short block says, not what becomes of it.
#ifndef CLEANVIEW_RULES_PHRASES_H_
#define CLEANVIEW_RULES_PHRASES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/normal_form.h"

namespace cleanview {

enum class PhraseKind : std::uint8_t {
  kReadMore,
  kRelatedHeading,
  kInlineRelated,
  kRecommendedHeading,
  kPopularHeading,
  kAdLabel,
  kSponsoredNotice,
  kShareBar,
  kFollowUs,
  kNewsletterBox,
  kCookieBanner,
  kLoginPaywall,
  kCommentsArea,
  kReadingTime,
  kDateLabel,
  kBylineLabel,
  kMediaCredit,
  kCopyrightFooter,
  kSourceNote,
  kSummaryNotice,
  kNavUi,
  kPagination,
  kPageTools,
  kListenWatch,
  kAppPromo,
  kScriptNotice,
  kTagsLabel,
  kAuthorBox,
  kTocLabel,
  kCounterBadge,
  kStatusBadge,
  kGalleryUi,
};
inline constexpr int kPhraseKinds = 32;

enum class Language : std::uint8_t {
  kEn,
  kDe,
  kFr,
  kEs,
  kPt,
  kIt,
  kNl,
  kRu,
  kJa,
  kZh,
  kKo,
  kAr,
  kId,
  kTr,
  kPl,
  kSv,
  kDa,
  kNo,
  kFi,
  kCs,
  kUk,
  kEl,
  kRo,
  kHu,
  kVi,
  kHi,
  kHe,
  kTh,
};

constexpr std::uint32_t bit(PhraseKind kind) {
  return std::uint32_t{1} << static_cast<int>(kind);
}

// Blocks longer than this are prose to the matcher.
inline constexpr std::size_t kMostPhraseBytes = 400;

inline constexpr std::uint32_t kAllPhrases = ~std::uint32_t{0};

// What the whole of a short text says: the bits of those of the `wanted` kinds of which it is a phrase, in any
// language. Cost: a few characters for most texts that are none; the fewer kinds are wanted, the sooner they are given
// up.
std::uint32_t phrase_kinds(std::string_view text, std::uint32_t wanted = kAllPhrases);
std::uint32_t phrase_kinds(const NormalizedText& text);

// False when, by its first characters, `text` surely does not begin with a phrase of the `wanted` kinds that says how
// it begins: "… was first published by {name}" says how it ends. Cost: a few characters.
bool may_begin_phrase(std::string_view text, std::uint32_t wanted);

// A phrase at the start of a text, with what follows it.
struct PhrasePrefix {
  std::uint32_t kinds = 0;      // bits
  std::size_t label_bytes = 0;  // of the original text, marks and spaces after the phrase included
};

// The longest phrase of one of `kinds` (bits) that `text` begins with and that ends at a word's end; nothing when there
// is none or nothing follows. Only the first 80 bytes are looked at.
std::optional<PhrasePrefix> phrase_prefix(std::string_view text, std::uint32_t kinds);

// All phrases of `kind`, for tests and documentation.
struct Phrase {
  PhraseKind kind;
  Language language;
  std::string_view text;
};
std::vector<Phrase> phrases_of(PhraseKind kind);

std::string_view phrase_kind_name(PhraseKind kind);

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_PHRASES_H_
