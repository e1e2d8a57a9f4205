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
  void add(std::string_view word) {
    const std::uint64_t hash = lower_hash(word);
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

  // fnv1a() of the word in lower case.
  static std::uint64_t lower_hash(std::string_view word) {
    std::uint64_t hash = fnv1a("");
    for (const char c : word) {
      if (static_cast<unsigned char>(c) >= 0x80) return fnv1a(to_lower(word));
      const char lower = ascii_lower(c);
      hash = fnv1a({&lower, 1}, hash);
    }
    return hash;
  }

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
  SimHash hash;
  std::uint32_t cjk = 0;
  for (const Block& block : article.blocks) {
    if (!is_text(block)) continue;
    article.char_count += static_cast<std::uint32_t>(count_characters(block.text));
    for_each_word(block.text, [&](std::string_view word) {
      ++article.word_count;
      hash.add(word);
    });
    for (std::size_t at = 0; at < block.text.size();) cjk += is_cjk(decode_next(block.text, at));
    const bool prose = block.kind == BlockKind::kParagraph && count_words(block.text) >= 8;
    if (article.metadata.excerpt.empty() && prose) article.metadata.excerpt = excerpt_of(block.text);
  }
  // A run of Han or kana is one "word" above.
  const double seconds =
      cjk > article.word_count ? cjk * 60 / kCjkPerMinute : article.word_count * 60 / kWordsPerMinute;
  article.reading_seconds = static_cast<std::uint32_t>(seconds + 0.5);
  article.simhash = hash.value();
}

}  // namespace cleanview
