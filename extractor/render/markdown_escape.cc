#include "render/markdown_escape.h"

#include <algorithm>

#include "base/ascii.h"

namespace cleanview {
namespace {

bool is_word_byte(char c) {
  return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
}

class Escaper {
 public:
  Escaper(std::string_view text, const MarkdownPlace& place, std::string& out)
      : text_(text), place_(place), out_(out) {}

  void run() {
    std::size_t at = place_.line_start ? line_start() : 0;
    for (; at < text_.size(); ++at) put(at);
  }

 private:
  char byte(std::size_t at) const {
    if (at == std::string_view::npos) return place_.before;
    return at < text_.size() ? text_[at] : place_.after;
  }

  void escaped(char c) {
    out_.push_back('\\');
    out_.push_back(c);
  }

  // Escapes what begins a block at a line's start. Returns where to go on.
  std::size_t line_start() {
    const char first = text_.empty() ? ' ' : text_[0];
    if (std::string_view("#+-=>:|~").find(first) != std::string_view::npos && first != ' ') {
      if (first == '>') {
        out_ += "&gt;";
      } else {
        escaped(first);
      }
      return 1;
    }
    std::size_t digits = 0;
    while (digits < text_.size() && is_ascii_digit(text_[digits])) ++digits;
    const char mark = byte(digits);
    const bool item = digits > 0 && digits < 10 && digits < text_.size() && (mark == '.' || mark == ')') &&
                      (byte(digits + 1) == ' ' || digits + 1 == text_.size());
    if (!item) return 0;
    out_.append(text_, 0, digits);
    escaped(mark);
    return digits + 1;
  }

  void put(std::size_t at) {
    const char c = text_[at];
    switch (c) {
      case '<': out_ += "&lt;"; return;
      case '&': out_ += needs_entity(at) ? "&amp;" : "&"; return;
      case '\\':
      case '`':
      case '*':
      case '[':
      case ']': return escaped(c);
      case '_': return is_word_byte(byte(at - 1)) && is_word_byte(byte(at + 1)) ? out_.push_back(c) : escaped(c);
      case '~': return byte(at + 1) == '~' || byte(at - 1) == '~' ? escaped(c) : out_.push_back(c);
      case '|': return place_.in_table ? escaped(c) : out_.push_back(c);
      // GFM makes links of bare addresses.
      case ':': return byte(at + 1) == '/' && byte(at + 2) == '/' ? escaped(c) : out_.push_back(c);
      case '@': return is_word_byte(byte(at - 1)) && is_word_byte(byte(at + 1)) ? escaped(c) : out_.push_back(c);
      case '.': return after_www(at) ? escaped(c) : out_.push_back(c);
      case '$': return escaped(c);
      default: out_.push_back(c);
    }
  }

  // '&' acts only where a reference may follow.
  bool needs_entity(std::size_t at) const { return is_ascii_alnum(byte(at + 1)) || byte(at + 1) == '#'; }

  bool after_www(std::size_t at) const { return at >= 3 && ascii_iequals(text_.substr(at - 3, 3), "www"); }

  std::string_view text_;
  const MarkdownPlace& place_;
  std::string& out_;
};

}  // namespace

void append_markdown_text(std::string_view text, const MarkdownPlace& place, std::string& out) {
  Escaper(text, place, out).run();
}

void append_markdown_url(std::string_view url, std::string& out) {
  for (const char c : url) {
    switch (c) {
      case ' ': out += "%20"; break;
      case '(': out += "%28"; break;
      case ')': out += "%29"; break;
      case '<': out += "%3C"; break;
      case '>': out += "%3E"; break;
      case '\\': out += "%5C"; break;
      case '|': out += "%7C"; break;
      case '*': out += "%2A"; break;
      case '`': out += "%60"; break;
      default: out.push_back(c);
    }
  }
}

std::size_t longest_backtick_run(std::string_view text) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace cleanview
