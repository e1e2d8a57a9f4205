// Inline elements inside a line of text that a browser does not show, or shows as a control.
#ifndef CLEANVIEW_CONTENT_UNSHOWN_H_
#define CLEANVIEW_CONTENT_UNSHOWN_H_

#include "page/page_model.h"

namespace cleanview {

// True iff inline element `n` within a text block owned by `owner` holds a few words that the page hides. What is
// hidden at length waits for a click, and what only screen readers say ("Price reduced from") makes sense of the rest:
// both are text.
bool is_unshown(const PageModel& page, NodeId n, NodeId owner);

// True iff link `n` in a heading is the sign that leads to the heading itself ("#", "\u00b6").
bool is_heading_anchor(const PageModel& page, NodeId n);

// True iff class names call `n` a dropped capital.
bool is_drop_cap(const PageModel& page, NodeId n);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_UNSHOWN_H_
