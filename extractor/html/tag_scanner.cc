#include "html/tag_scanner.h"

namespace cleanview {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool name_at(std::string_view page, std::size_t position, std::string_view lower_name) {
  if (page.size() - position < lower_name.size()) return false;
  for (std::size_t i = 0; i < lower_name.size(); ++i) {
    if (ascii_lower(page[position + i]) != lower_name[i]) return false;
  }
  return true;
}

// True iff the tag name `lower_name` stands at `position` and ends there.
bool whole_name_at(std::string_view page, std::size_t position, std::string_view lower_name) {
  if (position > page.size() || !name_at(page, position, lower_name)) return false;
  const std::size_t after = position + lower_name.size();
  return after < page.size() && (is_html_space(page[after]) || page[after] == '/' || page[after] == '>');
}

std::size_t find(std::string_view page, char c, std::size_t from) {
  if (from >= page.size()) return kNone;
  const void* found = std::memchr(page.data() + from, c, page.size() - from);
  return found == nullptr ? kNone : static_cast<std::size_t>(static_cast<const char*>(found) - page.data());
}

}  // namespace

std::string_view TagScanner::read_value() {
  skip_space();
  if (at_ >= page_.size() || page_[at_] == '>') return page_.substr(at_, 0);
  const char quote = page_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t begin = at_ + 1;
    const std::size_t end = find(page_, quote, begin);
    at_ = end == kNone ? page_.size() : end + 1;
    return page_.substr(begin, (end == kNone ? page_.size() : end) - begin);
  }
  const std::size_t begin = at_;
  while (at_ < page_.size() && !is_html_space(page_[at_]) && page_[at_] != '>') ++at_;
  return page_.substr(begin, at_ - begin);
}

bool TagScanner::next(AttributeToken& token) {
  while (at_ < page_.size() && (is_html_space(page_[at_]) || page_[at_] == '/')) {
    self_closing_ = page_[at_] == '/';
    ++at_;
  }
  if (at_ >= page_.size()) return false;
  if (page_[at_] == '>') {
    ++at_;
    closed_ = true;
    return false;
  }
  self_closing_ = false;
  const std::size_t begin = at_++;  // a '=' here begins a name, too
  while (at_ < page_.size() && !is_html_space(page_[at_]) && page_[at_] != '/' && page_[at_] != '>' &&
         page_[at_] != '=') {
    ++at_;
  }
  token.name = page_.substr(begin, at_ - begin);
  token.value = page_.substr(at_, 0);
  std::size_t end = at_;
  skip_space();
  if (at_ < page_.size() && page_[at_] == '=') {
    ++at_;
    token.value = read_value();
    end = at_;
  }
  token.raw = page_.substr(begin, end - begin);
  return true;
}

std::size_t end_of_comment(std::string_view page, std::size_t position) {
  const std::size_t text = position + 4;  // "<!--"
  for (std::size_t at = find(page, '>', text); at != kNone; at = find(page, '>', at + 1)) {
    if (page[at - 1] == '-' && page[at - 2] == '-') return at + 1;
    if (at >= text + 3 && page[at - 1] == '!' && page[at - 2] == '-' && page[at - 3] == '-') {
      return at + 1;
    }
  }
  return kNone;
}

std::size_t find_end_tag(std::string_view page, std::size_t position, std::string_view lower_name) {
  for (std::size_t at = find(page, '<', position); at != kNone; at = find(page, '<', at + 1)) {
    if (at + 1 < page.size() && page[at + 1] == '/' && whole_name_at(page, at + 2, lower_name)) {
      return at;
    }
  }
  return kNone;
}

std::size_t find_script_end(std::string_view page, std::size_t position) {
  enum { kPlain, kEscaped, kDoubleEscaped } state = kPlain;
  std::size_t at = position;
  while (true) {
    // An escape ends with the next "-->", whatever stands before it.
    const std::size_t less = find(page, '<', at);
    if (state != kPlain) {
      const std::size_t escape_end = page.substr(0, less == kNone ? page.size() : less).find("-->", at);
      if (escape_end != kNone) {
        state = kPlain;
        at = escape_end + 3;
        continue;
      }
    }
    if (less == kNone) return kNone;
    const std::string_view rest = page.substr(less + 1);
    at = less + 1;
    if (rest.starts_with('/')) {
      if (whole_name_at(page, less + 2, "script")) {
        if (state != kDoubleEscaped) return less;
        state = kEscaped;
      }
    } else if (state == kPlain && rest.starts_with("!--")) {
      state = kEscaped;
      at = less + 2;  // the dashes may be those of "-->"
    } else if (state == kEscaped && whole_name_at(page, less + 1, "script")) {
      state = kDoubleEscaped;
    }
  }
}

}  // namespace cleanview
