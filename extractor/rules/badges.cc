// A table of shapes finds the kind; the number is read from the normal form of the text, so that it may have any digits
// and any unit of the table.
#include "rules/badges.h"

#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "rules/phrases.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostBytes = 120;

constexpr std::uint32_t kBadgePhrases = bit(PhraseKind::kReadingTime) | bit(PhraseKind::kCounterBadge);

enum Shape : int {
  kTime,
  kTimeHere,
  kTimeThere,
  kTimeLabelled,
  kScopedShare,
  kShare,
  kRankIn,
  kRankOnly,
  kRating,
  kCount
};

// Units of time in the languages of the phrase table; what follows the number.
#define CV_SECONDS \
  R"((?:sec(?:onds?|s)?|s|sek(?:unden?|und)?|secondes?|segundos?|seg|second[io]|seconden|сек(?:унд[аы]?)?|秒|초|ثاني(?:ة|ه)|ثوان(?:ي)?|detik|saniye|sn|sekund[ay]?))"
#define CV_MINUTES \
  R"((?:min(?:utes?|s|uten?|utos?|ut[io]|uut|uten|ut(?:y|a)?)?|мин(?:ут[аы]?)?|分(?:钟|鐘|間)?|분|دقائق|دقيق(?:ة|ه)|menit|dakika|dk))"

// A place's name, captured. Any character beyond ASCII may stand in it here, and is_place() asks whether all are
// letters: 25 times RE2's \pL would be nine tenths of the time that compiling all patterns takes.
#define CV_PLACE(marks) R"(([a-z\x{80}-\x{10ffff}][a-z\x{80}-\x{10ffff})" marks R"(]{1,24}))"

constexpr Pattern kPatterns[] = {
    // Whose time it is: the copy's or the original's.
    {kTimeHere,
     R"((?:[^0-9]{0,40}[ :])?[0-9.,]+ ?(?:)" CV_SECONDS "|" CV_MINUTES
     R"()\.? ?(?:here|hier|ici|aquí|aqui|qui|здесь|ここ|此处|這裡|여기|هنا|di sini|burada|tutaj)\.?)",
     "61 sec. here", "61 sec. later he was here"},
    {kTimeThere,
     R"((?:[^0-9]{0,40}[ :])?[0-9.,]+ ?(?:)" CV_SECONDS "|" CV_MINUTES
     R"()\.? ?(?:at|at the|beim|bei|chez|en la|en el|en|no|na|nel|nella|dal|sul|bij|bij de|в|у|at original|pada|di|u|w) ?(?:the )?(?:l['’])?(?:publisher|source|original|herausgeber|verlag|éditeur|editeur|editor|editorial|fuente|fonte|editora|editore|uitgever|источник[еа]?|издател[яе]|penerbit|sumber|yayıncıda|wydawcy|źródle)\.?)",
     "3 min. at publisher", "3 min. at the station"},
    {kTimeThere,
     R"([0-9.,]+ ?(?:)" CV_SECONDS "|" CV_MINUTES
     R"()\.? ?(?:（)?(?:出版社|発行元|配信元|发布者|出版商|發布者|발행처|원문|لدى الناشر|عند الناشر|yayıncıda)(?:）)?|(?:発行元|配信元|出版商|发布者|原文)(?:で)?[:： ]?[0-9.,]+ ?(?:)" CV_SECONDS
     "|" CV_MINUTES R"())",
     "3分 発行元", "3分後に"},
    {kTimeHere, R"((?:ここ|当サイト|此处|本站)(?:で)?[:： ]?[0-9.,]+ ?(?:)" CV_SECONDS "|" CV_MINUTES R"())",
     "ここで61秒", "61秒"},
    {kTime,
     R"((?:(?:estimated |est\. )?(?:reading|read|time to read|lese(?:zeit|dauer)|temps de lecture|tiempo de lectura|lectura|tempo de leitura|leitura|tempo di lettura|lettura|leestijd|время чтения|czas czytania|okuma süresi|waktu baca|読了時間|阅读时间|閱讀時間|읽는 시간|مدة القراءة|وقت القراءة)(?: time)? ?[:：-]? ?)(?:ca\. |about |约|約|환)?[0-9.,]+ ?(?:)" CV_SECONDS
     "|" CV_MINUTES R"()\.?)",
     "Lesezeit: 4 Minuten", "Read 4 minutes of the tape"},
    {kTime,
     R"((?:ca\. |about |约|約|약 )?[0-9.,]+[ -]?(?:)" CV_SECONDS "|" CV_MINUTES
     R"()\.?[ -]?(?:(?:to )?read(?:ing)?(?: time)?|lesezeit|de lecture|de lectura|de leitura|di lettura|leestijd|lezen|чтения|czytania|okuma|baca|で読めます|阅读|閱讀|읽기|읽는 시간|قراءة)\.?)",
     "5 min read", "5 min walk"},
    // Below "Reading time:", in words that no table has.
    {kTimeLabelled, R"([0-9.,]+ ?(?:)" CV_SECONDS "|" CV_MINUTES R"()\.?(?: [^ .,:;0-9]+){0,4}\.?)",
     "3 min. presso editore", "3 min. and 12 sec. later"},
    {kScopedShare, R"([^\d:：]{2,40}[:：] ?[0-9.,]+ ?%)", "News: 28%", "In 2019 28% said no", '%'},
    {kShare, R"([0-9.,]+ ?%)", "28%", "28% of all", '%'},
    {kRankIn,
     R"((?:no\.? ?|nr\.? ?|rank ?|rang ?|#|№ ?|第)?[0-9.,]+(?:(?:\.|st|nd|rd|th|º|ª|位|위|-е) ?| )(?:in|en|em|nel|в|في|di|w|na) (?:the |den |la |los )?)" CV_PLACE(
         " .-"),
     "471. in US", "471 in all people of the northern countries together"},
    {kRankIn, CV_PLACE(" .") R"((?:第|で)? ?[0-9.,]+ ?(?:位|위))", "US 471位", "471"},
    {kRankOnly,
     R"((?:rank|rang|ranking|rango|posição|ранг|место|ranga|sıra|peringkat|ランキング|排名|순위|الترتيب) ?[:#：]? ?[0-9.,]+)",
     "Rank: 12", "Rank and file 12"},
    {kRating,
     R"((?:rating|bewertung|note|valoración|avaliação|voto|beoordeling|рейтинг|ocena|puan|评分|評分|평점|التقييم)?[:： ]{0,2}[0-9.,]+ ?(?:/|of|out of|von|sur|de|su|van|из|z) ?[0-9]+(?: (?:stars|sternen?))?)",
     "Rating: 4.5/5", "2 of the 5 men"},
};

#undef CV_SECONDS
#undef CV_MINUTES
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

std::string scope_before_colon(std::string_view text) {
  std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) colon = text.find("：");
  return colon == std::string_view::npos ? std::string() : to_lower(trim_html_space(text.substr(0, colon)));
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
  if ((kinds & bit(PhraseKind::kReadingTime)) != 0) return time_badge(text, normal.numbers[0], "");
  return std::nullopt;
}

std::optional<Badge> badge_of_shape(int shape, std::string_view text, double number, std::string_view label) {
  switch (shape) {
    case kTimeHere: return time_badge(text, number, "here");
    case kTimeThere: return time_badge(text, number, "publisher");
    case kTime: return time_badge(text, number, "");
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
    case kRankOnly: return make_badge(BadgeKind::kRank, number, BadgeUnit::kOfN, "");
    case kRating: return make_badge(BadgeKind::kRating, number, BadgeUnit::kOfN, "");
    default: return std::nullopt;
  }
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
  if (shape < 0 && phrase_kinds(plain, kBadgePhrases) == 0) return std::nullopt;
  const NormalizedText normal = normalize_phrase(plain);
  std::optional<Badge> badge;
  if (shape >= 0 && is_place(place)) badge = badge_of_shape(shape, plain, normal.numbers[0], label);
  if (!badge) badge = badge_of_phrase(normal, plain);
  if (!badge) return std::nullopt;
  badge->raw = plain;
  badge->label = label;
  return badge;
}

std::optional<BadgeKind> badge_label(std::string_view text) {
  if (text.size() > kMostBytes) return std::nullopt;
  const std::uint32_t kinds = phrase_kinds(text, kBadgePhrases);
  if (kinds == 0 || has_number(text)) return std::nullopt;
  if ((kinds & bit(PhraseKind::kReadingTime)) != 0) return BadgeKind::kReadingTime;
  if ((kinds & bit(PhraseKind::kCounterBadge)) != 0) return BadgeKind::kQuality;
  return std::nullopt;
}

}  // namespace cleanview
