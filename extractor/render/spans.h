// Walks the text of a block with its spans: pieces of text, and where spans begin and end.
#ifndef CLEANVIEW_RENDER_SPANS_H_
#define CLEANVIEW_RENDER_SPANS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "cleanview/article.h"

namespace cleanview {

// Calls visitor.begin(span), visitor.text(piece) and visitor.end(span), properly nested.
template <typename Visitor>
void walk_spans(const Block& block, Visitor& visitor) {
  const std::string_view text = block.text;
  std::vector<const Span*> open;
  std::size_t at = 0;
  const auto advance = [&](std::size_t to) {
    while (!open.empty() && open.back()->end <= to) {
      const Span* closing = open.back();
      if (closing->end > at) visitor.text(text.substr(at, closing->end - at));
      at = closing->end > at ? closing->end : at;
      visitor.end(*closing);
      open.pop_back();
    }
    if (to > at) visitor.text(text.substr(at, to - at));
    at = to > at ? to : at;
  };
  for (const Span& span : block.spans) {
    advance(span.begin);
    visitor.begin(span);
    open.push_back(&span);
  }
  advance(text.size());
}

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_SPANS_H_
