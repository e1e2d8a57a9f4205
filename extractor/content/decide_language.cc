#include "content/decide_language.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "metadata/language.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostBytes = 4000;
// Shorter blocks are names, prices and buttons: of any language, or of none.
constexpr std::uint32_t kProseWords = 10;
constexpr std::size_t kEnoughBytes = 300;
// A language that nobody declares is taken from here on; one that contradicts the page's own must be all but certain.
constexpr float kLikely = 0.5F;
constexpr float kCertain = 0.95F;

void append(std::string_view text, std::string& sample) {
  if (sample.size() >= kMostBytes) return;
  sample += text;
  sample += ' ';
}

std::string prose_of(const Article& article) {
  std::string prose;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::kCode && count_words(block.text) >= kProseWords) append(block.text, prose);
    if (prose.size() >= kMostBytes) break;
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
  std::string sample = prose_of(article);
  if (m.language.empty() && sample.size() < kEnoughBytes) sample = all_text_of(page);
  const auto guess = detect_language(sample);
  if (!guess || guess->confidence < kLikely) return;
  m.language_detected = guess->language;
  m.language_confidence = guess->confidence;
  const bool declared = !m.language.empty();
  const bool contradicts = declared && is_known_language(m.language) && !is_close_language(m.language, guess->language);
  const bool certain =
      guess->confidence >= kCertain || (sample.size() >= kEnoughBytes && differ_in_script(m.language, guess->language));
  if (declared && (!contradicts || !certain)) return;
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
