// Code samples: verbatim text and the language that the markup names.
#ifndef CLEANVIEW_CONTENT_CODE_H_
#define CLEANVIEW_CONTENT_CODE_H_

#include <string>

#include "page/page_model.h"

namespace cleanview {

// The text of the pre element `n` as it is shown, without line numbers and buttons. White space is kept; no line
// break at the ends.
std::string code_text(const PageModel& page, NodeId n);

// The language named by the classes of `n`, of a code element in it, or of the elements around; empty when none is.
std::string code_language(const PageModel& page, NodeId n);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_CODE_H_
