#include "html/drawing.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "html/tag_scanner.h"

namespace cleanview {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

// Elements whose start ends a drawing, as the HTML standard has it.
bool leaves_drawing(std::string_view lower_name) {
  constexpr std::string_view kNames[] = {
      "b",     "big",   "blockquote", "body",   "br",      "center", "code",  "dd", "div",  "dl",   "dt",
      "em",    "embed", "h1",         "h2",     "h3",      "h4",     "h5",    "h6", "head", "hr",   "i",
      "img",   "li",    "menu",       "meta",   "listing", "nobr",   "ol",    "p",  "pre",  "ruby", "s",
      "small", "span",  "strike",     "strong", "sub",     "sup",    "table", "tt", "u",    "ul",   "var"};
  return std::find(std::begin(kNames), std::end(kNames), lower_name) != std::end(kNames);
}

// Elements of a drawing in which HTML begins.
bool is_description(std::string_view lower_name) {
  return lower_name == "desc" || lower_name == "title";
}

class DrawingScan {
 public:
  DrawingScan(std::string_view page, std::size_t position) : page_(page), at_(position) {
    open_[0] = "svg";
    depth_ = 1;
  }

  Drawing run() {
    while (!done_) step();
    return {end_, has_text_};
  }

 private:
  void finish(std::size_t end) {
    end_ = end;
    done_ = true;
  }

  void step() {
    const std::size_t less = page_.find('<', at_);
    note_text(at_, less);
    if (less == kNowhere || less + 2 >= page_.size()) return finish(page_.size());
    const bool is_end = page_[less + 1] == '/';
    const char first = page_[less + (is_end ? 2 : 1)];
    if (is_ascii_alpha(first)) return tag(less, less + (is_end ? 2 : 1), is_end);
    if (is_end || first == '?' || first == '!') return declaration(less);
    has_text_ = true;
    at_ = less + 1;  // a '<' that is text
  }

  void note_text(std::size_t begin, std::size_t end) {
    const std::string_view text = page_.substr(begin, std::min(end, page_.size()) - begin);
    has_text_ = has_text_ || !trim_html_space(text).empty();
  }

  void declaration(std::size_t less) {
    const std::string_view rest = page_.substr(less);
    const bool cdata = rest.starts_with("<![CDATA[");
    has_text_ |= cdata;
    const std::size_t found = page_.find(cdata ? "]]>" : ">", less);
    at_ = rest.starts_with("<!--") ? end_of_comment(page_, less)
          : found == kNowhere      ? kNowhere
                                   : found + (cdata ? 3 : 1);
    if (at_ == kNowhere) finish(page_.size());
  }

  void tag(std::size_t less, std::size_t name_begin, bool is_end) {
    const std::size_t name_end = end_of_tag_name(page_, name_begin);
    const std::string_view name = page_.substr(name_begin, name_end - name_begin);
    const LowerName lower(name);
    const bool in_description = is_description(LowerName(open_[depth_ - 1]).view());
    if (in_description && !(is_end && ascii_iequals(name, open_[depth_ - 1]))) return finish(kNowhere);
    if (!is_end && leaves_drawing(lower.view())) return finish(less);
    TagScanner scanner(page_, name_end);
    if (!scanner.skip()) return finish(page_.size());
    at_ = scanner.position();
    if (is_end) return close(name);
    const bool html = lower.view() == "foreignobject" || lower.view() == "font";
    if (html || (!scanner.self_closing() && depth_ == kMostDepth)) return finish(kNowhere);
    if (!scanner.self_closing()) open_[depth_++] = name;
  }

  // An end tag closes what it names and all inside; one that names nothing here may close what is outside.
  void close(std::string_view name) {
    std::size_t i = depth_;
    while (i > 0 && !ascii_iequals(open_[i - 1], name)) --i;
    if (i == 0) return finish(kNowhere);
    depth_ = i - 1;
    if (depth_ == 0) finish(at_);
  }

  static constexpr std::size_t kMostDepth = 64;

  std::string_view page_;
  std::size_t at_;
  std::string_view open_[kMostDepth];  // names of open elements, the drawing first
  std::size_t depth_ = 0;
  std::size_t end_ = 0;
  bool done_ = false;
  bool has_text_ = false;
};

}  // namespace

Drawing read_drawing(std::string_view page, std::size_t position) {
  return DrawingScan(page, position).run();
}

}  // namespace cleanview
