// Phrases are kept by the hash of their normal form, so a short text costs one look-up, however many phrases and
// languages there are. The normal form folds what writers vary: case, width, quotes, dashes, digits, the marks
// around, Arabic letter forms, the Turkish dot. Numbers become "{n}", and their values are kept.
//
// A phrase with a {site} or {name} in it is kept by its text before (or after) the gap and matches as a start (or end).
//
// Most texts are no phrase. They are told by their first characters: a walk along the normal form stops where no phrase
// of the wanted kinds goes on so.
#include "rules/phrases.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/hash_map.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "rules/normal_form.h"

namespace cleanview {
namespace {

// Phrases of one kind and language, one a line: a pointer for each of thousands would outweigh the texts.
struct PhraseGroup {
  PhraseKind kind;
  Language language;
  std::string_view lines;
};

#include "rules/phrases.inc"

template <typename Visit>
void for_each_phrase(Visit visit) {
  for (const PhraseGroup& group : kPhraseGroups) {
    for (std::size_t begin = 0, end = 0; begin < group.lines.size(); begin = end + 1) {
      end = std::min(group.lines.find('\n', begin), group.lines.size());
      visit(Phrase{group.kind, group.language, group.lines.substr(begin, end - begin)});
    }
  }
}

constexpr std::size_t kMostPrefixBytes = 80, kMostOpeningBytes = 12;
constexpr std::size_t kShortestLabel = 5;

struct OpenPhrase {
  std::string text;  // before or after the gap
  std::uint32_t kinds;
  bool at_start;
};

// A hash of the characters of a normal form, as they are read.
class FormHash {
 public:
  void add(char32_t piece) {
    if (piece == kNumberPiece) {
      for (const char32_t c : {U'{', U'n', U'}'}) add_character(c);
    } else if (piece == kEllipsisPiece) {
      for (int i = 0; i < 3; ++i) add_character('.');
    } else {
      add_character(piece);
    }
  }

  std::uint64_t value() const { return hash_; }
  std::size_t size() const { return size_; }  // in characters

 private:
  void add_character(char32_t c) {
    hash_ = (hash_ ^ c) * 1099511628211u;
    ++size_;
  }

  std::uint64_t hash_ = 14695981039346656037u;
  std::size_t size_ = 0;
};

// Takes the last character off `text`, which has one, in its normal form; 0: it is dropped.
char32_t take_last(std::string_view& text) {
  const auto byte = static_cast<unsigned char>(text.back());
  char32_t c = byte;
  std::size_t begin = text.size() - 1;
  if (byte >= kAsciiCharacters) {
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80) --begin;
    c = decode_before(text, text.size());
  }
  text = text.substr(0, begin);
  return is_any_digit(c) ? U'}' : folded(c);
}

// The kinds of the phrases that begin with some characters, or of a few more: slots are shared.
class OpeningTable {
 public:
  static constexpr std::size_t kMostCharacters = 6;

  OpeningTable() : kinds_(kSlots) {}

  void add(std::string_view normalized, std::uint32_t kinds) {
    add_letters(normalized, kinds);
    FormHash hash;
    for (std::size_t at = 0; at < normalized.size() && hash.size() < kMostCharacters;) {
      hash.add(decode_next(normalized, at));
      kinds_[slot_of(hash)] |= kinds;
    }
  }

  std::uint32_t kinds_of(const FormHash& opening) const { return kinds_[slot_of(opening)]; }

  // Of a text as it is written, by its first two letters; all kinds when it does not begin with two of ASCII.
  std::uint32_t kinds_of_letters(std::string_view text) const {
    return begins_with_letters(text) ? by_letters_[pair_of(text[0], text[1])] : kAllPhrases;
  }

 private:
  static constexpr int kSlotBits = 15;
  static constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;

  static constexpr std::size_t kLetters = 32;

  static bool begins_with_letters(std::string_view text) {
    return text.size() >= 2 && is_ascii_alpha(text[0]) && is_ascii_alpha(text[1]);
  }
  static std::size_t pair_of(char first, char second) {
    return (static_cast<unsigned char>(first) % kLetters) * kLetters + static_cast<unsigned char>(second) % kLetters;
  }

  void add_letters(std::string_view normalized, std::uint32_t kinds) {
    if (begins_with_letters(normalized)) by_letters_[pair_of(normalized[0], normalized[1])] |= kinds;
    if (normalized.size() != 1) return;
    for (char second = 'a'; second <= 'z'; ++second) by_letters_[pair_of(normalized[0], second)] |= kinds;
  }

  static std::size_t slot_of(const FormHash& hash) { return (hash.value() * 0x9e3779b97f4a7c15u) >> (64 - kSlotBits); }

  std::vector<std::uint32_t> kinds_;
  std::array<std::uint32_t, kLetters * kLetters> by_letters_{};
};

FormHash hash_of(std::string_view normalized) {
  FormHash hash;
  for (std::size_t at = 0; at < normalized.size();) hash.add(decode_next(normalized, at));
  return hash;
}

class PhraseTable {
 public:
  PhraseTable() {
    for_each_phrase([&](const Phrase& p) { add(p); });
  }

  std::uint32_t find(const FormHash& normalized) const {
    const std::uint32_t* kinds = kinds_.find(normalized.value());
    return kinds == nullptr ? 0 : *kinds;
  }

  // Of open phrases, `normalized` as a whole.
  std::uint32_t find_open(std::string_view normalized) const {
    std::uint32_t kinds = 0;
    for (const OpenPhrase& p : open_) {
      const bool fits = p.at_start ? normalized.starts_with(p.text) : normalized.ends_with(p.text);
      if (fits && normalized.size() > p.text.size() + 1) kinds |= p.kinds;
    }
    return kinds;
  }

  const OpeningTable& openings() const { return openings_; }
  std::size_t longest() const { return longest_; }  // in characters

  // True iff an open phrase is all of `read`, up to its gap.
  bool is_open_start(const FormHash& read) const {
    return read.size() < kSizes && (open_sizes_ >> read.size() & 1) != 0 && open_starts_.find(read.value()) != nullptr;
  }

  // False when `text` surely has no end of an open phrase of the wanted kinds.
  bool may_end_open_phrase(std::string_view text, std::uint32_t wanted) const {
    if ((wanted & end_kinds_) == 0) return false;
    std::array<char32_t, kEndCharacters> last{};  // the last one first
    std::size_t size = 0;
    while (!text.empty() && size < kEndCharacters) {
      const char32_t f = take_last(text);
      if (size == 0 && (f == 0 || is_trimmed(f))) continue;
      if (f == 0 || f == ' ') break;
      if (size == 0 && (end_bits_ >> (f % kSizes) & 1) == 0) return false;
      last[size++] = f;
    }
    return std::any_of(ends_.begin(), ends_.end(), [&](const std::u32string& end) {
      const std::size_t both = std::min(size, end.size());
      return both > 0 && end.front() == last.front() && std::equal(end.begin(), end.begin() + both, last.begin());
    });
  }

 private:
  static constexpr std::size_t kSizes = 64;
  static constexpr std::size_t kEndCharacters = 3;

  // "{n}" in the table is what numbers become.
  static std::string normalize_placeholders(std::string text) {
    for (const std::string_view placeholder : {"{n}", "{m}"}) {
      for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder)) {
        text.replace(at, placeholder.size(), "7");
      }
    }
    return normalize_phrase(text).text;
  }

  void add(const Phrase& p) {
    const std::string text(p.text);
    const std::size_t gap = std::min(text.find("{site}"), text.find("{name}"));
    if (gap != std::string::npos) return add_open(p, text, gap);
    add(p.kind, normalize_placeholders(text));
    // "Lesezeit:" in an element of its own, its value in the next.
    const std::size_t number = text.find("{n}");
    const bool label = p.kind == PhraseKind::kReadingTime && number != std::string::npos && number > kShortestLabel;
    if (label) add(p.kind, normalize_placeholders(text.substr(0, number)));
  }

  void add(PhraseKind kind, std::string_view normalized) {
    if (normalized.empty()) return;
    const FormHash hash = hash_of(normalized);
    kinds_[hash.value()] |= bit(kind);
    longest_ = std::max(longest_, hash.size());
    openings_.add(normalized, bit(kind));
  }

  void add_open(const Phrase& p, std::string_view text, std::size_t gap) {
    constexpr std::size_t kGapBytes = 6;
    const std::string before = normalize_placeholders(std::string(text.substr(0, gap)));
    const std::string after = normalize_placeholders(std::string(text.substr(gap + kGapBytes)));
    const bool at_start = before.size() >= after.size();
    open_.push_back({at_start ? before : after, bit(p.kind), at_start});
    at_start ? add_open_start(before, bit(p.kind)) : add_open_end(after, bit(p.kind));
  }

  void add_open_start(std::string_view before, std::uint32_t kinds) {
    const FormHash hash = hash_of(before);
    openings_.add(before, kinds);
    open_starts_[hash.value()] |= kinds;
    if (hash.size() < kSizes) open_sizes_ |= std::uint64_t{1} << hash.size();
  }

  void add_open_end(std::string_view after, std::uint32_t kinds) {
    end_kinds_ |= kinds;
    std::u32string end;
    while (!after.empty() && end.size() < kEndCharacters) {
      end.push_back(decode_before(after, after.size()));
      std::string character;
      append_utf8(end.back(), character);
      after.remove_suffix(character.size());
    }
    end_bits_ |= std::uint64_t{1} << (end.front() % kSizes);
    ends_.push_back(std::move(end));
  }

  HashMap<std::uint32_t> kinds_;
  std::size_t longest_ = 0;
  std::vector<OpenPhrase> open_;
  OpeningTable openings_;
  HashMap<std::uint32_t> open_starts_;
  std::uint64_t open_sizes_ = 0;      // bit n: one of open_starts_ has n characters
  std::vector<std::u32string> ends_;  // last characters of open phrases that match as an end, the last one first
  std::uint32_t end_kinds_ = 0;
  std::uint64_t end_bits_ = 0;  // bit c % 64: one of ends_ has c as its last character
};

const PhraseTable& table() {
  static const PhraseTable kTable;
  return kTable;
}

// Reads a text for as long as a phrase of the wanted kinds may begin so.
class PhraseWalk {
 public:
  explicit PhraseWalk(std::uint32_t wanted) : table_(table()), wanted_(wanted) { restart({}); }

  // Reads `text`, which begins with what was read before. False when no wanted phrase begins so.
  bool read(std::string_view text) {
    // A number may go on where the text was cut.
    has_number_ ? restart(text) : reader_.extend(text);
    while (kinds_ != 0) {
      const char32_t piece = reader_.next();
      if (piece == 0) return true;
      take(piece);
    }
    return false;
  }

  // The wanted kinds of which what was read is a phrase.
  std::uint32_t found() const { return table_.find(settled_) & wanted_; }

  // True iff an open phrase of a wanted kind begins what was read.
  bool is_open() const { return is_open_; }

 private:
  void restart(std::string_view text) {
    reader_ = NormalReader(text);
    read_ = settled_ = {};
    kinds_ = wanted_;
    has_number_ = is_open_ = false;
  }

  void take(char32_t piece) {
    has_number_ = has_number_ || piece == kNumberPiece;
    read_.add(piece);
    if (is_trimmed(piece)) return;
    settled_ = read_;
    if (read_.size() <= OpeningTable::kMostCharacters) kinds_ &= table_.openings().kinds_of(read_);
    is_open_ = is_open_ || table_.is_open_start(read_);
    if (read_.size() > table_.longest() && !is_open_) kinds_ = 0;
  }

  const PhraseTable& table_;
  std::uint32_t wanted_;
  NormalReader reader_{{}};
  FormHash read_, settled_;  // settled_: up to the last character that is no mark
  std::uint32_t kinds_ = 0;  // that are still possible
  bool has_number_ = false;
  bool is_open_ = false;
};

// Whether a label may end between `c`, which ends at `at`, and what follows.
bool ends_label(std::string_view text, char32_t c, std::size_t at) {
  const char32_t after = at < text.size() ? decode_next(text, at) : U' ';
  // "Similar News:You": a colon ends a label whatever follows.
  if (c == ':' || c == 0xff1a) return true;
  if (is_word_char(c) && (!is_word_char(after) || is_cjk(c) || is_cjk(after))) return true;
  // "ByAda Rowe": parts that only style keeps apart.
  return char_class(c) == CharClass::kLower && is_upper(after);
}

}  // namespace

std::uint32_t phrase_kinds(const NormalizedText& text) {
  if (text.text.empty()) return 0;
  return table().find(hash_of(text.text)) | table().find_open(text.text);
}

std::uint32_t phrase_kinds(std::string_view text, std::uint32_t wanted) {
  if (text.size() > kMostPhraseBytes) return 0;
  PhraseWalk walk(wanted & table().openings().kinds_of_letters(text));
  const bool whole = walk.read(text);
  if (walk.is_open() || table().may_end_open_phrase(text, wanted)) return phrase_kinds(normalize_phrase(text)) & wanted;
  return whole ? walk.found() : 0;
}

bool may_begin_phrase(std::string_view text, std::uint32_t wanted) {
  wanted &= table().openings().kinds_of_letters(text);
  if (wanted == 0) return false;
  PhraseWalk walk(wanted);
  for (std::size_t at = 0; at < text.size() && at < kMostOpeningBytes;) {
    decode_next(text, at);
    if (!walk.read(text.substr(0, at))) return false;
    if (walk.found() != 0) return true;  // a short one; the text goes on
  }
  return true;
}

std::optional<PhrasePrefix> phrase_prefix(std::string_view text, std::uint32_t kinds) {
  std::optional<PhrasePrefix> longest;
  kinds &= table().openings().kinds_of_letters(text);
  if (kinds == 0) return std::nullopt;
  PhraseWalk walk(kinds);
  for (std::size_t at = 0; at < text.size() && at < kMostPrefixBytes;) {
    const char32_t c = decode_next(text, at);
    if (!ends_label(text, c, at)) continue;
    if (!walk.read(text.substr(0, at))) break;
    const std::uint32_t found = walk.found();
    if (found == 0) continue;
    const std::size_t rest = skip_marks(text, at);
    if (rest < text.size()) longest = PhrasePrefix{found, rest};
  }
  return longest;
}

std::vector<Phrase> phrases_of(PhraseKind kind) {
  std::vector<Phrase> found;
  for_each_phrase([&](const Phrase& p) {
    if (p.kind == kind) found.push_back(p);
  });
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
