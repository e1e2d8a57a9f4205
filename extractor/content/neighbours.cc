// A link is one to a neighbour when its rel says so, when the names around it have "prev" or "next" as a word, or when
// "Previous article" stands by itself right in front of it; and when a title is left once such labels are taken off
// its text. Carousels have many links of that kind, lists have numbers: both fall out.
#include "content/neighbours.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "page/segment.h"
#include "rules/hints.h"
#include "rules/phrases.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostTextBytes = 400;
constexpr std::uint32_t kMostTitleWords = 40;
constexpr std::size_t kMostOfASide = 2;
constexpr int kMostUp = 3;  // elements above a link that may name the side

enum class Side : std::uint8_t { kBefore, kAfter };

// What stands behind "Previous" and "Next" when they are labels.
constexpr std::string_view kNouns[] = {"post",    "article",  "story",  "entry",    "chapter",  "lesson",
                                       "topic",   "thread",   "page",   "project",  "beitrag",  "artikel",
                                       "entrada", "artículo", "artigo", "postagem", "articolo", "bericht",
                                       "статья",  "запись",   "wpis",   "yazı",     "in"};

// Labels with which links begin in one language or another, beside those of PhraseKind::kPagination.
constexpr std::string_view kShort[] = {"prev", "older", "newer"};

bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// True iff `name` has `word` as a word of its own: "nav-next", "postNext", but neither "preview" nor "context".
bool has_word(std::string_view name, std::string_view word) {
  for (std::size_t at = 0; at + word.size() <= name.size(); ++at) {
    if (!ascii_iequals(name.substr(at, word.size()), word)) continue;
    const std::size_t behind = at + word.size();
    const bool hump = is_ascii_upper(name[at]) && at > 0 && !is_ascii_upper(name[at - 1]);
    const bool begins = at == 0 || !is_ascii_alpha(name[at - 1]) || hump;
    const bool ends = behind == name.size() || !is_ascii_alpha(name[behind]) || is_ascii_upper(name[behind]);
    if (begins && ends) return true;
  }
  return false;
}

std::optional<Side> side_in(std::string_view names) {
  if (has_word(names, "prev") || has_word(names, "previous")) return Side::kBefore;
  if (has_word(names, "next")) return Side::kAfter;
  return std::nullopt;
}

std::string_view without_first_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size() || to_lower(text.substr(0, word.size())) != word) return text;
  if (text.size() == word.size()) return {};
  const std::string_view rest = text.substr(word.size());
  return rest[0] == ' ' || rest[0] == ':' ? trim_html_space(rest.substr(1)) : text;
}

// "Previous Post Previous The title Prev" is "The title".
std::string without_labels(std::string_view text) {
  constexpr std::uint32_t kLabel = bit(PhraseKind::kPagination);
  for (bool again = true; again && !text.empty();) {
    const std::size_t size = text.size();
    for (const std::string_view mark :
         {"\u2190", "\u2192", "\u00ab", "\u00bb", "\u2039", "\u203a", "<", ">", ":", "-"}) {
      if (text.starts_with(mark)) text = trim_html_space(text.substr(mark.size()));
      if (text.ends_with(mark)) text = trim_html_space(text.substr(0, text.size() - mark.size()));
    }
    if (phrase_kinds(text, kLabel) != 0) return {};
    if (const auto prefix = phrase_prefix(text, kLabel)) text = trim_html_space(text.substr(prefix->label_bytes));
    for (const std::string_view word : kShort) text = without_first_word(text, word);
    for (const std::string_view word : {" Next", " Prev", " Previous"}) {
      if (text.ends_with(word)) text = trim_html_space(text.substr(0, text.size() - word.size()));
    }
    again = text.size() != size;
    if (!again) break;
    for (const std::string_view noun : kNouns) text = without_first_word(text, noun);
  }
  return std::string(text);
}

class NeighbourFinder {
 public:
  NeighbourFinder(const PageModel& page, std::span<const std::uint64_t> groups) : page_(page), groups_(groups) {}

  std::vector<Neighbour> run() {
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (page_[n].tag == Tag::kA) link(n);
    }
    std::vector<Neighbour> all;
    for (const Found& found : found_) {
      if (different_[static_cast<std::size_t>(found.side)] <= kMostOfASide) all.push_back({found.link, found.title});
    }
    return all;
  }

 private:
  struct Found {
    Side side;
    NodeId link;
    std::string title;
  };

  void link(NodeId n) {
    const std::string_view href = page_.attribute_or_empty(n, Attr::kHref);
    if (href.empty() || href.starts_with('#') || found_.size() >= 4 * kMostOfASide) return;
    const auto side = side_of(n);
    if (!side) return;
    const bool known = std::any_of(found_.begin(), found_.end(), [&](const Found& f) {
      return f.side == *side && page_.attribute_or_empty(f.link, Attr::kHref) == href;
    });
    if (known) return;
    const std::string text = clean_line(inner_text(page_, n, kMostTextBytes));
    std::string title = without_labels(text);
    const std::uint32_t words = count_words(title);
    // Numbers and single words are pagers; so is what another language calls "next".
    if (words < 2 || words > kMostTitleWords || (words < 3 && text.size() == title.size() && !labelled_)) return;
    ++different_[static_cast<std::size_t>(*side)];
    found_.push_back({*side, n, std::move(title)});
  }

  std::optional<Side> side_of(NodeId n) {
    labelled_ = true;
    if (const auto side = side_in(page_.attribute_or_empty(n, Attr::kRel))) return side;
    if (const auto side = label_in_front(n)) return side;
    labelled_ = false;
    NodeId up = n;
    bool read = false;  // the link's text
    for (int i = 0; i <= kMostUp && up != kNoNode; ++i, up = page_[up].parent) {
      if ((groups_[index(up)] & bit(HintGroup::kPager)) == 0) continue;
      for (const Attr name : {Attr::kClass, Attr::kId}) {
        if (const auto side = side_in(page_.attribute_or_empty(up, name))) return side;
      }
      if (read) continue;
      read = true;
      if (const auto side = side_in_text(n)) return side;
    }
    return std::nullopt;
  }

  // A pager's link that begins with "Next article".
  std::optional<Side> side_in_text(NodeId n) {
    constexpr std::size_t kMostLabelBytes = 40;
    const std::string text = clean_line(inner_text(page_, n, kMostTextBytes));
    if (!phrase_prefix(text, bit(PhraseKind::kPagination))) return std::nullopt;
    labelled_ = true;
    return side_in(std::string_view(text).substr(0, kMostLabelBytes)).value_or(Side::kAfter);
  }

  // "Previous article" in an element of its own, the link in the next, and both in a box of theirs.
  std::optional<Side> label_in_front(NodeId n) const {
    const std::uint32_t b = index(page_[n].first_block);
    if (b == 0 || b >= page_.blocks.size() || index(page_[n].end_block) != b + 1) return std::nullopt;
    const TextBlock& label = page_.blocks[b - 1];
    constexpr std::uint32_t kMostLabelWords = 3;
    if (label.words > kMostLabelWords || label.links > 0) return std::nullopt;
    const NodeId box = page_[page_.blocks[b].owner].parent;
    if (box == kNoNode || !page_.contains(box, label.owner)) return std::nullopt;
    if (index(page_[box].end_block) - index(page_[box].first_block) != 2) return std::nullopt;
    return side_in(label.text);
  }

  const PageModel& page_;
  std::span<const std::uint64_t> groups_;
  std::vector<Found> found_;
  std::array<std::size_t, 2> different_{};
  bool labelled_ = false;  // the link just looked at is one by its rel or by a label of its own
};

}  // namespace

std::vector<Neighbour> find_neighbours(const PageModel& page, std::span<const std::uint64_t> groups) {
  return NeighbourFinder(page, groups).run();
}

}  // namespace cleanview
