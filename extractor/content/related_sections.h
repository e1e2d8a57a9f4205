// Lists of other pages: where they begin and end.
#ifndef CLEANVIEW_CONTENT_RELATED_SECTIONS_H_
#define CLEANVIEW_CONTENT_RELATED_SECTIONS_H_

#include "content/label.h"
#include "content/line_rules.h"

namespace cleanview {

// Finds the sections that a heading opens ("Similar news") and labels their blocks. Comes before the body is known:
// teasers are prose, too.
void open_related_sections(const LabelInput& input, Labels& labels);

// Says where the sections stand, and finds those that only markup names.
void finish_related_sections(const LabelInput& input, const Body& body, Labels& labels);

// Whether the block begins with a related heading that only a line break parts from its items: "<b>Similar
// news</b><br><a>…".
bool begins_with_heading(const PageModel& page, const TextBlock& block);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_RELATED_SECTIONS_H_
