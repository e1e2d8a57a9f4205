#include "model/text_features.h"

#include <algorithm>

#include "base/hash_map.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

// Hash of a word in lower case, character by character.
std::uint64_t word_hash(std::string_view word) {
  std::uint64_t hash = 14695981039346656037u;
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    const char32_t c = byte < 0x80 ? (++at, to_lower(char32_t{byte})) : to_lower(decode_next(word, at));
    hash = (hash ^ c) * 1099511628211u;
  }
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
  bool has(std::uint64_t hash) const { return std::binary_search(hashes_.begin(), hashes_.end(), hash); }
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

// Which of the three sets a word is in, by one look-up.
struct WordBits {
  bool function = false, interface = false, date = false;
};

const HashMap<WordBits>& word_table() {
  static const HashMap<WordBits> kTable = [] {
    HashMap<WordBits> table;
    for (const std::uint64_t hash : function_words().hashes()) table[hash].function = true;
    for (const std::uint64_t hash : interface_words().hashes()) table[hash].interface = true;
    for (const std::uint64_t hash : date_words().hashes()) table[hash].date = true;
    return table;
  }();
  return kTable;
}

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

Counts count(std::string_view text) {
  Counts n;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_next(text, at);
    if (n.first == 0) n.first = c;
    const CharClass kind = char_class(c);
    n.letters += kind >= CharClass::kUpper;
    n.upper += kind == CharClass::kUpper;
    n.digits += kind == CharClass::kDigit;
    n.spaces += kind == CharClass::kSpace;
    n.commas += c == ',' || c == 0x3001 || c == 0xff0c;
    n.bars += c == '|';
    n.questions += c == '?';
    n.currency |= c == '$' || c == 0x20ac || c == 0xa3 || c == 0xa5;
    n.copyright |= c == 0xa9;
    n.at |= c == '@';
    const bool closes = kind == CharClass::kSpace || c == '"' || c == 0x201d || c == 0xbb || c == ')';
    n.sentences += ends_sentence(before) && closes;
    before = c;
  }
  n.sentences += ends_sentence(before);
  n.last = before;
  return n;
}

struct WordCounts {
  int function = 0, interface = 0, dates = 0, capitals = 0, title = 0, description = 0, distinct = 0, all = 0;
};

class Builder {
 public:
  Builder(const PageModel& page, std::string_view title, std::string_view description)
      : page_(page), title_(title), description_(description) {}

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
  static std::uint64_t key_of(const TextBlock& b) {
    constexpr std::size_t kKeyBytes = 200;
    std::uint64_t hash = 1469598103934665603u;
    for (const char c : b.text.substr(0, kKeyBytes)) {
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      hash = (hash ^ static_cast<unsigned char>(lower)) * 1099511628211u;
    }
    return hash;
  }

  WordCounts count_words_of(std::string_view text) {
    WordCounts n;
    ++text_number_;
    for_each_word(text, [&](std::string_view word) {
      const std::uint64_t hash = word_hash(word);
      ++n.all;
      const WordBits* bits = words_.find(hash);
      n.function += bits != nullptr && bits->function;
      n.interface += bits != nullptr && bits->interface;
      n.dates += is_year(word) || (bits != nullptr && bits->date);
      std::size_t at = 0;
      n.capitals += is_upper(decode_next(word, at));
      std::uint32_t& last = last_text_[hash];
      if (last == text_number_) return;
      last = text_number_;
      ++n.distinct;
      n.title += title_.has(hash);
      n.description += description_.has(hash);
    });
    return n;
  }

  struct Repeats {
    int times = 0;
    bool seen = false;  // in a block before
  };

  TextFeatures features(const TextBlock& b, const Repeats& repeats) {
    const Counts c = count(b.text);
    const WordCounts w = count_words_of(b.text);
    const float words = static_cast<float>(std::max(1u, b.words)), chars = static_cast<float>(std::max(1u, b.chars));
    const float spoken = static_cast<float>(std::max(1, w.all)), distinct = static_cast<float>(std::max(1, w.distinct));
    const auto f = [](auto v) { return static_cast<float>(v); };
    const bool stop = ends_sentence(c.last) || c.last == 0x2026;
    const bool mark = stop || c.last == '"' || c.last == 0x201d || c.last == ':' || c.last == ';' || c.last == ')';
    const bool address = contains(b.text, "http") || contains(b.text, "www.");
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
             f(w.title) / f(std::max<std::size_t>(1, title_.size())),
             f(w.title) / distinct,
             f(w.description) / distinct,
             f(repeats.times),
             f(repeats.seen),
             f(w.capitals) / spoken,
             f(w.distinct) / spoken}};
  }

  const PageModel& page_;
  WordSet title_;
  WordSet description_;
  const HashMap<WordBits>& words_ = word_table();
  HashMap<Repeats> repeats_;          // by block's text
  HashMap<std::uint32_t> last_text_;  // of each word: the last text that had it
  std::uint32_t text_number_ = 0;
};

}  // namespace

std::vector<TextFeatures> text_features(const PageModel& page, std::string_view title, std::string_view description) {
  return Builder(page, title, description).run();
}

}  // namespace cleanview
