#include "content/decide_language.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "metadata/language.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostBytes = 4000;
// Shorter blocks are names, prices and buttons: of any language, or of none.
constexpr std::uint32_t kProseWords = 10;
constexpr std::size_t kEnoughBytes = 300;
// A language that nobody declares is taken from here on; one that contradicts the page's own must be all but certain,
// and read from sentences: lists of names and of numbers are in many.
constexpr float kLikely = 0.5F;
constexpr float kCertain = 0.95F;

void append(std::string_view text, std::string& sample) {
  if (sample.size() >= kMostBytes) return;
  sample += text;
  sample += ' ';
}

// "… ledger." and "… ledger. He wrote", and not "Clutch kit 10 4 for buses", the name of a thing.
bool has_sentence(std::string_view text) {
  for (const std::string_view mark : {".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", "։", "።"}) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
      const std::string_view rest = text.substr(at + mark.size());
      if (rest.empty() || rest[0] == ' ' || mark.size() > 1) return true;
    }
  }
  return false;
}

struct Sample {
  std::string text;
  std::size_t sentence_bytes = 0;  // of blocks with a sentence
};

Sample prose_of(const Article& article) {
  Sample prose;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::kCode || count_words(block.text) < kProseWords) continue;
    append(block.text, prose.text);
    if (has_sentence(block.text)) prose.sentence_bytes += block.text.size();
    if (prose.text.size() >= kMostBytes) break;
  }
  return prose;
}

std::string all_text_of(const PageModel& page) {
  std::string all;
  for (const TextBlock& block : page.blocks) append(block.text, all);
  return all;
}

// What the page declares stays among the alternatives.
void note_detection(Article& article) {
  if (article.provenance.empty()) return;
  auto at = std::find_if(article.provenance.begin(), article.provenance.end(),
                         [](const Provenance& p) { return p.field == "language"; });
  if (at == article.provenance.end()) {
    at = article.provenance.insert(at, Provenance{});
    at->field = "language";
  }
  at->from = "text";
  at->rule = "detected";
  at->confidence = article.metadata.language_confidence;
  at->has_place = false;
}

void follow_text(const PageModel& page, Article& article) {
  Metadata& m = article.metadata;
  Sample prose = prose_of(article);
  std::string sample = std::move(prose.text);
  if (m.language.empty() && sample.size() < kEnoughBytes) sample = all_text_of(page);
  const auto guess = detect_language(sample);
  if (!guess || guess->confidence < kLikely) return;
  const bool declared = !m.language.empty();
  const bool contradicts = declared && is_known_language(m.language) && !is_close_language(m.language, guess->language);
  const bool sure = guess->confidence >= kCertain && prose.sentence_bytes * 2 >= sample.size();
  const bool certain = sure || (sample.size() >= kEnoughBytes && differ_in_script(m.language, guess->language));
  if (contradicts && !certain) return;
  m.language_detected = guess->language;
  m.language_confidence = guess->confidence;
  if (declared && !contradicts) return;
  m.language = guess->language;
  note_detection(article);
  if (contradicts) {
    article.warnings.push_back({"language_contradicted",
                                "the page declares " + m.language_declared + ", its text is " + m.language,
                                "language"});
  }
}

}  // namespace

void decide_language(const PageModel& page, Article& article) {
  follow_text(page, article);
  Metadata& m = article.metadata;
  if (m.direction.empty()) m.direction = is_right_to_left(m.language) ? "rtl" : "ltr";
}

}  // namespace cleanview
