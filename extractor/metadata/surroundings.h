// What stands around the elements of a page, as far as headings, bylines and dates ask.
#ifndef CLEANVIEW_METADATA_SURROUNDINGS_H_
#define CLEANVIEW_METADATA_SURROUNDINGS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "page/page_model.h"

namespace cleanview {

// What elements have from those around them. Each element is asked once, whatever stands how deep in it.
template <typename T>
class Inherited {
 public:
  explicit Inherited(const PageModel& page) : page_(page), known_(page.nodes.size()) {}

  // Of `n`: `make(above, n)`, where `above` is its parent's; T() above the root.
  template <typename Make>
  T of(NodeId n, Make make) {
    path_.clear();
    for (; n != kNoNode && !known_[index(n)]; n = page_[n].parent) path_.push_back(n);
    T above = n == kNoNode ? T() : *known_[index(n)];
    for (auto at = path_.rbegin(); at != path_.rend(); ++at) known_[index(*at)] = above = make(above, *at);
    return above;
  }

 private:
  const PageModel& page_;
  std::vector<std::optional<T>> known_;
  std::vector<NodeId> path_;
};

// Answers for the element itself and what is around it. A container with most of the page in it says nothing of one
// part, whatever it is called.
class Surroundings {
 public:
  Surroundings(const PageModel& page, std::span<const std::uint64_t> groups)
      : page_(page), groups_(groups), names_(page), places_(page) {}

  // Whether there is a <footer>, an <aside>, or a name of one of `groups`.
  bool has_group(NodeId n, std::uint64_t groups);

  // The page's heading; what follows asks for it, so it is set before.
  void set_heading(NodeId heading) { heading_ = heading; }
  // Whether there is navigation, comments, related items, a foot: no place of the page's own byline and date.
  bool is_barred(NodeId n) { return place(n).barred; }
  // Whether a date there is that of another story: as is_barred(), but comments count, and so do few blocks.
  bool is_of_others(NodeId n) { return place(n).of_others; }

 private:
  struct Names {
    std::uint64_t groups = 0;
    bool foot_or_side = false;
  };
  struct Place {
    bool in_article = false, barred = false, of_others = false;
  };

  Place place(NodeId n);
  std::uint32_t blocks_in(NodeId n) const { return index(page_[n].end_block) - index(page_[n].first_block); }
  bool holds_most(NodeId n) const { return std::size_t{blocks_in(n)} * 2 > page_.blocks.size(); }
  bool is_foot_or_side(NodeId n) const { return page_[n].tag == Tag::kFooter || page_[n].tag == Tag::kAside; }
  bool begins_article(NodeId n) const;
  bool bars(NodeId n, bool in_article) const;
  bool holds_others(NodeId n, bool in_article) const;

  const PageModel& page_;
  std::span<const std::uint64_t> groups_;
  NodeId heading_ = kNoNode;
  Inherited<Names> names_;
  Inherited<Place> places_;
};

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_SURROUNDINGS_H_
