#include "content/badge_runs.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "metadata/titles.h"
#include "rules/badges.h"
#include "rules/phrases.h"

namespace cleanview {
namespace {

constexpr std::string_view kSpacedMarks[] = {" / ", " | ", " · ", " • ", " — ", " – ", " ∙ ", " ∣ "};
constexpr std::string_view kListMarks[] = {", ", "、", "، ", "; ", " / ", " | ", " · ", " • ", " – "};
constexpr std::size_t kMostRuns = 20;

// As parse_badge(), also for "Quality score: News: 44%", where the label stands in the same run: it is `label` then,
// for what follows, too.
std::optional<Badge> read_badge(std::string_view run, std::string& label) {
  const std::string_view text = without_icon(run);
  const auto prefix = phrase_prefix(text, bit(PhraseKind::kCounterBadge) | bit(PhraseKind::kReadingTime));
  const std::string_view said = prefix ? trim_html_space(text.substr(0, prefix->label_bytes)) : std::string_view();
  if (prefix && badge_label(said)) {
    if (auto badge = parse_badge(text.substr(prefix->label_bytes), said)) {
      label = said;
      return badge;
    }
  }
  auto whole = parse_badge(run, label);
  if (whole && whole->kind != BadgeKind::kQuality) return whole;
  if (const std::size_t colon = text.find(": ");
      colon != std::string_view::npos && badge_label(text.substr(0, colon))) {
    if (auto badge = parse_badge(text.substr(colon + 2), text.substr(0, colon))) {
      label = text.substr(0, colon);
      return badge;
    }
  }
  return whole;
}

// "4 min at the source. Quality: 66/100" falls apart behind the stop; "61 sec. here" does not.
std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  for (std::size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1)) {
    std::size_t next = at + 2;
    if (next >= text.size() || !is_upper(decode_next(text, next))) continue;
    sentences.push_back(text.substr(0, at));
    text.remove_prefix(at + 2);
    at = 0;
  }
  sentences.push_back(text);
  return sentences;
}

void add_runs(std::string_view text, NodeId node, std::vector<Run>& runs) {
  for (const std::string_view part : split_at_marks(text, kSpacedMarks)) {
    std::vector<std::string_view> sentences = sentences_of(part);
    std::string label;
    if (sentences.size() > 1 && !read_badges(part, label).empty()) sentences = {part};  // "3 Min. Lesezeit"
    for (const std::string_view sentence : sentences) {
      std::string run = clean_line(sentence);
      if (!is_blank_phrase(run)) runs.push_back({std::move(run), node});
    }
  }
}

// The pieces of a line where bold values stand within its sentences.
std::vector<Run> lines_of(const TextBlock& block) {
  std::vector<Run> runs;
  add_runs(block.text, block.owner, runs);
  return runs;
}

// So many words a text has at most. The marks of Indic vowels part none.
std::size_t most_words(std::string_view text) {
  constexpr std::size_t kMostWordBytes = 12;
  const auto spaces = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
  return std::max(spaces + 1, text.size() / kMostWordBytes);
}

}  // namespace

std::uint32_t words_of(std::string_view text) {
  return static_cast<std::uint32_t>(std::min<std::size_t>(count_words(text), most_words(text)));
}

bool has_more_words(std::string_view text, std::uint32_t most) {
  constexpr std::size_t kMostLineBytes = 4096;
  if (most_words(text) <= most) return false;
  if (text.size() > kMostLineBytes) return true;
  std::uint32_t words = 0;
  std::size_t at = start_of_word(text, 0);
  for (; at < text.size() && words <= most; ++words) at = start_of_word(text, end_of_word(text, at));
  return words > most;
}

std::string_view without_icon(std::string_view text) {
  while (!text.empty()) {
    std::size_t next = 0;
    const char32_t c = decode_next(text, next);
    if (!is_pictograph(c) && !is_space(c) && c != 0x2022 && c != 0xb7) break;
    text.remove_prefix(next);
  }
  return text;
}

std::vector<Badge> badges_of(std::string_view text, std::string_view label) {
  std::vector<Badge> badges;
  if (auto whole = parse_badge(text, label)) {
    badges.push_back(std::move(*whole));
    return badges;
  }
  const std::vector<std::string_view> parts = split_at_marks(text, kListMarks);
  if (parts.size() < 2) return badges;  // it was the whole
  for (const std::string_view part : parts) {
    auto badge = parse_badge(part, label);
    if (!badge) return {};
    badges.push_back(std::move(*badge));
  }
  return badges;
}

std::vector<Badge> read_badges(std::string_view run, std::string& label) {
  if (!has_number(run)) return {};
  if (auto badge = read_badge(run, label)) return {std::move(*badge)};
  return badges_of(run, label);
}

std::vector<Run> runs_of(const PageModel& page, const TextBlock& block) {
  std::vector<Run> runs;
  for (NodeId n = block.first; index(n) <= index(block.last); ++n) {
    if (page[n].tag != Tag::kText) continue;
    add_runs(page[n].text, n, runs);
  }
  return runs;
}

std::size_t count_badges(const std::vector<Run>& runs) {
  std::string label;
  std::size_t count = 0;
  for (const Run& run : runs) count += read_badges(run.text, label).size();
  return count;
}

std::vector<Run> best_runs(const PageModel& page, const TextBlock& block) {
  std::vector<Run> best = runs_of(page, block);
  std::vector<Run> lines = lines_of(block);
  if (best.size() > kMostRuns || lines.size() > kMostRuns) return best;
  std::vector<Run> whole(1);
  for (const Run& run : best) whole[0].text += (whole[0].text.empty() ? "" : " ") + run.text;
  if (!best.empty()) whole[0].node = best[0].node;
  std::size_t most = count_badges(best);
  for (std::vector<Run>* other : {&lines, &whole}) {
    const std::size_t count = count_badges(*other);
    if (count <= most) continue;
    most = count;
    best = std::move(*other);
  }
  return best;
}

}  // namespace cleanview
