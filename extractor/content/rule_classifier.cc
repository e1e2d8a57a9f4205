// The method: set aside what names or tags say is navigation, footer, comments and the like, unless it holds most of
// the page; find the smallest container that holds most of the remaining prose; keep its prose, and the headings,
// items, cells and short lines that stand among prose. Every step is a sum over a block range, so the cost is linear.
//
// Measured on the development set (docs/accuracy.md). Tested by tests/content/rule_classifier_test.cc.
#include "content/rule_classifier.h"

#include <algorithm>

#include "base/unicode.h"
#include "rules/hints.h"

namespace cleanview {
namespace {

// Prose: blocks of at least so many words with few of them in links.
constexpr std::uint32_t kProseWords = 8;
constexpr double kProseLinkDensity = 0.35;
// A container with more than this share of the page's prose is not set aside, whatever it is called: wrappers have such
// names, too.
constexpr double kWrapperShare = 0.45;
// The main container holds at least this share of the prose.
constexpr double kMainShare = 0.6;

// Never content, whatever the page.
constexpr std::uint64_t kFrameGroups = bit(HintGroup::kNav) | bit(HintGroup::kMenu) | bit(HintGroup::kCrumb) |
                                       bit(HintGroup::kFooter) | bit(HintGroup::kShare) | bit(HintGroup::kAd) |
                                       bit(HintGroup::kCookie) | bit(HintGroup::kPopup) | bit(HintGroup::kLogin) |
                                       bit(HintGroup::kPager) | bit(HintGroup::kSkip) | bit(HintGroup::kSearch);
// Beside an article they are no content; on a page without one they may be what it has.
constexpr std::uint64_t kBesideGroups = bit(HintGroup::kSide) | bit(HintGroup::kRelated) | bit(HintGroup::kNews) |
                                        bit(HintGroup::kToc) | bit(HintGroup::kFilter);
constexpr std::uint64_t kTalkGroups = bit(HintGroup::kComment) | bit(HintGroup::kReply);

// With less prose than this beside the talk, the talk is the content: a forum.
constexpr std::uint32_t kArticleWords = 150;
// With less prose than this in all, or less than this share of the text, a page is no article: its short blocks are
// content.
constexpr std::uint32_t kSparseWords = 110;
constexpr double kSparseShare = 0.55;
// A page without article keeps what stands in the smallest container with so much of its unlinked text.
constexpr double kSparseContainer = 0.75;

bool is_aside_tag(Tag tag) {
  return tag == Tag::kNav || tag == Tag::kFooter || tag == Tag::kAside || tag == Tag::kForm || tag == Tag::kButton ||
         tag == Tag::kLabel || tag == Tag::kDialog;
}

class RuleClassifier {
 public:
  RuleClassifier(const PageModel& page, std::span<const std::uint64_t> groups, std::span<const std::uint8_t> unseen,
                 NodeId title_heading, Focus focus)
      : page_(page), groups_(groups), unseen_(unseen), title_heading_(title_heading), focus_(focus) {}

  RuleClassification run() {
    const std::size_t n = page_.blocks.size();
    result_.probabilities.assign(n, 0.05F);
    result_.keep.assign(n, 0);
    if (n == 0) return std::move(result_);
    prose_before_ = sums([&](const TextBlock& b) { return is_prose(b) ? b.words : 0u; });
    mark_aside(kFrameGroups | kBesideGroups | kTalkGroups);
    const std::uint32_t beside_talk = good_before_.back();
    if (beside_talk < kArticleWords) {
      mark_aside(kFrameGroups | kBesideGroups);
      // Some comments below a short text are comments still.
      if (good_before_.back() < 3 * beside_talk) mark_aside(kFrameGroups | kBesideGroups | kTalkGroups);
    }
    if (good_before_.back() < kSparseWords) mark_aside(kFrameGroups);
    if (is_sparse()) {
      keep_all_plain();
    } else {
      const NodeId main = main_container();
      keep_prose(main);
      keep_company(main);
      keep_headings();
    }
    drop_title();
    finish();
    return std::move(result_);
  }

 private:
  template <typename Count>
  std::vector<std::uint32_t> sums(Count count) const {
    std::vector<std::uint32_t> before{0};
    before.reserve(page_.blocks.size() + 1);
    for (const TextBlock& b : page_.blocks) before.push_back(before.back() + count(b));
    return before;
  }
  std::uint32_t sum(const std::vector<std::uint32_t>& before, NodeId n) const {
    return before[index(page_[n].end_block)] - before[index(page_[n].first_block)];
  }

  static double link_density(const TextBlock& b) {
    return b.words == 0 ? 1 : static_cast<double>(b.link_words) / b.words;
  }
  static bool is_prose(const TextBlock& b) { return b.words >= kProseWords && link_density(b) < kProseLinkDensity; }

  // Marks the blocks inside elements that are set aside; good_before_ sums the words of the other prose.
  void mark_aside(std::uint64_t aside_groups) {
    aside_.assign(unseen_.begin(), unseen_.end());
    const double all = prose_before_.back();
    for (NodeId n{0}; n != page_.end(); ++n) {
      const Node& node = page_[n];
      if (node.tag == Tag::kText || node.first_block == node.end_block) continue;
      const bool named = (groups_[index(n)] & aside_groups) != 0 && node.tag != Tag::kMain && node.tag != Tag::kArticle;
      const bool site_header = node.tag == Tag::kHeader && page_.closest(n, {Tag::kArticle, Tag::kMain}) == kNoNode;
      if (!named && !is_aside_tag(node.tag) && !site_header) continue;
      if (sum(prose_before_, n) > kWrapperShare * all) continue;
      for (BlockId b = node.first_block; index(b) < index(node.end_block); ++b) aside_[index(b)] = 1;
    }
    good_before_ = sums([&](const TextBlock& b) {
      return is_prose(b) && aside_[static_cast<std::size_t>(&b - page_.blocks.data())] == 0 ? b.words : 0u;
    });
  }

  std::uint32_t plain_words(const TextBlock& b) const {
    const std::size_t i = static_cast<std::size_t>(&b - page_.blocks.data());
    return aside_[i] != 0 ? 0 : b.words - std::min(b.words, b.link_words);
  }

  // Some paragraphs of prose side by side: an article, however short.
  bool has_paragraphs() const {
    constexpr int kFewest = 3;
    NodeId parent = kNoNode;
    int run = 0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const TextBlock& b = page_.blocks[i];
      if (aside_[i] != 0 || !is_prose(b)) continue;
      const NodeId here = page_[b.owner].parent;
      run = here == parent ? run + 1 : 1;
      parent = here;
      if (run >= kFewest) return true;
    }
    return false;
  }

  bool is_sparse() const {
    const auto plain = sums([&](const TextBlock& b) { return plain_words(b); });
    return (good_before_.back() < kSparseWords && !has_paragraphs()) ||
           good_before_.back() < kSparseShare * plain.back();
  }

  // Everything outside the page's frame, but for lists of links.
  void keep_all_plain() {
    const auto plain = sums([&](const TextBlock& b) { return plain_words(b); });
    const auto words = sums([&](const TextBlock& b) { return b.words; });
    const auto links = sums([&](const TextBlock& b) { return b.link_words; });
    NodeId main{0};
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (page_[n].tag != Tag::kText && sum(plain, n) >= kSparseContainer * plain.back()) main = n;
    }
    for (BlockId b{0}; b != page_.end_block(); ++b) {
      const TextBlock& block = page_[b];
      if (aside_[index(b)] != 0 || !page_.contains(main, block.owner)) continue;
      const NodeId list = page_.closest(block.owner, {Tag::kUl, Tag::kOl, Tag::kMenu});
      const bool link_list = list != kNoNode && page_.contains(main, list) && sum(links, list) > 0.8 * sum(words, list);
      if (!link_list) keep(index(b), is_prose(block) ? 0.8F : 0.55F);
    }
  }

  // The smallest element that holds most of the good prose; the last in the page's order of equals.
  NodeId main_container() const {
    const double wanted = kMainShare * good_before_.back();
    NodeId best{0};
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (page_[n].tag == Tag::kText) continue;
      if (sum(good_before_, n) >= wanted) best = n;
    }
    return best;
  }

  void keep(std::size_t i, float p) {
    result_.keep[i] = 1;
    result_.probabilities[i] = p;
  }

  // Prose inside the main container, and prose outside it in containers of the same name.
  void keep_prose(NodeId main) {
    for (BlockId b{0}; b != page_.end_block(); ++b) {
      const TextBlock& block = page_[b];
      if (aside_[index(b)] != 0 || !is_prose(block)) continue;
      if (page_.contains(main, block.owner)) keep(index(b), 0.9F);
    }
  }

  // Short blocks among prose: items, cells, lines of code, captions of lists.
  void keep_company(NodeId main) {
    const auto kept_before = sums([&](const TextBlock& b) { return kept(b) ? b.words : 0u; });
    const auto words_before = sums([&](const TextBlock& b) { return b.words; });
    const auto links_before = sums([&](const TextBlock& b) { return b.link_words; });
    for (BlockId b{0}; b != page_.end_block(); ++b) {
      const TextBlock& block = page_[b];
      if (result_.keep[index(b)] != 0 || aside_[index(b)] != 0 || block.heading > 0) continue;
      if (!page_.contains(main, block.owner)) continue;
      if (block.code_words * 2 > block.words) {
        keep(index(b), 0.8F);
        continue;
      }
      // The nearest container with more text decides: mostly kept, and not mostly links.
      NodeId around = block.owner;
      while (around != kNoNode && sum(words_before, around) < block.words + kProseWords) around = page_[around].parent;
      if (around == kNoNode) continue;
      const double words = sum(words_before, around);
      const bool mostly_kept = sum(kept_before, around) > company_share() * words;
      const bool mostly_links = sum(links_before, around) > 0.5 * words;
      if (mostly_kept && !mostly_links && link_density(block) < 0.6) keep(index(b), 0.6F);
    }
  }

  double company_share() const {
    switch (focus_) {
      case Focus::kPrecision: return 0.7;
      case Focus::kRecall: return 0.3;
      case Focus::kBalanced: return 0.5;
    }
    return 0.5;
  }

  bool kept(const TextBlock& b) const { return result_.keep[static_cast<std::size_t>(&b - page_.blocks.data())] != 0; }

  // A heading is kept with what it heads: kept text before the next heading of its level.
  void keep_headings() {
    const std::size_t n = page_.blocks.size();
    for (std::size_t i = n; i-- > 0;) {
      const TextBlock& heading = page_.blocks[i];
      if (heading.heading == 0 || aside_[i] != 0) continue;
      bool heads = false;
      for (std::size_t j = i + 1; j < n && j < i + 12; ++j) {
        const TextBlock& next = page_.blocks[j];
        if (next.heading != 0 && next.heading <= heading.heading) break;
        if (result_.keep[j] != 0) {
          heads = true;
          break;
        }
      }
      if (heads) {
        keep(i, 0.7F);
      } else {
        result_.keep[i] = 0;
      }
    }
  }

  // Nothing before the title is content, and the title is a field.
  void drop_title() {
    if (title_heading_ == kNoNode) return;
    const std::uint32_t title = index(page_[title_heading_].first_block);
    const double before = good_before_[title];
    const bool at_top = before < 0.2 * good_before_.back();
    for (std::uint32_t i = 0; i < title && at_top; ++i) result_.keep[i] = 0;
    for (std::uint32_t i = title; i < index(page_[title_heading_].end_block); ++i) result_.keep[i] = 0;
  }

  void finish() {
    std::uint32_t kept_words = 0, good = good_before_.back();
    for (std::size_t i = 0; i < result_.keep.size(); ++i) {
      if (result_.keep[i] != 0) kept_words += page_.blocks[i].words;
    }
    result_.confidence = kept_words >= 100 && good > 0 ? 0.8F : kept_words > 0 ? 0.5F : 0.0F;
  }

  const PageModel& page_;
  std::span<const std::uint64_t> groups_;
  std::span<const std::uint8_t> unseen_;
  NodeId title_heading_;
  Focus focus_;
  RuleClassification result_;
  std::vector<std::uint32_t> prose_before_;
  std::vector<std::uint32_t> good_before_;
  std::vector<std::uint8_t> aside_;
};

}  // namespace

RuleClassification classify_by_rules(const PageModel& page, std::span<const std::uint64_t> groups,
                                     std::span<const std::uint8_t> unseen, NodeId title_heading, Focus focus) {
  return RuleClassifier(page, groups, unseen, title_heading, focus).run();
}

}  // namespace cleanview
