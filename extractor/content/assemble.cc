// Content blocks from kept text blocks, in one walk over the nodes with a stack of open containers.
//
// A container (list, item, quote, table, …) is noted when its element begins, and becomes a block only when
// something that is kept stands in it: so what is left out leaves no trace. Code samples and rows of tables are
// taken whole as soon as one of their blocks is kept. A picture comes along when the nearest element around it that
// has text has kept text.
//
// Tested by tests/content/assemble_test.cc and the fixtures.
#include "content/assemble.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/url.h"
#include "content/block_links.h"
#include "content/callouts.h"
#include "content/code.h"
#include "content/footnotes.h"
#include "content/images.h"
#include "content/inline_text.h"
#include "content/list_cap.h"
#include "content/math.h"
#include "content/media.h"
#include "content/near_elements.h"
#include "content/tables.h"
#include "content/text_edits.h"
#include "content/unshown.h"
#include "page/segment.h"

namespace cleanview {
namespace {

// So near to a text the element must be that calls it verse.
constexpr int kMostVerseDepth = 4;

class Assembler {
 public:
  Assembler(const PageModel& page, std::span<const Verdict> verdicts, std::string_view base, const Limits& limits,
            Article& article, const AssembleHelp& help)
      : page_(page),
        verdicts_(verdicts),
        base_(parse_url(base)),
        limits_(limits),
        article_(article),
        help_(help),
        footnotes_(find_footnotes(page, verdicts)) {
    kept_before_.reserve(verdicts.size() + 1);
    kept_before_.push_back(0);
    for (const Verdict& v : verdicts) {
      kept_before_.push_back(kept_before_.back() + (v.label == BlockLabel::kMainContent));
    }
  }

  void run() {
    for (NodeId n{0}; n != page_.end();) {
      close_before(n);
      n = enter(n);
    }
    close_before(page_.end());
    if (nesting_capped_) article_.warnings.push_back({"nesting_capped", "deep lists and quotes were flattened", ""});
  }

 private:
  struct Container {
    NodeId node;
    NodeId end;
    BlockKind kind;
    std::int64_t block;           // index in the article; -1: not there yet
    std::int64_t last_item = -1;  // of a list: index of its newest item
  };

  bool is_kept(BlockId b) const { return verdicts_[index(b)].label == BlockLabel::kMainContent; }

  bool has_kept(NodeId n) const {
    const Node& node = page_[n];
    return kept_before_[index(node.end_block)] > kept_before_[index(node.first_block)];
  }

  void close_before(NodeId n) {
    while (!containers_.empty() && index(containers_.back().end) <= index(n)) {
      const Container& c = containers_.back();
      if (c.block >= 0) {
        if (c.kind == BlockKind::kTableRow) add_silent_cells(c.node, c.end);
        article_.blocks[static_cast<std::size_t>(c.block)].end = size();
        --open_blocks_;
      }
      containers_.pop_back();
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(article_.blocks.size()); }

  // Takes node n; returns the node to go on with.
  NodeId enter(NodeId n) {
    const Node& node = page_[n];
    if (node.tag == Tag::kText) {
      take_text(n);
      return node.end;
    }
    if (node.tag == Tag::kImg || node.tag == Tag::kAmpImg) {
      take_image(n);
      return node.end;
    }
    if (is_skipped(node.tag)) {
      take_media(n);
      if (node.tag == Tag::kScript) take_formula(n, formula_of(page_, n));
      return node.end;
    }
    if (node.tag == Tag::kHr) pending_rule_ = !article_.blocks.empty() && containers_.empty();
    const NodeId next{index(n) + 1};
    if (!has_kept(n)) {  // pictures may still be inside
      if (node.tag == Tag::kFigure) push(n, BlockKind::kFigure);
      return next;
    }
    if (is_code_sample(page_, n)) {
      take_code(n);
      return node.end;
    }
    if (footnotes_.notes.count(index(n)) > 0) {
      push(n, BlockKind::kFootnote);
    } else if (!callout_kind(page_, n).empty()) {
      push(n, BlockKind::kCallout);
    } else {
      open_container(n);
    }
    return next;
  }

  void open_container(NodeId n) {
    switch (page_[n].tag) {
      case Tag::kUl:
      case Tag::kOl:
      case Tag::kMenu:
        if (footnotes_.lists.count(index(n)) == 0) open_list(n);
        return;
      case Tag::kLi: return open_item(n);
      case Tag::kDl: return push(n, BlockKind::kDefinitionList);
      case Tag::kDd:
        if (inside(BlockKind::kDefinitionList)) push(n, BlockKind::kDefinition);
        return;
      case Tag::kBlockquote: return open_quote(n);
      case Tag::kFigure: return push(n, BlockKind::kFigure);
      case Tag::kDetails: return push(n, BlockKind::kDetails);
      case Tag::kTable:
        if (is_data_table(page_, n)) push(n, BlockKind::kTable);
        return;
      case Tag::kTr:
        if (top_is(BlockKind::kTable)) push(n, BlockKind::kTableRow);
        return;
      case Tag::kTd:
      case Tag::kTh:
        if (top_is(BlockKind::kTableRow)) push(n, BlockKind::kTableCell);
        return;
      default: return open_by_role(n);
    }
  }

  void open_by_role(NodeId n) {
    if (page_[n].attribute_count == 0) return;
    const std::string_view role = page_.attribute_or_empty(n, Attr::kRole);
    if (role == "list") {
      push(n, BlockKind::kList);
    } else if (role == "listitem" && top_is(BlockKind::kList)) {
      push(n, BlockKind::kListItem);
    }
  }

  // A list right in a list belongs to the item before it, as it is shown.
  void open_list(NodeId n) {
    if (top_is(BlockKind::kList)) {
      const std::int64_t item = containers_.back().last_item;
      open_blocks_ += item >= 0;
      containers_.push_back({n, page_[n].end, BlockKind::kListItem, item});
    }
    push(n, BlockKind::kList);
  }

  void open_quote(NodeId n) {
    push(n, BlockKind::kQuote);
    const std::optional<Media> post = embedded_post(page_, n, base_);
    if (post && has_room(article_.media.size(), limits_, article_)) article_.media.push_back(*post);
  }

  bool top_is(BlockKind kind) const { return !containers_.empty() && containers_.back().kind == kind; }
  bool inside(BlockKind kind) const {
    return std::any_of(containers_.begin(), containers_.end(), [&](const Container& c) { return c.kind == kind; });
  }

  void push(NodeId n, BlockKind kind) {
    const std::optional<BlockKind> part = missing_part(kind);
    if (part) containers_.push_back({n, page_[n].end, *part, -1});
    containers_.push_back({n, page_[n].end, kind, -1});
  }

  // What must stand between the innermost container and a `kind` inside: lists hold items, and only items.
  std::optional<BlockKind> missing_part(BlockKind kind) const {
    if (top_is(BlockKind::kList) && kind != BlockKind::kListItem) return BlockKind::kListItem;
    const bool is_part = kind == BlockKind::kDefinition || kind == BlockKind::kTerm;
    if (top_is(BlockKind::kDefinitionList) && !is_part) return BlockKind::kDefinition;
    return std::nullopt;
  }

  // An item outside a list gets a list around it and its siblings.
  void open_item(NodeId n) {
    if (!top_is(BlockKind::kList)) {
      const NodeId parent = page_[n].parent;
      const NodeId end = parent == kNoNode ? page_[n].end : page_[parent].end;
      containers_.push_back({n, end, BlockKind::kList, -1});
    }
    push(n, BlockKind::kListItem);
    item_begins_ = true;
  }

  Block make_block(BlockKind kind, NodeId n) const {
    Block block;
    block.kind = kind;
    block.from_byte = page_.source_offset(page_[n].source);
    block.to_byte = block.from_byte;
    if (help_.paths != nullptr) block.path = help_.paths->of(n);
    return block;
  }

  // Says who keeps the leaf `block`, the text of `b`.
  void explain(BlockId b, Block& block) const {
    if (help_.paths == nullptr) return;
    block.path = help_.paths->of(b);
    if (is_kept(b)) block.rule = verdicts_[index(b)].rule->id;
  }

  Mark mark_of(NodeId n) const { return help_.marks.empty() ? Mark::kNone : help_.marks[index(n)]; }

  // True iff a picture or player `n` comes along: when the element around it has kept text, or by a decision.
  bool comes_along(NodeId n) const {
    const Mark mark = mark_of(n);
    if (mark == Mark::kKept || mark == Mark::kCut) return mark == Mark::kKept;
    const NodeId around = neighbourhood(n);
    return around != kNoNode && has_kept(around);
  }

  void open_pending() {
    for (Container& c : containers_) {
      if (c.block >= 0) continue;
      if (open_blocks_ >= limits_.max_nesting) {
        nesting_capped_ = true;
        return;
      }
      Block block = make_block(c.kind, c.node);
      describe(c, block);
      if (c.kind == BlockKind::kTableCell) {
        add_silent_cells(page_[c.node].parent, c.node);
        last_cell_ = c.node;
      }
      c.block = size();
      if (c.kind == BlockKind::kListItem && &c != containers_.data()) (&c - 1)->last_item = c.block;
      ++open_blocks_;
      article_.blocks.push_back(std::move(block));
    }
  }

  void describe(const Container& c, Block& block) const {
    const Tag tag = page_[c.node].tag;
    if (c.kind == BlockKind::kList) {
      block.ordered = tag == Tag::kOl;
      block.reversed = block.ordered && page_.attribute(c.node, Attr::kReversed).has_value();
      const auto start =
          parse_integer(trim_html_space(page_.attribute_or_empty(c.node, Attr::kStart)), -99'999, 999'999);
      block.start = start ? static_cast<std::int32_t>(*start) : 1;
    }
    if (c.kind == BlockKind::kTableCell) describe_cell(c.node, block);
    if (c.kind == BlockKind::kQuote) block.url = link_address(base_, page_.attribute_or_empty(c.node, Attr::kCite));
    if (c.kind == BlockKind::kListItem) describe_item(c.node, block);
    if (c.kind == BlockKind::kCallout) block.language = callout_kind(page_, c.node);
    if (c.kind == BlockKind::kFootnote) block.label = std::to_string(footnotes_.notes.at(index(c.node)));
  }

  void describe_cell(NodeId n, Block& block) const {
    block.header = page_[n].tag == Tag::kTh;
    block.columns = span_attribute(page_, n, Attr::kColspan);
    block.rows = span_attribute(page_, n, Attr::kRowspan);
  }

  void describe_item(NodeId n, Block& block) const {
    if (page_[n].tag == Tag::kUl || page_[n].tag == Tag::kOl || page_[n].tag == Tag::kMenu) return;
    block.task = task_state(n);
    if (page_[n].parent == kNoNode || page_[page_[n].parent].tag != Tag::kOl) return;
    const auto value = parse_integer(trim_html_space(page_.attribute_or_empty(n, Attr::kValue)), -99'999, 999'999);
    if (value) block.label = std::to_string(*value);
  }

  // A checkbox at the start of an item makes it a task.
  std::int8_t task_state(NodeId item) const {
    constexpr std::uint32_t kMostNodes = 6;
    for (NodeId i{index(item) + 1}; i != page_[item].end && index(i) < index(item) + kMostNodes; ++i) {
      if (page_[i].tag == Tag::kText && !trim_html_space(page_[i].text).empty()) return -1;
      if (page_[i].tag == Tag::kInput && page_.attribute_or_empty(i, Attr::kType) == "checkbox") {
        return page_.attribute(i, Attr::kChecked) ? 1 : 0;
      }
    }
    return -1;
  }

  // The grid needs the cells of a row that have no kept text: those before `stop` that are not there yet.
  void add_silent_cells(NodeId row, NodeId stop) {
    const bool same_row = last_cell_ != kNoNode && page_[last_cell_].parent == row;
    NodeId c = same_row ? page_.next_sibling(last_cell_) : page_.first_child(row);
    for (; c != kNoNode && index(c) < index(stop); c = page_.next_sibling(c)) {
      const bool is_cell = page_[c].tag == Tag::kTd || page_[c].tag == Tag::kTh;
      if (is_cell && !has_kept(c)) add_silent_cell(c);
    }
  }

  void add_silent_cell(NodeId n) {
    Block cell = make_block(BlockKind::kTableCell, n);
    describe_cell(n, cell);
    const std::uint32_t at = size();
    article_.blocks.push_back(std::move(cell));
    // Marks without a word ("✓", "–") are in no text block.
    const std::string marks = page_[n].first_block == page_[n].end_block ? inner_text(page_, n) : std::string();
    if (!marks.empty()) {
      Block text = make_block(BlockKind::kParagraph, n);
      text.text = marks;
      text.end = size() + 1;
      article_.blocks.push_back(std::move(text));
    }
    article_.blocks[at].end = size();
    last_cell_ = n;
  }

  void add_leaf(Block block) {
    open_pending();
    if (pending_rule_ && open_blocks_ == 0) {
      Block rule;
      rule.kind = BlockKind::kRule;
      rule.end = size() + 1;
      rule.from_byte = rule.to_byte = block.from_byte;
      article_.blocks.push_back(std::move(rule));
    }
    pending_rule_ = false;
    const std::optional<BlockKind> part = missing_part(block.kind);
    if (part && containers_.back().block >= 0) {
      Block around;
      around.kind = *part;
      around.end = size() + 2;
      around.from_byte = around.to_byte = block.from_byte;
      containers_.back().last_item = size();
      article_.blocks.push_back(std::move(around));
    }
    block.end = size() + 1;
    article_.blocks.push_back(std::move(block));
  }

  void take_text(NodeId n) {
    while (index(next_block_) < page_.blocks.size() && index(page_[next_block_].last) < index(n)) ++next_block_;
    if (index(next_block_) >= page_.blocks.size()) return;
    const TextBlock& text = page_[next_block_];
    if (text.first != n || (!is_kept(next_block_) && !is_caption_of_shown(text))) return;
    Block block = make_block(leaf_kind(text), n);
    block.level = text.heading;
    block.beside = !is_kept(next_block_);
    block.score = verdicts_[index(next_block_)].probability;
    block.to_byte = page_.source_offset(page_[text.last].source);
    explain(next_block_, block);
    build_inline_text({page_, base_, footnotes_, help_.marks}, next_block_, block);
    link_whole(block);
    if (item_begins_ && top_is(BlockKind::kListItem)) drop_typed_bullet(block);
    item_begins_ = false;
    if (block.text.empty()) return;  // a mark that leads back from a note
    if (block.kind == BlockKind::kHeading) {
      block.label = page_.attribute_or_empty(text.owner, Attr::kId);
      article_.toc.push_back({block.level, block.text, block.label});
    }
    if (is_initial(text, block) || is_label_of_sample(text)) return;
    if (!initial_.empty() && block.kind == BlockKind::kParagraph) prepend_text(block, initial_);
    initial_.clear();
    add_leaf(std::move(block));
    add_side_notes(text);
  }

  // A link around the block is a link on all of its text, unless it has links of its own.
  void link_whole(Block& block) const {
    const NodeId link = link_around(page_, verdicts_, next_block_);
    if (link == kNoNode || block.text.empty()) return;
    const bool linked =
        std::any_of(block.spans.begin(), block.spans.end(), [](const Span& s) { return s.kind == SpanKind::kLink; });
    Span span;
    span.end = static_cast<std::uint32_t>(block.text.size());
    span.url = link_address(base_, page_.attribute_or_empty(link, Attr::kHref));
    if (!linked && !span.url.empty()) block.spans.insert(block.spans.begin(), std::move(span));
  }

  // A dropped capital in a block of its own waits for the text it begins.
  bool is_initial(const TextBlock& text, const Block& block) {
    constexpr std::size_t kMostBytes = 4;  // a letter
    if (block.text.size() > kMostBytes || !is_drop_cap(page_, text.owner)) return false;
    initial_ = block.text;
    return true;
  }

  bool is_kept_by_hand(const TextBlock& text) const {
    return mark_of(text.owner) == Mark::kKept || mark_of(text.first) == Mark::kKept;
  }

  bool is_button(const TextBlock& text) const { return page_.closest(text.owner, {Tag::kButton}) != kNoNode; }

  // A button of the sample that follows, or the name of its language, which it says itself.
  bool is_label_of_sample(const TextBlock& text) const {
    constexpr std::size_t kLongestLabel = 20;
    constexpr std::uint32_t kMostButtons = 3;
    if (text.heading > 0 || text.text.size() > kLongestLabel || is_kept_by_hand(text)) return false;
    std::uint32_t below = index(next_block_) + 1;
    const std::size_t end = std::min<std::size_t>(page_.blocks.size(), below + kMostButtons);
    while (below < end && is_button(page_.blocks[below])) ++below;
    if (below >= end) return false;
    const NodeId sample = page_.closest(page_.blocks[below].owner, {Tag::kPre});
    if (sample == kNoNode || page_.contains(sample, text.first)) return false;
    return is_button(text) || ascii_iequals(text.text, code_language(page_, sample));
  }

  void add_side_notes(const TextBlock& text) {
    if (footnotes_.side_notes.empty()) return;
    for (NodeId n = text.first; index(n) <= index(text.last); ++n) add_side_note(n);
    // The first may begin before its text node does.
    for (NodeId up = page_[text.first].parent; up != text.owner && up != kNoNode; up = page_[up].parent)
      add_side_note(up);
  }

  void add_side_note(NodeId n) {
    const auto found = footnotes_.side_notes.find(index(n));
    if (found == footnotes_.side_notes.end()) return;
    Block text = make_block(BlockKind::kParagraph, n);
    build_inner_text({page_, base_, footnotes_}, n, text);
    if (text.text.empty()) return;
    Block note = make_block(BlockKind::kFootnote, n);
    note.label = std::to_string(found->second);
    note.end = size() + 2;
    article_.blocks.push_back(std::move(note));
    text.end = size() + 1;
    article_.blocks.push_back(std::move(text));
  }

  // A caption goes with its picture, whether or not it reads like main content.
  bool is_caption_of_shown(const TextBlock& text) const {
    if (verdicts_[index(next_block_)].label != BlockLabel::kBoilerplate) return false;
    if (!top_is(BlockKind::kFigure) || containers_.back().block < 0) return false;
    const NodeId caption = page_.closest(text.owner, {Tag::kFigcaption});
    return caption != kNoNode && page_.contains(containers_.back().node, caption);
  }

  BlockKind leaf_kind(const TextBlock& text) {
    if (text.heading > 0) return BlockKind::kHeading;
    if (is_term(text.owner)) return BlockKind::kTerm;
    switch (page_[text.owner].tag) {
      case Tag::kSummary: return inside(BlockKind::kDetails) ? BlockKind::kSummary : BlockKind::kParagraph;
      case Tag::kCaption:
      case Tag::kFigcaption: return BlockKind::kCaption;
      case Tag::kAddress: return BlockKind::kVerse;
      default: return verse_.any(text.owner) ? BlockKind::kVerse : BlockKind::kParagraph;
    }
  }

  // In a list of definitions what stands in none of them, but in a <dt>.
  bool is_term(NodeId owner) const {
    if (page_[owner].tag == Tag::kDt) return inside(BlockKind::kDefinitionList);
    if (!top_is(BlockKind::kDefinitionList)) return false;
    const NodeId part = page_.closest(owner, {Tag::kDt, Tag::kDd, Tag::kDl});
    return part != kNoNode && page_[part].tag == Tag::kDt;
  }

  // The first block in `n`, which has one, that is kept.
  const Verdict& first_kept(NodeId n) const {
    BlockId b = page_[n].first_block;
    while (!is_kept(b)) ++b;
    return verdicts_[index(b)];
  }

  void take_code(NodeId n) {
    Block block = make_block(is_verse(page_, n) ? BlockKind::kVerse : BlockKind::kCode, n);
    block.text = code_text(page_, n);
    if (block.text.empty() || is_line_numbers(page_, n, block.text)) return;
    if (block.kind == BlockKind::kCode) block.language = code_language(page_, n);
    block.score = verdicts_[index(page_[n].first_block)].probability;
    if (help_.paths != nullptr) block.rule = first_kept(n).rule->id;
    add_leaf(std::move(block));
  }

  // The nearest element around `n` that has text, a figure's own text not counted.
  NodeId neighbourhood(NodeId n) const {
    NodeId up = page_[n].parent;
    while (up != kNoNode) {
      const Node& node = page_[up];
      const bool has_text = node.first_block != node.end_block;
      if (has_text && node.tag != Tag::kFigure && node.tag != Tag::kPicture && node.tag != Tag::kA) return up;
      up = node.parent;
    }
    return kNoNode;
  }

  void take_image(NodeId n) {
    if (std::optional<Formula> formula = formula_of(page_, n)) return take_formula(n, std::move(formula));
    if (is_emoticon(page_, n)) return;  // a word of its line
    const bool hidden = page_[n].hidden != 0 && mark_of(n) != Mark::kKept;
    if (hidden || !comes_along(n)) return;
    std::optional<Image> image = image_of(page_, n, base_);
    if (!image) return;
    const bool known = std::any_of(article_.images.begin(), article_.images.end(),
                                   [&](const Image& i) { return i.url == image->url; });
    if (known || !has_room(article_.images.size(), limits_, article_)) return;
    Block block = make_block(BlockKind::kImage, n);
    block.url = image->url;
    block.text = image->alt;
    block.width_px = image->width_px;
    block.height_px = image->height_px;
    describe_image(page_, n, *image);
    article_.images.push_back(std::move(*image));
    const bool says_what = page_.attribute(n, Attr::kAlt).has_value();
    if (!says_what || !follows_picture_of_item() || !is_another_view(block.text, article_.blocks.back().text))
      add_leaf(std::move(block));
  }

  // The item that is open has a picture last.
  bool follows_picture_of_item() const {
    return top_is(BlockKind::kListItem) && containers_.back().block >= 0 &&
           article_.blocks.back().kind == BlockKind::kImage;
  }

  // Players come along as pictures do.
  void take_media(NodeId n) {
    std::optional<Media> media = media_of(page_, n, base_);
    const bool hidden = page_[n].hidden != 0 && mark_of(n) != Mark::kKept;
    if (!media || hidden || !comes_along(n)) return;
    const bool known =
        std::any_of(article_.media.begin(), article_.media.end(), [&](const Media& m) { return m.url == media->url; });
    if (known || !has_room(article_.media.size(), limits_, article_)) return;
    Block block = make_block(BlockKind::kMedia, n);
    block.url = media->url;
    block.text = media->title;
    block.language = media->kind;
    article_.media.push_back(std::move(*media));
    add_leaf(std::move(block));
  }

  // True iff no text stands in the line of `n`, but copies of the formula.
  bool is_alone_in_line(NodeId n) {
    const NodeId parent = page_[n].parent;
    if (parent == kNoNode) return false;
    if (page_[parent].first_block == page_[parent].end_block) return true;
    if (!is_block_level(page_[parent].tag)) return false;
    bool text_before = false;
    int left = 2000;  // siblings to look at for one formula
    for (NodeId c = page_.first_child(parent); c != kNoNode; c = page_.next_sibling(c)) {
      if ((c == n && text_before) || --left == 0 || --looks_left_ <= 0) return false;
      const bool breaks = is_block_level(page_[c].tag) || page_[c].tag == Tag::kBr || is_formula_copy(page_, c);
      if (breaks && index(c) > index(n)) return true;
      const bool blank = page_[c].tag == Tag::kText ? trim_html_space(page_[c].text).empty() : is_skipped(page_[c].tag);
      text_before = !breaks && (text_before || !blank);
      if (text_before && index(c) > index(n)) return false;
    }
    return true;
  }

  // What script or picture `n` shows. When it stands alone, no text block has it.
  void take_formula(NodeId n, std::optional<Formula> formula) {
    if (!formula || !comes_along(n) || !is_alone_in_line(n)) return;
    Block block = make_block(BlockKind::kMath, n);
    block.text = std::move(formula->tex);
    block.markup = std::move(formula->mathml);
    add_leaf(std::move(block));
  }

  const PageModel& page_;
  std::span<const Verdict> verdicts_;
  std::optional<Url> base_;
  const Limits& limits_;
  Article& article_;
  const AssembleHelp& help_;
  Footnotes footnotes_;
  NearElements<decltype(&is_verse)> verse_{page_, kMostVerseDepth, &is_verse};
  std::vector<std::uint32_t> kept_before_;
  std::vector<Container> containers_;
  std::uint32_t open_blocks_ = 0;
  BlockId next_block_{0};
  NodeId last_cell_ = kNoNode;
  int looks_left_ = 1'000'000;  // at siblings of formulas, over the page
  std::string initial_;         // a dropped capital whose text is to come
  bool pending_rule_ = false;
  bool item_begins_ = false;  // no text of the item was taken yet
  bool nesting_capped_ = false;
};

}  // namespace

void assemble(const PageModel& page, std::span<const Verdict> verdicts, std::string_view base, const Limits& limits,
              Article& article, const AssembleHelp& help) {
  Assembler(page, verdicts, base, limits, article, help).run();
}

}  // namespace cleanview
