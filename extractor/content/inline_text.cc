// Spans are opened and closed by comparing, from one run of text to the next, the inline elements around it.
#include "content/inline_text.h"

#include <algorithm>
#include <vector>

#include "page/collapse.h"

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
    default: return std::nullopt;
  }
}

class InlineBuilder {
 public:
  InlineBuilder(const PageModel& page, const std::optional<Url>& base, Block& out)
      : page_(page), base_(base), out_(out), collapser_(out.text) {}

  void run(const TextBlock& block) {
    for (NodeId n = block.first; index(n) <= index(block.last);) {
      const Node& node = page_[n];
      if (node.tag == Tag::kText) {
        set_open(n);
        collapser_.add(node.text);
      } else if (is_skipped(node.tag)) {
        n = node.end;
        continue;
      } else if (node.tag == Tag::kBr) {
        collapser_.add_line_break();
      }
      ++n;
    }
    close_down_to(0);
    drop_empty_spans();
  }

 private:
  struct Open {
    NodeId node;
    std::size_t span;
  };

  // Makes the open spans those of the inline elements around text node `n`.
  void set_open(NodeId n) {
    chain_.clear();
    int depth = 0;
    for (NodeId up = page_[n].parent; up != kNoNode && depth < kMostInlineDepth; up = page_[up].parent, ++depth) {
      if (is_block_level(page_[up].tag)) break;
      if (span_kind(page_[up].tag)) chain_.push_back(up);
    }
    std::reverse(chain_.begin(), chain_.end());
    std::size_t same = 0;
    while (same < open_.size() && same < chain_.size() && open_[same].node == chain_[same]) ++same;
    close_down_to(same);
    if (same == chain_.size()) return;
    // White space before belongs outside: "a <b>c</b>".
    collapser_.settle();
    for (std::size_t i = same; i < chain_.size(); ++i) open_span(chain_[i]);
  }

  void open_span(NodeId n) {
    Span span;
    span.kind = *span_kind(page_[n].tag);
    span.begin = span.end = static_cast<std::uint32_t>(out_.text.size());
    if (span.kind == SpanKind::kLink) {
      span.url = link_address(base_, page_.attribute_or_empty(n, Attr::kHref));
      if (!page_.attribute(n, Attr::kHref)) span.url.clear();
    }
    if (span.kind == SpanKind::kAbbreviation) span.title = page_.attribute_or_empty(n, Attr::kTitle);
    if (span.kind == SpanKind::kTime) span.title = page_.attribute_or_empty(n, Attr::kDatetime);
    open_.push_back({n, out_.spans.size()});
    out_.spans.push_back(std::move(span));
  }

  void close_down_to(std::size_t depth) {
    while (open_.size() > depth) {
      out_.spans[open_.back().span].end = static_cast<std::uint32_t>(out_.text.size());
      open_.pop_back();
    }
  }

  // Spans without text, links without an address and emphasis around nothing but white space mean nothing.
  void drop_empty_spans() {
    std::erase_if(out_.spans, [&](Span& s) {
      while (s.begin < s.end && (out_.text[s.begin] == ' ' || out_.text[s.begin] == '\n')) ++s.begin;
      while (s.end > s.begin && (out_.text[s.end - 1] == ' ' || out_.text[s.end - 1] == '\n')) --s.end;
      return s.begin >= s.end || (s.kind == SpanKind::kLink && s.url.empty());
    });
  }

  const PageModel& page_;
  const std::optional<Url>& base_;
  Block& out_;
  Collapser collapser_;
  std::vector<NodeId> chain_;
  std::vector<Open> open_;
};

}  // namespace

void build_inline_text(const PageModel& page, const TextBlock& block, const std::optional<Url>& base, Block& out) {
  InlineBuilder(page, base, out).run(block);
}

}  // namespace cleanview
