// Emphasis is written only where CommonMark reads it back as such: its marks must lie against a letter or stand
// free (the flanking rules), and not touch the marks of a neighbour. Otherwise the text goes without.
#include "render/markdown_inline.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "render/markdown_escape.h"
#include "render/spans.h"

namespace cleanview {
namespace {

bool is_free(std::string_view text, std::size_t at, bool before) {
  if (before ? at == 0 : at >= text.size()) return true;
  std::size_t next = at;
  return !is_alnum(before ? decode_before(text, at) : decode_next(text, next));
}

class InlineMarkdown {
 public:
  InlineMarkdown(const Block& block, const InlineMarkdownContext& context, std::string& out)
      : block_(block), context_(context), out_(out) {}

  void begin(const Span& span) {
    if (span.kind == SpanKind::kLink && open_link_ == nullptr) open_link_ = &span;
    if (code_depth_ > 0) return void(code_depth_ += span.kind == SpanKind::kCode);
    switch (span.kind) {
      case SpanKind::kLink:
        if (link_is_shown(span) && context_.links != LinkStyle::kList) out_.push_back('[');
        return;
      case SpanKind::kCode: return begin_code(span);
      case SpanKind::kMath: return begin_math();
      case SpanKind::kFootnoteRef:
        out_ += "[^" + span.url.substr(1) + "]";
        is_silent_ = true;
        return;
      case SpanKind::kQuote: out_ += "\u201c"; return;
      case SpanKind::kSubscript: out_ += "<sub>"; return;
      case SpanKind::kSuperscript: out_ += "<sup>"; return;
      case SpanKind::kStrong:
      case SpanKind::kEmphasis:
      case SpanKind::kDelete:
        if (can_mark(span)) {
          out_ += mark_of(span);
          marked_.push_back(&span);
        }
        return;
      default: return;
    }
  }

  void end(const Span& span) {
    write_end(span);
    if (open_link_ == &span) open_link_ = nullptr;
  }

  void text(std::string_view piece) {
    const auto offset = static_cast<std::size_t>(piece.data() - block_.text.data());
    for (std::size_t at = 0; at < piece.size();) {
      const std::size_t line = std::min(piece.find('\n', at), piece.size());
      plain(piece.substr(at, line - at), offset + at);
      if (line < piece.size()) line_break();
      at = line + 1;
    }
  }

 private:
  void write_end(const Span& span) {
    if (code_depth_ > 1) return void(code_depth_ -= span.kind == SpanKind::kCode);
    switch (span.kind) {
      case SpanKind::kLink:
        if (code_depth_ == 0 && link_is_shown(span)) close_link(span);
        return;
      case SpanKind::kCode:
        if (code_depth_ == 1) end_code();
        return;
      case SpanKind::kMath:
        if (context_.math == MathStyle::kTex) out_.push_back('$');
        in_math_ = false;
        return;
      case SpanKind::kFootnoteRef: is_silent_ = false; return;
      case SpanKind::kQuote: out_ += "\u201d"; return;
      case SpanKind::kRuby:
        if (!span.title.empty()) append_markdown_text("(" + span.title + ")", {.in_table = context_.in_table}, out_);
        return;
      case SpanKind::kSubscript:
        if (code_depth_ == 0) out_ += "</sub>";
        return;
      case SpanKind::kSuperscript:
        if (code_depth_ == 0) out_ += "</sup>";
        return;
      case SpanKind::kStrong:
      case SpanKind::kEmphasis:
      case SpanKind::kDelete:
        if (!marked_.empty() && marked_.back() == &span) {
          out_ += mark_of(span);
          marked_.pop_back();
          last_marked_end_ = span.end;
        }
        return;
      default: return;
    }
  }

  void plain(std::string_view text, std::size_t offset) {
    if (text.empty() || is_silent_) return;
    if (in_math_) {
      out_ += markdown_tex(text);
      return;
    }
    if (code_depth_ > 0) {
      for (const char c : text) {
        if (c == '|' && context_.in_table) out_.push_back('\\');  // tables are split before code is read
        out_.push_back(c);
      }
      return;
    }
    MarkdownPlace place;
    place.line_start = !context_.one_line && (offset == 0 || block_.text[offset - 1] == '\n');
    place.in_table = context_.in_table;
    place.before = offset > 0 ? block_.text[offset - 1] : ' ';
    place.after = offset + text.size() < block_.text.size() ? block_.text[offset + text.size()] : ' ';
    append_markdown_text(text, place, out_);
  }

  void begin_math() {
    if (context_.math != MathStyle::kTex) return;
    out_.push_back('$');
    in_math_ = true;
  }

  void line_break() {
    if (code_depth_ > 0 || context_.one_line) {
      out_.push_back(' ');
    } else {
      out_ += "\\\n";
    }
  }

  bool link_is_shown(const Span& span) const {
    return context_.links != LinkStyle::kNone && !span.url.empty() && open_link_ == &span;
  }

  void close_link(const Span& span) {
    if (context_.links == LinkStyle::kList) {
      if (context_.references != nullptr) context_.references->push_back(span.url);
      return;
    }
    if (context_.links == LinkStyle::kReference && context_.references != nullptr) {
      context_.references->push_back(span.url);
      out_ += "][" + std::to_string(context_.references->size()) + "]";
      return;
    }
    out_ += "](";
    append_markdown_url(span.url, out_);
    out_ += ")";
  }

  static std::string_view mark_of(const Span& span) {
    return span.kind == SpanKind::kStrong ? "**" : span.kind == SpanKind::kEmphasis ? "*" : "~~";
  }

  bool can_mark(const Span& span) const {
    const std::string_view text = block_.text;
    std::size_t first = span.begin;
    const bool begins = is_alnum(decode_next(text, first)) || is_free(text, span.begin, true);
    const bool ends = is_alnum(decode_before(text, span.end)) || is_free(text, span.end, false);
    const bool touches = last_marked_end_ == span.begin && span.begin > 0;
    const bool nested_alike =
        std::any_of(marked_.begin(), marked_.end(), [&](const Span* s) { return s->kind == span.kind; });
    return begins && ends && !touches && !nested_alike && !next_touches(span) && marks_differ(span);
  }

  // Two emphases that share one end but not the other read back in the wrong order.
  bool marks_differ(const Span& span) const {
    return std::none_of(marked_.begin(), marked_.end(), [&](const Span* s) {
      return (s->begin == span.begin) != (s->end == span.end) && (s->begin == span.begin || s->end == span.end);
    });
  }

  bool next_touches(const Span& span) const {
    const auto later = std::next(block_.spans.begin(), &span - block_.spans.data() + 1);
    auto next = std::lower_bound(later, block_.spans.end(), span.end,
                                 [](const Span& s, std::uint32_t end) { return s.begin < end; });
    for (; next != block_.spans.end() && next->begin == span.end; ++next)
      if (next->kind == SpanKind::kStrong || next->kind == SpanKind::kEmphasis || next->kind == SpanKind::kDelete)
        return true;
    return false;
  }

  void begin_code(const Span& span) {
    code_depth_ = 1;
    const std::string_view text = std::string_view(block_.text).substr(span.begin, span.end - span.begin);
    fence_.assign(longest_backtick_run(text) + 1, '`');
    padded_ = text.starts_with('`') || text.ends_with('`');
    out_ += fence_;
    if (padded_) out_.push_back(' ');
  }
  void end_code() {
    code_depth_ = 0;
    if (padded_) out_.push_back(' ');
    out_ += fence_;
  }

  const Block& block_;
  const InlineMarkdownContext& context_;
  std::string& out_;
  std::vector<const Span*> marked_;
  const Span* open_link_ = nullptr;  // the outermost: there are no links in links
  std::string fence_;
  std::uint32_t last_marked_end_ = 0xffffffff;
  int code_depth_ = 0;
  bool padded_ = false;
  bool in_math_ = false;
  bool is_silent_ = false;  // the span was written when it began
};

}  // namespace

std::string markdown_tex(std::string_view tex) {
  std::string out;
  bool command = false;  // a letter would go on with its name
  for (const char c : tex) {
    if (command && is_ascii_alnum(c)) out.push_back(' ');
    command = c == '<' || c == '|';
    if (c == '<') {
      out += "\\lt";
    } else if (c == '$') {
      out += "\\$";
    } else if (c == '|') {
      out += "\\vert";
    } else {
      out.push_back(c == '\n' ? ' ' : c);
    }
  }
  return out;
}

std::string inline_markdown(const Block& block, const InlineMarkdownContext& context) {
  std::string out;
  InlineMarkdown writer(block, context, out);
  walk_spans(block, writer);
  return out;
}

}  // namespace cleanview
