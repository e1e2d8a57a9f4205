// Lines that machines leave on pages: when a page was rendered, by which server, in how many queries.
#ifndef CLEANVIEW_RULES_TECHNICAL_LINES_H_
#define CLEANVIEW_RULES_TECHNICAL_LINES_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "rules/pattern_set.h"

namespace cleanview {

enum class TechnicalLine : std::uint8_t {
  kRender,
  kServer,
  kSystem,
  kIdentifier,
  kPlaceholder,
  kEmbedFallback,
  kTicker
};

struct TechnicalHit {
  TechnicalLine kind;
  std::string_view rendered_at;  // kRender: the date and time as printed; otherwise empty
};

// What kind of technical line all of `text` is; nothing for any other text. Longer texts than 200 bytes are none.
std::optional<TechnicalHit> technical_line(std::string_view text);

std::span<const Pattern> technical_patterns();

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_TECHNICAL_LINES_H_
