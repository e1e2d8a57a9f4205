// The heading of the page is found first; bylines and dates count only near it or where markup names them, and never
// in comments, related items, navigation or footers.
#include "metadata/visible.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "metadata/authors.h"
#include "metadata/dates.h"
#include "page/segment.h"
#include "rules/hints.h"
#include "rules/phrases.h"
#include "rules/technical_lines.h"

namespace cleanview {
namespace {

// Bylines and dates stand at most so many blocks from the heading.
constexpr std::uint32_t kNear = 12;
constexpr std::uint32_t kMostBylineWords = 15;
constexpr std::uint32_t kMostRenderWords = 30;
constexpr std::size_t kMostValueBytes = 1000;

constexpr std::uint64_t kBarred = bit(HintGroup::kComment) | bit(HintGroup::kReply) | bit(HintGroup::kRelated) |
                                  bit(HintGroup::kFooter) | bit(HintGroup::kNav) | bit(HintGroup::kSide) |
                                  bit(HintGroup::kWidget) | bit(HintGroup::kMenu) | bit(HintGroup::kReview);

class VisibleReader {
 public:
  VisibleReader(const PageModel& page, std::span<const std::uint64_t> groups, std::string_view head_title,
                Candidates& candidates)
      : page_(page), groups_(groups), head_title_(head_title), candidates_(candidates) {}

  VisibleFacts run() {
    find_heading();
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (page_[n].tag == Tag::kText || page_[n].attribute_count == 0) {
        if (page_[n].tag == Tag::kAddress) address(n);
        continue;
      }
      element(n);
    }
    near_heading();
    render_lines();
    return std::move(facts_);
  }

 private:
  // Share of the words of `a` that `b` has.
  static double overlap(std::string_view a, std::string_view b) {
    const std::string lower = " " + to_lower(b) + " ";
    std::uint32_t words = 0, common = 0;
    for_each_word(a, [&](std::string_view word) {
      ++words;
      common += lower.find(to_lower(word)) != std::string::npos;
    });
    return words == 0 ? 0 : static_cast<double>(common) / words;
  }

  // The heading that shares most with the head's title; h1 before h2, the first of equals.
  void find_heading() {
    double best = 0;
    for (BlockId b{0}; b != page_.end_block(); ++b) {
      const TextBlock& block = page_[b];
      if (block.heading == 0 || block.heading > 2 || block.hidden != 0 || block.words > 60) continue;
      if (has_group_above(block.owner, bit(HintGroup::kFooter) | bit(HintGroup::kCookie) | bit(HintGroup::kPopup)))
        continue;
      double score = block.heading == 1 ? 0.4 : 0.1;
      if (!head_title_.empty()) score += overlap(block.text, head_title_);
      if (has_group_above(block.owner, bit(HintGroup::kHeader)) && block.words < 3) score -= 0.3;
      if (score <= best || (block.heading == 2 && score < 0.8)) continue;
      best = score;
      facts_.title_heading = block.owner;
      facts_.heading = std::string(block.text);
      heading_block_ = b;
    }
    if (facts_.title_heading != kNoNode)
      candidates_.add(Field::kTitle, Source::kHeading, facts_.heading, facts_.title_heading);
  }

  bool has_group_above(NodeId n, std::uint64_t groups) const {
    for (; n != kNoNode; n = page_[n].parent) {
      if ((groups_[index(n)] & groups) != 0 || page_[n].tag == Tag::kFooter || page_[n].tag == Tag::kAside) {
        // The heading of an article is allowed in what names itself a header.
        if (page_[n].tag != Tag::kAside || groups != 0) return true;
      }
    }
    return false;
  }

  bool is_barred(NodeId n) const {
    for (; n != kNoNode; n = page_[n].parent) {
      const Tag tag = page_[n].tag;
      if (tag == Tag::kFooter || tag == Tag::kNav || tag == Tag::kAside) return true;
      const std::uint64_t hints = groups_[index(n)];
      // "post-comments-link" beside the date is no comment: only containers with text of their own are barred.
      const bool container = page_[n].end_block != page_[n].first_block;
      if (container && (hints & kBarred) != 0 && !page_.contains(n, facts_.title_heading)) return true;
    }
    return false;
  }

  void element(NodeId n) {
    const std::string_view itemprop = page_.attribute_or_empty(n, Attr::kItemprop);
    const std::string_view itemtype = page_.attribute_or_empty(n, Attr::kItemtype);
    if (!itemtype.empty()) note_type(itemtype);
    if (!itemprop.empty()) microdata(n, itemprop);
    if (page_[n].tag == Tag::kTime) time(n);
    if (page_[n].tag == Tag::kA &&
        ascii_ifind(page_.attribute_or_empty(n, Attr::kRel), "author") != std::string_view::npos) {
      if (!is_barred(n)) candidates_.add(Field::kAuthor, Source::kRelAuthor, inner_text(page_, n, kMostValueBytes), n);
    }
    if (page_[n].tag == Tag::kA && links_to_author(n) && !is_barred(n)) {
      const std::string name = inner_text(page_, n, kMostValueBytes);
      if (looks_like_name(name)) candidates_.add(Field::kAuthor, Source::kRelAuthor, name, n);
    }
    if ((groups_[index(n)] & bit(HintGroup::kAuthor)) != 0) byline(n);
    if ((groups_[index(n)] & bit(HintGroup::kMeta)) != 0 && page_[n].tag != Tag::kTime) dated(n);
  }

  bool links_to_author(NodeId n) const {
    const std::string_view href = page_.attribute_or_empty(n, Attr::kHref);
    return contains(href, "/author/") || contains(href, "/authors/");
  }

  // An element that names itself a date, with little more than one in it.
  void dated(NodeId n) {
    const Node& node = page_[n];
    const std::uint32_t blocks = index(node.end_block) - index(node.first_block);
    if (blocks == 0 || blocks > 2 || page_[node.first_block].words > kMostBylineWords || is_barred(n)) return;
    const std::string text = inner_text(page_, n, kMostValueBytes);
    if (count_words(text) > kMostBylineWords || !find_date(text, "") || technical_line(text)) return;
    candidates_.add(says_modified(text) ? Field::kModified : Field::kPublished, Source::kMicroformat, text, n);
  }

  static bool says_modified(std::string_view text) {
    const std::string lower = to_lower(text);
    return contains(lower, "updat") || contains(lower, "modif") || contains(lower, "aktualisiert") ||
           contains(lower, "actualiz");
  }

  void note_type(std::string_view itemtype) {
    const std::size_t slash = itemtype.find_last_of('/');
    const std::string type(slash == std::string_view::npos ? itemtype : itemtype.substr(slash + 1));
    const bool known =
        std::find(facts_.schema_types.begin(), facts_.schema_types.end(), type) != facts_.schema_types.end();
    if (!type.empty() && !known && facts_.schema_types.size() < 30) facts_.schema_types.push_back(type);
  }

  // The value of a microdata property: content, datetime, or the text.
  std::string value_of(NodeId n) const {
    for (const Attr attr : {Attr::kContent, Attr::kDatetime}) {
      const auto value = page_.attribute(n, attr);
      if (value && !value->empty()) return std::string(*value);
    }
    const std::string_view title = page_.attribute_or_empty(n, Attr::kTitle);
    if (page_[n].tag == Tag::kAbbr && find_date(title, "")) return std::string(title);
    constexpr std::uint32_t kMostWords = 60;
    const Node& node = page_[n];
    std::uint32_t words = 0;
    for (BlockId b = node.first_block; index(b) < index(node.end_block); ++b) words += page_[b].words;
    return words > kMostWords ? std::string() : inner_text(page_, n, kMostValueBytes);
  }

  void microdata(NodeId n, std::string_view itemprop) {
    struct Row {
      std::string_view name;
      Field field;
    };
    constexpr Row kRows[] = {{"headline", Field::kTitle},         {"datePublished", Field::kPublished},
                             {"dateCreated", Field::kPublished},  {"dateModified", Field::kModified},
                             {"articleSection", Field::kSection}, {"author", Field::kAuthor},
                             {"creator", Field::kAuthor}};
    if (is_barred(n)) return;
    for (const Row& row : kRows) {
      if (itemprop != row.name) continue;
      std::string value = value_of(n);
      if (row.field == Field::kAuthor) {
        const std::string inner = author_name_inside(n);
        if (!inner.empty()) value = inner;
      }
      candidates_.add(row.field, Source::kMicrodata, value, n);
    }
  }

  // itemprop=name inside an author's scope.
  std::string author_name_inside(NodeId author) const {
    for (NodeId n{index(author) + 1}; n != page_[author].end; ++n) {
      if (page_[n].tag != Tag::kText && page_.attribute_or_empty(n, Attr::kItemprop) == "name") return value_of(n);
    }
    return {};
  }

  void time(NodeId n) {
    if (is_barred(n)) return;
    std::string value(page_.attribute_or_empty(n, Attr::kDatetime));
    const std::string text = inner_text(page_, n, kMostValueBytes);
    if (!find_date(value, "")) value = text;
    const std::string names =
        to_lower(page_.attribute_or_empty(n, Attr::kClass)) + to_lower(page_.attribute_or_empty(n, Attr::kItemprop));
    const bool modified = contains(names, "modif") || contains(names, "updated");
    const bool published = contains(names, "publish") || contains(names, "entry-date");
    candidates_.add(modified && !published ? Field::kModified : Field::kPublished, Source::kTimeElement, value, n);
  }

  void address(NodeId n) {
    const std::string text = inner_text(page_, n, kMostValueBytes);
    if (!is_barred(n) && count_words(text) <= 8 && looks_like_name(text)) {
      candidates_.add(Field::kAuthor, Source::kByline, text, n);
    }
  }

  // An element that names itself a byline, with little text in it.
  void byline(NodeId n) {
    const Node& node = page_[n];
    const std::uint32_t blocks = index(node.end_block) - index(node.first_block);
    if (blocks == 0 || blocks > 3 || is_barred(n)) return;
    std::string text = inner_text(page_, n, kMostValueBytes);
    if (count_words(text) > kMostBylineWords) return;
    const bool labelled = phrase_prefix(text, bit(PhraseKind::kBylineLabel)).has_value();
    if (facts_.byline.empty() && labelled) facts_.byline = text;
    if (!names_in_byline(text, "").empty()) candidates_.add(Field::kAuthor, Source::kByline, text, n);
  }

  // Short blocks around the heading: "By A. Rowe", "4 September 2025".
  void near_heading() {
    if (heading_block_ == kNoBlock) return;
    const std::uint32_t at = index(heading_block_);
    const std::uint32_t first = at > kNear / 2 ? at - kNear / 2 : 0;
    const auto last = std::min<std::uint32_t>(at + kNear, static_cast<std::uint32_t>(page_.blocks.size()));
    for (std::uint32_t i = first; i < last; ++i) {
      const TextBlock& block = page_.blocks[i];
      if (i == at || block.words > kMostBylineWords || block.hidden != 0 || technical_line(block.text)) continue;
      if (is_barred(block.owner)) continue;
      near_block(block, i > at);
    }
  }

  void near_block(const TextBlock& block, bool below) {
    const auto label = phrase_prefix(block.text, bit(PhraseKind::kBylineLabel));
    if (label) {
      if (facts_.byline.empty() && !names_in_byline(block.text, "").empty()) facts_.byline = std::string(block.text);
      candidates_.add(Field::kAuthor, Source::kVisible, block.text, block.owner);
    }
    if (!find_date(block.text, "")) return;
    const bool modified = says_modified(block.text);
    if (below || block.words <= 8) {
      candidates_.add(modified ? Field::kModified : Field::kPublished, Source::kVisible, block.text, block.owner);
    }
  }

  void render_lines() {
    for (const TextBlock& block : page_.blocks) {
      if (block.words > kMostRenderWords) continue;
      const auto hit = technical_line(block.text);
      if (hit && !hit->rendered_at.empty()) {
        facts_.rendered_at = std::string(hit->rendered_at);
        return;
      }
    }
  }

  const PageModel& page_;
  std::span<const std::uint64_t> groups_;
  std::string_view head_title_;
  Candidates& candidates_;
  VisibleFacts facts_;
  BlockId heading_block_ = kNoBlock;
};

}  // namespace

VisibleFacts read_visible(const PageModel& page, std::span<const std::uint64_t> groups, std::string_view head_title,
                          Candidates& candidates) {
  return VisibleReader(page, groups, head_title, candidates).run();
}

}  // namespace cleanview
