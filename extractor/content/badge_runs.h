// The short texts of which a row of facts is made, and the badges in each.
#ifndef CLEANVIEW_CONTENT_BADGE_RUNS_H_
#define CLEANVIEW_CONTENT_BADGE_RUNS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cleanview/article.h"
#include "page/page_model.h"

namespace cleanview {

struct Run {
  std::string text;
  NodeId node = kNoNode;  // in which it stands
};

// Words of a short text. The marks of Indic vowels part none.
std::uint32_t words_of(std::string_view text);

// True iff words_of(text) > most. No more are counted than it takes; a text of over 4 KB has more.
bool has_more_words(std::string_view text, std::uint32_t most);

// What stands behind icons and bullets.
std::string_view without_icon(std::string_view text);

// All badges of a run, also where its label stands in it: it is `label` then, for what follows, too.
std::vector<Badge> read_badges(std::string_view run, std::string& label);

// "45 sec. here, 2 min. at source": one badge, or several if every part is one.
std::vector<Badge> badges_of(std::string_view text, std::string_view label);

// The runs of text of a block, parted at marks.
std::vector<Run> runs_of(const PageModel& page, const TextBlock& block);

// The runs of a block in which most badges are found: "<b>4 min</b><i>Reading time</i>" is read as a whole,
// "Reading time: <b>58 s</b> here — Quality: <b>74%</b>" in parts, others by their elements.
std::vector<Run> best_runs(const PageModel& page, const TextBlock& block);

std::size_t count_badges(const std::vector<Run>& runs);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_BADGE_RUNS_H_
