// The HTML tokenizer's rules for tags and comments, for code that reads markup without building a tree.
#ifndef CLEANVIEW_HTML_TAG_SCANNER_H_
#define CLEANVIEW_HTML_TAG_SCANNER_H_

#include <cstddef>
#include <cstring>
#include <string_view>

#include "base/ascii.h"

namespace cleanview {

// A lower-case copy of a short name; longer ones are cut, and equal no name that anyone looks for.
class LowerName {
 public:
  explicit LowerName(std::string_view name) : size_(name.size() < kMost ? name.size() : kMost) {
    for (std::size_t i = 0; i < size_; ++i) text_[i] = ascii_lower(name[i]);
  }
  std::string_view view() const { return {text_, size_}; }

 private:
  static constexpr std::size_t kMost = 32;
  char text_[kMost];
  std::size_t size_;
};

// One attribute as it stands in the markup.
struct AttributeToken {
  std::string_view name;   // as written
  std::string_view value;  // without quotes; character references not decoded
  std::string_view raw;    // name to end of value, quotes included
};

// Reads a tag's attributes. Linear; each byte is read once.
class TagScanner {
 public:
  // `position` is the first byte after the tag's name.
  TagScanner(std::string_view page, std::size_t position) : page_(page), at_(position) {}

  // Reads the next attribute into `token`; false at the end of the tag or of the page.
  bool next(AttributeToken& token);

  // Passes all attributes; true iff the tag ended with '>'.
  bool skip() {
    AttributeToken token;
    while (next(token)) {
    }
    return closed_;
  }

  // After next() said false: true iff the tag ended with '>'. Otherwise the page ended inside it.
  bool closed() const { return closed_; }
  bool self_closing() const { return self_closing_; }
  // First byte after the tag, when closed.
  std::size_t position() const { return at_; }

 private:
  void skip_space() {
    while (at_ < page_.size() && is_html_space(page_[at_])) ++at_;
  }
  std::string_view read_value();

  std::string_view page_;
  std::size_t at_;
  bool closed_ = false;
  bool self_closing_ = false;
};

// First byte after the name that begins at `position`.
inline std::size_t end_of_tag_name(std::string_view page, std::size_t position) {
  while (position < page.size() && !is_html_space(page[position]) && page[position] != '/' && page[position] != '>') {
    ++position;
  }
  return position;
}

// First byte after the comment whose "<!--" begins at `position`; npos when it never ends.
std::size_t end_of_comment(std::string_view page, std::size_t position);

// Position of the '<' of the end tag `</name` (lower case) that ends raw text, from `position` on; npos when
// there is none.
std::size_t find_end_tag(std::string_view page, std::size_t position, std::string_view lower_name);

// As find_end_tag for "script", with the escaped states: `<!-- <script> </script> -->` is one text.
std::size_t find_script_end(std::string_view page, std::size_t position);

}  // namespace cleanview

#endif  // CLEANVIEW_HTML_TAG_SCANNER_H_
