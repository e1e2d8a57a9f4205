// Where an <svg> ends, without building its tree.
#ifndef CLEANVIEW_HTML_DRAWING_H_
#define CLEANVIEW_HTML_DRAWING_H_

#include <cstddef>
#include <string_view>

namespace cleanview {

struct Drawing {
  // First byte after it: after its end tag, or at the start tag that leaves foreign content. npos when only the parser
  // can tell: HTML inside, end tags of what began outside, deep nesting.
  std::size_t end;
  bool has_text;  // that is no white space
};

// The drawing whose inside begins at `position`. Cost: linear.
Drawing read_drawing(std::string_view page, std::size_t position);

}  // namespace cleanview

#endif  // CLEANVIEW_HTML_DRAWING_H_
