// The language that a text is written in, by its script and its most frequent runs of three letters.
#ifndef CLEANVIEW_METADATA_LANGUAGE_H_
#define CLEANVIEW_METADATA_LANGUAGE_H_

#include <optional>
#include <string_view>

namespace cleanview {

struct LanguageGuess {
  std::string_view language;  // BCP 47: "pt"; static
  float confidence = 0;       // 0 to 1: how far the next likely language is behind, less for short texts
};

// The language of `text`, of which the first 4,000 bytes are read: one of 99. Nothing for texts of less than 60 letters
// (20 in scripts with a sign for each syllable or word), and where no script has most of the letters.
std::optional<LanguageGuess> detect_language(std::string_view text);

// True iff detect_language() would say `language` (BCP 47, of which the first part counts) of any text in it: there is
// a table for it, and it is written in one script alone, as Uzbek is not.
bool is_known_language(std::string_view language);

// True iff both languages are known, and written in different scripts.
bool differ_in_script(std::string_view a, std::string_view b);

// True iff two languages are the same to a reader who must be told which one a page is in: equal in their first part,
// or so close that runs of letters do not tell them apart ("no" and "da", "hr" and "sr", "id" and "ms").
bool is_close_language(std::string_view a, std::string_view b);

// True iff the language (BCP 47) is written from right to left.
bool is_right_to_left(std::string_view language);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_LANGUAGE_H_
