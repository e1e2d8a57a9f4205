// Product, recipe, event, job, video, paper, questions, threads and live blogs, as a page's markup has them.
#ifndef CLEANVIEW_METADATA_STRUCTURED_H_
#define CLEANVIEW_METADATA_STRUCTURED_H_

#include <optional>
#include <span>
#include <string>

#include "base/json_value.h"
#include "base/url.h"

namespace cleanview {

// The object of `objects` that the page is about, as JSON with the names of docs/json.md: `main` when it is of one of
// these kinds and the page has no other of its kind; else the only product, recipe, event or job of the page. Empty
// when there is none or it says nothing. Texts and lists are cut to their limits; addresses are as seen from `base`.
std::string normalized_structure(JsonValue main, std::span<const JsonValue> objects, const std::optional<Url>& base);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_STRUCTURED_H_
