// What stands in the place of a text: a wall of consent, a check for robots, a page that says it is none, a beginning.
#ifndef CLEANVIEW_CONTENT_PAGE_STATE_H_
#define CLEANVIEW_CONTENT_PAGE_STATE_H_

#include "cleanview/article.h"
#include "content/label.h"
#include "page/page_model.h"

namespace cleanview {

// Sets the flags consent_wall, bot_wall and soft_404 of `article`, whose content is measured. Pages with a text of
// their own have none of them, whatever they speak of.
void flag_page_state(const PageModel& page, const Labels& labels, Article& article);

// True iff the text is a short article's beginning: it breaks off, and "Read more" follows.
bool is_teaser(const PageModel& page, const Labels& labels, const Article& article);

// True iff a line asks to pay or to log in where the text ends, or beside a short one. A button of the site's frame
// ("Sign in") asks nothing of the text.
bool asks_to_pay(const PageModel& page, const Labels& labels);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_PAGE_STATE_H_
