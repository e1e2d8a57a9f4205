#include "content/text_edits.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include "base/ascii.h"

namespace cleanview {
namespace {

// A place in the text, after bytes [begin, end) were taken out.
std::uint32_t moved(std::uint32_t at, std::size_t begin, std::size_t end) {
  if (at <= begin) return at;
  return static_cast<std::uint32_t>(at >= end ? at - (end - begin) : begin);
}

struct Delimiters {
  std::string_view open, close;
  bool display;
};
constexpr Delimiters kDelimiters[] = {{"\\(", "\\)", false}, {"\\[", "\\]", true}, {"$$", "$$", true}};

// A longer one is a misreading.
constexpr std::size_t kMostFormulaBytes = 2000;

struct Written {
  std::size_t begin = std::string::npos;  // of the delimiter
  std::size_t end = 0;                    // after the closing one
  const Delimiters* form = nullptr;
};

// The first formula at or after `from` that closes.
Written find_written(const std::string& text, std::size_t from) {
  Written first;
  for (const Delimiters& form : kDelimiters) {
    const std::size_t open = text.find(form.open, from);
    if (open == std::string::npos || open >= first.begin) continue;
    const std::size_t close = text.find(form.close, open + form.open.size());
    if (close == std::string::npos || close - open > kMostFormulaBytes) continue;
    first = {open, close + form.close.size(), &form};
  }
  return first;
}

// Any span that shares text with [begin, end) but links and emphasis all around it: code shows delimiters, other markup
// inside tells that it is no TeX.
bool is_marked_up(const Block& block, std::size_t begin, std::size_t end) {
  return std::any_of(block.spans.begin(), block.spans.end(), [&](const Span& s) {
    if (s.begin >= end || s.end <= begin) return false;
    return s.kind == SpanKind::kCode || s.begin > begin || s.end < end;
  });
}

void insert_span(Block& block, Span span) {
  const auto at =
      std::find_if(block.spans.begin(), block.spans.end(), [&](const Span& s) { return s.begin > span.begin; });
  block.spans.insert(at, std::move(span));
}

// What stands between the delimiters. A view into `text`.
std::string_view tex_of(std::string_view text, const Written& found) {
  const std::size_t begin = found.begin + found.form->open.size();
  return trim_html_space(text.substr(begin, found.end - found.form->close.size() - begin));
}

void become_math(Block& block, std::string_view tex) {
  block.kind = BlockKind::kMath;
  block.text = std::string(tex);
  block.spans.clear();
}

// Leaves `tex`, a view into the block's text, of what was found. Returns where it ends.
std::size_t set_formula(Block& block, const Written& found, std::string_view tex) {
  const auto begin = static_cast<std::size_t>(tex.data() - block.text.data());
  const std::size_t size = tex.size();
  erase_text(block, begin + size, found.end - begin - size);
  erase_text(block, found.begin, begin - found.begin);
  Span span;
  span.kind = SpanKind::kMath;
  span.begin = static_cast<std::uint32_t>(found.begin);
  span.end = static_cast<std::uint32_t>(found.begin + size);
  insert_span(block, std::move(span));
  return found.begin + size;
}

bool may_be_one(const Span& a, const Span& b) {
  constexpr SpanKind kKinds[] = {SpanKind::kLink, SpanKind::kStrong, SpanKind::kEmphasis, SpanKind::kUnderline};
  const bool joins = std::find(std::begin(kKinds), std::end(kKinds), a.kind) != std::end(kKinds);
  return joins && a.kind == b.kind && a.end == b.begin && a.url == b.url && a.title == b.title;
}

bool crosses_any(const std::vector<Span>& spans, const Span& whole) {
  return std::any_of(spans.begin(), spans.end(), [&](const Span& s) {
    return (s.begin < whole.begin && s.end > whole.begin && s.end < whole.end) ||
           (s.begin > whole.begin && s.begin < whole.end && s.end > whole.end);
  });
}

}  // namespace

void erase_text(Block& block, std::size_t begin, std::size_t count) {
  block.text.erase(begin, count);
  for (Span& s : block.spans) {
    s.begin = moved(s.begin, begin, begin + count);
    s.end = moved(s.end, begin, begin + count);
  }
  std::erase_if(block.spans, [](const Span& s) { return s.begin >= s.end; });
}

void prepend_text(Block& block, std::string_view text) {
  block.text.insert(0, text);
  const auto by = static_cast<std::uint32_t>(text.size());
  for (Span& s : block.spans) {
    if (s.begin > 0) s.begin += by;
    s.end += by;
  }
}

void join_spans(Block& block) {
  constexpr std::size_t kMostSpans = 200;  // each pair is held against all
  std::vector<Span>& spans = block.spans;
  if (spans.size() > kMostSpans) return;
  bool joined = false;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    for (std::size_t k = i + 1; k < spans.size();) {
      Span whole = spans[i];
      whole.end = spans[k].end;
      if (!may_be_one(spans[i], spans[k]) || crosses_any(spans, whole)) {
        ++k;
        continue;
      }
      spans[i] = std::move(whole);
      spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(k));
      joined = true;
    }
  }
  if (!joined) return;
  std::stable_sort(spans.begin(), spans.end(),
                   [](const Span& a, const Span& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
}

void drop_whole_strong(Block& block) {
  std::erase_if(block.spans, [&](const Span& s) {
    return s.kind == SpanKind::kStrong && s.begin == 0 && s.end == block.text.size();
  });
}

void drop_typed_bullet(Block& item) {
  for (const std::string_view bullet :
       {"\u2022", "\u00b7", "\u25cf", "\u25cb", "\u25aa", "\u25a0", "\u2023", "\u25e6"}) {
    if (!item.text.starts_with(bullet)) continue;
    std::size_t end = bullet.size();
    while (end < item.text.size() && item.text[end] == ' ') ++end;
    if (end < item.text.size()) erase_text(item, 0, end);
    return;
  }
}

void set_written_formulas(Block& block) {
  constexpr int kMostFormulas = 200;
  constexpr std::size_t kMostBytes = 100'000;  // no paragraph: each change moves the rest of the text
  if (block.text.size() > kMostBytes) return;
  std::size_t at = 0;
  for (int i = 0; i < kMostFormulas; ++i) {
    const Written found = find_written(block.text, at);
    if (found.form == nullptr) return;
    const std::string_view tex = tex_of(block.text, found);
    const bool is_tex =
        !tex.empty() && tex.find('\n') == std::string_view::npos && !is_marked_up(block, found.begin, found.end);
    const bool whole = found.begin == 0 && found.end == block.text.size() && block.kind == BlockKind::kParagraph;
    if (is_tex && whole && found.form->display) return become_math(block, tex);
    at = is_tex ? set_formula(block, found, tex) : found.end;
  }
}

}  // namespace cleanview
