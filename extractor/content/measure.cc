#include "content/measure.h"

#include <algorithm>
#include <array>
#include <string>

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
  return block.kind != BlockKind::kImage && block.kind != BlockKind::kMedia;
}

// Bits of the words' hashes vote: near texts have near fingerprints.
class SimHash {
 public:
  void add(std::string_view word) {
    const std::uint64_t hash = fnv1a(to_lower(word));
    for (int i = 0; i < 64; ++i) votes_[static_cast<std::size_t>(i)] += (hash >> i & 1) != 0 ? 1 : -1;
    any_ = true;
  }
  std::uint64_t value() const {
    std::uint64_t bits = 0;
    for (int i = 0; i < 64; ++i) bits |= std::uint64_t{votes_[static_cast<std::size_t>(i)] > 0} << i;
    return any_ ? bits : 0;
  }

 private:
  std::array<int, 64> votes_{};
  bool any_ = false;
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
