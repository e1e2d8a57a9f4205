// The answer to --explain for people.
#ifndef CLEANVIEW_CLI_EXPLAIN_H_
#define CLEANVIEW_CLI_EXPLAIN_H_

#include <string>

#include "cleanview/article.h"

namespace cleanview::cli {

// What was removed or moved from the page, in order, with kind, rule, reason and text; and what was kept in numbers.
std::string explain_article(const Article& article);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_EXPLAIN_H_
