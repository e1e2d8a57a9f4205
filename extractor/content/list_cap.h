// Limits::max_list_items, kept in one way for every list of the record.
#ifndef CLEANVIEW_CONTENT_LIST_CAP_H_
#define CLEANVIEW_CONTENT_LIST_CAP_H_

#include <algorithm>
#include <cstddef>

#include "cleanview/article.h"
#include "cleanview/options.h"

namespace cleanview {

// True iff a list that holds `held` items may grow. Otherwise the article's warnings name the cap, once.
inline bool has_room(std::size_t held, const Limits& limits, Article& article) {
  if (held < limits.max_list_items) return true;
  const bool told = std::any_of(article.warnings.begin(), article.warnings.end(),
                                [](const Warning& w) { return w.code == "list_capped"; });
  if (!told) article.warnings.push_back({"list_capped", "a list has more than max_list_items items", ""});
  return false;
}

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_LIST_CAP_H_
