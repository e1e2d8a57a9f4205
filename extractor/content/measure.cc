#include "content/measure.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

// Words a minute of silent reading of prose, and characters a minute of East Asian text: usual figures of studies.
constexpr double kWordsPerMinute = 230;
constexpr double kCjkPerMinute = 500;
constexpr std::size_t kExcerptBytes = 280;

bool is_text(const Block& block) {
  return block.kind != BlockKind::kImage && block.kind != BlockKind::kMedia && !block.beside;
}

// The bits of a byte as eight bytes of 0 or 1.
constexpr std::array<std::uint64_t, 256> make_spread() {
  std::array<std::uint64_t, 256> spread{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    for (int i = 0; i < 8; ++i) spread[byte] |= std::uint64_t{byte >> i & 1} << (8 * i);
  }
  return spread;
}
constexpr auto kSpread = make_spread();

// Bits of the words' hashes vote: near texts have near fingerprints. Eight votes are counted in one addition, in bytes
// that are emptied before they can run over.
class SimHash {
 public:
  // A word by its fnv1a() in lower case.
  void add(std::uint64_t hash) {
    for (std::size_t i = 0; i < kLanes; ++i) lanes_[i] += kSpread[hash >> (8 * i) & 0xff];
    if (++pending_ == kMostPending) flush();
  }
  std::uint64_t value() {
    flush();
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 64; ++i) bits |= std::uint64_t{votes_[i] * 2 > words_} << i;
    return bits;
  }

 private:
  static constexpr std::size_t kLanes = 8;
  static constexpr std::uint32_t kMostPending = 255;

  void flush() {
    for (std::size_t i = 0; i < 64; ++i) votes_[i] += lanes_[i / 8] >> (8 * (i % 8)) & 0xff;
    lanes_ = {};
    words_ += pending_;
    pending_ = 0;
  }

  std::array<std::uint64_t, kLanes> lanes_{};
  std::array<std::uint64_t, 64> votes_{};
  std::uint64_t words_ = 0;
  std::uint32_t pending_ = 0;
};

// Counts a text, and the words in it, in one pass. Han and kana have no spaces between words: each of their characters
// counts as one, and the fingerprint takes those that stand side by side as pairs.
class Counter {
 public:
  void add(std::string_view text) {
    before_ = 0;
    for (std::size_t at = 0; at < text.size();) {
      at = add_ascii(text, at);
      if (at < text.size()) at = add_other(text, at);
    }
    end_word(text);
  }

  std::uint64_t simhash() { return simhash_.value(); }

  std::uint32_t characters = 0;
  std::uint32_t words = 0;
  std::uint32_t cjk_words = 0;

 private:
  // Counts ASCII from `at` on. Returns where it ends.
  std::size_t add_ascii(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    std::uint64_t hash = hash_;
    for (; at < text.size() && static_cast<unsigned char>(text[at]) < kAsciiCharacters; ++at) {
      const char lower = static_cast<char>(kAsciiWordCharacters[static_cast<unsigned char>(text[at])]);
      if (lower != 0) {
        if (!in_word_) hash = begin_word(at);
        hash = fnv1a({&lower, 1}, hash);
      } else if (in_word_) {
        hash_ = hash;
        end_word(text.substr(0, at));
      }
    }
    hash_ = hash;
    if (at > begin) before_ = 0;
    characters += static_cast<std::uint32_t>(at - begin);
    return at;
  }

  // Counts the character at `begin`, which is beyond ASCII. Returns where it ends.
  std::size_t add_other(std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    const char32_t c = decode_next(text, at);
    ++characters;
    const bool cjk = is_cjk(c);
    if (cjk || !is_word_char(c)) {
      end_word(text.substr(0, begin));
    } else {
      if (!in_word_) hash_ = begin_word(begin);
      is_ascii_ = false;
    }
    if (cjk) add_cjk(c);
    before_ = cjk ? c : 0;
    return at;
  }

  void add_cjk(char32_t c) {
    ++words;
    ++cjk_words;
    std::string pair;
    if (before_ != 0) append_utf8(before_, pair);
    append_utf8(c, pair);
    simhash_.add(fnv1a(pair));
  }

  // Returns the hash that a word begins with.
  std::uint64_t begin_word(std::size_t begin) {
    word_begin_ = begin;
    in_word_ = is_ascii_ = true;
    return fnv1a("");
  }

  void end_word(std::string_view text) {
    if (!in_word_) return;
    in_word_ = false;
    ++words;
    simhash_.add(is_ascii_ ? hash_ : fnv1a(to_lower(text.substr(word_begin_))));
  }

  SimHash simhash_;
  std::size_t word_begin_ = 0;
  std::uint64_t hash_ = 0;
  char32_t before_ = 0;  // when it is Han or kana
  bool in_word_ = false;
  bool is_ascii_ = true;
};

// The first sentences that fit.
std::string excerpt_of(std::string_view text) {
  if (text.size() <= kExcerptBytes) return std::string(text);
  const std::string_view head = truncate_utf8(text, kExcerptBytes);
  std::size_t end = 0;
  for (const std::string_view mark : {". ", "! ", "? ", "。", "！", "？"}) {
    const std::size_t at = head.rfind(mark);
    if (at != std::string_view::npos) end = std::max(end, at + (mark.size() == 2 ? 1 : mark.size()));
  }
  if (end > kExcerptBytes / 3) return std::string(head.substr(0, end));
  const std::size_t space = head.rfind(' ');
  return std::string(head.substr(0, space == std::string_view::npos ? head.size() : space)) + "\u2026";
}

}  // namespace

void measure(Article& article) {
  constexpr std::uint32_t kProseWords = 8;
  Counter counter;
  for (const Block& block : article.blocks) {
    if (!is_text(block)) continue;
    const std::uint32_t words_before = counter.words;
    counter.add(block.text);
    const bool prose = block.kind == BlockKind::kParagraph && counter.words - words_before >= kProseWords;
    if (prose && article.metadata.excerpt.empty()) article.metadata.excerpt = excerpt_of(block.text);
  }
  article.char_count = counter.characters;
  article.word_count = counter.words;
  const double seconds =
      counter.cjk_words * 60 / kCjkPerMinute + (counter.words - counter.cjk_words) * 60 / kWordsPerMinute;
  article.reading_seconds = static_cast<std::uint32_t>(seconds + 0.5);
  article.simhash = counter.simhash();
}

}  // namespace cleanview
