// Most badges are made of the words that badge_words() knows; a table of shapes has those with a name in them. The
// number is read from the normal form of the text, so that it may have any digits.
#include "rules/badges.h"

#include <cmath>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "rules/badge_words.h"
#include "rules/phrases.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostBytes = 120;
constexpr double kLastRank = 999;
constexpr double kMostVotes = 20;  // a score up to this may count votes

constexpr std::uint32_t kBadgePhrases = bit(PhraseKind::kReadingTime) | bit(PhraseKind::kCounterBadge);

enum Shape : int { kTimeLabelled, kScopedShare, kShare, kRankIn };

// Units of time in the languages of the phrase table; what follows the number.
// clang-format off
#define CV_UNITS \
  R"((?:sec(?:onds?|s)?|s|sek(?:unden?|und)?|secondes?|segundos?|seg|second[io]|seconden|сек(?:унд[аы]?)?|秒|초|)" \
  R"(ثاني(?:ة|ه)|ثوان(?:ي)?|detik|saniye|sn|sekund[ay]?|min(?:utes?|s|uten?|utos?|ut[io]|uut|uten|ut(?:y|a)?)?|)" \
  R"(мин(?:ут[аы]?)?|分(?:钟|鐘|間)?|분|دقائق|دقيق(?:ة|ه)|menit|dakika|dk))"
// clang-format on

// A place's name, captured. Any character beyond ASCII may stand in it here, and is_place() asks whether all are
// letters: 25 times RE2's \pL would be nine tenths of the time that compiling all patterns takes.
#define CV_PLACE(marks) R"(([a-z\x{80}-\x{10ffff}][a-z\x{80}-\x{10ffff})" marks R"(]{1,24}))"

constexpr Pattern kPatterns[] = {
    // Below "Reading time:", in words that no table has.
    {kTimeLabelled, R"([0-9.,]+ ?)" CV_UNITS R"(\.?(?: [^ .,:;0-9]+){0,4}\.?)", "3 min. presso editore",
     "3 min. and 12 sec. later"},
    {kScopedShare, R"([^\d:：]{2,40}[:：] ?[0-9.,]+ ?%)", "News: 28%", "In 2019 28% said no", '%'},
    {kShare, R"([0-9.,]+ ?%)", "28%", "28% of all", '%'},
    {kRankIn,
     R"((?:no\.? ?|nr\.? ?|rank ?|rang ?|#|№ ?|第)?[0-9.,]+(?:(?:\.|st|nd|rd|th|e|er|ère|ème|º|ª|位|위|-е) ?| )(?:in|en|em|nel|в|في|di|w|na) (?:the |den |la |los )?)" CV_PLACE(
         " .-"),
     "471. in US", "471 in all people of the northern countries together"},
    {kRankIn, CV_PLACE(" .") R"((?:第|で)? ?[0-9.,]+ ?(?:位|위))", "US 471位", "471"},
};

#undef CV_UNITS
#undef CV_PLACE

const PatternSet& patterns() {
  static const PatternSet kSet{kPatterns};
  return kSet;
}

// Without icons and marks at the start.
std::string_view without_icons(std::string_view text) {
  while (!text.empty()) {
    std::size_t next = 0;
    const char32_t c = decode_next(text, next);
    const bool mark = is_space(c) || is_pictograph(c) || c == 0x2022 || c == 0xb7 || c == '|' || c == '-';
    if (!mark) break;
    text.remove_prefix(next);
  }
  return trim_html_space(text);
}

bool is_minutes(std::string_view lower) {
  for (const std::string_view unit : {"min", "мин", "分", "분", "دق", "menit", "dakika", "dk"}) {
    if (contains(lower, unit)) return true;
  }
  return false;
}

// "this page" and "publisher's" are "here" and "publisher", in all languages.
std::string scope_before_colon(std::string_view text) {
  std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) colon = text.find("：");
  if (colon == std::string_view::npos) return std::string();
  const auto words = badge_words(text.substr(0, colon));
  if (words && words->has(BadgeWord::kPublisher)) return "publisher";
  if (words && words->has(BadgeWord::kHere)) return "here";
  return to_lower(trim_html_space(text.substr(0, colon)));
}

bool is_place(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_next(text, at);
    if (c >= kAsciiCharacters && !is_letter(c)) return false;
  }
  return true;
}

// "471. in US", "#3 in Games", "🏆 471 in US", and not "2025 in Review", "12 in stock". `plain` is what is left of
// `text` without icons.
bool is_marked_rank(std::string_view text, std::string_view plain) {
  const std::string_view before = text.substr(0, static_cast<std::size_t>(plain.data() - text.data()));
  if (has_pictograph(before) || !is_ascii_digit(plain[0])) return true;
  const std::size_t end = plain.find_first_not_of("0123456789.,");
  if (plain[end] != ' ') return true;  // "1st", "2nd"
  return plain[end - 1] == '.' && plain.find('.') == end - 1;
}

// "US" of "471. in US": what follows the last word that means "in".
std::string region_of(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  for (const std::string_view in : {" in the ", " in den ", " in ", " en los ", " en la ", " en ", " em ", " nel ",
                                    " в ", " في ", " di ", " w ", " na "}) {
    const std::size_t found = text.find(in);
    if (found != std::string_view::npos) return std::string(text.substr(found + in.size()));
  }
  return space == std::string_view::npos ? std::string() : std::string(text.substr(0, space));
}

Badge make_badge(BadgeKind kind, double value, BadgeUnit unit, std::string scope) {
  Badge badge;
  badge.kind = kind;
  badge.value = value;
  badge.has_value = true;
  badge.unit = unit;
  badge.scope = std::move(scope);
  return badge;
}

Badge time_badge(std::string_view text, double number, std::string scope) {
  const double seconds = is_minutes(to_lower(text)) ? number * 60 : number;
  return make_badge(BadgeKind::kReadingTime, seconds, BadgeUnit::kSeconds, std::move(scope));
}

// A badge that is one of the phrases with numbers: "1.2K views", "Lesezeit: 4".
std::optional<Badge> badge_of_phrase(const NormalizedText& normal, std::string_view text) {
  const std::uint32_t kinds = phrase_kinds(normal);
  if ((kinds & bit(PhraseKind::kCounterBadge)) != 0 && normal.numbers.size() == 1) {
    return make_badge(BadgeKind::kCounter, normal.numbers[0], BadgeUnit::kCount, "");
  }
  const bool time = (kinds & bit(PhraseKind::kReadingTime)) != 0 && normal.numbers[0] > 0;
  return time ? std::optional(time_badge(text, normal.numbers[0], "")) : std::nullopt;
}

std::optional<Badge> badge_of_shape(int shape, std::string_view text, double number, std::string_view label) {
  switch (shape) {
    case kTimeLabelled:
      if (badge_label(label) != BadgeKind::kReadingTime) return std::nullopt;
      return time_badge(text, number, "");
    case kScopedShare: {
      // A share is a badge under a label, or when it says itself what it measures.
      const bool labelled = !label.empty() || contains(to_lower(text), "quality") || contains(to_lower(text), "score");
      if (!labelled) return std::nullopt;
      return make_badge(BadgeKind::kQuality, number / 100, BadgeUnit::kShare, scope_before_colon(text));
    }
    case kShare:
      if (label.empty()) return std::nullopt;
      return make_badge(BadgeKind::kQuality, number / 100, BadgeUnit::kShare, "");
    case kRankIn: return make_badge(BadgeKind::kRank, number, BadgeUnit::kOfN, region_of(text));
    default: return std::nullopt;
  }
}

// What a text and the label before it say together.
class FactReader {
 public:
  FactReader(const BadgeWords& text, const BadgeWords& label, std::string_view raw)
      : text_(text), label_(label), raw_(raw) {}

  std::optional<Badge> read() const {
    if (text_.numbers.empty() || says_two_times()) return std::nullopt;
    if (has(BadgeWord::kQuality)) return quality();
    if (is_time()) return make_badge(BadgeKind::kReadingTime, seconds(), BadgeUnit::kSeconds, scope());
    if (has(BadgeWord::kReading)) return std::nullopt;
    if (is_rank()) return make_badge(BadgeKind::kRank, text_.numbers[0], BadgeUnit::kOfN, "");
    if (is_rating()) return make_badge(BadgeKind::kRating, text_.numbers[0], BadgeUnit::kOfN, "");
    return is_score() ? quality() : std::nullopt;
  }

 private:
  bool has(BadgeWord word) const { return text_.has(word) || label_.has(word); }
  bool says_two_times() const {
    const bool one = text_.units == 2 && text_.unit != BadgeWord::kSecond && text_.has(BadgeWord::kSecond);
    return text_.units > 1 && !one;
  }
  // The word stands in the label, or before the number.
  bool leads(BadgeWord word) const { return label_.has(word) || (text_.has(word) && text_.word_first); }

  // The "min" of "Reading time (min)" counts where the value has none.
  BadgeWord unit() const {
    if (text_.unit != BadgeWord::kSmall) return text_.unit;
    return label_.has(BadgeWord::kReading) && label_.has(BadgeWord::kMinute) ? BadgeWord::kMinute : BadgeWord::kSmall;
  }

  bool is_time() const {
    if (unit() == BadgeWord::kSmall || text_.of || text_.percent || seconds() == 0) return false;
    return has(BadgeWord::kReading) || has(BadgeWord::kHere) || has(BadgeWord::kPublisher);
  }

  // "1 min 30 sec" are 90 seconds.
  double seconds() const {
    const double first = text_.numbers[text_.unit_of];
    if (unit() == BadgeWord::kSecond) return first;
    const bool more = unit() == BadgeWord::kMinute && text_.has(BadgeWord::kSecond) && text_.numbers.size() == 2;
    return first * (unit() == BadgeWord::kHour ? 3600 : 60) + (more ? text_.numbers[1] : 0);
  }

  // "#7 of 20", "Rank 5", and "12" below "Rank".
  bool is_rank() const {
    if (text_.percent || text_.unit != BadgeWord::kSmall) return false;
    const double n = text_.numbers[0];
    if (n < 1 || n > kLastRank || n != std::floor(n) || !is_plain()) return false;
    const bool in_numbers = text_.of && text_.numbers.size() == 2 && raw_.starts_with('#');
    return in_numbers || leads(BadgeWord::kRank) || (text_.has(BadgeWord::kRank) && text_.of);
  }

  // No price, no count behind a name.
  bool is_plain() const { return raw_.find_first_of("$(") == std::string_view::npos && !contains(raw_, "€"); }

  bool is_rating() const {
    if (text_.percent || text_.unit != BadgeWord::kSmall) return false;
    const bool starred = raw_.find("\u2605") != std::string_view::npos || raw_.find("\u2b50") != std::string_view::npos;
    const bool of_two = text_.of && text_.numbers.size() == 2;
    if (of_two) return has(BadgeWord::kRating) || starred || (is_scale() && !has(BadgeWord::kScore));
    const bool named = text_.has(BadgeWord::kRating) && text_.word_first && contains(raw_, ":");
    return (named || starred) && text_.numbers[0] <= 10;
  }

  bool is_scale() const {
    if (text_.numbers.size() != 2 || text_.numbers[0] > text_.numbers[1]) return false;
    for (const double most : {4, 5, 6, 10, 20, 100}) {
      if (text_.numbers[1] == most) return true;
    }
    return false;
  }

  bool is_score() const {
    const double n = text_.numbers[0];
    if (!has(BadgeWord::kScore)) return false;
    return text_.of || text_.percent || (leads(BadgeWord::kScore) && (n != std::floor(n) || n > kMostVotes));
  }

  // A share: "87/100", "87%", "0.87", "8.4" and "87 points" say nearly the same.
  std::optional<Badge> quality() const {
    const double n = text_.numbers[0];
    if (!is_plain() || raw_.starts_with('#') || text_.unit == BadgeWord::kHour) return std::nullopt;
    double most = n <= 1 && n != 0 && !text_.percent ? 1 : n <= 10 && !text_.percent ? 10 : 100;
    if (text_.of && text_.numbers.size() == 2) most = text_.numbers[1];
    if (n > most || most == 0) return std::nullopt;
    return make_badge(BadgeKind::kQuality, n / most, BadgeUnit::kShare, scope());
  }

  std::string scope() const {
    for (const BadgeWords* const words : {&text_, &label_}) {
      if (words->has(BadgeWord::kPublisher)) return "publisher";
      if (words->has(BadgeWord::kHere)) return "here";
    }
    return "";
  }

  const BadgeWords& text_;
  const BadgeWords& label_;
  std::string_view raw_;
};

std::optional<Badge> badge_of_words(std::string_view plain, std::string_view text, std::string_view label) {
  const auto words = badge_words(plain);
  if (!words) return std::nullopt;
  // What a text names itself is not what an earlier label names.
  constexpr std::uint32_t kSubjects =
      bit(BadgeWord::kReading) | bit(BadgeWord::kQuality) | bit(BadgeWord::kRank) | bit(BadgeWord::kRating);
  BadgeWords above;
  if (!label.empty()) above = badge_words(label).value_or(BadgeWords());
  if ((words->words & kSubjects & ~above.words) != 0) above = BadgeWords();
  return FactReader(*words, above, trim_html_space(text)).read();
}

}  // namespace

std::span<const Pattern> badge_patterns() {
  return kPatterns;
}

std::optional<Badge> parse_badge(std::string_view text, std::string_view label) {
  if (text.size() > kMostBytes) return std::nullopt;
  const std::string_view plain = without_icons(text);
  if (!has_number(plain)) return std::nullopt;
  std::string_view place;
  int shape = patterns().match(plain, place);
  if (shape == kRankIn && !is_marked_rank(text, plain)) shape = -1;
  std::optional<Badge> badge;
  if (shape == kScopedShare || shape == kShare || shape == kRankIn) {
    if (is_place(place)) badge = badge_of_shape(shape, plain, normalize_phrase(plain).numbers[0], label);
  }
  if (!badge) badge = badge_of_words(plain, text, label);
  if (!badge && shape == kTimeLabelled) badge = badge_of_shape(shape, plain, normalize_phrase(plain).numbers[0], label);
  if (!badge && phrase_kinds(plain, kBadgePhrases) != 0) badge = badge_of_phrase(normalize_phrase(plain), plain);
  if (!badge) return std::nullopt;
  badge->raw = plain;
  badge->label = label;
  return badge;
}

std::optional<BadgeKind> badge_label(std::string_view text) {
  if (text.size() > kMostBytes || has_number(text)) return std::nullopt;
  if (const auto words = badge_words(text)) {
    if (words->has(BadgeWord::kQuality)) return BadgeKind::kQuality;
    if (words->has(BadgeWord::kReading)) return BadgeKind::kReadingTime;
    if (words->has(BadgeWord::kRank)) return BadgeKind::kRank;
    if (words->has(BadgeWord::kRating)) return BadgeKind::kRating;
    if (words->has(BadgeWord::kScore)) return BadgeKind::kQuality;
  }
  const std::uint32_t kinds = phrase_kinds(text, kBadgePhrases);
  if ((kinds & bit(PhraseKind::kReadingTime)) != 0) return BadgeKind::kReadingTime;
  if ((kinds & bit(PhraseKind::kCounterBadge)) != 0) return BadgeKind::kQuality;
  return std::nullopt;
}

}  // namespace cleanview
