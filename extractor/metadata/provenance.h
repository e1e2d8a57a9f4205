// Where each value came from, for those who doubt it.
#ifndef CLEANVIEW_METADATA_PROVENANCE_H_
#define CLEANVIEW_METADATA_PROVENANCE_H_

#include <vector>

#include "cleanview/article.h"
#include "metadata/metadata.h"
#include "page/page_model.h"

namespace cleanview {

// For each field of which the page offers something: the source and the rule that gave its value, how likely it is
// right, its place in the page, and all that was on offer (ExtractOptions::provenance).
std::vector<Provenance> provenance_of(const MetadataResult& result, const PageModel& page);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_PROVENANCE_H_
