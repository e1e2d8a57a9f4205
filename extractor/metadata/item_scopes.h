// Microdata and RDFa Lite as JSON-LD, so that one reader serves what a page writes in any of the three.
#ifndef CLEANVIEW_METADATA_ITEM_SCOPES_H_
#define CLEANVIEW_METADATA_ITEM_SCOPES_H_

#include <string>

#include "cleanview/options.h"
#include "page/page_model.h"

namespace cleanview {

// The item scopes of `page` that belong to no other one, as an array of objects with "@type", "@id" and their
// properties, in the order of the page; a property with several values is an array. Empty when the page has none.
// Scopes are read down to a fixed depth; properties, texts and the whole are cut to limits, whatever the page claims.
// Cost: one look at each attribute; with scopes also two at each node, and at most four more on average for the texts
// of properties and by itemref, whatever the number of an element's names: copies under them count as bytes of the
// whole.
std::string item_scopes_as_json(const PageModel& page, const Limits& limits);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_ITEM_SCOPES_H_
