// Packs bytes as gzip members or Zstandard frames.
#ifndef CLEANVIEW_CLI_PACKER_H_
#define CLEANVIEW_CLI_PACKER_H_

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/unpacker.h"

namespace cleanview::cli {

// How a file of this name is packed: .gz, .zst, or not.
pipeline::Packing packing_by_name(std::string_view name);

// `bytes` as one member or frame; as they are for kPlain. Equal bytes give equal bytes. Nothing when the library fails.
std::optional<std::string> packed(std::string_view bytes, pipeline::Packing packing);

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_PACKER_H_
