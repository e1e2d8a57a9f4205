// Rows of badges: labels with their values, icons with the name of the source.
#ifndef CLEANVIEW_CONTENT_BADGE_ROWS_H_
#define CLEANVIEW_CONTENT_BADGE_ROWS_H_

#include "content/label.h"
#include "content/line_rules.h"

namespace cleanview {

// A line with two short facts at least, such as reading times: no beginning of a text, however many words it has.
bool is_badge_row(const PageModel& page, const TextBlock& block);

// Finds badges around the body, moves them to labels.badges, and the source's name, rank and region to labels.source.
void find_badge_rows(const LabelInput& input, const Body& body, Labels& labels);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_BADGE_ROWS_H_
