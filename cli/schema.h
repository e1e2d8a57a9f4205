// The JSON Schema of the record, docs/article.schema.json, built into the command.
#ifndef CLEANVIEW_CLI_SCHEMA_H_
#define CLEANVIEW_CLI_SCHEMA_H_

#include <string_view>

namespace cleanview::cli {

// The file's bytes. Static storage.
std::string_view record_schema();

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_SCHEMA_H_
