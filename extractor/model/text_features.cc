#include "model/text_features.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

#include "base/hash_map.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

constexpr std::uint64_t kHashBasis = 14695981039346656037u, kHashPrime = 1099511628211u;

// Hash of a word in lower case, character by character.
std::uint64_t word_hash(std::string_view word) {
  std::uint64_t hash = kHashBasis;
  for (std::size_t at = 0; at < word.size();) hash = (hash ^ to_lower(decode_next(word, at))) * kHashPrime;
  return hash;
}

// A set of words, by hash.
class WordSet {
 public:
  explicit WordSet(std::string_view text) {
    for_each_word(text, [&](std::string_view word) { hashes_.push_back(word_hash(word)); });
    std::sort(hashes_.begin(), hashes_.end());
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  }
  std::size_t size() const { return hashes_.size(); }
  const std::vector<std::uint64_t>& hashes() const { return hashes_; }

 private:
  std::vector<std::uint64_t> hashes_;
};

const WordSet& function_words() {
  static const WordSet kWords(
      "a al als an and are as at au auch auf be bei but by can ce che com como con da dans das dat de del della dem "
      "den der des "
      "di die do du een ein eine el em en es est et for from für has have he her het his i il im in is ist it its jest "
      "la las le "
      "les lo los met mit na ne nicht nie no non not não of on op or os our par para pas per più plus por pour que qui "
      "se she "
      "sich sind się sono su sur te that the their they this to uma un una und une van von voor w was we werden which "
      "will wird "
      "with y you your z zijn zu że в для и из как на не но по с что это");
  return kWords;
}

const WordSet& interface_words() {
  static const WordSet kWords(
      "cookie cookies privacy subscribe subscription newsletter signup login log sign share related comment comments "
      "copyright "
      "rights reserved advertisement advertising follow terms cart more view read see next previous back skip menu "
      "search tags "
      "tag posted filed clicking download contact email required leave shop buy started stock quantity wishlist sort "
      "filter "
      "loading print facebook twitter instagram linkedin pinterest whatsapp youtube cookies datenschutz anmelden "
      "teilen "
      "kommentare impressum abonnieren partager commentaires connexion compartir comentarios suscribirse iniciar "
      "condividi");
  return kWords;
}

const WordSet& date_words() {
  static const WordSet kWords(
      "january february march april june july august september october november december jan feb mar apr jun jul aug "
      "sep sept oct "
      "nov dec ago hour hours minute minutes day days januar februar märz mai juni juli oktober dezember janvier "
      "février avril "
      "juin juillet août septembre octobre décembre enero febrero marzo abril junio julio agosto septiembre octubre "
      "noviembre "
      "diciembre vor stunden hace horas");
  return kWords;
}

// Runs of four words of texts, by hash.
class ShingleSet {
 public:
  explicit ShingleSet(std::initializer_list<std::span<const std::string_view>> lists) {
    for (const auto& texts : lists) {
      for (const std::string_view text : texts) add(text);
    }
  }
  bool empty() const { return runs_ == 0; }
  bool has(std::uint64_t hash) const { return hashes_.find(hash) != nullptr; }

  // Hashes of the run that ends with each word, from the fourth word on.
  class Run {
   public:
    // 0 before the fourth word.
    std::uint64_t next(std::uint64_t word) {
      const std::uint64_t hash =
          first_ * 0x9e3779b97f4a7c15u + second_ * 0xc2b2ae3d27d4eb4fu + third_ * kHashPrime + word;
      first_ = second_;
      second_ = third_;
      third_ = word;
      return ++words_ < 4 ? 0 : hash | 1;
    }

   private:
    std::uint64_t first_ = 0, second_ = 0, third_ = 0;  // of the three words before
    int words_ = 0;
  };

 private:
  void add(std::string_view text) {
    constexpr std::size_t kMost = 50000;  // the rest of a longer text tells no more
    Run run;
    for_each_word(text, [&](std::string_view word) {
      if (runs_ >= kMost) return;
      const std::uint64_t hash = run.next(word_hash(word));
      if (hash == 0) return;
      hashes_[hash] = {};
      ++runs_;
    });
  }

  struct Nothing {};
  HashMap<Nothing> hashes_;
  std::size_t runs_ = 0;  // equal ones counted, too
};

// What is known of a word, by its hash.
struct Word {
  enum Kind : std::uint8_t { kFunction = 1, kInterface = 2, kDate = 4, kInTitle = 8, kInDescription = 16 };
  std::uint32_t last_text = 0;  // the last text that had it
  std::uint8_t kinds = 0;
};

void note(const WordSet& words, Word::Kind kind, HashMap<Word>& table) {
  for (const std::uint64_t hash : words.hashes()) table[hash].kinds |= kind;
}

// The words of the three lists.
const HashMap<Word>& listed_words() {
  static const HashMap<Word> kTable = [] {
    HashMap<Word> table;
    note(function_words(), Word::kFunction, table);
    note(interface_words(), Word::kInterface, table);
    note(date_words(), Word::kDate, table);
    return table;
  }();
  return kTable;
}

// What a block says beyond is not read; no block of the development set is as long.
constexpr std::size_t kMostTextBytes = 256 << 10;

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && word[2] >= '0' && word[2] <= '9' &&
         word[3] >= '0' && word[3] <= '9';
}

// What one pass over the characters counts.
struct Counts {
  int letters = 0, upper = 0, digits = 0, spaces = 0, commas = 0, sentences = 0, bars = 0, questions = 0;
  bool currency = false, copyright = false, at = false;
  char32_t first = 0, last = 0;
};

bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xff01 || c == 0xff1f;
}

// Of an ASCII character: what it adds to packed counts, eight bits each, and what it is.
struct AsciiTraits {
  enum Flag : std::uint8_t { kEnds = 1, kCloses = 2, kCurrency = 4, kAt = 8 };
  std::uint64_t counts = 0;
  std::uint8_t flags = 0;
};
// Places of the packed counts, in bits.
enum : int {
  kLetters = 0,
  kUpper = 8,
  kDigits = 16,
  kSpaces = 24,
  kCommas = 32,
  kBars = 40,
  kQuestions = 48,
  kSentences = 56
};
// So many characters cannot make a packed count run over.
constexpr std::size_t kMostPacked = 255;

constexpr std::array<AsciiTraits, kAsciiCharacters> make_ascii_traits() {
  std::array<AsciiTraits, kAsciiCharacters> table{};
  for (std::size_t c = 0; c < kAsciiCharacters; ++c) {
    const CharClass kind = kAsciiClasses[c];
    const auto add = [&](bool is, int place) { table[c].counts |= std::uint64_t{is} << place; };
    add(kind >= CharClass::kUpper, kLetters);
    add(kind == CharClass::kUpper, kUpper);
    add(kind == CharClass::kDigit, kDigits);
    add(kind == CharClass::kSpace, kSpaces);
    add(c == ',', kCommas);
    add(c == '|', kBars);
    add(c == '?', kQuestions);
    const auto flag = [&](bool is, AsciiTraits::Flag f) { table[c].flags |= is ? f : 0; };
    flag(c == '.' || c == '!' || c == '?', AsciiTraits::kEnds);
    flag(kind == CharClass::kSpace || c == '"' || c == ')', AsciiTraits::kCloses);
    flag(c == '$', AsciiTraits::kCurrency);
    flag(c == '@', AsciiTraits::kAt);
  }
  return table;
}
constexpr auto kAsciiTraits = make_ascii_traits();

class Counter {
 public:
  Counts run(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      at = ascii(text, at);
      if (at < text.size() && static_cast<unsigned char>(text[at]) >= kAsciiCharacters) other(decode_next(text, at));
    }
    n_.sentences += ends_sentence(n_.last);
    n_.currency |= (seen_ & AsciiTraits::kCurrency) != 0;
    n_.at = (seen_ & AsciiTraits::kAt) != 0;
    for (std::size_t at = 0; at < text.size() && n_.first == 0;) n_.first = decode_next(text, at);
    return n_;
  }

 private:
  // Counts ASCII from `begin` on, at most kMostPacked characters. Returns where it stopped.
  std::size_t ascii(std::string_view text, std::size_t begin) {
    const char* c = text.data() + begin;
    const char* const end = c + std::min(text.size() - begin, kMostPacked);
    std::uint64_t counts = 0;
    std::uint8_t seen = 0, before = ends_sentence(n_.last) ? AsciiTraits::kEnds : 0;
    for (; c != end && static_cast<unsigned char>(*c) < kAsciiCharacters; ++c) {
      const AsciiTraits& traits = kAsciiTraits.data()[static_cast<unsigned char>(*c)];
      static_assert(AsciiTraits::kEnds == 1 && AsciiTraits::kCloses == 2);
      counts += traits.counts + (std::uint64_t{before & (traits.flags >> 1) & 1u} << kSentences);
      before = traits.flags;
      seen |= traits.flags;
    }
    const auto stopped = static_cast<std::size_t>(c - text.data());
    if (stopped > begin) n_.last = static_cast<unsigned char>(text[stopped - 1]);
    seen_ |= seen;
    add(counts);
    return stopped;
  }

  void add(std::uint64_t counts) {
    const auto of = [&](int place) { return static_cast<int>((counts >> place) & 0xff); };
    n_.letters += of(kLetters);
    n_.upper += of(kUpper);
    n_.digits += of(kDigits);
    n_.spaces += of(kSpaces);
    n_.commas += of(kCommas);
    n_.bars += of(kBars);
    n_.questions += of(kQuestions);
    n_.sentences += of(kSentences);
  }

  void other(char32_t c) {
    const CharClass kind = char_class(c);
    n_.letters += kind >= CharClass::kUpper;
    n_.upper += kind == CharClass::kUpper;
    n_.digits += kind == CharClass::kDigit;
    n_.spaces += kind == CharClass::kSpace;
    n_.commas += c == 0x3001 || c == 0xff0c;
    n_.currency |= c == 0x20ac || c == 0xa3 || c == 0xa5;
    n_.copyright |= c == 0xa9;
    const bool closes = kind == CharClass::kSpace || c == 0x201d || c == 0xbb;
    n_.sentences += ends_sentence(n_.last) && closes;
    n_.last = c;
  }

  Counts n_;
  std::uint8_t seen_ = 0;  // AsciiTraits' flags
};

// Calls visit(word, word_hash(word)) for each word, as for_each_word() does, in one pass.
template <typename Visitor>
void for_each_hashed_word(std::string_view text, Visitor visit) {
  for (std::size_t at = start_of_word(text, 0); at < text.size(); at = start_of_word(text, at)) {
    const std::size_t begin = at;
    std::uint64_t hash = kHashBasis;
    while (at < text.size()) {
      const auto byte = static_cast<unsigned char>(text.data()[at]);
      std::size_t next = at + 1;
      char32_t c = 0;
      if (byte < kAsciiCharacters) {
        c = kAsciiWordCharacters.data()[byte];
      } else {
        next = at;
        c = decode_multibyte(text, next);
        c = is_word_char(c) ? to_lower(c) : 0;
      }
      if (c == 0) break;
      hash = (hash ^ c) * kHashPrime;
      at = next;
    }
    visit(text.substr(begin, at - begin), hash);
  }
}

// Whether `text` has "http" or "www.". Their last characters are rarer than their first ones.
bool has_address(std::string_view text) {
  for (const std::string_view part : {"http", "www."}) {
    for (std::size_t at = 0; (at = text.find(part.back(), at)) != std::string_view::npos; ++at) {
      if (text.substr(0, at + 1).ends_with(part)) return true;
    }
  }
  return false;
}

// Eight characters in lower case, as far as they are ASCII.
std::uint64_t lower_eight(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  const std::uint64_t low = word & (0x7f * kOnes);
  const std::uint64_t not_under_a = low + (0x80 - 'A') * kOnes, over_z = low + (0x7f - 'Z') * kOnes;
  const std::uint64_t upper = ~word & (not_under_a ^ over_z) & (0x80 * kOnes);
  return word | (upper >> 2);
}

struct WordCounts {
  int function = 0, interface = 0, dates = 0, capitals = 0, title = 0, description = 0, distinct = 0, all = 0;
  int in_bodies = 0, in_descriptions = 0;  // runs of four words
};

class Builder {
 public:
  Builder(const PageModel& page, const PageFacts& facts)
      : page_(page),
        words_(listed_words()),
        bodies_({facts.bodies}),
        descriptions_({facts.descriptions, std::span(&facts.description, 1), std::span(&facts.og_description, 1)}) {
    const WordSet in_title(model_title(facts));
    title_words_ = in_title.size();
    note(in_title, Word::kInTitle, words_);
    note(WordSet(model_description(facts)), Word::kInDescription, words_);
  }

  std::vector<TextFeatures> run() {
    std::vector<std::uint64_t> keys;
    keys.reserve(page_.blocks.size());
    for (const TextBlock& b : page_.blocks) {
      keys.push_back(key_of(b));
      ++repeats_[keys.back()].times;
    }
    std::vector<TextFeatures> all;
    all.reserve(page_.blocks.size());
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      Repeats& repeats = repeats_[keys[i]];
      all.push_back(features(page_.blocks[i], repeats));
      repeats.seen = true;
    }
    return all;
  }

 private:
  // Of the beginning of a block's text, in lower case.
  static std::uint64_t key_of(const TextBlock& b) {
    constexpr std::size_t kKeyBytes = 200;
    return key_of_text(b.text.substr(0, kKeyBytes), lower_eight);
  }

  WordCounts count_words_of(std::string_view text) {
    WordCounts n;
    ++text_number_;
    ShingleSet::Run run;
    const bool any_data = !bodies_.empty() || !descriptions_.empty();
    for_each_hashed_word(text, [&](std::string_view spelled, std::uint64_t hash) {
      Word& word = words_[hash];
      ++n.all;
      if (const std::uint64_t shingle = any_data ? run.next(hash) : 0; shingle != 0) {
        n.in_bodies += bodies_.has(shingle);
        n.in_descriptions += descriptions_.has(shingle);
      }
      n.function += (word.kinds & Word::kFunction) != 0;
      n.interface += (word.kinds & Word::kInterface) != 0;
      n.dates += is_year(spelled) || (word.kinds & Word::kDate) != 0;
      std::size_t at = 0;
      n.capitals += is_upper(decode_next(spelled, at));
      if (word.last_text == text_number_) return;
      word.last_text = text_number_;
      ++n.distinct;
      n.title += (word.kinds & Word::kInTitle) != 0;
      n.description += (word.kinds & Word::kInDescription) != 0;
    });
    return n;
  }

  struct Repeats {
    int times = 0;
    bool seen = false;  // in a block before
  };

  TextFeatures features(const TextBlock& b, const Repeats& repeats) {
    const std::string_view text = truncate_utf8(b.text, kMostTextBytes);
    const Counts c = Counter().run(text);
    const WordCounts w = count_words_of(text);
    const float words = static_cast<float>(std::max(1u, b.words)), chars = static_cast<float>(std::max(1u, b.chars));
    const float spoken = static_cast<float>(std::max(1, w.all)), distinct = static_cast<float>(std::max(1, w.distinct));
    const auto f = [](auto v) { return static_cast<float>(v); };
    const bool stop = ends_sentence(c.last) || c.last == 0x2026;
    const bool mark = stop || c.last == '"' || c.last == 0x201d || c.last == ':' || c.last == ';' || c.last == ')';
    const bool address = has_address(text);
    return {{words,
             chars,
             chars / words,
             f(b.link_words) / words,
             f(b.links),
             f(b.links) / words,
             f(b.bold_words) / words,
             f(b.code_words) / words,
             f(b.images),
             f(b.inline_depth),
             f(c.commas),
             f(c.commas) / words,
             f(c.sentences),
             f(mark),
             f(stop),
             f(c.last == ':'),
             f(is_upper(c.first)),
             f(c.upper) / f(std::max(1, c.letters)),
             f(c.digits) / chars,
             (chars - f(c.letters + c.digits + c.spaces)) / chars,
             f(w.function) / spoken,
             f(w.dates > 0),
             f(w.interface) / spoken,
             f(c.currency),
             f(c.copyright),
             f(c.bars),
             f(c.at),
             f(address),
             f(c.questions),
             f(b.heading),
             f(w.title) / f(std::max<std::size_t>(1, title_words_)),
             f(w.title) / distinct,
             f(w.description) / distinct,
             f(repeats.times),
             f(repeats.seen),
             f(w.capitals) / spoken,
             f(w.distinct) / spoken,
             bodies_.empty() ? -1 : f(w.in_bodies) / f(std::max(1, w.all - 3)),
             f(w.in_descriptions) / f(std::max(1, w.all - 3))}};
  }

  const PageModel& page_;
  std::size_t title_words_ = 0;
  HashMap<Word> words_;
  ShingleSet bodies_;
  ShingleSet descriptions_;
  HashMap<Repeats> repeats_;  // by block's text
  std::uint32_t text_number_ = 0;
};

}  // namespace

std::vector<TextFeatures> text_features(const PageModel& page, const PageFacts& facts) {
  return Builder(page, facts).run();
}

}  // namespace cleanview
