// Rules that decide over one block by what it says and where it stands.
#ifndef CLEANVIEW_CONTENT_LINE_RULES_H_
#define CLEANVIEW_CONTENT_LINE_RULES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "content/label.h"
#include "content/rule_table.h"

namespace cleanview {

enum class BlockPlace : std::uint8_t { kHead, kBody, kTail };

// The blocks from the first prose that is kept to the last; first > last when there is none.
struct Body {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  BlockPlace place_of(std::uint32_t block) const {
    if (first > last || block < first) return BlockPlace::kHead;
    return block > last ? BlockPlace::kTail : BlockPlace::kBody;
  }
};

struct LineDecision {
  Rule rule;
  BlockLabel label;
};

// The rule that applies to block `b`; nothing when none does.
std::optional<LineDecision> decide_line(const LabelInput& input, BlockId b, BlockPlace place);

// True iff `b` is nothing but links in brackets right behind a heading: "[edit]", "[edit | edit source]".
bool is_heading_mark(const PageModel& page, BlockId b);

// True iff `text` says that the page has a summary and leads to the original: every sentence is a phrase of such a
// notice, or it begins with one and ends with "Read more:". The name of the source may follow.
bool summary_notice(std::string_view text);

// What follows "Read more:" at the end of a notice; empty when nothing does.
std::string_view source_in_notice(std::string_view text);

// The address of the first link in the block, as written; empty when there is none.
std::string first_link(const PageModel& page, BlockId b);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_LINE_RULES_H_
