#include "content/badge_rows.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "content/badge_runs.h"
#include "content/rule_table.h"
#include "metadata/authors.h"
#include "metadata/dates.h"
#include "metadata/titles.h"
#include "rules/badge_words.h"
#include "rules/badges.h"
#include "rules/phrases.h"

namespace cleanview {
namespace {

constexpr std::uint32_t kMostBadgeWords = 10;
constexpr std::uint32_t kMostRowWords = 30;
constexpr std::uint32_t kMostSourceWords = 5;
// Beside stars alone: more words name the thing that has them.
constexpr std::uint32_t kMostOtherWords = 2;
// A label speaks for so many blocks behind it.
constexpr std::uint32_t kLabelReach = 4;

// What parts the facts of one line; a stroke without spaces only in an attribution line: "ABC/471. in US".
constexpr std::string_view kStuffingMarks[] = {","};
constexpr std::string_view kAttributionMarks[] = {" / ", " | ", " · ", " • ", " — ", "/", "|"};

bool has_icon(std::string_view text) {
  return without_icon(text).size() < text.size();
}

bool has_newspaper_icon(std::string_view text) {
  text = trim_html_space(text);
  std::size_t at = 0;
  const char32_t icon = text.empty() ? 0 : decode_next(text, at);
  return icon == U'\U0001f4f0' || icon == U'\U0001f5de';
}

bool has_number_in(const PageModel& page, const TextBlock& block) {
  for (NodeId n = block.first; index(n) <= index(block.last); ++n) {
    if (has_number(page[n].text)) return true;
  }
  return false;
}

// Badges of pages that copy or sum up what others wrote, and name them beside: ranks, qualities, the time it takes
// here and there. Beside "5 min read" or a number of views stands the author, or a section.
bool is_of_copy(const Badge& badge) {
  return badge.kind == BadgeKind::kRank || badge.kind == BadgeKind::kQuality ||
         (badge.kind == BadgeKind::kReadingTime && !badge.scope.empty());
}

bool is_rating(const Badge& badge) {
  return badge.kind == BadgeKind::kRating;
}

// "ABC" of "Read more: ABC" and "Source: 🗞 ABC"; empty when what follows is no name.
std::string name_in_notice(std::string_view text) {
  std::string name = clean_line(without_icon(source_in_notice(text)));
  return has_more_words(name, kMostSourceWords) ? std::string() : name;
}

// "Source:", in any of the languages of badges.
bool is_source_label(std::string_view text) {
  if (phrase_kinds(text, bit(PhraseKind::kSourceNote)) != 0) return true;
  if (!text.ends_with(':') && !text.ends_with("：")) return false;
  constexpr std::uint32_t kWords = bit(BadgeWord::kPublisher) | bit(BadgeWord::kSmall) | bit(BadgeWord::kOf);
  const auto words = badge_words(text);
  return words && words->numbers.empty() && words->has(BadgeWord::kPublisher) && (words->words & ~kWords) == 0;
}

// "ABC" of "Source: ABC", "via ABC", "Originally published at ABC".
std::string name_behind_label(std::string_view text) {
  if (std::string name = name_in_notice(text); !name.empty()) return name;
  const auto prefix = phrase_prefix(text, bit(PhraseKind::kSourceNote));
  std::size_t label = prefix ? prefix->label_bytes : 0;
  if (const std::size_t colon = text.find(": "); label == 0 && colon != std::string_view::npos) {
    if (is_source_label(text.substr(0, colon + 1))) label = colon + 1;
  }
  if (label == 0) return std::string();
  std::string name = clean_line(without_icon(text.substr(label)));
  return has_more_words(name, kMostSourceWords) ? std::string() : name;
}

class BadgeRows {
 public:
  BadgeRows(const LabelInput& input, const Body& body, Labels& labels)
      : input_(input), page_(input.page), body_(body), labels_(labels) {}

  void run() {
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
      if (labels_.verdicts[i].label == BlockLabel::kHidden || notice(i)) continue;
      if (has_more_words(page_.blocks[i].text, kMostRowWords)) continue;
      if (body_.place_of(i) != BlockPlace::kBody && (source_line(i) || row_in_one_block(i))) continue;
      if (has_more_words(page_.blocks[i].text, kMostBadgeWords)) continue;
      if (body_.place_of(i) == BlockPlace::kBody && !leaves_body(i)) continue;
      line(i);
    }
    source_names();
    linked_sources();
    source_address();
    notices_by_link();
    one_is_here();
    stuffing();
    drop_scales();
  }

 private:
  // "Read more: ABC / 471. in US" at the end of a notice. True iff nothing else is to be read in the block.
  bool notice(std::uint32_t i) {
    const RuleInfo* const rule = labels_.verdicts[i].rule;
    if (rule != &rule_info(Rule::kSummaryNotice) && rule != &rule_info(Rule::kSource)) return false;
    if (attribution(i, page_.blocks[i].text)) return true;
    name_source(name_behind_label(page_.blocks[i].text), first_link(page_, BlockId{i}));
    return false;
  }

  // Inside the body a badge is taken only where nothing else can be meant.
  bool leaves_body(std::uint32_t i) const {
    const auto badge = parse_badge(page_.blocks[i].text, "");
    return badge && badge->kind == BadgeKind::kReadingTime && input_.probabilities[i] < 0.9F;
  }

  void set(std::uint32_t i, Rule rule, BlockLabel label) {
    labels_.verdicts[i].label = label;
    labels_.verdicts[i].rule = &rule_info(rule);
  }

  // "Source" and a name, and nothing else.
  bool source_line(std::uint32_t i) {
    const TextBlock& block = page_.blocks[i];
    if (has_more_words(block.text, kMostBadgeWords) || block.heading > 0 || has_number_in(page_, block)) return false;
    const std::vector<Run> runs = runs_of(page_, block);
    if (runs.size() != 2 || !is_source_label(runs[0].text) || has_more_words(runs[1].text, kMostSourceWords))
      return false;
    if (!may_be_source(runs[1].text) || (link_of(runs[1].node).empty() && !runs[0].text.ends_with(':'))) return false;
    name_source(runs[1].text, link_of(runs[1].node));
    set(i, Rule::kSource, BlockLabel::kSource);
    return true;
  }

  // Badges side by side in inline elements: one block, whose runs of text are the badges.
  bool row_in_one_block(std::uint32_t i) {
    const TextBlock& block = page_.blocks[i];
    if (!has_number_in(page_, block)) return false;
    const std::vector<Run> runs = best_runs(page_, block);
    return (runs.size() >= 2 || block.first != block.last) && take_runs(i, runs);
  }

  // Beside an icon there may as well be a date, a number or a button: "share", "Next", "Dec 1, 2025".
  static bool may_be_source(std::string_view name) {
    std::size_t at = 0;
    if (name.empty()) return false;
    const CharClass first = char_class(decode_next(name, at));
    if (first == CharClass::kDigit || first == CharClass::kOther || name.ends_with(':') || find_date(name, "") ||
        phrase_kinds(name) != 0)
      return false;
    return first != CharClass::kLower || is_host_name(name);
  }

  static bool is_host_name(std::string_view name) {
    return name.find(' ') == std::string_view::npos && name.find('.') != std::string_view::npos && !name.ends_with('.');
  }

  // The address of the link that a run stands in.
  std::string link_of(NodeId n) const {
    const NodeId link = page_.closest(n, {Tag::kA});
    return link == kNoNode ? std::string() : std::string(page_.attribute_or_empty(link, Attr::kHref));
  }

  // What a row of facts says of the publication.
  struct RowSource {
    std::string name, url;
    bool is_sure = false;   // a label or a newspaper says that it is one
    bool expected = false;  // the run before was "Source:"
  };

  // True iff the run names the source, or is the label before its name.
  bool take_source_run(const Run& run, RowSource& source) const {
    if (!source.name.empty()) return false;
    const bool is_label = is_source_label(run.text);
    std::string name =
        source.expected && !has_more_words(run.text, kMostSourceWords) ? clean_line(run.text) : std::string();
    bool is_sure = !name.empty();
    if (is_label) {
      source.expected = true;
      return true;
    }
    source.expected = false;
    if (name.empty()) {
      name = name_behind_label(run.text);
      is_sure = !name.empty();
    }
    if (name.empty() && has_icon(run.text) && !has_more_words(run.text, kMostSourceWords)) {
      name = clean_line(without_icon(run.text));
      is_sure = has_newspaper_icon(run.text);
    }
    const bool linked = name.empty() && !has_more_words(run.text, kMostSourceWords) && !link_of(run.node).empty();
    if (linked) name = run.text;
    if (!may_be_source(name)) return false;
    source = {std::move(name), link_of(run.node), is_sure, false};
    return true;
  }

  bool take_runs(std::uint32_t i, const std::vector<Run>& runs) {
    std::vector<Badge> found;
    std::string label;
    RowSource source;
    std::uint32_t other_words = 0;
    for (const Run& run : runs) {
      std::vector<Badge> badges = read_badges(run.text, label);
      if (badges.empty()) badges = time_elsewhere(run.text, found);
      if (badges.empty() && take_source_run(run, source)) continue;
      if (badge_label(run.text)) {
        label = std::string(trim_html_space(without_icon(run.text)));
      } else if (badges.empty()) {
        other_words += words_of(run.text);
      }
      for (Badge& badge : badges) found.push_back(std::move(badge));
    }
    const bool attribution =
        found.size() == 1 && found[0].kind == BadgeKind::kRank && !source.is_sure && other_words > 0;
    if (found.empty() || attribution || is_of_item(i, found)) return false;
    // "Blue shoes. On sale for $80. 3.8 of 5 stars": a thing with its stars.
    if (other_words > kMostOtherWords && std::all_of(found.begin(), found.end(), is_rating)) return false;
    if (source.is_sure || std::any_of(found.begin(), found.end(), is_of_copy)) {
      const bool whole = page_.closest(runs[0].node, {Tag::kA}) == kNoNode && source.url.empty();
      name_source(std::move(source.name), whole ? first_link(page_, BlockId{i}) : source.url);
    }
    take(std::move(found));
    set(i, Rule::kBadge, BlockLabel::kBadge);
    return true;
  }

  // The stars of a thing in a list of things are part of the list, and say nothing of the page.
  bool is_of_item(std::uint32_t i, const std::vector<Badge>& badges) const {
    const bool of_items = input_.page_type == PageType::kListing || input_.page_type == PageType::kCollection;
    return of_items && input_.keep[i] != 0 && std::none_of(badges.begin(), badges.end(), is_of_copy);
  }

  // What holds a row of badges together: the parent of its items; of cells, the table.
  NodeId row_of(std::uint32_t i) const {
    const NodeId owner = page_.blocks[i].owner;
    const NodeId parent = page_[owner].parent;
    const bool cell = page_[owner].tag == Tag::kTd || page_[owner].tag == Tag::kTh;
    return cell && parent != kNoNode ? page_[parent].parent : parent;
  }

  // A box of two lines, the value and below it what it is.
  bool value_above(std::uint32_t i) {
    if (i == 0 || body_.place_of(i) == BlockPlace::kBody) return false;
    const NodeId box = page_[page_.blocks[i].owner].parent;
    if (box == kNoNode || index(page_[box].first_block) != i - 1 || index(page_[box].end_block) != i + 1) return false;
    const bool free = labels_.verdicts[i - 1].label != BlockLabel::kBadge && !badge_label(page_.blocks[i - 1].text);
    auto badge = free ? parse_badge(page_.blocks[i - 1].text, page_.blocks[i].text) : std::nullopt;
    if (!badge) return false;
    rows_.push_back(row_of(i));
    if (is_of_copy(*badge)) rows_of_copies_.push_back(row_of(i));
    take({std::move(*badge)});
    set(i - 1, Rule::kBadge, BlockLabel::kBadge);
    set(i, Rule::kBadge, BlockLabel::kBadge);
    return true;
  }

  // "Rank" and "Score" head columns of tables, too: they speak for what stands beside them.
  bool label_reaches(std::uint32_t i) const {
    const auto kind = badge_label(label_);
    const auto words = badge_words(label_);
    const bool sure = kind == BadgeKind::kReadingTime || !words || words->has(BadgeWord::kQuality);
    if (sure) return i - label_at_ <= kLabelReach;
    const NodeId beside = page_[page_.blocks[i].owner].parent;
    const Tag tag = page_[page_.blocks[label_at_].owner].tag;
    if (tag != Tag::kDt && tag != Tag::kTh && tag != Tag::kTd) return false;
    return i == label_at_ + 1 && beside == page_[page_.blocks[label_at_].owner].parent &&
           !has_more_words(page_.blocks[i].text, kMostSourceWords);
  }

  // "3 min at Valley Courier" beside "61 s here", whatever language it is in.
  static std::vector<Badge> time_elsewhere(std::string_view text, const std::vector<Badge>& before) {
    constexpr std::size_t kFewestWords = 3;
    const bool has_here = std::any_of(before.begin(), before.end(), [](const Badge& b) {
      return b.kind == BadgeKind::kReadingTime && b.scope == "here";
    });
    if (!has_here || words_of(text) < kFewestWords) return {};
    auto badge = parse_badge(text, "Reading time");
    if (!badge || badge->kind != BadgeKind::kReadingTime || !badge->scope.empty()) return {};
    badge->label.clear();
    badge->scope = "publisher";
    return {std::move(*badge)};
  }

  void line(std::uint32_t i) {
    const std::string_view text = page_.blocks[i].text;
    if (badge_label(text)) {
      if (value_above(i)) return;
      label_ = std::string(trim_html_space(without_icon(text)));
      label_at_ = i;
      pending_label_ = i;
      return;
    }
    const bool labelled = !label_.empty() && label_reaches(i);
    if (attribution(i, text)) return set(i, Rule::kSource, BlockLabel::kSource);
    std::vector<Badge> badges = has_number(text) ? badges_of(text, labelled ? label_ : "") : std::vector<Badge>();
    if (badges.empty() && body_.place_of(i) != BlockPlace::kBody) badges = time_elsewhere(text, labels_.badges);
    if (badges.empty()) {
      if (labelled && has_more_words(page_.blocks[i].text, kMostBadgeWords / 2)) label_.clear();
      return;
    }
    if (is_of_item(i, badges)) return;
    if (labelled && pending_label_) {
      set(*pending_label_, Rule::kBadge, BlockLabel::kBadge);
      pending_label_.reset();
    }
    if (labelled) label_at_ = i;
    rows_.push_back(row_of(i));
    if (std::any_of(badges.begin(), badges.end(), is_of_copy)) rows_of_copies_.push_back(row_of(i));
    take(std::move(badges));
    set(i, Rule::kBadge, BlockLabel::kBadge);
  }

  // "ABC / 🏆 471. in US", "Read more: ABC / 471. in US": a source and its rank on one line.
  bool attribution(std::uint32_t i, std::string_view text) {
    if (!has_number(text)) return false;
    const std::string_view named = source_in_notice(text);
    const auto parts = split_at_marks(named.empty() ? text : named, kAttributionMarks);
    if (parts.size() < 2 || parts.size() > 3) return false;
    std::optional<Badge> rank;
    std::string_view name;
    for (const std::string_view part : parts) {
      const auto badge = parse_badge(part, "");
      if (badge && badge->kind == BadgeKind::kRank) {
        rank = badge;
      } else if (name.empty()) {
        name = without_icon(part);
      }
    }
    if (!rank || !may_be_source(clean_line(name))) return false;
    name_source(clean_line(name));
    if (labels_.source.url.empty()) labels_.source.url = first_link(page_, BlockId{i});
    take({std::move(*rank)});
    return true;
  }

  void name_source(std::string name, std::string_view url = {}) {
    if (!labels_.source.name.empty() || !may_be_source(name)) return;
    labels_.source.name = std::move(name);
    if (labels_.source.url.empty()) labels_.source.url = url;
  }

  void take(std::vector<Badge> badges) {
    for (Badge& badge : badges) {
      if (badge.kind == BadgeKind::kRank) take_rank(badge);
      labels_.badges.push_back(std::move(badge));
    }
  }

  void take_rank(const Badge& badge) {
    if (labels_.source.rank >= 0) return;
    labels_.source.rank = static_cast<std::int64_t>(badge.value);
    labels_.source.region = badge.scope;
  }

  // Beside badges, an item with an icon or the first item of the row names the source.
  void source_names() {
    if (rows_.empty()) return;
    std::sort(rows_.begin(), rows_.end());
    std::sort(rows_of_copies_.begin(), rows_of_copies_.end());
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
      const TextBlock& b = page_.blocks[i];
      if (b.words == 0 || has_more_words(b.text, kMostSourceWords) || labels_.verdicts[i].label == BlockLabel::kBadge)
        continue;
      if (labels_.verdicts[i].label == BlockLabel::kByline || phrase_prefix(b.text, bit(PhraseKind::kBylineLabel)))
        continue;
      const NodeId row = row_of(i);
      if (row == kNoNode || !std::binary_search(rows_.begin(), rows_.end(), row)) continue;
      if (badge_label(b.text) || b.heading > 0) {
        if (b.heading == 0) set(i, Rule::kBadge, BlockLabel::kBadge);
        continue;
      }
      if (phrase_kinds(b.text, bit(PhraseKind::kSourceNote)) != 0) {  // a label: the name stands behind it
        set(i, Rule::kSource, BlockLabel::kSource);
        continue;
      }
      const std::string_view name = without_icon(b.text);
      const bool of_copy =
          has_newspaper_icon(b.text) || std::binary_search(rows_of_copies_.begin(), rows_of_copies_.end(), row);
      const bool names_source = of_copy && (has_icon(b.text) || b.link_words == b.words || !seen_in_row_);
      if (!names_source || b.text.ends_with(':') || !may_be_source(clean_line(name))) {
        // Whatever else stands in a row of badges is one that could not be read.
        if (body_.place_of(i) == BlockPlace::kHead) set(i, Rule::kBadge, BlockLabel::kBadge);
        continue;
      }
      seen_in_row_ = true;
      if (labels_.source.name.empty()) labels_.source.name = clean_line(name);
      if (labels_.source.url.empty()) labels_.source.url = first_link(page_, BlockId{i});
      set(i, Rule::kSource, BlockLabel::kSource);
    }
  }

  // "From <a>City Gazette</a>" on a page with badges of copies, in any language.
  void linked_sources() {
    const bool copies = std::any_of(labels_.badges.begin(), labels_.badges.end(), is_of_copy);
    for (std::uint32_t i = 0; copies && labels_.source.name.empty() && i < page_.blocks.size(); ++i) {
      const TextBlock& b = page_.blocks[i];
      const BlockLabel label = labels_.verdicts[i].label;
      if (b.links != 1 || b.heading > 0 || has_more_words(b.text, kMostBadgeWords) || label == BlockLabel::kByline ||
          label == BlockLabel::kRelated || body_.place_of(i) == BlockPlace::kBody) {
        continue;
      }
      const std::vector<Run> runs = runs_of(page_, b);
      if (runs.size() != 2 || phrase_kinds(runs[0].text, bit(PhraseKind::kBylineLabel)) != 0) continue;
      const auto lead = badge_words(runs[0].text);
      const std::string url = link_of(runs[1].node);
      if (!lead || lead->words != bit(BadgeWord::kSmall) || !url.starts_with("http") || !may_be_source(runs[1].text))
        continue;
      name_source(runs[1].text, url);
      set(i, Rule::kSource, BlockLabel::kSource);
    }
  }

  // The link that has the source's name in it leads there.
  void source_address() {
    if (labels_.source.name.empty() || !labels_.source.url.empty()) return;
    for (std::uint32_t i = 0; i < page_.blocks.size() && labels_.source.url.empty(); ++i) {
      const TextBlock& b = page_.blocks[i];
      if (b.links != 1 || has_more_words(b.text, kMostRowWords) || !contains(b.text, labels_.source.name)) continue;
      if (labels_.verdicts[i].label != BlockLabel::kRelated) labels_.source.url = first_link(page_, BlockId{i});
    }
  }

  // What stands at the end of a text and leads to its source says that it was shortened, in any language.
  void notices_by_link() {
    constexpr std::uint32_t kMostWords = 45;
    if (labels_.source.url.empty() || labels_.source.name.empty()) return;
    for (std::uint32_t i = static_cast<std::uint32_t>(page_.blocks.size()); i-- > body_.first;) {
      const TextBlock& b = page_.blocks[i];
      if (labels_.verdicts[i].label != BlockLabel::kMainContent) continue;
      if (b.links != 1 || b.words > kMostWords || first_link(page_, BlockId{i}) != labels_.source.url) return;
      set(i, Rule::kSummaryNotice, BlockLabel::kSource);
    }
  }

  // Beside the time that the original takes, the other is that of this page.
  void one_is_here() {
    Badge* here = nullptr;
    bool elsewhere = false;
    for (Badge& badge : labels_.badges) {
      if (badge.kind != BadgeKind::kReadingTime) continue;
      if (badge.scope == "publisher") {
        elsewhere = true;
      } else if (here != nullptr || badge.scope == "here") {
        return;
      } else {
        here = &badge;
      }
    }
    if (here != nullptr && elsewhere) here->scope = "here";
  }

  // "1 of 5 stars", "2 of 5 stars", … in a row: what one may give, not what was given.
  void drop_scales() {
    constexpr std::size_t kFewestSteps = 3;
    std::vector<Badge>& badges = labels_.badges;
    const auto is_next = [&](std::size_t i) {
      return badges[i].kind == BadgeKind::kRating && badges[i - 1].kind == BadgeKind::kRating &&
             badges[i].value == badges[i - 1].value + 1;
    };
    std::vector<Badge> kept;
    for (std::size_t begin = 0, end = 0; begin < badges.size(); begin = end) {
      end = begin + 1;
      while (end < badges.size() && is_next(end)) ++end;
      const bool scale = badges[begin].value == 1 && end - begin >= kFewestSteps;
      for (std::size_t i = begin; i < end && !scale; ++i) kept.push_back(std::move(badges[i]));
    }
    badges = std::move(kept);
  }

  // "Singapore Latest News, Singapore Headlines" beside the badges above the text: a list that says a name again.
  void stuffing() {
    for (std::uint32_t i = 0; i < body_.first; ++i) {
      const TextBlock& block = page_.blocks[i];
      const bool line = block.words <= kMostBadgeWords && block.heading == 0 && block.links == 0;
      if (!line || labels_.verdicts[i].label != BlockLabel::kMainContent || !(is_badge(i + 1) || is_badge(i - 1)))
        continue;
      const auto parts = split_at_marks(block.text, kStuffingMarks);
      if (parts.size() == 2 && shares_a_name(parts[0], parts[1])) set(i, Rule::kStuffing, BlockLabel::kBoilerplate);
    }
  }

  bool is_badge(std::uint32_t i) const {
    if (i >= labels_.verdicts.size()) return false;
    const BlockLabel label = labels_.verdicts[i].label;
    return label == BlockLabel::kBadge || label == BlockLabel::kSource;
  }

  // One also has a word of its own: "New York, New York" is a place.
  static bool shares_a_name(std::string_view a, std::string_view b) {
    constexpr std::size_t kFewestBytes = 4;
    if (shared_words(a, b) == 1 && shared_words(b, a) == 1) return false;
    bool shared = false;
    for_each_word(a, [&](std::string_view word) {
      std::size_t at = 0;
      shared |= word.size() >= kFewestBytes && contains(b, word) && is_upper(decode_next(word, at));
    });
    return shared;
  }

  const LabelInput& input_;
  const PageModel& page_;
  const Body& body_;
  Labels& labels_;
  std::string label_;
  std::uint32_t label_at_ = 0;
  std::optional<std::uint32_t> pending_label_;
  std::vector<NodeId> rows_;            // of the blocks that are badges
  std::vector<NodeId> rows_of_copies_;  // and of those of badges that is_of_copy()
  bool seen_in_row_ = false;
};

}  // namespace

bool is_badge_row(const PageModel& page, const TextBlock& block) {
  if (has_more_words(block.text, kMostRowWords) || !has_number_in(page, block)) return false;
  constexpr std::size_t kFewest = 2;
  return count_badges(best_runs(page, block)) >= kFewest;
}

void find_badge_rows(const LabelInput& input, const Body& body, Labels& labels) {
  BadgeRows(input, body, labels).run();
}

}  // namespace cleanview
