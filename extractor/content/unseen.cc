#include "content/unseen.h"

#include "rules/hints.h"

namespace cleanview {
namespace {

// Pages that fade in, or wait for a script, hide their text at first: what hides more than this share of the page's
// prose is no hiding.
constexpr double kWaitingShare = 0.5;
constexpr std::uint32_t kProseWords = 8;

class Unseen {
 public:
  Unseen(const PageModel& page, std::span<const std::uint64_t> groups) : page_(page), groups_(groups) {}

  std::vector<std::uint8_t> run() {
    std::vector<std::uint8_t> unseen(page_.blocks.size(), 0);
    double prose = 0, hidden_prose = 0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const TextBlock& b = page_.blocks[i];
      const double words = b.words >= kProseWords && b.link_words * 3 < b.words ? b.words : 0;
      unseen[i] = (b.hidden & ~kHiddenAria) != 0 && !opens_on_click(b.owner);
      prose += words;
      if (unseen[i] != 0) hidden_prose += words;
    }
    if (hidden_prose > kWaitingShare * prose && !captured()) unseen.assign(unseen.size(), 0);
    return unseen;
  }

 private:
  bool opens_on_click(NodeId n) const {
    constexpr int kMostUp = 64;
    for (int i = 0; i < kMostUp && n != kNoNode && page_[n].hidden != 0; ++i, n = page_[n].parent) {
      if ((groups_[index(n)] & bit(HintGroup::kTab)) != 0) return true;
      if (page_.attribute_or_empty(n, Attr::kRole) == "tabpanel") return true;
    }
    return n != kNoNode && (groups_[index(n)] & bit(HintGroup::kTab)) != 0;
  }

  // The browser extension saw what is shown: nothing waits.
  bool captured() const {
    for (const TextBlock& b : page_.blocks) {
      if ((b.hidden & kHiddenByCapture) != 0) return true;
    }
    return false;
  }

  const PageModel& page_;
  std::span<const std::uint64_t> groups_;
};

}  // namespace

std::vector<std::uint8_t> unseen_blocks(const PageModel& page, std::span<const std::uint64_t> groups) {
  return Unseen(page, groups).run();
}

}  // namespace cleanview
