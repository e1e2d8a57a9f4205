// WARC files of plain text (WET).
#ifndef CLEANVIEW_CLI_WET_H_
#define CLEANVIEW_CLI_WET_H_

#include <string>

#include "cleanview/article.h"
#include "pipeline/page_item.h"

namespace cleanview::cli {

// The record that says who wrote the file.
std::string wet_info();
// A conversion record with the page's text. Its identifier follows from the page's place, its date is the one of the
// page's own record: equal input gives equal bytes.
std::string wet_record(const Article& article, const pipeline::PageItem& item);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_WET_H_
