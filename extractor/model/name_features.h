// What the lexicon says about the names of a block's owner and of what is around it.
#ifndef CLEANVIEW_MODEL_NAME_FEATURES_H_
#define CLEANVIEW_MODEL_NAME_FEATURES_H_

#include <array>
#include <string_view>

#include "rules/lexicon.h"

namespace cleanview {

// An element's value is the mean over its known terms. "own" is the owner's; "near" that of the first element with one,
// from the owner up, "second" of the next; "least" and "most" of all; "least3" and "most3" of the owner and two above;
// "term_least" and "term_most" are single terms' values. 0 where nothing is known.
inline constexpr std::string_view kNameColumns[] = {"own",  "near",   "second", "least",      "most",     "sum",
                                                    "mean", "least3", "most3",  "term_least", "term_most"};

// Reads a chain of elements, from the owner up.
class NameChain {
 public:
  void climb(const NameValue& names);
  std::array<float, std::size(kNameColumns)> columns() const;

 private:
  int steps_ = 0, known_ = 0;
  NameValue terms_;
  float own_ = 0, near_ = 0, second_ = 0, least_ = 0, most_ = 0, sum_ = 0, least3_ = 0, most3_ = 0;
};

}  // namespace cleanview

#endif  // CLEANVIEW_MODEL_NAME_FEATURES_H_
