// The language of an article: what the page declares, unless its text says otherwise.
#ifndef CLEANVIEW_CONTENT_DECIDE_LANGUAGE_H_
#define CLEANVIEW_CONTENT_DECIDE_LANGUAGE_H_

#include "cleanview/article.h"
#include "page/page_model.h"

namespace cleanview {

// Looks at the article's text where the page declares no language, or one that the text contradicts: then
// language_detected and its confidence are filled, and language follows where the text is sure; a contradiction is a
// warning. The direction is that of the language, unless the page declares one.
void decide_language(const PageModel& page, Article& article);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_DECIDE_LANGUAGE_H_
