// Product, recipe, event, job, video, paper, questions and threads, as a page's JSON-LD has them.
#ifndef CLEANVIEW_METADATA_STRUCTURED_H_
#define CLEANVIEW_METADATA_STRUCTURED_H_

#include <span>
#include <string>

#include "base/json_value.h"

namespace cleanview {

// The object of `objects` that the page is about, as JSON with the names of docs/json.md: `main` when it is of one of
// these kinds; else the only product, recipe, event or job of the page. Empty when there is none or it says nothing.
// Texts and lists are cut to their limits.
std::string normalized_structure(JsonValue main, std::span<const JsonValue> objects);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_STRUCTURED_H_
