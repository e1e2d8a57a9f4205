// FNV-1a, for identities that need no secrecy.
#ifndef CLEANVIEW_CLI_HASH_H_
#define CLEANVIEW_CLI_HASH_H_

#include <cstdint>
#include <string_view>

namespace cleanview::cli {

inline std::uint64_t hash_of(std::string_view bytes, std::uint64_t basis = 14695981039346656037u) {
  for (const char c : bytes) basis = (basis ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return basis;
}

}  // namespace cleanview::cli

#endif  // CLEANVIEW_CLI_HASH_H_
