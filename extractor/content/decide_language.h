// The language of an article: what the page declares, unless its text says otherwise.
#ifndef CLEANVIEW_CONTENT_DECIDE_LANGUAGE_H_
#define CLEANVIEW_CONTENT_DECIDE_LANGUAGE_H_

#include "cleanview/article.h"
#include "page/page_model.h"

namespace cleanview {

// language_detected and its confidence are what the article's text says. language follows it where the page declares
// none, or one that the text certainly contradicts, which is a warning. The direction is that of the language, unless
// the page declares one.
void decide_language(const PageModel& page, Article& article);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_DECIDE_LANGUAGE_H_
