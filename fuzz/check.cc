#include "fuzz/check.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/json_value.h"
#include "base/utf8.h"

namespace cleanview::fuzz {
namespace {

constexpr std::string_view kElements[] = {
    "a",  "abbr",  "aside", "blockquote", "br",     "caption", "code", "dd",      "del", "details", "div",
    "dl", "dt",    "em",    "figcaption", "figure", "h1",      "h2",   "h3",      "h4",  "h5",      "h6",
    "hr", "img",   "ins",   "kbd",        "li",     "mark",    "ol",   "p",       "pre", "q",       "rp",
    "rt", "ruby",  "s",     "small",      "span",   "strong",  "sub",  "summary", "sup", "table",   "tbody",
    "td", "tfoot", "nav",   "th",         "thead",  "time",    "tr",   "u",       "ul",  "cite",    "section"};
constexpr std::string_view kEmptyElements[] = {"br", "hr", "img"};
constexpr std::string_view kAttributes[] = {"href",    "src",     "alt",   "title",    "class",    "id",    "cite",
                                            "colspan", "rowspan", "start", "reversed", "datetime", "open",  "width",
                                            "height",  "lang",    "dir",   "rel",      "value",    "scope", "type"};

template <std::size_t kCount>
bool is_one_of(std::string_view name, const std::string_view (&names)[kCount]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

// Walks over markup that our writer makes; anything else fails.
class HtmlScan {
 public:
  explicit HtmlScan(std::string_view html) : html_(html) {}

  void run() {
    while (at_ < html_.size()) {
      if (html_[at_] == '<') {
        tag();
      } else {
        require(html_[at_] != '>', "html: a bare >");
        ++at_;
      }
    }
    require(open_.empty(), "html: an element is left open");
  }

 private:
  std::string_view name() {
    const std::size_t begin = at_;
    while (at_ < html_.size() && is_name(html_[at_])) ++at_;
    return html_.substr(begin, at_ - begin);
  }

  bool take(char c) {
    if (at_ >= html_.size() || html_[at_] != c) return false;
    ++at_;
    return true;
  }

  void tag() {
    ++at_;
    if (take('/')) {
      const std::string_view closed = name();
      require(take('>') && !open_.empty() && open_.back() == closed, "html: end tags are not in balance");
      open_.pop_back();
      return;
    }
    const std::string_view element = name();
    require(is_one_of(element, kElements), "html: an element that is not allowed");
    while (take(' ')) attribute();
    require(take('>'), "html: a start tag out of the grammar");
    if (!is_one_of(element, kEmptyElements)) open_.push_back(element);
  }

  void attribute() {
    const std::string_view attribute = name();
    require(is_one_of(attribute, kAttributes), "html: an attribute that is not allowed");
    if (!take('=')) return;
    require(take('"'), "html: a value without quotes");
    const std::size_t end = html_.find('"', at_);
    require(end != std::string_view::npos, "html: a value without an end");
    const std::string_view value = html_.substr(at_, end - at_);
    require(value.find_first_of("<>") == std::string_view::npos, "html: a bracket in a value");
    if (attribute == "href" || attribute == "cite") require_safe_address(value, false);
    if (attribute == "src") require_safe_address(value, true);
    at_ = end + 1;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::vector<std::string_view> open_;
};

// Walks over XML that our writers make; anything else fails.
class XmlScan {
 public:
  explicit XmlScan(std::string_view xml) : rest_(xml) {}

  void run() {
    if (rest_.starts_with("<?xml ")) pass("?>");
    while (!rest_.empty()) {
      if (rest_[0] == '<') {
        tag();
      } else {
        text(rest_.substr(0, rest_.find('<')));
      }
    }
    require(open_.empty(), "xml: an element is left open");
  }

 private:
  // The bytes before `end`, which is passed too.
  std::string_view pass(std::string_view end) {
    const std::size_t at = rest_.find(end);
    require(at != std::string_view::npos, "xml: no end");
    const std::string_view before = rest_.substr(0, at);
    rest_.remove_prefix(at + end.size());
    return before;
  }

  void text(std::string_view text) {
    rest_.remove_prefix(text.size());
    constexpr std::string_view kEntities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"};
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
      const auto is_here = [&](std::string_view entity) { return text.substr(at).starts_with(entity); };
      require(std::any_of(std::begin(kEntities), std::end(kEntities), is_here), "xml: a bare &");
    }
  }

  void tag() {
    rest_.remove_prefix(1);
    if (rest_.starts_with('/')) {
      require(!open_.empty() && pass(">").substr(1) == open_.back(), "xml: end tags are not in balance");
      return open_.pop_back();
    }
    const std::string_view name = rest_.substr(0, rest_.find_first_of(" />"));
    require(!name.empty() && is_ascii_alpha(name[0]), "xml: a start tag without a name");
    rest_.remove_prefix(name.size());
    while (rest_.starts_with(' ')) {
      pass("=\"");
      const std::size_t end = std::min(rest_.find('"'), rest_.size());
      const std::string_view value = rest_.substr(0, end);
      require(value.find('<') == std::string_view::npos, "xml: a bracket in a value");
      text(value);
      pass("\"");
    }
    const bool is_empty = rest_.starts_with("/>");
    require(is_empty || rest_.starts_with('>'), "xml: a start tag out of the grammar");
    rest_.remove_prefix(is_empty ? 2 : 1);
    if (!is_empty) open_.push_back(name);
  }

  std::string_view rest_;
  std::vector<std::string_view> open_;
};

}  // namespace

void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void require_clean_text(std::string_view text, const char* what) {
  require(is_valid_utf8(text), what);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_next(text, at);
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
    const bool overrides = c == 0x202d || c == 0x202e || (c >= 0xe0000 && c <= 0xe007f);
    require(!control && !overrides, what);
  }
}

void require_safe_html(std::string_view html) {
  require_clean_text(html, "html: text");
  HtmlScan(html).run();
}

void require_well_formed_xml(std::string_view xml) {
  require_clean_text(xml, "xml: text");
  XmlScan(xml).run();
}

void require_json_line(std::string_view json) {
  require(is_valid_utf8(json), "json: UTF-8");
  for (const char c : json) require(static_cast<unsigned char>(c) >= 0x20, "json: a control character");
  Arena arena;
  arena.reset(std::size_t{1} << 30, std::chrono::milliseconds(0));
  const JsonLimits limits{json.size() + 1, 64, 1u << 30};
  require(read_json(json, limits, arena).has_value(), "json: cannot be read");
}

void require_safe_address(std::string_view address, bool picture) {
  for (const char c : address) require(static_cast<unsigned char>(c) > 0x20 && c != 0x7f, "address: white space");
  const bool web = address.starts_with("https://") || address.starts_with("http://");
  const bool link = address.starts_with("mailto:") || address.starts_with("tel:") || address.starts_with("#cv-");
  require(web || (picture ? ascii_iequals(address.substr(0, 11), "data:image/") : link || address.empty()),
          "address: its scheme");
}

}  // namespace cleanview::fuzz
