// What must hold for every input, as checks that stop the program.
#ifndef CLEANVIEW_FUZZ_CHECK_H_
#define CLEANVIEW_FUZZ_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cleanview::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Says what failed on standard error and aborts.
void require(bool condition, const char* what);

// UTF-8 without the control characters that act on terminals and in documents.
void require_clean_text(std::string_view text, const char* what);

// HTML in the strict grammar of docs/security.md: known elements in balance, known attributes in double quotes, safe
// addresses.
void require_safe_html(std::string_view html);

// XML whose elements are in balance, with no entities but the five of XML itself and no other references but numbers.
void require_well_formed_xml(std::string_view xml);

// One JSON document on one line.
void require_json_line(std::string_view json);

// An address of one of the schemes that output may have, or none.
void require_safe_address(std::string_view address, bool picture);

}  // namespace cleanview::fuzz

#endif  // CLEANVIEW_FUZZ_CHECK_H_
