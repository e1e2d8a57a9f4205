// Formulas: TeX and MathML from what MathJax, KaTeX, MediaWiki and plain MathML leave in a page.
#ifndef CLEANVIEW_CONTENT_MATH_H_
#define CLEANVIEW_CONTENT_MATH_H_

#include <optional>
#include <string>

#include "page/page_model.h"

namespace cleanview {

struct Formula {
  std::string tex;
  std::string mathml;  // a <math> with its namespace; empty: the page has none
  bool display = false;
};

// The formula that the element `n` shows as a whole; nothing when it is no formula. The TeX that the author wrote is
// preferred (annotation, script, data attribute, alternative text); otherwise it is made from the MathML.
std::optional<Formula> formula_of(const PageModel& page, NodeId n);

// True iff `n` shows again what a formula beside it says: a preview, or a drawing of it.
bool is_formula_copy(const PageModel& page, NodeId n);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_MATH_H_
