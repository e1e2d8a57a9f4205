// Lists of other pages: where they begin and end.
#ifndef CLEANVIEW_CONTENT_RELATED_SECTIONS_H_
#define CLEANVIEW_CONTENT_RELATED_SECTIONS_H_

#include "content/label.h"
#include "content/line_rules.h"

namespace cleanview {

// Finds sections that a heading opens ("Similar news") or that markup names, and labels their blocks.
void find_related_sections(const LabelInput& input, const Body& body, Labels& labels);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_RELATED_SECTIONS_H_
