// White space as a browser shows it.
#ifndef CLEANVIEW_PAGE_COLLAPSE_H_
#define CLEANVIEW_PAGE_COLLAPSE_H_

#include <string>
#include <string_view>

namespace cleanview {

// Appends runs of text to a string: white space becomes one space between words, controls and marks without
// width vanish.
class Collapser {
 public:
  explicit Collapser(std::string& out) : out_(out), begin_(out.size()) {}

  void add(std::string_view text);
  // As white space in the text.
  void add_space() { space_ = true; }
  // A line that the author broke: '\n' before the next word.
  void add_line_break() { line_break_ = true; }
  // Writes white space that is due now, so that what is written next by other means stands after it.
  void settle();

 private:
  std::string& out_;
  std::size_t begin_;
  bool space_ = false;
  bool line_break_ = false;
};

}  // namespace cleanview

#endif  // CLEANVIEW_PAGE_COLLAPSE_H_
