// Spans are opened and closed by comparing, from one run of text to the next, the inline elements around it.
#include "content/inline_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "content/images.h"
#include "content/math.h"
#include "content/text_edits.h"
#include "content/unshown.h"
#include "page/collapse.h"
#include "page/segment.h"

namespace cleanview {
namespace {

// Deeper inline nesting is presentation, or hostile.
constexpr int kMostInlineDepth = 32;

std::optional<SpanKind> span_kind(Tag tag) {
  switch (tag) {
    case Tag::kA: return SpanKind::kLink;
    case Tag::kEm:
    case Tag::kI:
    case Tag::kCite:
    case Tag::kVar:
    case Tag::kDfn: return SpanKind::kEmphasis;
    case Tag::kB:
    case Tag::kStrong: return SpanKind::kStrong;
    case Tag::kCode:
    case Tag::kTt:
    case Tag::kSamp: return SpanKind::kCode;
    case Tag::kKbd: return SpanKind::kKeyboard;
    case Tag::kMark: return SpanKind::kMark;
    case Tag::kIns: return SpanKind::kInsert;
    case Tag::kDel:
    case Tag::kS:
    case Tag::kStrike: return SpanKind::kDelete;
    case Tag::kSub: return SpanKind::kSubscript;
    case Tag::kSup: return SpanKind::kSuperscript;
    case Tag::kU: return SpanKind::kUnderline;
    case Tag::kQ: return SpanKind::kQuote;
    case Tag::kAbbr:
    case Tag::kAcronym: return SpanKind::kAbbreviation;
    case Tag::kTime: return SpanKind::kTime;
    case Tag::kRuby: return SpanKind::kRuby;
    default: return std::nullopt;
  }
}

class InlineBuilder {
 public:
  InlineBuilder(const InlineContext& context, Block& out)
      : page_(context.page), context_(context), out_(out), collapser_(out.text) {}

  void run(BlockId b) {
    const NodeId end = end_of(b);
    owner_ = page_[b].owner;
    for (NodeId n = begin_of(b); index(n) < index(end);) n = enter(n, page_[b].first, page_[b].last);
    close_down_to(0);
    drop_empty_spans();
    join_spans(out_);
    if (out_.kind == BlockKind::kHeading) drop_whole_strong(out_);
    become_formula();
    set_written_formulas(out_);
  }

  // The text inside element `n`, which stands in a line of another text.
  void run_inside(NodeId n) {
    inside_ = n;
    for (NodeId i{index(n) + 1}; index(i) < index(page_[n].end);) i = enter(i, NodeId{0}, page_[n].end);
    close_down_to(0);
    drop_empty_spans();
  }

 private:
  struct Open {
    NodeId node;
    std::size_t span;
  };

  // An element with attributes around the text, and what it says of it.
  struct Asked {
    NodeId node;
    bool is_formula;   // shows one as a whole
    bool is_left_out;  // with all that is in it
  };

  // Formulas without text (scripts, pictures) belong to the block though its text begins or ends before them: from the
  // last break before the text.
  NodeId begin_of(BlockId b) const {
    const TextBlock& block = page_[b];
    NodeId begin{index(block.owner) + 1};
    if (index(b) > 0) begin = NodeId{std::max(index(begin), index(page_[BlockId{index(b) - 1}].last) + 1)};
    for (NodeId n = begin; index(n) < index(block.first); ++n) {
      if (is_break(page_[n].tag)) begin = NodeId{std::min(index(page_[n].end), index(block.first))};
    }
    return begin;
  }
  NodeId end_of(BlockId b) const {
    const TextBlock& block = page_[b];
    NodeId end = page_[block.owner].end;
    const BlockId next{index(b) + 1};
    if (next != page_.end_block()) end = NodeId{std::min(index(end), index(page_[next].first))};
    for (NodeId n{index(block.last) + 1}; index(n) < index(end); ++n) {
      if (is_break(page_[n].tag)) return n;
    }
    return end;
  }
  static bool is_break(Tag tag) { return is_block_level(tag) || tag == Tag::kBr; }

  // Takes node n of a run of text whose first and last text nodes are known; returns the node to go on with.
  NodeId enter(NodeId n, NodeId first, NodeId last) {
    const Node& node = page_[n];
    const bool cut = !context_.marks.empty() && context_.marks[index(n)] == Mark::kCut;
    if (node.tag == Tag::kText) {
      if (cut) return node.end;
      const NodeId formula = around_text(n);
      if (formula != kNoNode) return add_formula(formula);
      if (!is_left_out_) add_text(n);
      return node.end;
    }
    if (may_be_formula(node.tag) && !cut) {
      if (is_formula_copy(page_, n)) return node.end;
      if (add_formula(n) == node.end && formula_added_) return node.end;
    }
    const auto side_note = context_.footnotes.side_notes.find(index(n));
    if (side_note != context_.footnotes.side_notes.end() && n != inside_)
      return add_side_reference(n, side_note->second);
    if (node.tag == Tag::kImg && is_emoticon(page_, n)) add_emoticon(n);
    if (node.tag == Tag::kImg && index(n) < index(first) && is_drop_cap(page_, n)) add_pictured_capital(n);
    if (is_skipped(node.tag)) return node.end;
    if (node.tag == Tag::kBr && index(n) < index(last)) collapser_.add_line_break();
    return NodeId{index(n) + 1};
  }

  // A note in the margin stands at the end; its number stands here.
  NodeId add_side_reference(NodeId n, std::uint32_t number) {
    set_open(chain_of(n));
    Span span;
    span.kind = SpanKind::kFootnoteRef;
    span.url = "#" + std::to_string(number);
    span.begin = static_cast<std::uint32_t>(out_.text.size());
    out_.text += std::to_string(number);
    span.end = static_cast<std::uint32_t>(out_.text.size());
    out_.spans.push_back(std::move(span));
    return page_[n].end;
  }

  // A face in the line is a word of it.
  void add_emoticon(NodeId n) {
    set_open(chain_of(n));
    collapser_.add(page_.attribute_or_empty(n, Attr::kAlt));
  }

  void add_pictured_capital(NodeId n) {
    const std::string_view alt = trim_html_space(page_.attribute_or_empty(n, Attr::kAlt));
    std::size_t end = 0;
    if (!alt.empty() && is_alnum(decode_next(alt, end)) && end == alt.size()) collapser_.add(alt);
  }

  // Elements without text of their own that can show a formula; around text it is found from the text.
  static bool may_be_formula(Tag tag) {
    return tag == Tag::kScript || tag == Tag::kImg || tag == Tag::kMath || tag == Tag::kSpan || tag == Tag::kUnknown;
  }

  void add_text(NodeId n) {
    set_open(chain_of(n));
    if (reference_ == 0) return add_plain_text(n);
    // The number of the note stands for what the page prints.
    if (reference_ == written_reference_node_) return;
    written_reference_node_ = reference_;
    collapser_.add(std::to_string(context_.footnotes.references.at(reference_)));
  }

  // A dropped capital is joined to the rest of its word, whatever white space the page writes between them. A vowel
  // may be a word of its own: "A man".
  void add_plain_text(NodeId n) {
    std::string_view text = page_[n].text;
    if (join_next_) {
      while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
      if (text.empty()) return;
    }
    join_next_ = false;
    if (stands_apart(n)) collapser_.add_space();
    last_text_ = n;
    const std::string_view letter = trim_html_space(text);
    const bool consonant =
        letter.size() == 1 && std::string_view("AEIOUYaeiouy").find(letter[0]) == std::string_view::npos;
    if (consonant && out_.text.empty() && is_drop_cap(page_, page_[n].parent)) {
      join_next_ = true;
      text = letter;
    }
    collapser_.add(text);
  }

  // Two spans or links without white space between them, each with words of its own, are set apart by style sheets: a
  // capital behind a small letter tells that no word goes on.
  bool stands_apart(NodeId n) const {
    if (last_text_ == kNoNode) return false;
    const NodeId before = page_[last_text_].parent, here = page_[n].parent;
    const auto is_unit = [&](NodeId n) { return page_[n].tag == Tag::kSpan || page_[n].tag == Tag::kA; };
    if (!is_unit(before) || !is_unit(here) || page_[before].end != here) return false;
    constexpr std::size_t kLeastBytes = 3;
    const std::string_view left = page_[last_text_].text, right = page_[n].text;
    if (left.size() < kLeastBytes || right.size() < kLeastBytes || page_[before].parent != page_[here].parent)
      return false;
    std::size_t at = 0;
    const char32_t end = decode_before(left, left.size());
    return is_letter(end) && !is_upper(end) && !is_cjk(end) && is_upper(decode_next(right, at));
  }

  // The outermost formula around text node n, within its block; kNoNode when there is none. Notes on the way what
  // leaves the text out: links back from footnotes, readings of ruby.
  NodeId around_text(NodeId n) {
    is_left_out_ = false;
    NodeId formula = kNoNode;
    while (!asked_.empty() && index(page_[asked_.back().node].end) <= index(n)) asked_.pop_back();
    std::size_t inner = asked_.size();  // those further in are done
    int depth = 0;
    for (NodeId up = page_[n].parent; up != kNoNode && depth < kMostInlineDepth; up = page_[up].parent, ++depth) {
      const Node& node = page_[up];
      if (node.attribute_count > 0 || node.tag == Tag::kMath) {
        const Asked& answer = ask(up, inner);
        if (answer.is_formula) formula = up;
        if (answer.is_left_out) is_left_out_ = true;
      }
      if (node.tag == Tag::kRt || node.tag == Tag::kRp) is_left_out_ = true;
      if (up == inside_) break;
      if (context_.footnotes.back_links.count(index(up)) > 0) is_left_out_ = true;
      if (is_block_level(node.tag)) break;
    }
    return is_left_out_ ? kNoNode : formula;
  }

  // What `n`, an element around the text at hand, says of it: each is asked once, since the answer may lie anywhere in
  // its subtree. `inner` is behind its place in `asked_`, and moves there when it was asked before.
  const Asked& ask(NodeId n, std::size_t& inner) {
    if (inner > 0 && asked_[inner - 1].node == n) return asked_[--inner];
    const bool left_out = is_formula_copy(page_, n) || (n != inside_ && is_left_out_element(n));
    const auto at = asked_.begin() + static_cast<std::ptrdiff_t>(inner);
    return *asked_.insert(at, {n, formula_of(page_, n).has_value(), left_out});
  }

  bool is_left_out_element(NodeId n) const {
    if (is_block_level(page_[n].tag)) return false;
    return is_unshown(page_, n, owner_) || (out_.kind == BlockKind::kHeading && is_heading_anchor(page_, n));
  }

  NodeId add_formula(NodeId n) {
    const std::optional<Formula> formula = formula_of(page_, n);
    formula_added_ = formula.has_value();
    if (!formula) return page_[n].end;
    set_open(chain_of(n));
    collapser_.settle();
    Span span;
    span.kind = SpanKind::kMath;
    span.begin = static_cast<std::uint32_t>(out_.text.size());
    span.title = formula->mathml;
    const std::size_t at = out_.spans.size();
    out_.spans.push_back(std::move(span));
    collapser_.add(formula->tex);
    out_.spans[at].end = static_cast<std::uint32_t>(out_.text.size());
    display_ = formula->display;
    return page_[n].end;
  }

  // The elements around `n` that make spans, the outermost first. Notes the reference that `n` is in.
  std::vector<NodeId> chain_of(NodeId n) {
    std::vector<NodeId> chain;
    reference_ = 0;
    int depth = 0;
    for (NodeId up = page_[n].parent; up != kNoNode && depth < kMostInlineDepth; up = page_[up].parent, ++depth) {
      if (is_block_level(page_[up].tag)) break;
      if (context_.footnotes.references.count(index(up)) > 0) reference_ = index(up);
      if (span_kind(page_[up].tag)) chain.push_back(up);
    }
    if (inside_ != kNoNode) std::erase_if(chain, [&](NodeId c) { return !page_.contains(inside_, c) || c == inside_; });
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

  // Makes the open spans those of `chain`.
  void set_open(const std::vector<NodeId>& chain) {
    std::size_t same = 0;
    while (same < open_.size() && same < chain.size() && open_[same].node == chain[same]) ++same;
    close_down_to(same);
    if (same == chain.size()) return;
    // White space before belongs outside: "a <b>c</b>".
    collapser_.settle();
    for (std::size_t i = same; i < chain.size(); ++i) open_span(chain[i]);
  }

  void open_span(NodeId n) {
    Span span;
    span.kind = *span_kind(page_[n].tag);
    span.begin = span.end = static_cast<std::uint32_t>(out_.text.size());
    if (span.kind == SpanKind::kLink) link(n, span);
    if (span.kind == SpanKind::kAbbreviation) span.title = page_.attribute_or_empty(n, Attr::kTitle);
    if (span.kind == SpanKind::kTime) span.title = page_.attribute_or_empty(n, Attr::kDatetime);
    if (span.kind == SpanKind::kRuby) span.title = reading_of(n);
    open_.push_back({n, out_.spans.size()});
    out_.spans.push_back(std::move(span));
  }

  void link(NodeId n, Span& span) const {
    const auto reference = context_.footnotes.references.find(index(n));
    if (reference != context_.footnotes.references.end()) {
      span.kind = SpanKind::kFootnoteRef;
      span.url = "#" + std::to_string(reference->second);
    } else if (page_.attribute(n, Attr::kHref)) {
      span.url = link_address(context_.base, page_.attribute_or_empty(n, Attr::kHref));
    }
  }

  std::string reading_of(NodeId ruby) const {
    std::string reading;
    for (NodeId n{index(ruby) + 1}; n != page_[ruby].end; ++n) {
      if (page_[n].tag == Tag::kRt) reading += inner_text(page_, n);
    }
    return reading;
  }

  void close_down_to(std::size_t depth) {
    while (open_.size() > depth) {
      out_.spans[open_.back().span].end = static_cast<std::uint32_t>(out_.text.size());
      open_.pop_back();
    }
  }

  // Spans without text, links without an address and emphasis around nothing but white space mean nothing; nor does
  // what raises a reference that is raised anyway.
  void drop_empty_spans() {
    const auto around_reference = [&](const Span& s) {
      if (s.kind != SpanKind::kSuperscript) return false;
      auto other = std::lower_bound(out_.spans.begin(), out_.spans.end(), s.begin,
                                    [](const Span& o, std::uint32_t begin) { return o.begin < begin; });
      for (; other != out_.spans.end() && other->begin < s.end; ++other)
        if (other->kind == SpanKind::kFootnoteRef && other->end <= s.end) return true;
      return false;
    };
    for (Span& s : out_.spans) {
      while (s.begin < s.end && (out_.text[s.begin] == ' ' || out_.text[s.begin] == '\n')) ++s.begin;
      while (s.end > s.begin && (out_.text[s.end - 1] == ' ' || out_.text[s.end - 1] == '\n')) --s.end;
    }
    const bool has_references = std::any_of(out_.spans.begin(), out_.spans.end(),
                                            [](const Span& s) { return s.kind == SpanKind::kFootnoteRef; });
    std::vector<Span> kept;
    for (Span& s : out_.spans) {
      const bool empty = s.begin >= s.end || (s.kind == SpanKind::kLink && s.url.empty());
      if (!empty && !(has_references && around_reference(s))) kept.push_back(std::move(s));
    }
    out_.spans = std::move(kept);
  }

  void become_formula() {
    if (out_.kind != BlockKind::kParagraph || !display_ || out_.spans.size() != 1) return;
    Span& span = out_.spans[0];
    if (span.kind != SpanKind::kMath || span.begin != 0 || span.end != out_.text.size()) return;
    out_.kind = BlockKind::kMath;
    out_.markup = std::move(span.title);
    out_.spans.clear();
  }

  const PageModel& page_;
  const InlineContext& context_;
  Block& out_;
  Collapser collapser_;
  std::vector<Open> open_;
  std::vector<Asked> asked_;     // around the text at hand, the outermost first
  std::uint32_t reference_ = 0;  // link node of the footnote reference around the text; 0: none
  std::uint32_t written_reference_node_ = 0;
  NodeId owner_{0};  // of the text
  NodeId last_text_ = kNoNode;
  NodeId inside_ = kNoNode;  // the element whose text alone is taken
  bool join_next_ = false;   // a dropped capital waits for its word
  bool is_left_out_ = false;
  bool formula_added_ = false;
  bool display_ = false;
};

}  // namespace

void build_inline_text(const InlineContext& context, BlockId b, Block& out) {
  InlineBuilder(context, out).run(b);
}

void build_inner_text(const InlineContext& context, NodeId n, Block& out) {
  InlineBuilder(context, out).run_inside(n);
}

}  // namespace cleanview
