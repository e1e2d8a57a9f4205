// Letters are counted by script. A script that one language alone uses decides; in the others each run of three letters
// (words in lower case, with a space around them) adds its rank in the table of a language to that language's sum. The
// tables have 150 runs of each language, which tell a paragraph's language nearly always, and a headline's often.
//
// Cost: 4,000 bytes at most; the first text of a script builds that script's table once for the process.
// Tested by tests/metadata/language_test.cc with the first article of the Universal Declaration of Human Rights.
#include "metadata/language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostBytes = 4000;
constexpr std::uint32_t kFewestLetters = 60;
constexpr std::uint32_t kFewestSigns = 20;
// From so many letters on a text's length is no reason for doubt.
constexpr float kEnoughLetters = 300;
// The best of two languages that are as far apart as English and French is ahead of the other by this share and more.
constexpr float kClearLead = 0.25F;

enum class Script : std::uint8_t {
  kNone,
  kLatin,
  kCyrillic,
  kArabic,
  kDevanagari,
  kEthiopic,
  kHebrew,
  kHan,
  kKana,
  kHangul,
  kGreek,
  kGeorgian,
  kArmenian,
  kThai,
  kLao,
  kMyanmar,
  kKhmer,
  kTamil,
  kTelugu,
  kKannada,
  kMalayalam,
  kGujarati,
  kGurmukhi,
  kOriya,
  kSinhala,
  kBengali,
  kTibetan,
  kThaana,
};
constexpr std::size_t kScripts = 28;

struct ScriptRange {
  char32_t first, last;
  Script script;
};

// In order; letters outside are of no script that counts.
constexpr ScriptRange kRanges[] = {
    {0x41, 0x24F, Script::kLatin},       {0x370, 0x3FF, Script::kGreek},      {0x400, 0x52F, Script::kCyrillic},
    {0x531, 0x58F, Script::kArmenian},   {0x590, 0x5FF, Script::kHebrew},     {0x600, 0x6FF, Script::kArabic},
    {0x750, 0x77F, Script::kArabic},     {0x780, 0x7BF, Script::kThaana},     {0x8A0, 0x8FF, Script::kArabic},
    {0x900, 0x97F, Script::kDevanagari}, {0x980, 0x9FF, Script::kBengali},    {0xA00, 0xA7F, Script::kGurmukhi},
    {0xA80, 0xAFF, Script::kGujarati},   {0xB00, 0xB7F, Script::kOriya},      {0xB80, 0xBFF, Script::kTamil},
    {0xC00, 0xC7F, Script::kTelugu},     {0xC80, 0xCFF, Script::kKannada},    {0xD00, 0xD7F, Script::kMalayalam},
    {0xD80, 0xDFF, Script::kSinhala},    {0xE00, 0xE7F, Script::kThai},       {0xE80, 0xEFF, Script::kLao},
    {0xF00, 0xFFF, Script::kTibetan},    {0x1000, 0x109F, Script::kMyanmar},  {0x10A0, 0x10FF, Script::kGeorgian},
    {0x1100, 0x11FF, Script::kHangul},   {0x1200, 0x139F, Script::kEthiopic}, {0x1780, 0x17FF, Script::kKhmer},
    {0x1E00, 0x1EFF, Script::kLatin},    {0x1F00, 0x1FFF, Script::kGreek},    {0x3041, 0x30FF, Script::kKana},
    {0x3400, 0x9FFF, Script::kHan},      {0xAC00, 0xD7A3, Script::kHangul},   {0xF900, 0xFAFF, Script::kHan},
    {0xFB50, 0xFDFF, Script::kArabic},   {0xFE70, 0xFEFC, Script::kArabic},   {0x20000, 0x323AF, Script::kHan},
};

// What is known of a language beside its runs of letters.
struct LanguageFacts {
  std::string_view language;
  Script own = Script::kNone;  // a script that tells it alone
  bool two_scripts = false;    // also written in another one than `own` or its table's
  bool right_to_left = false;
  std::string_view close = {};  // languages that runs of letters do not tell from it, each pair in one row
};

constexpr LanguageFacts kFacts[] = {
    {.language = "zh", .own = Script::kHan},
    {.language = "ja", .own = Script::kKana},
    {.language = "ko", .own = Script::kHangul},
    {.language = "el", .own = Script::kGreek},
    {.language = "ka", .own = Script::kGeorgian},
    {.language = "hy", .own = Script::kArmenian},
    {.language = "th", .own = Script::kThai},
    {.language = "lo", .own = Script::kLao},
    {.language = "my", .own = Script::kMyanmar},
    {.language = "km", .own = Script::kKhmer},
    {.language = "ta", .own = Script::kTamil},
    {.language = "te", .own = Script::kTelugu},
    {.language = "kn", .own = Script::kKannada},
    {.language = "ml", .own = Script::kMalayalam},
    {.language = "gu", .own = Script::kGujarati},
    {.language = "pa", .own = Script::kGurmukhi, .two_scripts = true},
    {.language = "or", .own = Script::kOriya},
    {.language = "si", .own = Script::kSinhala},
    {.language = "bn", .own = Script::kBengali},
    {.language = "bo", .own = Script::kTibetan},
    {.language = "dv", .own = Script::kThaana, .right_to_left = true},
    {.language = "uz", .two_scripts = true},
    {.language = "az", .two_scripts = true},
    {.language = "ku", .two_scripts = true, .close = "kmr"},
    {.language = "sr", .two_scripts = true, .close = "bs"},
    {.language = "kk", .two_scripts = true},
    {.language = "tg", .two_scripts = true},
    {.language = "tt", .two_scripts = true},
    {.language = "ky", .two_scripts = true},
    {.language = "mn", .two_scripts = true},
    {.language = "ms", .two_scripts = true},
    {.language = "ha", .two_scripts = true},
    {.language = "ug", .two_scripts = true, .right_to_left = true},
    {.language = "tk", .two_scripts = true},
    {.language = "ar", .right_to_left = true},
    {.language = "he", .right_to_left = true, .close = "iw yi"},
    {.language = "iw", .right_to_left = true, .close = "yi"},
    {.language = "fa", .right_to_left = true, .close = "prs"},
    {.language = "ur", .right_to_left = true},
    {.language = "ps", .right_to_left = true},
    {.language = "yi", .right_to_left = true},
    {.language = "ckb", .right_to_left = true},
    {.language = "sd", .right_to_left = true},
    {.language = "no", .close = "da nb nn"},
    {.language = "da", .close = "nb"},
    {.language = "nb", .close = "nn"},
    {.language = "hr", .close = "sr bs"},
    {.language = "id", .close = "ms in"},
    {.language = "cs", .close = "sk"},
    {.language = "gl", .close = "pt"},
    {.language = "hi", .close = "bho ne"},
    {.language = "bho", .close = "ne"},
    {.language = "tl", .close = "fil ceb"},
    {.language = "fil", .close = "ceb"},
    {.language = "af", .close = "nl"},
    {.language = "bg", .close = "mk"},
};

struct LanguageTable {
  std::string_view language;
  Script script;
  std::string_view trigrams;  // three characters each, the most frequent first
};

#include "metadata/language_tables.inc"

constexpr std::size_t kLanguageCount = std::size(kLanguages);
constexpr int kMostWeight = 150;

constexpr std::size_t most_of_a_script() {
  std::array<std::size_t, kScripts> languages{};
  for (const LanguageTable& row : kLanguages) ++languages[static_cast<std::size_t>(row.script)];
  return *std::max_element(languages.begin(), languages.end());
}
constexpr std::size_t kLanes = 16;  // of bytes in a vector of the plainest processor
constexpr std::size_t kMostOfScript = (most_of_a_script() + kLanes - 1) / kLanes * kLanes;

Script script_of(char32_t c) {
  if (c < kAsciiCharacters) return c >= 'A' ? Script::kLatin : Script::kNone;
  const auto range = std::upper_bound(std::begin(kRanges), std::end(kRanges), c,
                                      [](char32_t value, const ScriptRange& r) { return value < r.first; });
  if (range == std::begin(kRanges)) return Script::kNone;
  return c <= range[-1].last ? range[-1].script : Script::kNone;
}

using Trigram = std::uint64_t;

constexpr Trigram push(Trigram t, char32_t c) {
  return ((t << 21) | c) & ((Trigram{1} << 63) - 1);
}

// The weights of a script's languages, a row for each run of letters: a text adds whole rows, side by side.
class Profiles {
 public:
  using Sums = std::array<std::uint32_t, kLanguageCount>;

  explicit Profiles(Script script) : row_in_slot_(std::size_t{1} << kSlotBits, kNoRow), rows_(1) {
    for (std::size_t i = 0; i < kLanguageCount; ++i) {
      if (kLanguages[i].script == script) add(i);
    }
  }

  // Adds up the rows of runs.
  class Adder {
   public:
    explicit Adder(const Profiles& profiles) : profiles_(profiles) {}

    void add(Trigram t) {
      const std::size_t row = profiles_.row_in_slot_[profiles_.slot_of(t)];
      if (row == kNoRow) return;
      const Weights& weights = profiles_.rows_[row].weights;
      for (std::size_t i = 0; i < kMostOfScript; ++i) lanes_[i] = static_cast<std::uint16_t>(lanes_[i] + weights[i]);
      if (++pending_ == kMostPending) flush();
    }

    Sums sums() {
      flush();
      Sums sums{};
      for (std::size_t i = 0; i < profiles_.languages_.size(); ++i) sums[profiles_.languages_[i]] = sums_[i];
      return sums;
    }

   private:
    // So many rows cannot make a lane run over.
    static constexpr int kMostPending = 0xffff / kMostWeight;

    void flush() {
      for (std::size_t i = 0; i < kMostOfScript; ++i) sums_[i] += lanes_[i];
      lanes_ = {};
      pending_ = 0;
    }

    const Profiles& profiles_;
    std::array<std::uint16_t, kMostOfScript> lanes_{};
    std::array<std::uint32_t, kMostOfScript> sums_{};
    int pending_ = 0;
  };

 private:
  using Weights = std::array<std::uint8_t, kMostOfScript>;  // by place in languages_
  static constexpr std::uint16_t kNoRow = 0;
  static constexpr int kSlotBits = 14;  // 54 languages of 150 runs at most fill half of them

  struct Row {
    Trigram trigram = 0;
    Weights weights{};
  };

  // The slot where `t` is, or would be.
  std::size_t slot_of(Trigram t) const {
    std::size_t at = (t * 0x9e3779b97f4a7c15u) >> (64 - kSlotBits);
    while (row_in_slot_[at] != kNoRow && rows_[row_in_slot_[at]].trigram != t) at = (at + 1) % row_in_slot_.size();
    return at;
  }

  void add(std::size_t language) {
    const std::string_view trigrams = kLanguages[language].trigrams;
    int weight = kMostWeight;
    for (std::size_t at = 0; at < trigrams.size(); --weight) {
      Trigram t = 0;
      for (int k = 0; k < 3; ++k) t = push(t, decode_next(trigrams, at));
      std::uint16_t& row = row_in_slot_[slot_of(t)];
      if (row == kNoRow) {
        row = static_cast<std::uint16_t>(rows_.size());
        rows_.push_back({t, {}});
      }
      std::uint8_t& sum = rows_[row].weights[languages_.size()];
      sum = static_cast<std::uint8_t>(sum + std::max(weight, 1));
    }
    languages_.push_back(language);
  }

  std::vector<std::uint16_t> row_in_slot_;  // small, so that runs that are in no table are told from the cache
  std::vector<Row> rows_;                   // the first one is of no run
  std::vector<std::size_t> languages_;
};

const Profiles& profiles_of(Script script) {
  static const Profiles kLatin(Script::kLatin);
  if (script == Script::kLatin) return kLatin;
  static const std::array<Profiles, 5> kOthers = {Profiles(Script::kCyrillic), Profiles(Script::kArabic),
                                                  Profiles(Script::kDevanagari), Profiles(Script::kEthiopic),
                                                  Profiles(Script::kHebrew)};
  return kOthers[static_cast<std::size_t>(script) - static_cast<std::size_t>(Script::kCyrillic)];
}

using Sums = Profiles::Sums;

Sums add_up(std::string_view text, Script script) {
  Profiles::Adder adder(profiles_of(script));
  Trigram t = push(push(0, ' '), ' ');
  bool space = true;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = to_lower(decode_next(text, at));
    // Marks of vowels are no letters to the table of classes, but parts of words.
    const bool in_word = is_letter(c) || (c > 0x7F && script_of(c) == script);
    if (!in_word && space) continue;
    space = !in_word;
    t = push(t, space ? U' ' : c);
    adder.add(t);
  }
  return adder.sums();
}

std::optional<LanguageGuess> best_of(const Sums& sums, std::uint32_t letters) {
  auto best = std::max_element(sums.begin(), sums.end());
  if (*best == 0) return std::nullopt;
  // Malay and Indonesian differ by a few words only, and ten times as many pages are in Indonesian.
  if (kLanguages[best - sums.begin()].language == "ms") {
    const auto indonesian = std::find_if(std::begin(kLanguages), std::end(kLanguages),
                                         [](const LanguageTable& t) { return t.language == "id"; });
    const auto other = sums.begin() + (indonesian - std::begin(kLanguages));
    if (*other * 10 >= *best * 9) best = other;
  }
  const std::string_view language = kLanguages[best - sums.begin()].language;
  std::uint32_t second = 0;
  for (std::size_t i = 0; i < kLanguageCount; ++i) {
    if (sums[i] > second && !is_close_language(kLanguages[i].language, language)) second = sums[i];
  }
  const float lead = 1.0F - static_cast<float>(second) / static_cast<float>(*best);
  const float certain = std::min(1.0F, lead / kClearLead);
  return LanguageGuess{language, certain * std::min(1.0F, static_cast<float>(letters) / kEnoughLetters)};
}

// "pt" of "pt-BR".
std::string_view first_part(std::string_view language) {
  return language.substr(0, language.find('-'));
}

// Of a language's first part; those of no language where nothing is known beside its table.
const LanguageFacts& facts_of(std::string_view language) {
  static constexpr LanguageFacts kNone;
  const auto* const row = std::find_if(std::begin(kFacts), std::end(kFacts),
                                       [&](const LanguageFacts& facts) { return facts.language == language; });
  return row == std::end(kFacts) ? kNone : *row;
}

Script script_of_language(std::string_view language) {
  for (const LanguageTable& row : kLanguages) {
    if (row.language == language) return row.script;
  }
  return facts_of(language).own;
}

}  // namespace

bool is_right_to_left(std::string_view language) {
  return facts_of(first_part(language)).right_to_left;
}

std::optional<LanguageGuess> detect_language(std::string_view text) {
  text = text.substr(0, kMostBytes);
  std::array<std::uint32_t, kScripts> letters{};
  std::uint32_t all = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_next(text, at);
    if (!is_letter(c)) continue;
    ++letters[static_cast<std::size_t>(script_of(c))];
    ++all;
  }
  // Japanese has more Chinese characters than its own in some texts, Chinese has no kana at all.
  std::uint32_t& kana = letters[static_cast<std::size_t>(Script::kKana)];
  std::uint32_t& han = letters[static_cast<std::size_t>(Script::kHan)];
  if (kana * 10 > han) {
    kana += han;
    han = 0;
  }
  const auto most = std::max_element(letters.begin() + 1, letters.end());
  if (*most * 2 <= all) return std::nullopt;
  const auto script = static_cast<Script>(most - letters.begin());
  for (const LanguageFacts& alone : kFacts) {
    if (alone.own != script) continue;
    if (*most < kFewestSigns) return std::nullopt;
    return LanguageGuess{alone.language, static_cast<float>(*most) / static_cast<float>(all)};
  }
  if (*most < kFewestLetters) return std::nullopt;
  return best_of(add_up(text, script), *most);
}

bool is_known_language(std::string_view language) {
  language = first_part(language);
  return !facts_of(language).two_scripts && script_of_language(language) != Script::kNone;
}

bool differ_in_script(std::string_view a, std::string_view b) {
  return is_known_language(a) && is_known_language(b) &&
         script_of_language(first_part(a)) != script_of_language(first_part(b));
}

bool is_close_language(std::string_view a, std::string_view b) {
  a = first_part(a);
  b = first_part(b);
  if (a == b) return true;
  return has_token(facts_of(a).close, b) || has_token(facts_of(b).close, a);
}

}  // namespace cleanview
