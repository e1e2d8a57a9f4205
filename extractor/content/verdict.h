// Verdict: what a text block is, how sure we are, and which rule said so.
#ifndef CLEANVIEW_CONTENT_VERDICT_H_
#define CLEANVIEW_CONTENT_VERDICT_H_

#include <cstdint>
#include <string_view>

namespace cleanview {

enum class BlockLabel : std::uint8_t {
  kMainContent,
  kTitle,  // the title, said again
  kSubtitle,
  kByline,
  kDate,
  kBadge,    // reading time, scores, counters: moved to badges
  kSource,   // where a copy comes from: moved to source
  kRelated,  // moved to related
  kComment,
  kToc,
  kBreadcrumb,
  kTags,
  kPagination,
  kCaptionCredit,
  kNavigation,
  kNotice,     // consent, newsletter, paywall, script, app
  kTechnical,  // render times, server and build lines
  kHidden,
  kBoilerplate,  // anything else that is not main content
};

// A rule that decides over blocks, or the model. Rules are rows of a table (content/rule_table.cc).
struct RuleInfo {
  std::string_view id;        // stable: "related_heading", "model"
  std::string_view kind;      // for Removed::kind
  std::string_view reason;    // one sentence for people
  std::string_view moved_to;  // record field that gets the text; empty: none
};

struct Verdict {
  BlockLabel label = BlockLabel::kBoilerplate;
  float probability = 0;           // of main content, before rules; 0 to 1
  const RuleInfo* rule = nullptr;  // who decided; never null after labelling
};

// What was decided by hand over a node (content/by_hand.h).
enum class Mark : std::uint8_t {
  kNone,
  kSelected,  // the main content is here: the classifier is not asked
  kCut,
  kKept,
};

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_VERDICT_H_
