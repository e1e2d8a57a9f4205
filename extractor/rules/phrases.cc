// Phrases are kept by the hash of their normal form, so a short text costs one look-up, however many phrases and
// languages there are. The normal form folds what writers vary: case, width, quotes, dashes, digits, the marks
// around, Arabic letter forms, the Turkish dot. Numbers become "{n}", and their values are kept.
//
// A phrase with a {site} or {name} in it is kept by its text before (or after) the gap and matches as a start (or end).
#include "rules/phrases.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <unordered_map>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

#include "rules/phrases.inc"

constexpr std::size_t kMostPrefixBytes = 80;
constexpr std::size_t kShortestLabel = 5;

constexpr std::u32string_view kMarks =
    U"\u00bb\u203a\u2192\u25b6\u25ba\u2022\u00b7|:-\u2013\u2014*#\u25bc\u25b2\u2193.,;!?()[]\u3010\u3011\"'"
    U"\u00ab\u2026\u2039\u00a1\u00bf\uff1a\u3002\u300c\u300d/>~+_=";

constexpr std::array<bool, 128> make_ascii_marks() {
  std::array<bool, 128> marks{};
  for (const char32_t c : kMarks) {
    if (c < 128) marks[c] = true;
  }
  return marks;
}
constexpr auto kAsciiMarks = make_ascii_marks();

bool is_trimmed_mark(char32_t c) {
  if (c < 128) return kAsciiMarks[c];
  return kMarks.find(c) != std::u32string_view::npos || is_pictograph(c);
}

// One character in its normal form; 0 when it is dropped.
char32_t folded(char32_t c) {
  if (c < 0x80) return to_lower(c);
  if (c >= 0xff01 && c <= 0xff5e) return folded(c - 0xfee0);
  if (is_invisible(c) || c == 0x200c || c == 0x200d || c == 0x200e || c == 0x200f || c == 0x640) return 0;
  if (c >= 0x64b && c <= 0x652) return 0;
  if (is_space(c)) return ' ';
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x2bc:
    case 0x60: return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0xab:
    case 0xbb: return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014: return '-';
    case 0x623:
    case 0x625:
    case 0x622: return 0x627;
    case 0x649: return 0x64a;
    case 0x629: return 0x647;
    case 0x130:
    case 0x131: return 'i';
    case 0x401:
    case 0x451: return 0x435;
    default: return to_lower(c);
  }
}

struct Multiplier {
  std::string_view suffix;
  double factor;
};
constexpr Multiplier kMultipliers[] = {{"k", 1e3},  {"m", 1e6},  {"b", 1e9},  {"mil", 1e3}, {"mio", 1e6}, {"тыс", 1e3},
                                       {"万", 1e4}, {"萬", 1e4}, {"만", 1e4}, {"억", 1e8},  {"млн", 1e6}};

// A digit of full width as the plain one.
char32_t folded_width(char32_t c) {
  return c >= 0xff10 && c <= 0xff19 ? c - 0xfee0 : c;
}

bool is_any_digit(char32_t c) {
  return digit_value(folded_width(c)) >= 0;
}

// Reads numbers out of the characters of a text.
class Normalizer {
 public:
  explicit Normalizer(std::string_view text) : text_(text) {}

  NormalizedText run() {
    result_.text.reserve(text_.size());
    while (at_ < text_.size()) step();
    trim();
    return std::move(result_);
  }

 private:
  void step() {
    std::size_t next = at_;
    const char32_t c = decode_next(text_, next);
    if (is_any_digit(c)) return number();
    at_ = next;
    if (c == 0x2026) {
      result_.text += "...";
      return;
    }
    const char32_t f = folded(c);
    if (f == 0 || (f == ' ' && (result_.text.empty() || result_.text.back() == ' '))) return;
    append_utf8(f, result_.text);
  }

  int digit_at(std::size_t at) const {
    if (at >= text_.size()) return -1;
    return digit_value(folded_width(decode_next(text_, at)));
  }

  // Digits with '.', ',' or thin spaces between; three digits after a mark are thousands.
  void number() {
    constexpr double kMost = 1e12;
    double value = 0;
    double fraction = 0;
    while (true) {
      const int digit = digit_at(at_);
      if (digit >= 0) {
        std::size_t next = at_;
        decode_next(text_, next);
        at_ = next;
        value = fraction > 0 ? value + digit * fraction : std::min(value * 10 + digit, kMost);
        fraction /= 10;
        continue;
      }
      const std::size_t mark = separator_bytes();
      if (mark == 0 || digit_at(at_ + mark) < 0) break;
      if (!groups_thousands(at_ + mark)) {
        if (fraction > 0) break;
        fraction = 0.1;
      }
      at_ += mark;
    }
    result_.numbers.push_back(value * multiplier());
    result_.text += "{n}";
  }

  std::size_t separator_bytes() const {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with('.') || rest.starts_with(',') || rest.starts_with('\'')) return 1;
    if (rest.starts_with("\u202f") || rest.starts_with("\u2009")) return 3;
    if (rest.starts_with("\u00a0")) return groups_thousands(at_ + 2) ? 2 : 0;
    return 0;
  }

  bool groups_thousands(std::size_t at) const {
    for (int i = 0; i < 3; ++i) {
      if (digit_at(at) < 0) return false;
      decode_next(text_, at);
    }
    return digit_at(at) < 0;
  }

  double multiplier() {
    for (const Multiplier& m : kMultipliers) {
      const std::string_view rest = text_.substr(at_);
      if (!ascii_istarts_with(rest, m.suffix)) continue;
      std::size_t after = at_ + m.suffix.size();
      // "5 min" is no million.
      if (after < text_.size() && m.suffix.size() == 1 && is_word_char(decode_next(text_, after))) continue;
      if (m.suffix == "mil" && ascii_istarts_with(rest, "mill")) continue;
      at_ += m.suffix.size();
      return m.factor;
    }
    return 1;
  }

  void trim() {
    std::string_view text = result_.text;
    while (!text.empty()) {
      std::size_t next = 0;
      const char32_t c = decode_next(text, next);
      if (c != ' ' && !is_trimmed_mark(c)) break;
      text.remove_prefix(next);
    }
    while (!text.empty()) {
      const char32_t c = decode_before(text, text.size());
      if (c != ' ' && !is_trimmed_mark(c)) break;
      std::size_t size = text.size() - 1;
      while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
      text = text.substr(0, size);
    }
    const auto begin = static_cast<std::size_t>(text.data() - result_.text.data());
    result_.text.resize(begin + text.size());
    result_.text.erase(0, begin);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  NormalizedText result_;
};

struct OpenPhrase {
  std::string text;  // before or after the gap
  std::uint32_t kinds;
  bool at_start;
};

// The first characters of a text's normal form, as far as they are known without reading all of it.
struct Opening {
  static constexpr std::size_t kMost = 4;

  std::array<char32_t, kMost> characters{};
  std::size_t size = 0;
  bool has_number = false;  // among them: what comes next is open
};

Opening opening_of(std::string_view text) {
  Opening opening;
  char32_t before = ' ';
  for (std::size_t at = 0; at < text.size() && opening.size < Opening::kMost;) {
    const char32_t c = decode_next(text, at);
    if (is_any_digit(c)) {
      opening.has_number = true;
      return opening;
    }
    const char32_t f = c == 0x2026 ? U'.' : folded(c);
    if (f == 0 || (f == ' ' && before == ' ')) continue;
    before = f;
    if (opening.size == 0 && (f == ' ' || is_trimmed_mark(f))) continue;
    opening.characters[opening.size++] = f;
    for (int more = 0; c == 0x2026 && more < 2 && opening.size < Opening::kMost; ++more) {
      opening.characters[opening.size++] = f;
    }
  }
  return opening;
}

// Which phrases can begin so: most texts are told to be none without being normalised. What it lets through
// is looked up as a whole.
class OpeningTable {
 public:
  OpeningTable() : kinds_(kSlots) {}

  void add(std::string_view normalized, std::uint32_t kinds) {
    std::uint64_t hash = kSeed;
    std::size_t size = 0;
    for (std::size_t at = 0; at < normalized.size() && size < Opening::kMost; ++size) {
      hash = next_hash(hash, decode_next(normalized, at));
    }
    kinds_[slot_of(hash, size)] |= kinds;
  }

  // The kinds of which a phrase may begin as `opening` does, or be a part of it.
  std::uint32_t kinds_of(const Opening& opening) const {
    if (opening.has_number) return ~std::uint32_t{0};
    std::uint64_t hash = kSeed;
    std::uint32_t kinds = 0;
    for (std::size_t i = 0; i < opening.size; ++i) {
      hash = next_hash(hash, opening.characters[i]);
      kinds |= kinds_[slot_of(hash, i + 1)];
    }
    return kinds;
  }

 private:
  static constexpr std::size_t kSlots = 1 << 14;
  static constexpr std::uint64_t kSeed = 14695981039346656037u;

  static std::uint64_t next_hash(std::uint64_t hash, char32_t c) { return (hash ^ c) * 1099511628211u; }
  static std::size_t slot_of(std::uint64_t hash, std::size_t size) {
    return ((hash ^ size) * 0x9e3779b97f4a7c15u) >> 50;  // 14 bits
  }

  std::vector<std::uint32_t> kinds_;
};

class PhraseTable {
 public:
  PhraseTable() {
    for (const Phrase& p : kPhrases) {
      std::string text(p.text);
      const std::size_t gap = std::min(text.find("{site}"), text.find("{name}"));
      if (gap != std::string::npos) {
        add_open(p, text, gap);
        continue;
      }
      add(p.kind, normalize_placeholders(text));
      // "Lesezeit:" in an element of its own, its value in the next.
      const std::size_t number = text.find("{n}");
      const bool label = p.kind == PhraseKind::kReadingTime && number != std::string::npos && number > kShortestLabel;
      if (label) add(p.kind, normalize_placeholders(text.substr(0, number)));
    }
  }

  std::uint32_t find(std::string_view normalized) const {
    const auto found = kinds_.find(fnv1a(normalized));
    return found == kinds_.end() ? 0 : found->second;
  }

  // A superset of the kinds of which a phrase stands at the start of `text`.
  std::uint32_t kinds_at_start(std::string_view text) const { return openings_.kinds_of(opening_of(text)); }

  // False when `text` as a whole is surely no phrase.
  bool may_be_phrase(std::string_view text) const { return kinds_at_start(text) != 0 || may_end_open_phrase(text); }

  std::uint32_t find_open(std::string_view normalized) const {
    std::uint32_t kinds = 0;
    for (const OpenPhrase& p : open_) {
      const bool fits = p.at_start ? normalized.starts_with(p.text) : normalized.ends_with(p.text);
      if (fits && normalized.size() > p.text.size() + 1) kinds |= p.kinds;
    }
    return kinds;
  }

 private:
  bool may_end_open_phrase(std::string_view text) const {
    while (!text.empty()) {
      const char32_t c = decode_before(text, text.size());
      if (is_any_digit(c)) return true;
      const char32_t f = folded(c);
      if (f != 0 && f != ' ' && !is_trimmed_mark(f)) return ends_.find(f) != std::u32string::npos;
      std::size_t size = text.size() - 1;
      while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
      text = text.substr(0, size);
    }
    return false;
  }

  // "{n}" in the table is what numbers become.
  static std::string normalize_placeholders(std::string text) {
    for (const std::string_view placeholder : {"{n}", "{m}"}) {
      for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder)) {
        text.replace(at, placeholder.size(), "7");
      }
    }
    return normalize_phrase(text).text;
  }

  void add(PhraseKind kind, std::string_view normalized) {
    if (normalized.empty()) return;
    kinds_[fnv1a(normalized)] |= bit(kind);
    openings_.add(normalized, bit(kind));
  }

  void add_open(const Phrase& p, std::string_view text, std::size_t gap) {
    constexpr std::size_t kGapBytes = 6;
    const std::string before = normalize_placeholders(std::string(text.substr(0, gap)));
    const std::string after = normalize_placeholders(std::string(text.substr(gap + kGapBytes)));
    const bool at_start = before.size() >= after.size();
    open_.push_back({at_start ? before : after, bit(p.kind), at_start});
    if (at_start) {
      openings_.add(before, bit(p.kind));
    } else {
      ends_.push_back(decode_before(after, after.size()));
    }
  }

  std::unordered_map<std::uint64_t, std::uint32_t> kinds_;
  std::vector<OpenPhrase> open_;
  OpeningTable openings_;
  std::u32string ends_;  // last characters of open phrases that match as an end
};

const PhraseTable& table() {
  static const PhraseTable kTable;
  return kTable;
}

// Ends of words in the start of `text`, longest first.
std::vector<std::size_t> word_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < text.size() && at < kMostPrefixBytes;) {
    const char32_t c = decode_next(text, at);
    std::size_t next = at;
    const char32_t after = at < text.size() ? decode_next(text, next) : U' ';
    const bool ends_word = is_word_char(c) && (!is_word_char(after) || is_cjk(c) || is_cjk(after));
    // "Similar News:You": a colon ends a label whatever follows.
    // "ByAda Rowe": parts that only style keeps apart.
    const bool glued = char_class(c) == CharClass::kLower && is_upper(after);
    if (ends_word || glued || c == ':' || c == 0xff1a) ends.push_back(at);
  }
  std::reverse(ends.begin(), ends.end());
  return ends;
}

std::size_t skip_marks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = decode_next(text, next);
    if (!is_space(c) && !is_trimmed_mark(c)) break;
    at = next;
  }
  return at;
}

}  // namespace

NormalizedText normalize_phrase(std::string_view text) {
  return Normalizer(text).run();
}

bool has_number(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_any_digit(decode_next(text, at))) return true;
  }
  return false;
}

bool is_blank_phrase(std::string_view text) {
  const Opening opening = opening_of(text);
  return opening.size == 0 && !opening.has_number;
}

std::uint32_t phrase_kinds(const NormalizedText& text) {
  if (text.text.empty()) return 0;
  return table().find(text.text) | table().find_open(text.text);
}

std::uint32_t phrase_kinds(std::string_view text) {
  if (text.size() > kMostPhraseBytes || !table().may_be_phrase(text)) return 0;
  return phrase_kinds(normalize_phrase(text));
}

std::optional<PhrasePrefix> phrase_prefix(std::string_view text, std::uint32_t kinds) {
  if ((table().kinds_at_start(text) & kinds) == 0) return std::nullopt;
  for (const std::size_t end : word_ends(text)) {
    const std::uint32_t found = table().find(normalize_phrase(text.substr(0, end)).text) & kinds;
    if (found == 0) continue;
    const std::size_t rest = skip_marks(text, end);
    if (rest < text.size()) return PhrasePrefix{found, rest};
  }
  return std::nullopt;
}

std::vector<Phrase> phrases_of(PhraseKind kind) {
  std::vector<Phrase> found;
  std::copy_if(std::begin(kPhrases), std::end(kPhrases), std::back_inserter(found),
               [&](const Phrase& p) { return p.kind == kind; });
  return found;
}

std::string_view phrase_kind_name(PhraseKind kind) {
  constexpr std::string_view kNames[] = {
      "read_more",     "related_heading",  "inline_related",   "recommended_heading", "popular_heading",
      "ad_label",      "sponsored_notice", "share_bar",        "follow_us",           "newsletter_box",
      "cookie_banner", "login_paywall",    "comments_area",    "reading_time",        "date_label",
      "byline_label",  "media_credit",     "copyright_footer", "source_note",         "summary_notice",
      "nav_ui",        "pagination",       "page_tools",       "listen_watch",        "app_promo",
      "script_notice", "tags_label",       "author_box",       "toc_label",           "counter_badge",
      "status_badge",  "gallery_ui"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace cleanview
