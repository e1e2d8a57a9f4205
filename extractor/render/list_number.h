// The numbers before the items of a list.
#ifndef CLEANVIEW_RENDER_LIST_NUMBER_H_
#define CLEANVIEW_RENDER_LIST_NUMBER_H_

#include <cstdint>

#include "base/ascii.h"
#include "cleanview/article.h"

namespace cleanview {

class ListNumber {
 public:
  ListNumber() = default;
  explicit ListNumber(const Block& list) : number_(list.start), step_(list.reversed ? -1 : 1) {}

  // Of `item`, which may name its own: those below count on from it.
  std::int32_t next(const Block& item) {
    if (!item.label.empty()) {
      number_ = static_cast<std::int32_t>(parse_integer(item.label, -99'999, 999'999).value_or(0));
    }
    const std::int32_t number = number_;
    number_ += step_;
    return number;
  }

 private:
  std::int32_t number_ = 1;
  std::int32_t step_ = 1;
};

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_LIST_NUMBER_H_
