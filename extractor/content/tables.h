// Tells tables of data from tables that only lay a page out.
#ifndef CLEANVIEW_CONTENT_TABLES_H_
#define CLEANVIEW_CONTENT_TABLES_H_

#include "page/page_model.h"

namespace cleanview {

// True iff the table element `n` holds data in rows and columns. Cost: linear in its nodes.
bool is_data_table(const PageModel& page, NodeId n);

// A checked colspan or rowspan: 1 when absent or not a number.
std::uint16_t span_attribute(const PageModel& page, NodeId cell, Attr attr);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_TABLES_H_
