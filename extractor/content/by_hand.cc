// Selectors give decisions to elements and to texts of elements; one walk hands them down, so that the nearest counts;
// then each block is judged by the marks of its own text nodes. A block that is cut in part stays, without the part.
//
// Tested by tests/content/by_hand_test.cc and the fixtures site-rules--*.
#include "content/by_hand.h"

#include <algorithm>

#include "base/ascii.h"
#include "content/rule_table.h"
#include "page/css_path.h"
#include "rules/selector_matcher.h"
#include "rules/site_rules.h"

namespace cleanview {
namespace {

// A decision over an element: the action of the last selector that matches it. 0: none.
struct Decision {
  std::uint32_t number = 0;  // of the action, from 1
  Mark mark = Mark::kNone;
};

struct Action {
  const Selector* selector;
  Mark mark;
};

// In the order in which they win: `keep` over `prune` in a rule, a later rule over an earlier one.
std::vector<Action> actions_of(const std::vector<const SiteRule*>& rules) {
  std::vector<Action> actions;
  const auto add = [&](const std::vector<Selector>& list, Mark mark) {
    for (const Selector& selector : list) actions.push_back({&selector, mark});
  };
  for (const SiteRule* rule : rules) {
    add(rule->select, Mark::kSelected);
    add(rule->prune, Mark::kCut);
    add(rule->keep, Mark::kKept);
  }
  return actions;
}

class Hand {
 public:
  Hand(const PageModel& page, const std::vector<Action>& actions, Arena& arena)
      : page_(page),
        actions_(actions),
        arena_(arena),
        elements_(page.nodes.size()),
        texts_(page.blocks.size()),
        selected_(page.nodes.size(), 0),
        decider_(page.nodes.size(), kNoNode) {}

  void run(Article& article) {
    match(article);
    hand_texts_down();
    hand_down();
  }

  // Judges every block.
  void judge(Labels& labels, ByHand& result) {
    for (BlockId b{0}; b != page_.end_block(); ++b) judge_block(b, labels.verdicts[index(b)], result.parts);
    result.marks = std::move(marks_);
  }

 private:
  void match(Article& article) {
    SelectorMatcher matcher;
    bool whole = true, wants_main = false;
    for (std::uint32_t i = 0; i < actions_.size(); ++i) {
      whole &= matcher.add(*actions_[i].selector, i);
      wants_main |= actions_[i].mark == Mark::kSelected;
    }
    bool by_text = false;
    for (const Action& action : actions_) by_text |= action.selector->text != 0;
    if (by_text) number_blocks();
    matcher.run(page_, arena_, [&](NodeId n, std::uint32_t i) { decide(n, i); });
    if (!whole) {
      article.warnings.push_back(
          {"rules_capped",
           "the rules for the page have more than " + std::to_string(kMostPageCompounds) + " elements in all", ""});
    }
    if (wants_main && !has_main_) {
      article.warnings.push_back({"select_unmatched", "no selector of `select` matches text", ""});
    }
  }

  // Blocks by owner, in order: those of `n` are at [first_text_[n], first_text_[n + 1]).
  void number_blocks() {
    first_text_.assign(page_.nodes.size() + 1, 0);
    for (const TextBlock& b : page_.blocks) {
      if (b.owner != kNoNode) ++first_text_[index(b.owner) + 1];
    }
    for (std::size_t i = 1; i < first_text_.size(); ++i) first_text_[i] += first_text_[i - 1];
    by_owner_.resize(page_.blocks.size());
    std::vector<std::uint32_t> next(first_text_.begin(), first_text_.end());
    for (BlockId b{0}; b != page_.end_block(); ++b) {
      if (page_[b].owner != kNoNode) by_owner_[next[index(page_[b].owner)]++] = b;
    }
  }

  void decide(NodeId n, std::uint32_t i) {
    const Action& action = actions_[i];
    const std::uint32_t text = action.selector->text;
    if (text == 0) {
      if (action.mark == Mark::kSelected && page_[n].first_block == page_[n].end_block) return;
      set(elements_[index(n)], selected_[index(n)], i);
      return;
    }
    const std::uint32_t at = first_text_[index(n)] + text - 1;
    if (at >= first_text_[index(n) + 1]) return;
    std::uint8_t selected = 0;
    set(texts_[index(by_owner_[at])], selected, i);
    if (selected != 0) texts_selected_.push_back(by_owner_[at]);
  }

  void set(Decision& decision, std::uint8_t& selected, std::uint32_t i) {
    if (actions_[i].mark == Mark::kSelected) {
      selected = 1;
      has_main_ = true;
    } else if (decision.number < i + 1) {
      decision = {i + 1, actions_[i].mark};
    }
  }

  // Gives what was decided over the text of a block to the nodes that it consists of: elements of their own decision,
  // and those that reach beyond the block, are left to themselves.
  void hand_texts_down() {
    const auto spread = [&](BlockId b, auto give) {
      const TextBlock& block = page_[b];
      for (NodeId n = block.first; index(n) <= index(block.last);) {
        const bool within = index(page_[n].end) <= index(block.last) + 1;
        if (within) give(n);
        n = within ? page_[n].end : NodeId{index(n) + 1};
      }
    };
    for (BlockId b{0}; b != page_.end_block(); ++b) {
      if (texts_[index(b)].number == 0) continue;
      spread(b, [&](NodeId n) {
        if (elements_[index(n)].number == 0) elements_[index(n)] = texts_[index(b)];
      });
    }
    for (const BlockId b : texts_selected_) spread(b, [&](NodeId n) { selected_[index(n)] = 1; });
  }

  void hand_down() {
    marks_.assign(page_.nodes.size(), Mark::kNone);
    for (NodeId n{0}; n != page_.end(); ++n) {
      const NodeId parent = page_[n].parent;
      const Decision& own = elements_[index(n)];
      if (parent != kNoNode) selected_[index(n)] |= selected_[index(parent)];
      if (own.number != 0) {
        marks_[index(n)] = own.mark;
        decider_[index(n)] = n;
      } else if (parent != kNoNode && decider_[index(parent)] != kNoNode) {
        marks_[index(n)] = marks_[index(parent)];
        decider_[index(n)] = decider_[index(parent)];
      } else if (has_main_) {
        marks_[index(n)] = selected_[index(n)] != 0 ? Mark::kSelected : Mark::kCut;
      }
    }
  }

  void judge_block(BlockId b, Verdict& verdict, std::vector<CutPart>& parts) const {
    const TextBlock& block = page_[b];
    bool kept = false, selected = false, cut = false, pruned = false, others = false;
    for (NodeId n = block.first; index(n) <= index(block.last); ++n) {
      if (page_[n].tag != Tag::kText || trim_html_space(page_[n].text).empty()) continue;
      const Mark mark = marks_[index(n)];
      kept |= mark == Mark::kKept;
      selected |= mark == Mark::kSelected;
      cut |= mark == Mark::kCut;
      pruned |= mark == Mark::kCut && decider_[index(n)] != kNoNode;
      others |= mark == Mark::kNone;
    }
    const bool stays = kept || selected || others;
    if (kept || (selected && is_left_by_classifier(verdict))) {
      verdict.label = BlockLabel::kMainContent;
      verdict.rule = &rule_info(Rule::kHandKeep);
    } else if (!stays && (pruned || verdict.label == BlockLabel::kMainContent)) {
      verdict.label = BlockLabel::kBoilerplate;
      verdict.rule = &rule_info(Rule::kHandRemove);
    }
    if (cut && stays && verdict.label == BlockLabel::kMainContent) add_parts(b, parts);
  }

  static bool is_left_by_classifier(const Verdict& verdict) {
    return verdict.rule == &rule_info(Rule::kModelDrop) || verdict.rule == &rule_info(Rule::kRulesDrop);
  }

  void add_parts(BlockId b, std::vector<CutPart>& parts) const {
    const std::size_t before = parts.size();
    for (NodeId n = page_[b].first; index(n) <= index(page_[b].last); ++n) {
      if (page_[n].tag != Tag::kText || marks_[index(n)] != Mark::kCut) continue;
      const NodeId element = decider_[index(n)] == kNoNode ? page_[n].parent : decider_[index(n)];
      if (parts.size() > before && parts.back().element == element) {
        parts.back().last = n;
      } else {
        parts.push_back({b, element, n, n});
      }
    }
  }

  const PageModel& page_;
  const std::vector<Action>& actions_;
  Arena& arena_;
  std::vector<Decision> elements_;
  std::vector<Decision> texts_;
  std::vector<std::uint8_t> selected_;
  std::vector<NodeId> decider_;  // the element whose decision a node has
  std::vector<BlockId> texts_selected_;
  std::vector<std::uint32_t> first_text_;
  std::vector<BlockId> by_owner_;
  std::vector<Mark> marks_;
  bool has_main_ = false;
};

// Puts removals back; their numbers count blocks and parts as trace_removed() does.
void restore(const PageModel& page, std::span<const std::uint32_t> numbers, Labels& labels, ByHand& by_hand,
             Article& article) {
  std::vector<std::uint32_t> wanted(numbers.begin(), numbers.end());
  std::sort(wanted.begin(), wanted.end());
  const auto is_wanted = [&](std::uint32_t n) { return std::binary_search(wanted.begin(), wanted.end(), n); };
  const auto mark = [&](NodeId first, NodeId last) {
    if (by_hand.marks.empty()) return;
    for (NodeId n = first; index(n) <= index(last); ++n) by_hand.marks[index(n)] = Mark::kKept;
  };
  std::vector<CutPart> left;
  std::uint32_t count = 0;
  const auto keep_block = [&](BlockId b) {
    if (!is_wanted(++count)) return;
    Verdict& verdict = labels.verdicts[index(b)];
    verdict.label = BlockLabel::kMainContent;
    verdict.rule = &rule_info(Rule::kHandKeep);
    mark(page[b].first, page[b].last);
  };
  const auto keep_part = [&](const CutPart& cut) {
    is_wanted(++count) ? mark(cut.first, cut.last) : left.push_back(cut);
  };
  for_each_removal(labels.verdicts, by_hand.parts, keep_block, keep_part);
  by_hand.parts = std::move(left);
  if (!wanted.empty() && (wanted.front() == 0 || wanted.back() > count)) {
    const std::uint32_t missing = wanted.front() == 0 ? 0 : wanted.back();
    article.warnings.push_back(
        {"restore_unmatched",
         "there is no removal " + std::to_string(missing) + " to restore: the page has " + std::to_string(count), ""});
  }
}

}  // namespace

ByHand apply_by_hand(const PageModel& page, const ByHandInput& input, Arena& arena, Labels& labels, Article& article) {
  ByHand by_hand;
  const std::vector<Action> actions = actions_of(rules_for(input.rules, input.url));
  if (!actions.empty()) {
    Hand hand(page, actions, arena);
    hand.run(article);
    hand.judge(labels, by_hand);
  }
  if (!input.restore.empty()) restore(page, input.restore, labels, by_hand, article);
  return by_hand;
}

void empty_cut_texts(PageModel& page, std::span<const Verdict> verdicts, const ByHand& by_hand) {
  if (by_hand.marks.empty()) return;
  for (const CutPart& part : by_hand.parts) {
    for (NodeId n = part.first; index(n) <= index(part.last); ++n) {
      if (by_hand.marks[index(n)] == Mark::kCut) page.nodes[index(n)].text = {};
    }
  }
  for (BlockId b{0}; b != page.end_block(); ++b) {
    if (verdicts[index(b)].rule != &rule_info(Rule::kHandRemove)) continue;
    for (NodeId n = page[b].first; index(n) <= index(page[b].last); ++n) page.nodes[index(n)].text = {};
  }
}

}  // namespace cleanview
