// Code samples: verbatim text and the language that the markup names.
#ifndef CLEANVIEW_CONTENT_CODE_H_
#define CLEANVIEW_CONTENT_CODE_H_

#include <string>
#include <string_view>

#include "page/page_model.h"

namespace cleanview {

// True iff the element `n` is a sample as a whole: pre, a table of numbered code lines, or a code element of several
// lines that is all the text of what it stands in.
bool is_code_sample(const PageModel& page, NodeId n);

// True iff `text`, that of the sample `n`, is the column of line numbers beside a sample.
bool is_line_numbers(const PageModel& page, NodeId n, std::string_view text);

// The text of the element `n` as it is shown, without line numbers and buttons. White space is kept; no line
// break at the ends.
std::string code_text(const PageModel& page, NodeId n);

// The language named by the classes of `n`, of a code element in it, or of the elements around; empty when none is.
std::string code_language(const PageModel& page, NodeId n);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_CODE_H_
