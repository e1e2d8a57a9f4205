// The rules that decide over blocks: what each is called and what it tells a person.
#ifndef CLEANVIEW_CONTENT_RULE_TABLE_H_
#define CLEANVIEW_CONTENT_RULE_TABLE_H_

#include <cstdint>
#include <span>

#include "content/verdict.h"

namespace cleanview {

enum class Rule : std::uint8_t {
  kModelKeep,
  kModelDrop,
  kRulesKeep,
  kRulesDrop,
  kTitle,
  kTechnical,
  kRenderTime,
  kHidden,
  kConsent,
  kBadge,
  kSource,
  kReadMore,
  kRelated,
  kRelatedHeading,
  kInlineRelated,
  kByline,
  kDate,
  kShare,
  kNewsletter,
  kPaywall,
  kComments,
  kAd,
  kCopyright,
  kSummaryNotice,
  kNavigation,
  kPagination,
  kPageTools,
  kPlayer,
  kAppPromo,
  kScriptNotice,
  kTags,
  kAuthorBox,
  kToc,
  kGallery,
  kCredit,
  kDuplicate,
  kStuffing,
  kSponsored,
  kFollow,
  kKept,
  kHandKeep,
  kHandRemove,
};

const RuleInfo& rule_info(Rule rule);
std::span<const RuleInfo> all_rules();

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_RULE_TABLE_H_
