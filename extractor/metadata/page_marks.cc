#include "metadata/page_marks.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "metadata/dates.h"
#include "rules/hints.h"
#include "rules/phrases.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostDigits = 20;
constexpr std::uint32_t kReach = 3;  // blocks above a heading
constexpr int kMostUp = 3;           // elements around a block that may name it
constexpr std::uint32_t kMostKickerWords = 8;
constexpr std::uint32_t kFewestCorrectionWords = 4, kMostCorrectionWords = 200;
constexpr std::size_t kMostCorrections = 20;
constexpr std::size_t kMostCorrectionBytes = 2000;
constexpr std::size_t kMostLabelBytes = 60;  // up to the colon, with a day in it

constexpr std::string_view kBodyClasses[] = {"postid-", "page-id-", "page-node-"};
constexpr std::string_view kShortAddresses[] = {"?p=", "?page_id=", "/node/"};
constexpr std::string_view kKickers[] = {"kicker", "eyebrow", "overline"};

// In lower case; a day, a mark and the text follow.
constexpr std::string_view kCorrections[] = {
    "correction", "corrections",    "clarification", "erratum",      "corrigendum",  "berichtigung",
    "korrektur",  "rectificatif",   "correctif",     "corrección",   "correcção",    "correção",
    "rettifica",  "errata corrige", "fe de erratas", "errata",       "rectificatie", "correctie",
    "rettelse",   "rättelse",       "oikaisu",       "sprostowanie", "oprava",       "исправление",
    "düzeltme",   "تصحيح",          "訂正",          "更正",         "정정"};

// The digits behind `mark`, if they end there or at a mark; empty otherwise.
std::string_view digits_behind(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = text.substr(at + mark.size());
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  const bool ends = digits == rest.size() || !is_ascii_alnum(rest[digits]);
  return digits > 0 && digits <= kMostDigits && ends ? rest.substr(0, digits) : std::string_view();
}

std::string_view number_in_class(std::string_view classes) {
  std::string_view found;
  any_token(classes, [&](std::string_view name) {
    for (const std::string_view mark : kBodyClasses) {
      if (name.starts_with(mark)) found = digits_behind(name, mark);
    }
    return !found.empty();
  });
  return found;
}

bool is_named_kicker(const PageModel& page, NodeId n) {
  for (int i = 0; i < kMostUp && n != kNoNode; ++i, n = page[n].parent) {
    if (index(page[n].end_block) - index(page[n].first_block) > 2) return false;
    if (ascii_icontains_any(page.attribute_or_empty(n, Attr::kClass), kKickers)) return true;
  }
  return false;
}

bool begins_as_correction(std::string_view text) {
  text = truncate_utf8(text, kMostLabelBytes);
  if (!contains(text, ":") && !contains(text, "：")) return false;
  const std::string lower = to_lower(text);
  return std::any_of(std::begin(kCorrections), std::end(kCorrections), [&](std::string_view word) {
    if (!lower.starts_with(word)) return false;
    const std::string_view rest = std::string_view(lower).substr(word.size());
    const std::size_t colon = std::min(rest.find(':'), rest.find("："));
    if (colon == std::string_view::npos) return false;
    // "Correction, Nov. 11, 2022:", but not "Corrections officers say:"
    return colon == 0 || find_date(rest.substr(0, colon), "").has_value();
  });
}

}  // namespace

std::string post_id_of(const PageModel& page, NodeId heading, std::string_view short_url) {
  if (page.body != kNoNode) {
    const std::string_view id = number_in_class(page.attribute_or_empty(page.body, Attr::kClass));
    if (!id.empty()) return std::string(id);
  }
  for (const std::string_view mark : kShortAddresses) {
    const std::string_view id = digits_behind(short_url, mark);
    if (!id.empty()) return std::string(id);
  }
  for (NodeId n = heading; n != kNoNode; n = page[n].parent) {
    const std::string_view id = page.attribute_or_empty(n, Attr::kId);
    if (page[n].tag == Tag::kArticle && id.starts_with("post-")) return std::string(digits_behind(id, "post-"));
  }
  return {};
}

std::string kicker_of(const PageModel& page, NodeId heading) {
  constexpr std::uint32_t kOtherLabels = bit(PhraseKind::kDateLabel) | bit(PhraseKind::kBylineLabel) |
                                         bit(PhraseKind::kReadingTime) | bit(PhraseKind::kShareBar) |
                                         bit(PhraseKind::kAdLabel) | bit(PhraseKind::kReadMore);
  if (heading == kNoNode) return {};
  const std::uint32_t at = index(page[heading].first_block);
  for (std::uint32_t i = at; i > 0 && i + kReach > at; --i) {
    const TextBlock& block = page.blocks[i - 1];
    if (block.words > kMostKickerWords || block.hidden != 0 || !is_named_kicker(page, block.owner)) continue;
    if (find_date(block.text, "") || phrase_kinds(block.text, kOtherLabels) != 0) continue;
    return clean_line(block.text);
  }
  return {};
}

std::vector<std::string> corrections_of(const PageModel& page, std::span<const std::uint64_t> groups) {
  constexpr std::uint64_t kOthers = bit(HintGroup::kComment) | bit(HintGroup::kReply) | bit(HintGroup::kRelated);
  std::vector<std::string> corrections;
  for (const TextBlock& block : page.blocks) {
    const bool fits =
        block.words >= kFewestCorrectionWords && block.words <= kMostCorrectionWords && block.heading == 0;
    if (!fits || block.hidden != 0 || block.link_words * 2 > block.words || !begins_as_correction(block.text)) continue;
    bool of_others = false;
    for (NodeId up = block.owner; up != kNoNode && !of_others; up = page[up].parent) {
      // A container with most of the page in it says nothing of one part, whatever it is called.
      const std::size_t blocks = index(page[up].end_block) - index(page[up].first_block);
      const bool wraps = blocks * 2 > page.blocks.size() || page[up].tag == Tag::kArticle || page[up].tag == Tag::kMain;
      of_others = (groups[index(up)] & kOthers) != 0 && !wraps;
    }
    if (!of_others) corrections.push_back(clean_line(block.text, kMostCorrectionBytes));
    if (corrections.size() == kMostCorrections) break;
  }
  return corrections;
}

}  // namespace cleanview
