#include "content/line_rules.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "metadata/authors.h"
#include "metadata/dates.h"
#include "rules/hints.h"
#include "rules/phrases.h"
#include "rules/technical_lines.h"

namespace cleanview {
namespace {

constexpr std::uint32_t kMostLineWords = 40;
constexpr std::uint32_t kMostBylineWords = 15;
constexpr std::uint32_t kMostDateWords = 12;
constexpr std::uint32_t kMostCreditWords = 25;
constexpr std::uint32_t kMostNoticeWords = 80;
constexpr std::size_t kMostNoticeBytes = 600;
constexpr std::size_t kFewBlocks = 12;  // of a page whose containers all hold much of it
constexpr double kSure = 0.9;           // a model this sure is not overruled by a phrase of the interface

enum Places : std::uint8_t { kInHead = 1, kInBody = 2, kInTail = 4, kAnywhere = 7, kAround = 5 };

// A row: whole-block phrases of `kind` in one of `places` are decided by `rule`. In the body the block must look like a
// control: a link, a button, or a line of its own that leads away.
struct WholeRule {
  PhraseKind kind;
  Places places;
  bool control_in_body;
  Rule rule;
  BlockLabel label;
};

constexpr WholeRule kWholeRules[] = {
    {PhraseKind::kReadMore, kAnywhere, true, Rule::kReadMore, BlockLabel::kNavigation},
    {PhraseKind::kAdLabel, kAnywhere, false, Rule::kAd, BlockLabel::kNotice},
    {PhraseKind::kShareBar, kAnywhere, true, Rule::kShare, BlockLabel::kNavigation},
    {PhraseKind::kFollowUs, kAnywhere, true, Rule::kFollow, BlockLabel::kNavigation},
    {PhraseKind::kNewsletterBox, kAnywhere, false, Rule::kNewsletter, BlockLabel::kNotice},
    {PhraseKind::kCookieBanner, kAnywhere, false, Rule::kConsent, BlockLabel::kNotice},
    {PhraseKind::kLoginPaywall, kAnywhere, false, Rule::kPaywall, BlockLabel::kNotice},
    {PhraseKind::kNavUi, kAnywhere, true, Rule::kNavigation, BlockLabel::kNavigation},
    {PhraseKind::kPageTools, kAnywhere, true, Rule::kPageTools, BlockLabel::kNavigation},
    {PhraseKind::kPagination, kAnywhere, true, Rule::kPagination, BlockLabel::kPagination},
    {PhraseKind::kListenWatch, kAnywhere, true, Rule::kPlayer, BlockLabel::kNavigation},
    {PhraseKind::kAppPromo, kAnywhere, true, Rule::kAppPromo, BlockLabel::kNotice},
    {PhraseKind::kScriptNotice, kAnywhere, false, Rule::kScriptNotice, BlockLabel::kNotice},
    {PhraseKind::kGalleryUi, kAnywhere, true, Rule::kGallery, BlockLabel::kNavigation},
    {PhraseKind::kSponsoredNotice, kAround, true, Rule::kSponsored, BlockLabel::kNotice},
    {PhraseKind::kCopyrightFooter, kInTail, true, Rule::kCopyright, BlockLabel::kNotice},
    {PhraseKind::kCommentsArea, kInTail, true, Rule::kComments, BlockLabel::kComment},
    {PhraseKind::kSummaryNotice, kInTail, true, Rule::kSummaryNotice, BlockLabel::kSource},
    {PhraseKind::kSourceNote, kAround, true, Rule::kSource, BlockLabel::kSource},
    {PhraseKind::kDateLabel, kAround, true, Rule::kDate, BlockLabel::kDate},
};

constexpr std::uint32_t kinds_of_rules() {
  std::uint32_t kinds = 0;
  for (const WholeRule& rule : kWholeRules) kinds |= bit(rule.kind);
  return kinds;
}
constexpr std::uint32_t kWholeKinds = kinds_of_rules();

std::uint8_t bit_of(BlockPlace place) {
  return place == BlockPlace::kHead ? kInHead : place == BlockPlace::kBody ? kInBody : kInTail;
}

class LineRules {
 public:
  LineRules(const LabelInput& input, BlockId b, BlockPlace place)
      : input_(input), page_(input.page), id_(b), block_(input.page[b]), place_(place) {}

  std::optional<LineDecision> run() const {
    if (const auto hit = technical_line(block_.text)) return technical(*hit);
    if (place_ != BlockPlace::kHead && block_.words <= kMostNoticeWords && summary_notice(block_.text)) {
      return LineDecision{Rule::kSummaryNotice, BlockLabel::kSource};
    }
    if (in_consent_box()) return LineDecision{Rule::kConsent, BlockLabel::kNotice};
    if (in_breadcrumbs()) return LineDecision{Rule::kNavigation, BlockLabel::kBreadcrumb};
    if (block_.words > kMostLineWords || block_.text.size() > kMostPhraseBytes) return std::nullopt;
    if (is_vote_count()) return LineDecision{Rule::kPageTools, BlockLabel::kNavigation};
    if (is_heading_mark(page_, id_)) return LineDecision{Rule::kPageTools, BlockLabel::kNavigation};
    if (const auto whole = whole_phrase()) return whole;
    return labelled_line();
  }

 private:
  LineDecision technical(const TechnicalHit& hit) const {
    return {hit.rendered_at.empty() ? Rule::kTechnical : Rule::kRenderTime, BlockLabel::kTechnical};
  }

  bool is_control() const {
    const Tag owner = page_[block_.owner].tag;
    return block_.link_words * 2 >= block_.words || owner == Tag::kButton || owner == Tag::kLabel ||
           owner == Tag::kSummary;
  }

  // A step of the way to the page, above its text.
  bool in_breadcrumbs() const {
    constexpr int kMostUp = 4;
    constexpr std::uint32_t kMostWords = 20;
    if (place_ != BlockPlace::kHead || block_.words > kMostWords || block_.heading > 0) return false;
    NodeId n = block_.owner;
    for (int i = 0; i < kMostUp && n != kNoNode; ++i, n = page_[n].parent) {
      // A container with half of the page in it says nothing of one part, whatever it is called.
      const std::size_t blocks = index(page_[n].end_block) - index(page_[n].first_block);
      if (blocks * 2 > page_.blocks.size() && page_.blocks.size() > kFewBlocks) return false;
      if ((input_.groups[index(n)] & bit(HintGroup::kCrumb)) != 0) return true;
    }
    return false;
  }

  // A number alone in an element that is named for votes.
  bool is_vote_count() const {
    constexpr int kMostUp = 2;
    if (block_.words > 1 || block_.text.find_first_not_of("0123456789+-.,kK") != std::string_view::npos) return false;
    NodeId n = block_.owner;
    for (int i = 0; i < kMostUp && n != kNoNode; ++i, n = page_[n].parent) {
      if (page_[n].attribute_count == 0) continue;
      const std::string_view classes = page_.attribute_or_empty(n, Attr::kClass);
      if (ascii_icontains(classes, "vote")) return true;
    }
    return false;
  }

  // A heading with kept text right below it is a heading, whatever it says.
  bool heads_content() const {
    const std::uint32_t next = index(id_) + 1;
    return block_.heading > 0 && next < page_.blocks.size() && input_.keep[next] != 0 &&
           page_.blocks[next].heading == 0 && page_.blocks[next].words >= 8;
  }

  std::optional<LineDecision> whole_phrase() const {
    const std::uint32_t kinds = phrase_kinds(block_.text, kWholeKinds);
    if (kinds == 0 || heads_content()) return std::nullopt;
    const bool sure = input_.by_model && input_.probabilities[index(id_)] > kSure;
    for (const WholeRule& rule : kWholeRules) {
      if ((kinds & bit(rule.kind)) == 0 || (rule.places & bit_of(place_)) == 0) continue;
      const bool inside = place_ == BlockPlace::kBody;
      if (inside && rule.control_in_body && (!is_control() || sure)) continue;
      return LineDecision{rule.rule, rule.label};
    }
    return std::nullopt;
  }

  // "By A. Rowe", "Published: 4 May 2025", "Source: X", "Tags: a, b", "Photo: Y", "Read also: link".
  std::optional<LineDecision> labelled_line() const {
    constexpr std::uint32_t kKinds = bit(PhraseKind::kBylineLabel) | bit(PhraseKind::kDateLabel) |
                                     bit(PhraseKind::kSourceNote) | bit(PhraseKind::kTagsLabel) |
                                     bit(PhraseKind::kMediaCredit) | bit(PhraseKind::kInlineRelated) |
                                     bit(PhraseKind::kRelatedHeading);
    if (block_.words > kMostCreditWords || heads_content()) return std::nullopt;
    if (bare_date()) return LineDecision{Rule::kDate, BlockLabel::kDate};
    const auto prefix = phrase_prefix(block_.text, kKinds);
    if (!prefix) return std::nullopt;
    const std::string_view rest = block_.text.substr(prefix->label_bytes);
    const auto has = [&](PhraseKind kind) { return (prefix->kinds & bit(kind)) != 0; };
    const bool colon = block_.text.substr(0, prefix->label_bytes).find_first_of(":") != std::string_view::npos;
    if (has(PhraseKind::kInlineRelated) && leads_away(colon))
      return LineDecision{Rule::kInlineRelated, BlockLabel::kRelated};
    if (place_ == BlockPlace::kBody && !has(PhraseKind::kMediaCredit)) return std::nullopt;
    if (has(PhraseKind::kMediaCredit) && in_figure()) return LineDecision{Rule::kCredit, BlockLabel::kCaptionCredit};
    if (place_ == BlockPlace::kBody) return std::nullopt;
    if (has(PhraseKind::kDateLabel) && block_.words <= kMostDateWords && find_date(rest, "")) {
      return LineDecision{Rule::kDate, BlockLabel::kDate};
    }
    if (has(PhraseKind::kBylineLabel) && block_.words <= kMostBylineWords &&
        !names_in_byline(block_.text, "").empty()) {
      return LineDecision{Rule::kByline, BlockLabel::kByline};
    }
    if (has(PhraseKind::kTagsLabel) && block_.links > 0) return LineDecision{Rule::kTags, BlockLabel::kTags};
    if (has(PhraseKind::kSourceNote) && (colon || leads_on(rest)) && !in_table()) {
      return LineDecision{Rule::kSource, BlockLabel::kSource};
    }
    return std::nullopt;
  }

  // "Continue reading at City Gazette": nothing but the name stands behind the label.
  bool leads_on(std::string_view rest) const {
    return count_words(block_.text) <= kMostBylineWords && source_in_notice(block_.text) == rest;
  }

  // Above an article, a line that is nothing but a date.
  bool bare_date() const {
    if (place_ != BlockPlace::kHead || block_.words > 9 || block_.heading > 0 || input_.page_type != PageType::kArticle)
      return false;
    const auto date = find_date(block_.text, "");
    return date && date->day > 0;
  }

  // After the label, next to nothing but a link.
  bool leads_away(bool colon) const {
    if (block_.links == 0 || block_.link_words + 4 < block_.words) return false;
    return colon || block_.link_words == block_.words || block_.link_words * 5 >= block_.words * 4;
  }

  bool in_figure() const {
    for (NodeId n = block_.owner; n != kNoNode; n = page_[n].parent) {
      if (page_[n].tag == Tag::kFigure || page_[n].tag == Tag::kFigcaption) return true;
      if ((input_.groups[index(n)] & bit(HintGroup::kImage)) != 0) return block_.words <= kMostCreditWords;
      if (is_block_level(page_[n].tag) && index(page_[n].end_block) - index(page_[n].first_block) > 4) return false;
    }
    return false;
  }

  bool in_table() const { return page_.closest(block_.owner, {Tag::kTable}) != kNoNode; }

  // A container that names consent, and is no wrapper of the page.
  bool in_consent_box() const {
    const std::size_t most = page_.blocks.size() / 3 + 1;
    for (NodeId n = block_.owner; n != kNoNode; n = page_[n].parent) {
      const std::size_t blocks = index(page_[n].end_block) - index(page_[n].first_block);
      if (blocks > most && page_.blocks.size() > kFewBlocks) return false;
      if (page_[n].tag == Tag::kBody || page_[n].tag == Tag::kArticle || page_[n].tag == Tag::kMain) return false;
      if ((input_.groups[index(n)] & bit(HintGroup::kCookie)) == 0) continue;
      return is_layer(n);
    }
    return false;
  }

  // A box over the page has buttons, or says that it is a dialog; an article about cookies has neither.
  bool is_layer(NodeId n) const {
    if ((input_.groups[index(n)] & bit(HintGroup::kPopup)) != 0) return true;
    const std::string_view role = page_.attribute_or_empty(n, Attr::kRole);
    if (role == "dialog" || role == "alertdialog" || page_[n].tag == Tag::kDialog) return true;
    for (NodeId i = n; i != page_[n].end; ++i) {
      if (page_[i].tag == Tag::kButton || (input_.groups[index(i)] & bit(HintGroup::kButton)) != 0) return true;
    }
    return false;
  }

  const LabelInput& input_;
  const PageModel& page_;
  BlockId id_;
  const TextBlock& block_;
  BlockPlace place_;
};

}  // namespace

std::optional<LineDecision> decide_line(const LabelInput& input, BlockId b, BlockPlace place) {
  return LineRules(input, b, place).run();
}

bool is_heading_mark(const PageModel& page, BlockId b) {
  constexpr std::uint32_t kMostWords = 4;
  if (index(b) == 0 || index(b) >= page.blocks.size()) return false;
  const TextBlock& block = page[b];
  const bool in_brackets = block.text.starts_with('[') && block.text.ends_with(']');
  if (!in_brackets || block.words > kMostWords || block.link_words < block.words) return false;
  return page.blocks[index(b) - 1].heading > 0;
}

namespace {

constexpr std::string_view kColons[] = {":", "："};
constexpr std::string_view kSentenceEnds[] = {". ", "。", "! ", ".\u00a0"};

constexpr std::uint32_t kLeadsOn =
    bit(PhraseKind::kReadMore) | bit(PhraseKind::kSourceNote) | bit(PhraseKind::kInlineRelated);
constexpr std::uint32_t kNotice = bit(PhraseKind::kSummaryNotice) | kLeadsOn;  // what one is made of
constexpr std::uint32_t kFewestLabelWords = 3;  // "In brief", "Via" begin many a sentence

// "… full text here. Read more: Daily Post": where the label and what stands behind it begin.
struct LeadOn {
  std::size_t label;
  std::size_t source;
};

// Where the last of `marks` in `text` ends; 0 when there is none. Most texts are read to their beginning, once.
template <std::size_t kCount>
std::size_t end_of_last(std::string_view text, const std::string_view (&marks)[kCount]) {
  for (std::size_t end = text.size(); end > 0; --end) {
    const char last = text.data()[end - 1];
    for (const std::string_view mark : marks) {
      if (last != mark.back() || end < mark.size() || text[end - mark.size()] != mark.front()) continue;
      if (text.substr(0, end).ends_with(mark)) return end;
    }
  }
  return 0;
}

std::optional<LeadOn> lead_on(std::string_view text) {
  constexpr std::uint32_t kMostSourceWords = 8;
  const std::size_t colon = end_of_last(text, kColons);
  const std::size_t label = end_of_last(text.substr(0, colon > 0 ? colon : text.size()), kSentenceEnds);
  LeadOn at{label, colon};
  if (colon == 0) {  // "Read the full story at Daily Post"
    const auto prefix = phrase_prefix(text.substr(label), kLeadsOn);
    if (!prefix || count_words(text.substr(label, prefix->label_bytes)) < kFewestLabelWords) return std::nullopt;
    at.source = label + prefix->label_bytes;
  } else if (phrase_kinds(text.substr(label, colon - label), kLeadsOn) == 0) {
    return std::nullopt;
  }
  return count_words(text.substr(at.source)) <= kMostSourceWords ? std::optional(at) : std::nullopt;
}

// "We have summarized this news", whatever the sentence goes on with.
bool begins_notice(std::string_view text) {
  const auto prefix = phrase_prefix(text, bit(PhraseKind::kSummaryNotice));
  return prefix && count_words(text.substr(0, prefix->label_bytes)) >= kFewestLabelWords;
}

// True iff every sentence is a phrase of a notice, and one says that it is a summary.
bool is_all_notice(std::string_view text) {
  bool any_notice = false;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = text.size();
    for (const std::string_view mark : kSentenceEnds) {
      const std::size_t found = text.find(mark, at);
      if (found != std::string_view::npos) end = std::min(end, found + mark.size());
    }
    const std::uint32_t kinds = phrase_kinds(text.substr(at, end - at), kNotice);
    if (kinds == 0 && !is_blank_phrase(text.substr(at, end - at))) return false;
    any_notice = any_notice || (kinds & bit(PhraseKind::kSummaryNotice)) != 0;
    at = end;
  }
  return any_notice;
}

}  // namespace

bool summary_notice(std::string_view text) {
  if (text.size() > kMostNoticeBytes || text.size() < 8 || !may_begin_phrase(text, kNotice)) return false;
  const std::optional<LeadOn> end = lead_on(text);
  if (end && end->label > 0 && begins_notice(text)) return true;
  return is_all_notice(text.substr(0, end ? end->source : text.size()));
}

std::string_view source_in_notice(std::string_view text) {
  const std::optional<LeadOn> end = lead_on(text);
  return end ? trim_html_space(text.substr(end->source)) : std::string_view();
}

std::string first_link(const PageModel& page, BlockId b) {
  const TextBlock& block = page[b];
  for (NodeId n = block.first; index(n) <= index(block.last); ++n) {
    for (NodeId up = n; up != kNoNode && up != block.owner; up = page[up].parent) {
      const auto href = page[up].tag == Tag::kA ? page.attribute(up, Attr::kHref) : std::nullopt;
      if (href && !href->empty() && !href->starts_with('#')) return std::string(*href);
    }
  }
  const NodeId around = page.closest(block.owner, {Tag::kA});
  return around == kNoNode ? std::string() : std::string(page.attribute_or_empty(around, Attr::kHref));
}

}  // namespace cleanview
