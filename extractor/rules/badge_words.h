// The words of which badges are made, in the languages of the world's larger press: "3 min. at the publisher" is a
// number, a unit, two words that say nothing and one that says where. A text of such words and numbers alone is a
// badge, in whatever order a page puts them.
#ifndef CLEANVIEW_RULES_BADGE_WORDS_H_
#define CLEANVIEW_RULES_BADGE_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace cleanview {

enum class BadgeWord : std::uint8_t {
  kSecond,
  kMinute,
  kHour,
  kReading,
  kHere,       // where the page is
  kPublisher,  // where its original is
  kQuality,
  kScore,
  kRank,
  kRating,
  kOf,  // "3 of 20"
  kSmall,
};

constexpr std::uint32_t bit(BadgeWord word) {
  return std::uint32_t{1} << static_cast<int>(word);
}

struct BadgeWords {
  std::uint32_t words = 0;             // bits
  std::vector<double> numbers;         // in order
  BadgeWord unit = BadgeWord::kSmall;  // of the first number that has one
  std::size_t unit_of = 0;             // which number that is
  int units = 0;                       // of all numbers
  bool percent = false;
  bool of = false;          // "8.4/10", "3 of 20": between the first two numbers
  bool word_first = false;  // before the first number

  bool has(BadgeWord word) const { return (words & bit(word)) != 0; }
};

// What `text` says if it is all words of badges, numbers and marks. Given up at the first other word.
std::optional<BadgeWords> badge_words(std::string_view text);

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_BADGE_WORDS_H_
