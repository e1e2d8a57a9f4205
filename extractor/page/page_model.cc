#include "page/page_model.h"

#include <algorithm>

namespace cleanview {

std::uint32_t PageModel::source_offset(std::uint32_t parsed) const {
  const auto after = std::upper_bound(source_spans.begin(), source_spans.end(), parsed,
                                      [](std::uint32_t value, const SourceSpan& s) { return value < s.out; });
  if (after == source_spans.begin()) return parsed;
  const SourceSpan& span = *(after - 1);
  return span.source + (parsed - span.out);
}

}  // namespace cleanview
