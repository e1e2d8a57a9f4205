// Callouts: notes, tips and warnings that stand apart from the running text.
#ifndef CLEANVIEW_CONTENT_CALLOUTS_H_
#define CLEANVIEW_CONTENT_CALLOUTS_H_

#include <string_view>

#include "page/page_model.h"

namespace cleanview {

// "note", "tip", "important", "warning" or "caution" when the element `n` is a callout by its class; otherwise empty.
std::string_view callout_kind(const PageModel& page, NodeId n);

// True iff the element is a poem, or text whose lines the author broke.
bool is_verse(const PageModel& page, NodeId n);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_CALLOUTS_H_
