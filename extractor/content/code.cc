#include "content/code.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

// Line numbers and controls that highlighters put into a sample.
bool is_furniture(const PageModel& page, NodeId n) {
  if (page[n].tag == Tag::kButton || is_skipped(page[n].tag)) return true;
  return ascii_icontains_any(page.attribute_or_empty(n, Attr::kClass),
                             {"line-number", "linenumber", "lineno", "linenos", "gutter", "copy-btn", "copy-button",
                              "blob-num", "hljs-ln-numbers", "line_number", "ln-num", "copybtn", "clipboard"});
}

void append_verbatim(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_next(text, at);
    if (c == 0xa0) {
      out.push_back(' ');
    } else if (!is_unsafe(c) && !is_invisible(c)) {
      out.append(text, begin, at - begin);
    }
  }
}

void end_line(std::string& out) {
  if (!out.empty() && out.back() != '\n') out.push_back('\n');
}

std::string_view language_in_class(std::string_view classes) {
  for (const std::string_view prefix : {"language-", "lang-", "highlight-source-", "brush:", "sourceCode "}) {
    const std::size_t found = ascii_ifind(classes, prefix);
    if (found == std::string_view::npos) continue;
    std::string_view rest = trim_html_space(classes.substr(found + prefix.size()));
    std::size_t end = 0;
    while (end < rest.size() && !is_html_space(rest[end]) && rest[end] != ';' && rest[end] != ',') ++end;
    if (end > 0) return rest.substr(0, end);
  }
  return {};
}

std::string language_of(const PageModel& page, NodeId n) {
  for (const Attr attr : {Attr::kDataLang, Attr::kDataLanguage, Attr::kDataCodeLang, Attr::kDataHighlightLanguage}) {
    const std::string_view value = page.attribute_or_empty(n, attr);
    if (!value.empty()) return ascii_lower(value);
  }
  return ascii_lower(language_in_class(page.attribute_or_empty(n, Attr::kClass)));
}

bool is_language_name(std::string_view name) {
  constexpr std::size_t kLongest = 30;
  if (name.empty() || name.size() > kLongest || name == "none" || name == "plaintext") return false;
  for (const char c : name) {
    if (!is_ascii_alnum(c) && std::string_view("+-#._").find(c) == std::string_view::npos) return false;
  }
  return true;
}

// A row of a table that shows a file line by line.
bool is_code_cell(const PageModel& page, NodeId n) {
  return ascii_icontains_any(page.attribute_or_empty(n, Attr::kClass),
                             {"blob-code", "hljs-ln-code", "code-line", "line-content", "codeline"});
}

bool is_code_table(const PageModel& page, NodeId n) {
  for (NodeId i{index(n) + 1}; i != page[n].end; ++i) {
    if (page[i].tag == Tag::kPre) return false;
    if (page[i].tag == Tag::kTd && page[i].attribute_count > 0 && is_code_cell(page, i)) return true;
  }
  return false;
}

// Breaks of lines in the text as it is written.
std::uint32_t raw_line_breaks(const PageModel& page, NodeId n) {
  std::uint32_t breaks = 0;
  char last = '\n';
  for (NodeId i = n; i != page[n].end; ++i) {
    if (page[i].tag == Tag::kBr) breaks += last != '\n';
    for (const char c : page[i].text) {
      if (c == '\n' && last != '\n') ++breaks;
      if (!is_html_space(c) || c == '\n') last = c;
    }
  }
  return breaks;
}

}  // namespace

bool is_code_sample(const PageModel& page, NodeId n) {
  const Node& node = page[n];
  if (node.tag == Tag::kPre) return true;
  if (node.tag == Tag::kTable) return is_code_table(page, n);
  if (node.tag != Tag::kCode || index(node.end_block) != index(node.first_block) + 1) return false;
  const TextBlock& block = page[node.first_block];
  if (!page.contains(n, block.first) || !page.contains(n, block.last)) return false;
  constexpr std::uint32_t kLeastBreaks = 2;  // one may be the source's own
  return raw_line_breaks(page, n) >= kLeastBreaks;
}

bool is_line_numbers(const PageModel& page, NodeId n, std::string_view text) {
  if (is_furniture(page, n)) return true;
  const NodeId cell = page.closest(n, {Tag::kTd});
  if (cell != kNoNode && is_furniture(page, cell)) return true;
  constexpr std::size_t kLeastLines = 2;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size(); ++lines) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim_html_space(text.substr(at, end - at));
    if (line.empty() || line.find_first_not_of("0123456789") != std::string_view::npos) return false;
    at = end + 1;
  }
  return lines >= kLeastLines && cell != kNoNode;
}

std::string code_text(const PageModel& page, NodeId n) {
  std::string out;
  for (NodeId i{index(n) + 1}; i != page[n].end;) {
    const Node& node = page[i];
    if (node.tag != Tag::kText && is_furniture(page, i)) {
      i = node.end;
      continue;
    }
    if (node.tag == Tag::kText) {
      append_verbatim(node.text, out);
    } else if (node.tag == Tag::kBr) {
      out.push_back('\n');
    } else if (is_block_level(node.tag)) {
      end_line(out);
    }
    const NodeId next{index(i) + 1};
    for (NodeId up = i; up != n && page[up].end == next; up = page[up].parent) {
      if (is_block_level(page[up].tag)) end_line(out);
    }
    i = next;
  }
  while (out.ends_with('\n') || out.ends_with(' ')) out.pop_back();
  std::size_t begin = 0;
  while (begin < out.size() && out[begin] == '\n') ++begin;
  return out.substr(begin);
}

std::string code_language(const PageModel& page, NodeId n) {
  constexpr int kMostUp = 3;
  NodeId up = n;
  for (int i = 0; i < kMostUp && up != kNoNode; ++i, up = page[up].parent) {
    const std::string name = language_of(page, up);
    if (is_language_name(name)) return name;
    if (i > 0) continue;
    for (NodeId c = page.first_child(n); c != kNoNode; c = page.next_sibling(c)) {
      const std::string inner = page[c].tag == Tag::kCode ? language_of(page, c) : std::string();
      if (is_language_name(inner)) return inner;
    }
  }
  return {};
}

}  // namespace cleanview
