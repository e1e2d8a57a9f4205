// A question about the elements around a block that is asked for one block after the other.
#ifndef CLEANVIEW_CONTENT_NEAR_ELEMENTS_H_
#define CLEANVIEW_CONTENT_NEAR_ELEMENTS_H_

#include "page/page_model.h"

namespace cleanview {

// Tells whether a test holds for an element or one of the few around it. Blocks in a row stand in the same elements, so
// the last answer for what is around an element is kept.
template <typename Test>
class NearElements {
 public:
  // `most`: how many elements are looked at, the first included.
  NearElements(const PageModel& page, int most, Test test) : page_(page), most_(most), test_(test) {}

  bool any(NodeId n) {
    if (n == kNoNode) return false;
    if (test_(page_, n)) return true;
    const NodeId parent = page_[n].parent;
    if (parent != parent_) {
      parent_ = parent;
      holds_ = any_above(parent);
    }
    return holds_;
  }

 private:
  bool any_above(NodeId n) const {
    for (int i = 1; i < most_ && n != kNoNode; ++i, n = page_[n].parent) {
      if (test_(page_, n)) return true;
    }
    return false;
  }

  const PageModel& page_;
  int most_;
  Test test_;
  NodeId parent_ = kNoNode;
  bool holds_ = false;  // for parent_ and what is around it
};

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_NEAR_ELEMENTS_H_
