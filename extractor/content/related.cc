// Blocks of a section are read in order. A heading, or a link to another address than the item at hand, begins an item;
// text without a link is its snippet; "Read more" closes it and gives the address where the title had none.
#include "content/related.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "content/images.h"
#include "content/line_rules.h"
#include "content/list_cap.h"
#include "content/neighbours.h"
#include "content/related_items.h"
#include "content/related_sections.h"
#include "content/rule_table.h"
#include "metadata/dates.h"
#include "metadata/titles.h"
#include "page/segment.h"
#include "rules/badges.h"
#include "rules/phrases.h"
#include "rules/related_headings.h"

namespace cleanview {
namespace {

constexpr std::uint32_t kMostTitleWords = 40;
constexpr std::size_t kMostSnippetBytes = 1000;
constexpr std::uint32_t kFewestInlineWords = 2;
// Links behind a title that say no more than this are buttons: "Add to cart".
constexpr std::uint32_t kMostButtonWords = 3;
// Teasers without a stop at their end were cut when they are at least so long.
constexpr std::size_t kCutSnippetBytes = 60;
constexpr std::string_view kFactMarks[] = {" · ", " • ", " | ", " - ", " – ", " — ", " / "};

bool ends_with_ellipsis(std::string_view text) {
  for (const std::string_view mark : {"...", "\u2026", "[\u2026]", "[...]", "(...)", "\u2026]"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view mark :
       {".", "!", "?", "\u3002", "\uff01", "\uff1f", "\"", "\u201d", "\u00bb", ")", "\u300d", "\u061f"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

class SectionReader {
 public:
  SectionReader(const PageModel& page, const Labels& labels, const std::optional<Url>& base, std::string_view page_url,
                const Limits& limits, Article& article)
      : page_(page), labels_(labels), base_(base), page_url_(page_url), limits_(limits), article_(article) {}

  void run() {
    for (const RelatedSection& section : labels_.sections) {
      section_ = &section;
      const std::size_t before = article_.related.size();
      const bool headed = begins_with_heading(page_, page_[section.begin]);
      const std::vector<ItemRange> ranges =
          headed ? std::vector<ItemRange>() : item_ranges(page_, section.begin, section.end);
      for (const ItemRange& range : ranges) ranged_item(range);
      if (ranges.empty()) {
        for (BlockId b = section.begin; index(b) < index(section.end); ++b) {
          if (!is_by_hand(b)) block(b);
        }
        finish();
      }
      if (is_menu(before)) drop(before);
    }
    for (const BlockId b : labels_.inline_related) {
      if (!is_by_hand(b)) inline_item(b);
    }
  }

  // Items from `begin` on, of which most are a word or two: the heading's own list is empty, and a menu follows.
  bool is_menu(std::size_t begin) const {
    // "More from the shop" stands over menus, too; "Related articles" does not.
    const std::uint32_t short_title = section_->kind == RelatedKind::kSimilar ? 2 : 3;
    const auto says_more = [&](const Related& item) {
      return words_in_title(item.title) > short_title || !item.image_url.empty() || !item.snippet.empty() ||
             !item.published.empty();
    };
    const auto first = article_.related.begin() + static_cast<std::ptrdiff_t>(begin);
    return std::count_if(first, article_.related.end(), says_more) * 3 < article_.related.end() - first;
  }

  void drop(std::size_t begin) {
    for (std::size_t i = begin; i < article_.related.size(); ++i) seen_.erase(article_.related[i].url);
    article_.related.resize(begin);
  }

  void add_neighbours(std::span<const std::uint64_t> groups) {
    if (article_.page_type == PageType::kListing || article_.page_type == PageType::kCollection) return;  // pagers
    section_ = nullptr;
    for (Neighbour& neighbour : find_neighbours(page_, groups)) {
      if (is_by_hand(page_[neighbour.link].first_block)) continue;
      item_.title = std::move(neighbour.title);
      item_.url = address_of(page_.attribute_or_empty(neighbour.link, Attr::kHref));
      item_.kind = RelatedKind::kNext;
      item_.place = Place::kTail;
      first_node_ = neighbour.link;
      if (is_elsewhere(item_.url)) keep();
      item_ = Related{};
    }
  }

 private:
  // A person's decision put it into the main content, or took it out of the page.
  bool is_by_hand(BlockId b) const {
    if (index(b) >= labels_.verdicts.size()) return false;
    const RuleInfo* const rule = labels_.verdicts[index(b)].rule;
    return rule == &rule_info(Rule::kHandKeep) || rule == &rule_info(Rule::kHandRemove);
  }

  // As the page writes it where nobody knows the page's own address: it still tells the items apart.
  std::string address_of(std::string_view href) const {
    const std::string address = link_address(base_, href);
    const bool as_written = address.empty() && !base_ && is_relative_reference(href);
    return as_written ? clean_line(href) : address;
  }

  // Text of the block that lies in links, and the rest.
  struct Parts {
    std::string linked;
    std::string rest;
    std::string href;
    std::vector<std::string> card;  // card_parts() of the first link
    bool read_more = false;         // a link in it says so; its text is in neither part
  };

  // An item of which the container is known: one title, one address; other links in it lead elsewhere.
  void ranged_item(const ItemRange& range) {
    range_ = &range;
    if (range.link != kNoNode) item_.url = address_of(page_.attribute_or_empty(range.link, Attr::kHref));
    if (range.in_line && !is_by_hand(range.begin)) {
      take_line(range.link);
    } else if (!range.in_line) {
      for (BlockId b = range.begin; index(b) < index(range.end); ++b) ranged_block(b);
    }
    finish();
    range_ = nullptr;
  }

  void take_line(NodeId link) {
    const std::vector<std::string> card = card_parts(page_, link);
    first_node_ = link;
    if (card.empty()) {
      item_.title = without_doubling(clean_line(inner_text(page_, link)));
    } else {
      take_card(card);
    }
  }

  void ranged_block(BlockId b) {
    if (is_by_hand(b)) return;
    const TextBlock& text = page_[b];
    if (first_node_ == kNoNode) first_node_ = text.owner;
    if (is_read_more(text.text)) {
      if (item_.url.empty()) item_.url = address_of(first_link(page_, b));
      read_more_ = true;
      return;
    }
    const Parts parts = items_of(b).front();
    read_more_ |= parts.read_more;
    const std::uint32_t own_words = count_words(parts.linked) + count_words(parts.rest);
    if (!has_title()) {
      ranged_title(b, parts);
    } else if ((!item_.published.empty() || !take_date(text)) && own_words > 0) {
      const bool button = parts.rest.empty() && words_in_title(parts.linked) <= kMostButtonWords;
      const bool again = same_title(without_doubling(text.text), item_.title);
      const bool whole = own_words == text.words || parts.linked == text.text;
      if (!button && !again) snippet(whole ? std::string(text.text) : parts.rest);
    }
  }

  // "12", "-40 %": votes and prices are no titles.
  static bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (is_letter(decode_next(text, at))) return true;
    }
    return false;
  }

  // The link's parts are all that is linked in the block.
  static bool is_card(const Parts& parts) {
    std::size_t bytes = 0;
    for (const std::string& part : parts.card) bytes += is_read_more(part) ? 0 : part.size() + 1;
    return !parts.card.empty() && bytes == parts.linked.size() + 1;
  }

  void take_card(const std::vector<std::string>& card) {
    item_.title = without_doubling(card[0]);
    for (std::size_t i = 1; i < card.size(); ++i) {
      if (!is_read_more(card[i])) snippet(card[i]);
    }
  }

  // The heading of the item, else its first link. What stands above a title is a section's name or a date.
  void ranged_title(BlockId b, const Parts& parts) {
    if (range_->heading != kNoBlock) {
      if (b == range_->heading) item_.title = without_doubling(parts.linked.empty() ? parts.rest : parts.linked);
    } else if (is_card(parts)) {
      take_card(parts.card);
    } else if (has_letter(parts.linked) && count_words(parts.linked) <= kMostTitleWords) {
      item_.title = without_doubling(parts.linked);
      if (!parts.rest.empty()) snippet(parts.rest);
    }
  }

  // The block's items: one, but where line breaks part links to different addresses.
  std::vector<Parts> items_of(BlockId b) const {
    std::vector<Parts> items(1);
    const TextBlock& block = page_[b];
    NodeId n = block.first;
    if (section_ != nullptr && begins_with_heading(page_, block)) n = page_[n].end;
    bool after_break = false;
    while (index(n) <= index(block.last)) {
      const Node& node = page_[n];
      after_break |= node.tag == Tag::kBr;
      if (node.tag == Tag::kText && !trim_html_space(node.text).empty()) {
        add_run(n, after_break, items);
        after_break = false;
      }
      n = is_skipped(node.tag) ? node.end : NodeId{index(n) + 1};
    }
    for (Parts& parts : items) {
      parts.linked = clean_line(parts.linked);
      parts.rest = clean_line(parts.rest);
    }
    return items;
  }

  void add_run(NodeId n, bool after_break, std::vector<Parts>& items) const {
    const std::string_view text = trim_html_space(page_[n].text);  // a phrase of many bytes is none
    const NodeId link = page_.closest(n, {Tag::kA});
    const auto href = link == kNoNode ? std::nullopt : page_.attribute(link, Attr::kHref);
    if (!href) {
      if (!items.back().linked.empty() && is_read_more(text)) return;  // its link is a script's
      items.back().rest += text;
      items.back().rest += ' ';
      return;
    }
    if (after_break && !items.back().href.empty() && items.back().href != *href) items.emplace_back();
    Parts& parts = items.back();
    const bool other = range_ != nullptr && !item_.url.empty() && address_of(*href) != item_.url;
    if (other && !is_read_more(text)) return;
    if (parts.href.empty()) {
      parts.href = *href;
      parts.card = card_parts(page_, link);
    }
    if (is_read_more(text)) {
      parts.read_more = true;
    } else {
      parts.linked += text;
      parts.linked += ' ';
    }
  }

  static bool is_read_more(std::string_view text) { return phrase_kinds(text, bit(PhraseKind::kReadMore)) != 0; }

  void block(BlockId b) {
    for (Parts& parts : items_of(b)) item(page_[b], std::move(parts));
  }

  void item(const TextBlock& text, Parts parts) {
    if (is_read_more(text.text) || (parts.read_more && parts.linked.empty())) {
      if (!parts.rest.empty() && !is_read_more(text.text)) snippet(parts.rest);
      close_with(parts.href);
      return;
    }
    if (parts.read_more) {  // title, teaser and link in one run
      const std::string href = parts.href;
      content(text, std::move(parts));
      close_with(href);
      return;
    }
    if (!item_.published.empty() || !take_date(text)) content(text, std::move(parts));
  }

  void content(const TextBlock& text, Parts parts) {
    const std::string address = address_of(parts.href);
    const bool heading = text.heading > 0;
    const bool linked_title = text.link_words * 2 >= text.words || parts.read_more;
    const bool titled = !parts.linked.empty() && linked_title && count_words(parts.linked) <= kMostTitleWords;
    const bool other = !address.empty() && !item_.url.empty() && address != item_.url;
    const bool begins = other || (heading && has_title() && !same_title(item_.title, text.text)) ||
                        (titled && has_title() && item_.url.empty() && !same_title(item_.title, parts.linked));
    if (begins) finish();
    if (item_.url.empty()) item_.url = address;
    if (first_node_ == kNoNode) first_node_ = text.owner;
    if (!has_title() && (titled || heading || (text.bold_words * 2 > text.words && parts.linked.empty()))) {
      item_.title = without_doubling(titled && !heading ? parts.linked : std::string(text.text));
      if (titled && !heading && !parts.rest.empty()) snippet(parts.rest);
      return;
    }
    if (!has_title() && !parts.linked.empty()) {  // a link in front of its teaser, in one run
      item_.title = without_doubling(parts.linked);
      if (!parts.rest.empty()) snippet(parts.rest);
      return;
    }
    if (has_title() && same_title(without_doubling(text.text), item_.title)) return;
    snippet(text.text);
  }

  bool has_title() const { return !item_.title.empty(); }

  // "City Gazette · 3 h ago" below a title.
  bool take_source(std::string_view text) {
    constexpr std::uint32_t kMostPartWords = 5;
    constexpr std::size_t kMostBytes = 100;
    if (text.size() > kMostBytes || !item_.source.empty()) return false;
    const std::vector<std::string_view> parts = split_at_marks(text, kFactMarks);
    const bool time_first = has_number(parts[0]);
    if (parts.size() != 2 || time_first == has_number(parts[1])) return false;
    const std::string_view time = parts[time_first ? 0 : 1], name = parts[time_first ? 1 : 0];
    if (count_words(name) > kMostPartWords || count_words(time) > kMostPartWords) return false;
    if (phrase_kinds(name) != 0) return false;  // "By", in front of a name that is a link
    const auto date = find_date(time, article_.metadata.language);
    if (!date && phrase_kinds(time, bit(PhraseKind::kDateLabel)) == 0) return false;
    if (date && item_.published.empty()) item_.published = to_rfc3339(*date);
    item_.source = clean_line(name);
    return true;
  }

  // "2h ago • 4 min read": all of it says when, how long or how much.
  bool is_all_facts(std::string_view text) const {
    constexpr std::size_t kMostBytes = 80;
    if (text.size() > kMostBytes || !has_number(text)) return false;
    const std::vector<std::string_view> parts = split_at_marks(text, kFactMarks);
    return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
      return parse_badge(part, "") || phrase_kinds(part, bit(PhraseKind::kDateLabel)) != 0 ||
             find_date(part, article_.metadata.language);
    });
  }

  bool take_date(const TextBlock& text) {
    if (text.words > 8 || text.heading > 0 || !has_title()) return false;
    if (text.link_words > 0) return false;
    if (take_source(text.text)) return true;
    const auto date = find_date(text.text, article_.metadata.language);
    if (!date) return false;
    item_.published = to_rfc3339(*date);
    return true;
  }

  void snippet(std::string_view text) {
    if (!has_title()) {
      if (count_words(text) >= 3 && count_words(text) <= kMostTitleWords) item_.title = without_doubling(text);
      return;
    }
    if (item_.snippet.size() + text.size() > kMostSnippetBytes || take_source(text) || is_all_facts(text)) return;
    // A teaser that repeats its title, as alt text glued to a heading does, says it once.
    std::string_view rest = text;
    while (rest.size() > item_.title.size() && rest.starts_with(item_.title)) rest.remove_prefix(item_.title.size());
    if (!item_.snippet.empty()) item_.snippet += ' ';
    item_.snippet += trim_html_space(rest);
  }

  void close_with(const std::string& href) {
    if (item_.url.empty()) item_.url = address_of(href);
    read_more_ = true;
    finish();
  }

  void finish() {
    const bool cut = ends_with_ellipsis(item_.snippet) ||
                     (read_more_ && item_.snippet.size() >= kCutSnippetBytes && !ends_sentence(item_.snippet));
    item_.truncated = cut && !item_.snippet.empty();
    if (has_title() && is_elsewhere(item_.url) && !leads_to_list(item_.title)) keep();
    item_ = Related{};
    first_node_ = kNoNode;
    read_more_ = false;
  }

  // "See all", "More from the author" under the list.
  static bool leads_to_list(std::string_view title) {
    constexpr std::uint32_t kMostLabelWords = 5;
    constexpr std::uint32_t kLabels = bit(PhraseKind::kPagination) | bit(PhraseKind::kReadMore);
    if (phrase_kinds(title, kLabels) != 0) return true;
    return ascii_istarts_with(title, "see all") || ascii_istarts_with(title, "view all") ||
           (count_words(title) <= kMostLabelWords && related_heading(title));
  }

  bool is_elsewhere(const std::string& url) const {
    if (url.empty() || url.starts_with("mailto:") || url.starts_with("tel:")) return false;
    const std::size_t hash = url.find('#');
    return page_url_.empty() || url.substr(0, hash) != page_url_.substr(0, page_url_.find('#'));
  }

  // More than "By", "3 min read", "Regular price" or "Share".
  static bool is_teaser(std::string_view text) {
    constexpr std::uint32_t kFewestWords = 5;
    constexpr std::size_t kFewestCjkBytes = 30;  // of words without spaces between
    constexpr std::uint32_t kFewestOfSentence = 4;
    const std::uint32_t words = count_words(text);
    if (words >= kFewestWords || (words >= kFewestOfSentence && text.ends_with('.'))) return true;
    std::size_t cjk = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      if (is_cjk(decode_next(text, at))) cjk += at - begin;
    }
    return cjk >= kFewestCjkBytes;
  }

  void keep() {
    if (!seen_.insert(item_.url).second || !has_room(article_.related.size(), limits_, article_)) return;
    item_.image_url = picture();
    if (section_ != nullptr) {
      item_.kind = section_->kind;
      item_.place = section_->place;
      item_.heading = section_->heading;
    }
    item_.title = clean_line(item_.title);
    item_.snippet = clean_line(item_.snippet);
    if (!is_teaser(item_.snippet)) {
      item_.snippet.clear();
      item_.truncated = false;
    }
    item_.position = static_cast<std::uint32_t>(article_.related.size() + 1);
    article_.related.push_back(item_);
  }

  // A picture in the item's own container, or in what stands beside its text there.
  std::string picture() const {
    constexpr int kMostUp = 4;
    NodeId up = first_node_;
    for (int i = 0; i < kMostUp && up != kNoNode; ++i, up = page_[up].parent) {
      const std::uint32_t blocks = index(page_[up].end_block) - index(page_[up].first_block);
      constexpr std::uint32_t kMostItemBlocks = 6;
      if (blocks > kMostItemBlocks) return {};
      for (NodeId n = up; n != page_[up].end; ++n) {
        if (page_[n].tag != Tag::kImg && page_[n].tag != Tag::kAmpImg) continue;
        if (leads_elsewhere(n)) continue;
        const auto image = image_of(page_, n, base_);
        if (image) return image->url;
      }
    }
    return {};
  }

  // A picture in a link to another page is another item's.
  bool leads_elsewhere(NodeId picture) const {
    const NodeId link = page_.closest(picture, {Tag::kA});
    return link != kNoNode && address_of(page_.attribute_or_empty(link, Attr::kHref)) != item_.url;
  }

  void inline_item(BlockId b) {
    section_ = nullptr;
    const std::vector<ItemRange> links = item_ranges(page_, b, BlockId{index(b) + 1});
    for (const ItemRange& range : links) {
      item_.url = address_of(page_.attribute_or_empty(range.link, Attr::kHref));
      inline_item(b, clean_line(inner_text(page_, range.link)));
    }
    if (!links.empty()) return;
    const Parts parts = items_of(b).front();
    item_.url = address_of(parts.href);
    inline_item(b, parts.linked);
  }

  void inline_item(BlockId b, std::string title) {
    const auto label = phrase_prefix(title, bit(PhraseKind::kInlineRelated));
    // "Read the docs", "Watch a demo": without a colon the word is one of the title.
    const bool labelled = label && title.substr(0, label->label_bytes).find(':') != std::string::npos;
    item_.title = labelled ? title.substr(label->label_bytes) : std::move(title);
    item_.kind = RelatedKind::kInline;
    item_.place = Place::kContent;
    first_node_ = page_[b].owner;
    const bool link_of_text = label && !labelled;
    if (!link_of_text && count_words(item_.title) >= kFewestInlineWords && is_elsewhere(item_.url)) keep();
    item_ = Related{};
  }

  const PageModel& page_;
  const Labels& labels_;
  const std::optional<Url>& base_;
  std::string_view page_url_;
  const Limits& limits_;
  Article& article_;
  const RelatedSection* section_ = nullptr;
  const ItemRange* range_ = nullptr;
  Related item_;
  NodeId first_node_ = kNoNode;
  bool read_more_ = false;
  std::unordered_set<std::string> seen_;
};

}  // namespace

void collect_related(const PageModel& page, std::span<const std::uint64_t> groups, const Labels& labels,
                     const std::optional<Url>& base, std::string_view page_url, const Limits& limits,
                     Article& article) {
  SectionReader reader(page, labels, base, page_url, limits, article);
  reader.run();
  reader.add_neighbours(groups);
}

}  // namespace cleanview
