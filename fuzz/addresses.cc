// Addresses: what is written reads back the same, and links have only the schemes that are allowed.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/url.h"
#include "base/utf8.h"
#include "fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cleanview;
  const std::string_view text = fuzz::as_text(data, size);
  if (!is_valid_utf8(text)) return 0;
  const std::size_t cut = text.find('\n');  // base, line end, reference
  const auto base = parse_url(text.substr(0, cut));
  if (base) {
    const std::string written = base->to_string();
    const auto again = parse_url(written);
    fuzz::require(again.has_value() && again->to_string() == written, "addresses: reads back the same");
    fuzz::require(without_tracking(*base).size() <= written.size(), "addresses: nothing is added");
  }
  const std::string_view reference = cut == std::string_view::npos ? text : text.substr(cut + 1);
  for (const auto& from : {base, parse_url("https://example.org/a/b?c")}) {
    fuzz::require_safe_address(link_address(from, reference), false);
    const std::string picture = image_address(from, reference);
    if (!picture.empty()) fuzz::require_safe_address(picture, true);
  }
  return 0;
}
