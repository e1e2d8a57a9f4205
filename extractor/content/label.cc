// Rules over the classifier's opinion. A phrase alone never removes prose: each rule asks for the phrase and for the
// shape (the whole block, where it stands, links around). Passes, in order: exact lines, badges, lists of other pages,
// repetitions; a later pass leaves alone what an earlier one has decided.
//
// Tested by tests/content/label_test.cc and the fixtures aggregator--*, pattern--* and friend--*.
#include "content/label.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/hash_map.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "content/badge_rows.h"
#include "content/line_rules.h"
#include "content/near_elements.h"
#include "content/related_sections.h"
#include "content/rule_table.h"
#include "content/whole_units.h"
#include "metadata/titles.h"
#include "rules/hints.h"

namespace cleanview {
namespace {

// Blocks of so many words are prose for the question where the body begins and ends.
constexpr std::uint32_t kBodyWords = 15;
// A repeated text of so many words is a copy; shorter ones may be said twice.
constexpr std::uint32_t kCopyWords = 12;

bool is_pull_quote(const PageModel& page, NodeId n) {
  constexpr std::string_view kPull = "pull";
  if (page[n].attribute_count == 0) return false;
  std::string_view classes = page.attribute_or_empty(n, Attr::kClass);
  for (std::size_t at = ascii_ifind(classes, kPull); at != std::string_view::npos; at = ascii_ifind(classes, kPull)) {
    classes.remove_prefix(at + kPull.size());
    for (const std::string_view rest : {"quote", "-quote", "_quote", "ed-quote"}) {
      if (ascii_istarts_with(classes, rest)) return true;
    }
  }
  return false;
}

class Labeler {
 public:
  explicit Labeler(const LabelInput& input) : input_(input), page_(input.page) {}

  Labels run() {
    take_classifier();
    hidden();
    complete_tables(page_, labels_.verdicts);
    complete_quotes_and_definitions(page_, labels_.verdicts);
    complete_code(page_, labels_.verdicts);
    complete_headings(page_, labels_.verdicts);
    complete_terms(page_, labels_.verdicts);
    complete_footnotes(page_, labels_.verdicts);
    open_related_sections(input_, labels_);
    find_body();
    lines();
    find_badge_rows(input_, body_, labels_);
    finish_related_sections(input_, body_, labels_);
    titles();
    repetitions();
    pull_quotes();
    return std::move(labels_);
  }

 private:
  void take_classifier() {
    labels_.verdicts.resize(page_.blocks.size());
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      Verdict& v = labels_.verdicts[i];
      const bool keep = input_.keep[i] != 0;
      v.probability = input_.probabilities[i];
      v.label = keep ? BlockLabel::kMainContent : BlockLabel::kBoilerplate;
      v.rule = &rule_info(input_.by_model ? (keep ? Rule::kModelKeep : Rule::kModelDrop)
                                          : (keep ? Rule::kRulesKeep : Rule::kRulesDrop));
    }
  }

  void find_body() {
    const auto all = static_cast<std::uint32_t>(page_.blocks.size());
    body_ = {.first = all, .last = 0};
    for (std::uint32_t i = 0; i < all && body_.first == all; ++i) {
      if (is_of_body(i)) body_.first = i;
    }
    for (std::uint32_t i = all; i > body_.first && body_.last == 0; --i) {
      if (is_of_body(i - 1)) body_.last = i - 1;
    }
  }

  bool is_of_body(std::uint32_t i) const {
    const TextBlock& b = page_.blocks[i];
    const bool kept = labels_.verdicts[i].label == BlockLabel::kMainContent;
    const bool prose = kept && b.words >= kBodyWords && b.link_words * 2 < b.words;
    return prose && !is_title(b) && !summary_notice(b.text) && !is_badge_row(page_, b);
  }

  // A long title begins no body: what stands between them is the head.
  bool is_title(const TextBlock& b) const {
    return b.heading > 0 && input_.title_heading != kNoNode && page_.contains(input_.title_heading, b.owner);
  }

  void set(std::size_t i, Rule rule, BlockLabel label) {
    labels_.verdicts[i].label = label;
    labels_.verdicts[i].rule = &rule_info(rule);
  }

  // What a person cannot see is no text.
  void hidden() {
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      if (input_.unseen[i] != 0) set(i, Rule::kHidden, BlockLabel::kHidden);
    }
  }

  void lines() {
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
      const BlockLabel label = labels_.verdicts[i].label;
      if (label == BlockLabel::kHidden || label == BlockLabel::kRelated) continue;
      const auto decision = decide_line(input_, BlockId{i}, body_.place_of(i));
      if (!decision) continue;
      set(i, decision->rule, decision->label);
      take_flags(decision->rule);
      if (decision->rule == Rule::kInlineRelated) labels_.inline_related.push_back(BlockId{i});
      const bool notice = decision->rule == Rule::kSummaryNotice;
      if (notice) take_summary(BlockId{i});
      // The link of a notice leads to the original.
      if ((notice || decision->rule == Rule::kSource) && labels_.source.url.empty())
        labels_.source.url = first_link(page_, BlockId{i});
    }
  }

  void take_flags(Rule rule) {
    if (rule == Rule::kSponsored) labels_.flags.sponsored = true;
    if (rule == Rule::kScriptNotice && body_.first > body_.last) labels_.flags.js_required = true;
  }

  void take_summary(BlockId b) {
    labels_.is_summary = true;
    const std::string lower = to_lower(page_[b].text);
    if (contains(lower, "translat")) labels_.flags.machine_translated = true;
  }

  // The title said again, at the start.
  void titles() {
    if (input_.title_heading != kNoNode) {
      const Node& heading = page_[input_.title_heading];
      for (BlockId b = heading.first_block; index(b) < index(heading.end_block); ++b) {
        if (same_title(without_doubling(page_[b].text), input_.title)) set(index(b), Rule::kTitle, BlockLabel::kTitle);
      }
    }
    const std::string title = fold_for_comparison(input_.title);
    if (title.size() < 4) return;
    for (std::uint32_t i = 0; i < page_.blocks.size() && i <= body_.first; ++i) {
      const TextBlock& b = page_.blocks[i];
      if (b.words > 60 || labels_.verdicts[i].label != BlockLabel::kMainContent) continue;
      const std::string text = fold_for_comparison(without_doubling(b.text));
      if (text == title || is_longer_title(b, text, title)) set(i, Rule::kTitle, BlockLabel::kTitle);
    }
  }

  // A line without an end of a sentence that begins with the title: the head often has a shorter one.
  bool is_longer_title(const TextBlock& b, std::string_view text, std::string_view title) const {
    constexpr std::uint32_t kMostWords = 20, kFewestOfTitle = 3;
    return b.heading == 0 && b.words <= kMostWords && text.starts_with(title) &&
           count_words(input_.title) >= kFewestOfTitle && !ends_sentence(b.text);
  }

  void repetitions() {
    HashMap<bool> kept;
    const TextBlock* heading = nullptr;  // the last one
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
      const TextBlock& b = page_.blocks[i];
      if (labels_.verdicts[i].label != BlockLabel::kMainContent) continue;
      if (b.heading > 0) {
        if (heading != nullptr && said_in_card(*heading, b)) {
          set(i, Rule::kDuplicate, BlockLabel::kBoilerplate);
          continue;
        }
        heading = &b;
      }
      bool& is_kept = kept[key_of_text(b.text, [](std::uint64_t eight) { return eight; })];
      if (b.words >= kCopyWords && is_kept && b.code_words == 0) {
        set(i, Rule::kDuplicate, BlockLabel::kBoilerplate);
        continue;
      }
      is_kept = true;
    }
  }

  // True iff heading `second` says again what heading `first` in the same item of a list said.
  bool said_in_card(const TextBlock& first, const TextBlock& second) const {
    if (first.text != second.text) return false;
    const NodeId card = page_.closest(first.owner, {Tag::kLi});
    return card != kNoNode && page_.contains(card, second.owner);
  }

  // A sentence of the text that the page sets again in large type is said twice.
  void pull_quotes() {
    constexpr std::uint32_t kLeastWords = 4;
    constexpr int kMostDepth = 4;
    NearElements pull_quote(page_, kMostDepth, &is_pull_quote);
    int left = 50;  // each is looked for in the whole text
    for (std::uint32_t i = 0; i < page_.blocks.size() && left > 0; ++i) {
      const TextBlock& b = page_.blocks[i];
      if (labels_.verdicts[i].label != BlockLabel::kMainContent || b.words < kLeastWords) continue;
      if (!pull_quote.any(b.owner)) continue;
      --left;
      if (stands_in_another(i)) set(i, Rule::kDuplicate, BlockLabel::kBoilerplate);
    }
  }

  bool stands_in_another(std::uint32_t quote) const {
    std::string_view said = page_.blocks[quote].text;
    for (const std::string_view mark : {"\"", "\u201c", "\u201e", "\u00ab"}) {
      if (said.starts_with(mark)) said.remove_prefix(mark.size());
    }
    for (const std::string_view mark : {"\"", "\u201d", "\u201c", "\u00bb", "."}) {
      if (said.ends_with(mark)) said.remove_suffix(mark.size());
    }
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
      const bool other = i != quote && labels_.verdicts[i].label == BlockLabel::kMainContent;
      if (other && page_.blocks[i].text.size() > said.size() && contains(page_.blocks[i].text, said)) return true;
    }
    return false;
  }

  static bool ends_sentence(std::string_view text) {
    const char32_t last = decode_before(text, text.size());
    return last == '.' || last == '!' || last == '?' || last == 0x3002 || last == 0xff01 || last == 0xff1f;
  }

  const LabelInput& input_;
  const PageModel& page_;
  Labels labels_;
  Body body_;
};

}  // namespace

Labels label_blocks(const LabelInput& input) {
  return Labeler(input).run();
}

}  // namespace cleanview
