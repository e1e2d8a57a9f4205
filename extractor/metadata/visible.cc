// The heading of the page is found first; bylines and dates count only near it or where markup names them, and never
// in comments, related items, navigation or footers.
#include "metadata/visible.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "metadata/authors.h"
#include "metadata/dates.h"
#include "metadata/schema_values.h"
#include "metadata/surroundings.h"
#include "metadata/titles.h"
#include "page/segment.h"
#include "rules/hints.h"
#include "rules/phrases.h"
#include "rules/technical_lines.h"

namespace cleanview {
namespace {

// Bylines and dates stand at most so many blocks from the heading.
constexpr std::uint32_t kNear = 12;
constexpr std::uint32_t kMostBylineWords = 15;
constexpr std::uint32_t kMostNameWords = 4;
constexpr std::uint32_t kMostRenderWords = 30;
constexpr std::uint32_t kMostRenderChars = 1000;
constexpr std::size_t kMostValueBytes = 1000;
constexpr std::uint32_t kLoneReach = 60;  // a lone date stands at most so many blocks below the heading
constexpr std::uint32_t kMostDateWords = 8;
constexpr std::size_t kWalksOfNode = 8;  // on average, for what is read of elements in elements

// What a line begins with when its date is a day of something else than the page.
constexpr std::string_view kOtherDays[] = {"joined", "founded",   "member since", "registered", "expires",
                                           "expiry", "deadline",  "valid until",  "born",       "copyright",
                                           "©",      "last seen", "last active",  "established"};

bool dates_something_else(std::string_view text) {
  const std::string lower = to_lower(text);
  return contains(lower, "last post") || std::any_of(std::begin(kOtherDays), std::end(kOtherDays),
                                                     [&](auto label) { return lower.starts_with(label); });
}

// What tools write where nobody gave a title.
bool is_no_title(std::string_view head_title) {
  constexpr std::string_view kNames[] = {"",           "untitled", "untitleddocument", "untitledpage", "notitle",
                                         "document",   "home",     "homepage",         "index",        "newpage",
                                         "startseite", "accueil",  "inicio",           "início"};
  const std::string name = fold_for_comparison(head_title);
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

class VisibleReader {
 public:
  VisibleReader(const PageModel& page, std::span<const std::uint64_t> groups, std::string_view head_title,
                Candidates& candidates)
      : page_(page),
        groups_(groups),
        head_title_(truncate_utf8(head_title, kMostValueBytes)),
        candidates_(candidates),
        around_(page, groups),
        nodes_left_(kWalksOfNode * page.nodes.size()) {}

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
    labelled_dates();
    if (!has_date()) lone_date();
    render_lines();
    return std::move(facts_);
  }

 private:
  // The heading that shares most with the head's title; h1 before h2, the first of equals.
  void find_heading() {
    double best = 0;
    for (BlockId b{0}; b != page_.end_block(); ++b) {
      const TextBlock& block = page_[b];
      if (block.heading == 0 || block.heading > 2 || block.hidden != 0 || block.words > 60) continue;
      if (around_.has_group(block.owner, bit(HintGroup::kFooter) | bit(HintGroup::kCookie) | bit(HintGroup::kPopup)))
        continue;
      double score = block.heading == 1 ? 0.4 : 0.1;
      if (!head_title_.empty()) score += shared_words(block.text, head_title_);
      if (around_.has_group(block.owner, bit(HintGroup::kHeader)) && block.words < 3) score -= 0.3;
      if (score <= best || (block.heading == 2 && score < 0.8)) continue;
      best = score;
      take_heading(b);
    }
    if (facts_.title_heading == kNoNode && is_no_title(head_title_)) stand_in_for_heading();
    around_.set_heading(facts_.title_heading);
    if (facts_.title_heading != kNoNode)
      candidates_.add(Field::kTitle, Source::kHeading, facts_.heading, facts_.title_heading);
  }

  void take_heading(BlockId b) {
    facts_.title_heading = page_[b].owner;
    facts_.heading = clean_line(page_[b].text);
    heading_block_ = b;
  }

  // Of a page that has no title and no first heading: a lower heading above the first prose or an element that is named
  // a headline; else a line in bold; else the longest line.
  void stand_in_for_heading() {
    constexpr std::uint32_t kFewestWords = 2, kMostWords = 25, kProseWords = 25;
    std::optional<BlockId> chosen;
    std::uint32_t best = 0;
    for (BlockId b{0}; b != page_.end_block(); ++b) {
      const TextBlock& block = page_[b];
      if (block.words >= kProseWords && block.link_words * 2 < block.words) break;
      const bool line = block.words >= kFewestWords && block.words <= kMostWords && block.link_words * 2 < block.words;
      if (!line || block.hidden != 0 || block.text.ends_with('.') || is_of_frame(block.owner)) continue;
      const bool named = block.heading > 0 || is_named_headline(block.owner);
      const std::uint32_t rank = named ? 1000 : block.bold_words * 2 > block.words ? 100 : block.words;
      if (rank <= best || has_pictograph(block.text)) continue;  // icons stand before facts, not in titles
      if (phrase_kinds(block.text) != 0 || technical_line(block.text) || find_date(block.text, "")) continue;
      best = rank;
      chosen = b;
    }
    if (chosen) take_heading(*chosen);
  }

  bool is_of_frame(NodeId n) {
    return around_.has_group(n, bit(HintGroup::kFooter) | bit(HintGroup::kCookie) | bit(HintGroup::kPopup) |
                                    bit(HintGroup::kNav) | bit(HintGroup::kMenu));
  }

  bool is_named_headline(NodeId n) const {
    return ascii_icontains_any(page_.attribute_or_empty(n, Attr::kClass), {"title", "headline", "heading"});
  }

  void element(NodeId n) {
    const std::string_view itemtype = page_.attribute_or_empty(n, Attr::kItemtype);
    if (!itemtype.empty()) note_type(itemtype);
    const std::string_view property = property_of(n);
    if (!property.empty()) microdata(n, property);
    if (page_[n].tag == Tag::kTime) time(n);
    if (page_[n].tag == Tag::kA) author_link(n);
    if ((groups_[index(n)] & bit(HintGroup::kAuthor)) != 0 && !names_authority(n)) byline(n);
    if (may_begin_thread(n) && names_account(n)) account(n);
    if ((groups_[index(n)] & bit(HintGroup::kMeta)) != 0 && page_[n].tag != Tag::kTime) dated(n);
  }

  // Of microdata, or of RDFa, whose properties have the same names.
  std::string_view property_of(NodeId n) const {
    const std::string_view itemprop = page_.attribute_or_empty(n, Attr::kItemprop);
    if (!itemprop.empty()) return itemprop;
    const std::string_view property = page_.attribute_or_empty(n, Attr::kProperty);
    return property.empty() ? property : schema_name(property);
  }

  void author_link(NodeId n) {
    const bool says_so = ascii_icontains(page_.attribute_or_empty(n, Attr::kRel), "author");
    if ((!says_so && !links_to_author(n)) || around_.is_barred(n)) return;
    const std::string name = text_of(n);
    if (says_so || looks_like_name(name)) candidates_.add(Field::kAuthor, Source::kRelAuthor, name, n);
  }

  bool links_to_author(NodeId n) const {
    return has_directory(page_.attribute_or_empty(n, Attr::kHref), {"author", "authors"});
  }

  // Whether one of `names` stands in `href` between strokes.
  template <std::size_t size>
  static bool has_directory(std::string_view href, const std::string_view (&names)[size]) {
    std::size_t begin = href.find('/');
    while (begin != std::string_view::npos) {
      const std::size_t end = href.find('/', ++begin);
      if (end == std::string_view::npos) return false;
      const std::string_view directory = href.substr(begin, end - begin);
      if (std::find(std::begin(names), std::end(names), directory) != std::end(names)) return true;
      begin = end;
    }
    return false;
  }

  // Who began a thread is named below the heading.
  bool may_begin_thread(NodeId n) const {
    return !has_account_ && facts_.title_heading != kNoNode && index(n) >= index(facts_.title_heading);
  }

  // "username" in the class, or a link to the page of a member.
  bool names_account(NodeId n) const {
    const std::string_view classes = page_.attribute_or_empty(n, Attr::kClass);
    const auto in_classes = [&](std::string_view name) { return contains(classes, name); };
    if (in_classes("user") && (in_classes("username") || in_classes("user-name") || in_classes("userName")))
      return true;
    if (in_classes("poster") || in_classes("nickname")) return true;
    return page_[n].tag == Tag::kA && leads_to_account(page_.attribute_or_empty(n, Attr::kHref));
  }

  static bool leads_to_account(std::string_view href) {
    return has_directory(href, {"u", "user", "users", "profile", "member", "members"}) || contains(href, "member.php?");
  }

  // The first account that is named there.
  void account(NodeId n) {
    if (around_.is_barred(n)) return;
    const std::string name = text_of(n);
    const std::uint32_t words = count_words(name);
    if (words == 0 || words > 3 || !is_account_name(name)) return;
    candidates_.add(Field::kAuthor, Source::kMicroformat, name, n);
    has_account_ = true;
  }

  // An element that names itself a date, with little more than one in it.
  void dated(NodeId n) {
    const Node& node = page_[n];
    const std::uint32_t blocks = index(node.end_block) - index(node.first_block);
    if (blocks == 0 || blocks > 2 || page_[node.first_block].words > kMostBylineWords || around_.is_barred(n)) return;
    const std::string text = text_of(n);
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
  std::string value_of(NodeId n) {
    for (const Attr attr : {Attr::kContent, Attr::kDatetime}) {
      const auto value = page_.attribute(n, attr);
      if (value && !value->empty()) return std::string(*value);
    }
    const std::string_view title = page_.attribute_or_empty(n, Attr::kTitle);
    if (page_[n].tag == Tag::kAbbr && find_date(title, "")) return std::string(title);
    constexpr std::uint32_t kMostWords = 60;
    const Node& node = page_[n];
    std::uint32_t words = 0;
    for (BlockId b = node.first_block; index(b) < index(node.end_block) && words <= kMostWords; ++b) {
      words += page_[b].words;
    }
    return words > kMostWords ? std::string() : text_of(n);
  }

  void microdata(NodeId n, std::string_view property) {
    struct Row {
      std::string_view name;
      Field field;
    };
    constexpr Row kRows[] = {{"headline", Field::kTitle},         {"datePublished", Field::kPublished},
                             {"dateCreated", Field::kPublished},  {"dateModified", Field::kModified},
                             {"articleSection", Field::kSection}, {"author", Field::kAuthor},
                             {"creator", Field::kAuthor}};
    if (around_.is_barred(n)) return;
    for (const Row& row : kRows) {
      if (property != row.name) continue;
      std::string value = value_of(n);
      if (row.field == Field::kAuthor) {
        const std::string inner = author_name_inside(n);
        if (!inner.empty()) value = inner;
      }
      candidates_.add(row.field, Source::kMicrodata, value, n);
    }
  }

  std::string text_of(NodeId n) { return may_walk(n) ? inner_text(page_, n, kMostValueBytes) : std::string(); }

  // Elements that are read may stand in each other, as deep as the tree goes.
  bool may_walk(NodeId n) {
    const std::size_t nodes = index(page_[n].end) - index(n);
    if (nodes > nodes_left_) return false;
    nodes_left_ -= nodes;
    return true;
  }

  // itemprop=name inside an author's scope.
  std::string author_name_inside(NodeId author) {
    if (!may_walk(author)) return {};
    for (NodeId n{index(author) + 1}; n != page_[author].end; ++n) {
      if (page_[n].tag != Tag::kText && property_of(n) == "name") return value_of(n);
    }
    return {};
  }

  void time(NodeId n) {
    if (around_.is_barred(n)) return;
    std::string value(page_.attribute_or_empty(n, Attr::kDatetime));
    const std::string text = text_of(n);
    if (!find_date(value, "")) value = text;
    const std::string names =
        to_lower(page_.attribute_or_empty(n, Attr::kClass)) + to_lower(page_.attribute_or_empty(n, Attr::kItemprop));
    const bool modified = contains(names, "modif") || contains(names, "updated");
    const bool published = contains(names, "publish") || contains(names, "entry-date");
    candidates_.add(modified && !published ? Field::kModified : Field::kPublished, Source::kTimeElement, value, n);
  }

  void address(NodeId n) {
    const std::string text = text_of(n);
    if (!around_.is_barred(n) && count_words(text) <= 8 && looks_like_name(text)) {
      candidates_.add(Field::kAuthor, Source::kByline, text, n);
    }
  }

  // "authorization-link", "authorized", "authoring": words that begin as "author" does.
  bool names_authority(NodeId n) const {
    for (const Attr attr : {Attr::kClass, Attr::kId, Attr::kDataTestid}) {
      const std::string_view names = page_.attribute_or_empty(n, attr);
      if (ascii_icontains_any(names, {"authoriz", "authoris", "authorit", "authoring"})) return true;
    }
    return false;
  }

  // An element that names itself a byline, with little text in it.
  void byline(NodeId n) {
    const Node& node = page_[n];
    const std::uint32_t blocks = index(node.end_block) - index(node.first_block);
    if (blocks == 0 || blocks > 3 || around_.is_barred(n)) return;
    std::string text = text_of(n);
    if (count_words(text) > kMostBylineWords) return;
    const bool labelled = phrase_prefix(text, bit(PhraseKind::kBylineLabel)).has_value();
    if (facts_.byline.empty() && labelled) facts_.byline = clean_line(text);
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
      if (around_.is_barred(block.owner)) continue;
      near_block(BlockId{i}, i > at);
    }
  }

  void near_block(BlockId b, bool below) {
    const TextBlock& block = page_[b];
    if (below) name_behind_label(b);
    if (below) name_beside_date(block);
    const auto label = phrase_prefix(block.text, bit(PhraseKind::kBylineLabel));
    if (label) {
      if (facts_.byline.empty() && !names_in_byline(block.text, "").empty()) facts_.byline = clean_line(block.text);
      candidates_.add(Field::kAuthor, Source::kVisible, block.text, block.owner);
    }
    if (!find_date(block.text, "") || dates_something_else(block.text)) return;
    const bool modified = says_modified(block.text);
    if (below || block.words <= 8) {
      candidates_.add(modified ? Field::kModified : Field::kPublished, Source::kVisible, block.text, block.owner);
    }
  }

  // "Written by" in an element of its own, the name in the next.
  void name_behind_label(BlockId b) {
    if (phrase_kinds(page_[b].text, bit(PhraseKind::kBylineLabel)) == 0 || index(b) + 1 >= page_.blocks.size()) return;
    const TextBlock& next = page_.blocks[index(b) + 1];
    if (next.words > kMostNameWords || next.hidden != 0 || !looks_like_name(next.text)) return;
    candidates_.add(Field::kAuthor, Source::kVisible, next.text, next.owner);
  }

  // "Published" in an element of its own, the date in the next or the one after it.
  void labelled_dates() {
    constexpr std::uint32_t kMostLabelWords = 3, kReach = 2;
    for (std::uint32_t i = 0; i + 1 < page_.blocks.size(); ++i) {
      const TextBlock& label = page_.blocks[i];
      if (label.words > kMostLabelWords || phrase_kinds(label.text, bit(PhraseKind::kDateLabel)) == 0) continue;
      if (around_.is_barred(label.owner)) continue;
      for (std::uint32_t j = i + 1; j <= i + kReach && j < page_.blocks.size(); ++j) {
        const TextBlock& value = page_.blocks[j];
        if (value.words > kMostBylineWords || !find_date(value.text, "") || technical_line(value.text)) continue;
        candidates_.add(says_modified(label.text) ? Field::kModified : Field::kPublished, Source::kVisible, value.text,
                        value.owner);
        break;
      }
    }
  }

  bool has_date() const {
    return !candidates_.ranked(Field::kPublished).empty() || !candidates_.ranked(Field::kModified).empty();
  }

  // A page that says its day nowhere else: the first line not far below the heading that is little more than a date;
  // else one that begins with a label of dates; else the only line of its kind. The first post of a thread and an
  // article's own column count, other stories do not.
  void lone_date() {
    const std::uint32_t first = heading_block_ == kNoBlock ? 0 : index(heading_block_) + 1;
    BlockId labelled = kNoBlock, lone = kNoBlock;
    std::uint32_t lines = 0;
    for (std::uint32_t i = first; i < page_.blocks.size(); ++i) {
      const TextBlock& block = page_.blocks[i];
      if (!may_be_lone_date(block)) continue;
      const bool has_label = phrase_prefix(block.text, bit(PhraseKind::kDateLabel)).has_value();
      if (!has_label && block.words > kMostDateWords) continue;
      if (heading_block_ != kNoBlock && i < first + kLoneReach) return lone_date(BlockId{i});
      if (has_label && labelled == kNoBlock) labelled = BlockId{i};
      if (++lines == 1) lone = BlockId{i};
    }
    if (labelled != kNoBlock) return lone_date(labelled);
    if (lines == 1) lone_date(lone);
  }

  bool may_be_lone_date(const TextBlock& block) {
    if (block.words > kMostBylineWords || block.hidden != 0 || !find_date(block.text, "")) return false;
    return !dates_something_else(block.text) && !technical_line(block.text) && !around_.is_of_others(block.owner);
  }

  void lone_date(BlockId b) {
    candidates_.add(says_modified(page_[b].text) ? Field::kModified : Field::kPublished, Source::kVisible,
                    page_[b].text, page_[b].owner);
  }

  // "Ada Rowe | Senior Writer | July 2, 2025": a name in front of a date, between marks.
  void name_beside_date(const TextBlock& block) {
    if (!find_date(block.text, "")) return;
    for (const std::string_view mark : {" | ", " · ", " • ", " — ", " – "}) {
      const std::size_t at = block.text.find(mark);
      if (at == std::string_view::npos) continue;
      const std::string_view name = block.text.substr(0, at);
      const std::uint32_t words = count_words(name);
      if (words < 2 || words > kMostNameWords || !looks_like_name(name) || find_date(name, "")) return;
      candidates_.add(Field::kAuthor, Source::kVisible, name, block.owner);
      return;
    }
  }

  // A time has digits, and few short lines have.
  void render_lines() {
    for (const TextBlock& block : page_.blocks) {
      if (block.words > kMostRenderWords || block.chars > kMostRenderChars || !has_number(block.text)) continue;
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
  Surroundings around_;
  std::size_t nodes_left_;
  VisibleFacts facts_;
  BlockId heading_block_ = kNoBlock;
  bool has_account_ = false;
};

}  // namespace

VisibleFacts read_visible(const PageModel& page, std::span<const std::uint64_t> groups, std::string_view head_title,
                          Candidates& candidates) {
  return VisibleReader(page, groups, head_title, candidates).run();
}

}  // namespace cleanview
