// Things that are read as one: a table that is kept in part is kept whole.
#ifndef CLEANVIEW_CONTENT_WHOLE_UNITS_H_
#define CLEANVIEW_CONTENT_WHOLE_UNITS_H_

#include <span>

#include "content/verdict.h"
#include "page/page_model.h"

namespace cleanview {

// Keeps the cells that the classifier left out of a table of data when it keeps enough of the others. Blocks that are
// hidden, or that a rule decided, stay as they are. Cost: linear in the nodes of the page.
void complete_tables(const PageModel& page, std::span<Verdict> verdicts);

// Likewise the parts of a quotation (who said it, the address of an embedded post) and of a definition list. Cost: as
// above.
void complete_quotes_and_definitions(const PageModel& page, std::span<Verdict> verdicts);

// Keeps a sample of code between two blocks that are kept, where markup says that it is one, and a formula there.
// Cost: as above.
void complete_code(const PageModel& page, std::span<Verdict> verdicts);

// Keeps a heading between kept blocks when the text right below it is kept: a letter, a number or a single word says
// too little to be judged. One that is a link is more often a name above a post. Cost: linear in the blocks.
void complete_headings(const PageModel& page, std::span<Verdict> verdicts);

// Keeps a term whose definition is kept. Cost: as above.
void complete_terms(const PageModel& page, std::span<Verdict> verdicts);

// Keeps the footnotes that the kept text refers to, unless they are more than a third of it. Cost: as above.
void complete_footnotes(const PageModel& page, std::span<Verdict> verdicts);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_WHOLE_UNITS_H_
