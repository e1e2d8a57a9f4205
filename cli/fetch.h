// Pages from addresses.
#ifndef CLEANVIEW_CLI_FETCH_H_
#define CLEANVIEW_CLI_FETCH_H_

#include <atomic>

#include "cli/options.h"
#include "pipeline/page_item.h"

namespace cleanview::cli {

// Gets the page at item.path over HTTP or HTTPS. On return item.bytes, item.url (the address that answered) and
// item.content_type are set, or item.error (kFetchFailed, kInputTooLarge).
void fetch(pipeline::PageItem& item, const CommandOptions& options, const std::atomic<bool>& stop);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_FETCH_H_
