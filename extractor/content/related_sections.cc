// A heading phrase opens a section only where links follow. It closes at the end of its container, at the next heading
// of its level that is no link, or at prose that no link belongs to: a later part of the article is never swallowed.
#include "content/related_sections.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "content/related_items.h"
#include "content/rule_table.h"
#include "page/segment.h"
#include "rules/hints.h"
#include "rules/phrases.h"
#include "rules/related_headings.h"
#include "rules/technical_lines.h"

namespace cleanview {
namespace {

constexpr std::uint32_t kMostHeadingWords = 12;
// So far behind the heading the first links must come.
constexpr std::uint32_t kLinkReach = 8;
constexpr std::uint32_t kFewestLinks = 2;
// Longer prose without a link is the article's own; teasers are shorter.
constexpr std::uint32_t kProseWords = 80;

// A mean probability of main content that a heading does not overrule.
constexpr double kSure = 0.8;
constexpr double kNearlyAll = 0.8;

// No list of related pages is longer.
constexpr std::uint32_t kMostBlocks = 400;

constexpr std::uint32_t kOpening =
    bit(PhraseKind::kRelatedHeading) | bit(PhraseKind::kRecommendedHeading) | bit(PhraseKind::kPopularHeading);

class SectionFinder {
 public:
  SectionFinder(const LabelInput& input, Labels& labels) : input_(input), page_(input.page), labels_(labels) {
    ends_page_.resize(page_.blocks.size());
    if (!input.by_model) return;
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i)
      kept_words_ += input.keep[i] != 0 ? page_.blocks[i].words : 0;
  }

  void open_all() {
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
      const std::uint32_t kinds = opening_kinds(i);
      if (kinds == 0) continue;
      const std::uint32_t end = end_of_section(i);
      if (!leads_to_links(first_item(i), end)) continue;
      open(i, end, kinds);
      i = end - 1;
    }
  }

  void finish(const Body& body) {
    body_ = body;
    covered_.assign(page_.blocks.size(), 0);
    for (RelatedSection& section : labels_.sections) {
      section.place = place_of(index(section.begin));
      cover(section);
    }
    headings_by_start();
    named_containers();
  }

 private:
  // The kinds of heading that block `i` is; 0 when it is none.
  std::uint32_t opening_kinds(std::uint32_t i) const {
    const TextBlock& b = page_.blocks[i];
    const BlockLabel label = labels_.verdicts[i].label;
    if (label == BlockLabel::kHidden || label == BlockLabel::kBadge) return 0;
    if (begins_with_heading(page_, b)) return phrase_kinds(page_[b.first].text, kOpening);
    if (b.text.size() > kMostPhraseBytes || b.words > 40 || b.link_words * 2 > b.words) return 0;
    const bool stands_out = b.heading > 0 || b.bold_words * 2 > b.words || b.words <= 6;
    if (b.words <= kMostHeadingWords && stands_out) {
      const std::uint32_t kinds = phrase_kinds(b.text, kOpening);
      if (kinds != 0) return kinds;
    }
    // "Similar News:You can also read …": the label glued to its sentence.
    const auto prefix = phrase_prefix(b.text, bit(PhraseKind::kRelatedHeading));
    const bool colon = prefix && contains(b.text.substr(0, prefix->label_bytes), ":");
    return colon && b.links == 0 ? prefix->kinds & kOpening : 0;
  }

  // The block where the items begin: behind the heading, or in its own block.
  std::uint32_t first_item(std::uint32_t heading) const {
    return begins_with_heading(page_, page_.blocks[heading]) ? heading : heading + 1;
  }

  std::uint32_t end_of_section(std::uint32_t heading) const {
    const TextBlock& head = page_.blocks[heading];
    NodeId container = head.owner;
    while (page_[container].parent != kNoNode && index(page_[container].end_block) <= first_item(heading))
      container = page_[container].parent;
    const std::uint32_t end = std::min(index(page_[container].end_block), heading + 1 + kMostBlocks);
    for (std::uint32_t i = heading + 1; i < end; ++i) {
      const TextBlock& b = page_.blocks[i];
      if (is_end_of_page(i)) return i;
      const bool closes = b.heading > 0 && head.heading > 0 && b.heading <= head.heading &&
                          b.link_words * 2 < b.words && !near_link(i, end) && !titles_card(i, heading);
      if (closes) return i;
      const bool prose = b.words >= kProseWords && b.link_words * 3 < b.words;
      if (prose && !near_link(i, end)) return i;
    }
    return end;
  }

  // "© 2019", "Page generated in 12 ms": no list goes on behind.
  bool is_end_of_page(std::uint32_t i) const {
    if (!ends_page_[i]) {  // each block is asked once, however many headings stand above it
      const TextBlock& block = page_.blocks[i];
      const bool line = block.words <= kMostHeadingWords;
      ends_page_[i] = technical_line(block.text) || (line && block.text.starts_with("©")) ||
                      (line && phrase_kinds(block.text, bit(PhraseKind::kCopyrightFooter)) != 0);
    }
    return *ends_page_[i];
  }

  // A link to another page right behind: the block is part of an item.
  bool near_link(std::uint32_t i, std::uint32_t end) const {
    for (std::uint32_t j = i; j < end && j < i + 3; ++j) {
      const TextBlock& b = page_.blocks[j];
      if (b.links > 0 && b.words <= 40 && !first_link(page_, BlockId{j}).empty()) return true;
    }
    return false;
  }

  // The heading of a card: a small box of its own, without the list's heading, that leads to another page.
  bool titles_card(std::uint32_t i, std::uint32_t heading) const {
    constexpr std::uint32_t kMostCardBlocks = 6;
    constexpr std::uint32_t kMostCardNodes = 200;
    for (NodeId box = page_[page_.blocks[i].owner].parent; box != kNoNode; box = page_[box].parent) {
      const Node& node = page_[box];
      if (index(node.first_block) <= heading || index(node.end_block) - index(node.first_block) > kMostCardBlocks ||
          index(node.end) - index(box) > kMostCardNodes) {
        return false;
      }
      for (NodeId n = box; n != node.end; ++n) {
        if (page_[n].tag != Tag::kA) continue;
        const std::string_view href = page_.attribute_or_empty(n, Attr::kHref);
        if (!href.empty() && !href.starts_with('#')) return true;
      }
    }
    return false;
  }

  bool leads_to_links(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t links = 0;
    for (std::uint32_t i = begin; i < end && i < begin + kLinkReach; ++i) {
      links += page_.blocks[i].links > 0 && !first_link(page_, BlockId{i}).empty();
    }
    return links >= kFewestLinks || (links == 1 && end - begin <= 3);
  }

  Place place_of(std::uint32_t i) const {
    const NodeId owner = page_.blocks[i].owner;
    if (page_.closest(owner, {Tag::kAside}) != kNoNode) return Place::kRail;
    switch (body_.place_of(i)) {
      case BlockPlace::kHead: return Place::kHead;
      case BlockPlace::kBody: return Place::kContent;
      case BlockPlace::kTail: return Place::kTail;
    }
    return Place::kTail;
  }

  // On pages that list things, a list is what the page is;
  // and so it is where the model has no doubt and next to nothing else is kept.
  bool is_content_of_page(std::uint32_t begin, std::uint32_t end) const {
    if (!input_.by_model) return false;
    std::uint32_t words = 0, kept = 0;
    double expected = 0;
    for (std::uint32_t i = begin; i < end; ++i) {
      words += page_.blocks[i].words;
      expected += static_cast<double>(input_.probabilities[i]) * page_.blocks[i].words;
      if (labels_.verdicts[i].label == BlockLabel::kMainContent) kept += page_.blocks[i].words;
    }
    const bool lists = input_.page_type == PageType::kListing || input_.page_type == PageType::kCollection ||
                       input_.page_type == PageType::kDocumentation || input_.page_type == PageType::kForum;
    const bool sure = expected > kSure * words && kept > kNearlyAll * kept_words_;
    return kept * 2 > words && (lists || sure);
  }

  void open(std::uint32_t heading, std::uint32_t end, std::uint32_t kinds) {
    if (is_content_of_page(heading + 1, end)) return;
    const bool popular = (kinds & (bit(PhraseKind::kRelatedHeading) | bit(PhraseKind::kRecommendedHeading))) == 0;
    label(heading, Rule::kRelatedHeading);
    for (std::uint32_t i = heading + 1; i < end; ++i) label(i, Rule::kRelated);
    const bool in_menu = page_.closest(page_.blocks[heading].owner, {Tag::kNav}) != kNoNode;
    if (popular || in_menu) return;  // about the site, not about this page
    RelatedSection section;
    section.begin = BlockId{first_item(heading)};
    section.end = BlockId{end};
    section.heading = heading_text(heading);
    section.kind = (kinds & bit(PhraseKind::kRelatedHeading)) != 0 ? RelatedKind::kSimilar : RelatedKind::kRecommended;
    labels_.sections.push_back(std::move(section));
  }

  std::string heading_text(std::uint32_t i) const {
    const TextBlock& block = page_.blocks[i];
    if (begins_with_heading(page_, block)) return clean_line(page_[block.first].text);
    const std::string_view text = block.text;
    const auto prefix = phrase_prefix(text, bit(PhraseKind::kRelatedHeading));
    const std::size_t colon = text.find(':');
    if (prefix && colon != std::string_view::npos && page_.blocks[i].words > 6)
      return clean_line(text.substr(0, colon));
    return clean_line(text);
  }

  void label(std::uint32_t i, Rule rule) {
    Verdict& v = labels_.verdicts[i];
    if (v.label == BlockLabel::kHidden || v.label == BlockLabel::kTechnical || v.label == BlockLabel::kBadge ||
        v.label == BlockLabel::kSource || v.rule == &rule_info(Rule::kReadMore)) {
      return;
    }
    v.label = BlockLabel::kRelated;
    v.rule = &rule_info(rule);
  }

  // Headings that are no phrase as a whole ("Related posts in Gardening"). They tell of other pages, and take nothing
  // out of the main content.
  void headings_by_start() {
    for (std::uint32_t i = 0; i + 1 < page_.blocks.size(); ++i) {
      const TextBlock& b = page_.blocks[i];
      if (b.words > kMostHeadingWords || b.link_words * 2 > b.words) continue;
      const BlockLabel label = labels_.verdicts[i].label;
      if (label == BlockLabel::kHidden || label == BlockLabel::kBadge || covered_[i] != 0) continue;
      const auto kind = b.heading > 0 && phrase_kinds(b.text, bit(PhraseKind::kReadMore)) != 0
                            ? RelatedKind::kSimilar
                            : related_heading(b.text);
      if (!kind) continue;
      const std::uint32_t end = end_of_section(i);
      const bool sure = phrase_kinds(b.text, bit(PhraseKind::kRelatedHeading)) != 0;
      if (!leads_to_links(i + 1, end) || (!sure && is_content_of_page(i + 1, end))) continue;
      if (is_navigation(b.owner) && !has_long_titles(i + 1, end)) continue;
      add_section({BlockId{i + 1}, BlockId{end}, clean_line(b.text), *kind, place_of(i)});
      i = end - 1;
    }
  }

  // Containers that name themselves related, outside the body, without a heading phrase.
  void named_containers() {
    for (NodeId n{0}; n != page_.end();) {
      const Node& node = page_[n];
      const std::uint32_t begin = index(node.first_block), end = index(node.end_block);
      const bool named = (input_.groups[index(n)] & bit(HintGroup::kRelated)) != 0 && is_named_related(n);
      const bool outside = begin > body_.last || end <= body_.first;
      if (!named || !outside || end < begin + 2 || end - begin > 60 || !leads_to_links(begin, end) ||
          any_content(begin, end) || is_navigation(n) || covered_[begin] != 0) {
        ++n;
        continue;
      }
      if (is_about_site(begin) || is_advertised(begin, end) || !has_items(begin, end)) {
        ++n;
        continue;
      }
      RelatedSection section{BlockId{begin}, BlockId{end}, "", RelatedKind::kRecommended, place_of(begin)};
      if (page_.blocks[begin].heading > 0 && page_.blocks[begin].links == 0) {
        section.heading = clean_line(page_.blocks[begin].text);
        section.begin = BlockId{begin + 1};
      }
      add_section(std::move(section));
      for (std::uint32_t i = begin; i < end; ++i) label(i, Rule::kRelated);
      n = node.end;
    }
  }

  // The hint is wider: it has popular and recent pages, too, which are about the site.
  bool is_named_related(NodeId n) const {
    for (const Attr name : {Attr::kClass, Attr::kId, Attr::kAriaLabel}) {
      if (ascii_icontains_any(page_.attribute_or_empty(n, name),
                              {"related", "recommend", "similar", "also", "upsell", "cross-sell", "suggest"})) {
        return true;
      }
    }
    return false;
  }

  // "Recent comments", "Most read": whatever its class says, the list tells so itself.
  bool is_about_site(std::uint32_t begin) const {
    const TextBlock& first = page_.blocks[begin];
    constexpr std::uint32_t kSite = bit(PhraseKind::kPopularHeading) | bit(PhraseKind::kCommentsArea);
    return first.words <= kMostHeadingWords &&
           (phrase_kinds(first.text, kSite) != 0 || ascii_istarts_with(first.text, "recent"));
  }

  bool has_items(std::uint32_t begin, std::uint32_t end) const {
    return !item_ranges(page_, BlockId{begin}, BlockId{end}).empty();
  }

  // Stories at the foot of the page, outside <nav>: the entries of a menu are shorter.
  bool has_long_titles(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kLong = 5;
    if (page_.closest(page_.blocks[begin].owner, {Tag::kNav}) != kNoNode) return false;
    const std::vector<ItemRange> items = item_ranges(page_, BlockId{begin}, BlockId{end});
    std::uint32_t words = 0;
    for (const ItemRange& item : items) {
      if (item.link != kNoNode) words += count_words(inner_text(page_, item.link, kMostPhraseBytes));
    }
    return !items.empty() && words >= kLong * items.size();
  }

  bool is_advertised(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kAd = bit(PhraseKind::kAdLabel) | bit(PhraseKind::kSponsoredNotice);
    for (std::uint32_t i = begin; i < end; ++i) {
      if (page_.blocks[i].words <= kMostHeadingWords && phrase_kinds(page_.blocks[i].text, kAd) != 0) return true;
    }
    return false;
  }

  bool any_content(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      if (labels_.verdicts[i].label == BlockLabel::kMainContent) return true;
    }
    return false;
  }

  bool is_navigation(NodeId n) const {
    constexpr std::uint64_t kNavigation =
        bit(HintGroup::kNav) | bit(HintGroup::kMenu) | bit(HintGroup::kFooter) | bit(HintGroup::kCrumb);
    for (; n != kNoNode; n = page_[n].parent) {
      if (page_[n].tag == Tag::kNav) return true;
      // A container with half of the page in it says nothing of one part, whatever it is called.
      if ((index(page_[n].end_block) - index(page_[n].first_block)) * 2 > page_.blocks.size()) return false;
      if (page_[n].tag == Tag::kFooter || (input_.groups[index(n)] & kNavigation) != 0) return true;
    }
    return false;
  }

  void add_section(RelatedSection section) {
    cover(section);
    labels_.sections.push_back(std::move(section));
  }

  // The heading's block belongs to the section.
  void cover(const RelatedSection& section) {
    const std::uint32_t begin = std::max(index(section.begin), 1U) - 1;
    for (std::uint32_t i = begin; i < index(section.end); ++i) covered_[i] = 1;
  }

  const LabelInput& input_;
  const PageModel& page_;
  Labels& labels_;
  Body body_;
  std::uint32_t kept_words_ = 0;       // of the whole page, by the model
  std::vector<std::uint8_t> covered_;  // 1 for each block that is in a section
  mutable std::vector<std::optional<bool>> ends_page_;
};

}  // namespace

bool begins_with_heading(const PageModel& page, const TextBlock& block) {
  const std::string_view first = page[block.first].text;
  if (block.links == 0 || block.last == block.first || first.size() > kMostPhraseBytes) return false;
  if (phrase_kinds(first, kOpening) == 0 || page.closest(block.first, {Tag::kA}) != kNoNode) return false;
  for (NodeId n{index(block.first) + 1}; index(n) < index(block.last); ++n) {
    if (page[n].tag == Tag::kBr) return true;
    if (page[n].tag == Tag::kText && !trim_html_space(page[n].text).empty()) return false;
  }
  return false;
}

void open_related_sections(const LabelInput& input, Labels& labels) {
  SectionFinder(input, labels).open_all();
}

void finish_related_sections(const LabelInput& input, const Body& body, Labels& labels) {
  SectionFinder(input, labels).finish(body);
}

}  // namespace cleanview
