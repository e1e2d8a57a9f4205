// Badges: short facts that pages print around an article, as typed values.
#ifndef CLEANVIEW_RULES_BADGES_H_
#define CLEANVIEW_RULES_BADGES_H_

#include <optional>
#include <span>
#include <string_view>

#include "cleanview/article.h"
#include "rules/pattern_set.h"

namespace cleanview {

// The badge that all of `text` is: "61 sec. here", "5 min read", "News: 28%", "471. in US", "1.2K views", "Lesezeit: 4
// Minuten". `label` is what stood before it in an element of its own ("Quality Score:"), or empty: "28%" alone is a
// badge only under a label. Nothing for any other text.
std::optional<Badge> parse_badge(std::string_view text, std::string_view label);

// True iff `text` only names a badge whose value stands elsewhere: "Reading Time:", "Quality Score".
std::optional<BadgeKind> badge_label(std::string_view text);

std::span<const Pattern> badge_patterns();

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_BADGES_H_
