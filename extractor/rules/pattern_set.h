// Many regular expressions matched in one pass. The only interface to RE2.
#ifndef CLEANVIEW_RULES_PATTERN_SET_H_
#define CLEANVIEW_RULES_PATTERN_SET_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace cleanview {

// A row of a table of patterns: what it finds, an example that it must match and one that it must not.
struct Pattern {
  int id;                  // the table's own number for what is found
  std::string_view regex;  // RE2 syntax, UTF-8, any case; matches the whole text
  std::string_view hits;
  std::string_view misses;
  // For a pattern that is slow to fail: a mark that stands in every text that matches, looked for before the pattern is
  // tried; and, where there are many such texts, a word in lower case. 0: none.
  char needs = 0;
  std::string_view needs_word = {};
};

// Patterns over a whole short text each. Made once, then constant; may be used by several threads.
class PatternSet {
 public:
  explicit PatternSet(std::span<const Pattern> patterns);
  ~PatternSet();
  PatternSet(const PatternSet&) = delete;
  PatternSet& operator=(const PatternSet&) = delete;

  // True iff every pattern compiled. A test of the table, not of a page.
  bool is_valid() const;

  // Ids of the first pattern that matches all of `text`, in order of the table; -1 when none does.
  // Cost: linear in text, however many patterns there are.
  int match(std::string_view text) const;

  // As match(), with the first group of the pattern in `captured` (empty when it has none).
  int match(std::string_view text, std::string_view& captured) const;

 private:
  class Single;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_PATTERN_SET_H_
