#include "metadata/provenance.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace cleanview {
namespace {

// How often a value is right, as counted over the development set (docs/json.md); the groups with few pages are rounded
// down.
struct RuleShare {
  std::string_view rule;
  float share;
};
constexpr RuleShare kTitles[] = {{"heading_and_head", 0.93F}, {"heading_has_labels", 0.85F}, {"head_alone", 0.75F},
                                 {"heading_alone", 0.7F},     {"heading_is_a_slogan", 0.6F}, {"chapter", 0.55F},
                                 {"heading_is_a_part", 0.5F}, {"heading_against_head", 0.5F}};

enum class Group : std::uint8_t { kJsonLd, kData, kShown, kGuessed };
enum class Others : std::uint8_t { kAgree, kSilent, kDisagree };
using Shares = std::array<std::array<float, 3>, 4>;  // by Group and Others
constexpr Shares kAuthors = {{{0.95F, 0.9F, 0.45F}, {0.93F, 0.93F, 0.8F}, {0.9F, 0.8F, 0.4F}, {0.8F, 0.6F, 0.3F}}};
constexpr Shares kDates = {{{0.97F, 0.45F, 0.3F}, {0.97F, 0.97F, 0.75F}, {0.93F, 0.9F, 0.65F}, {0.5F, 0.5F, 0.3F}}};

Group group_of(Field field, Source source) {
  switch (source) {
    case Source::kJsonLd: return Group::kJsonLd;
    case Source::kByline:
    case Source::kRelAuthor:
    case Source::kTimeElement:
    case Source::kVisible: return Group::kShown;
    case Source::kMicroformat: return field == Field::kAuthor ? Group::kGuessed : Group::kShown;
    case Source::kTwitter:
    case Source::kAddress: return Group::kGuessed;
    default: return Group::kData;
  }
}

// What the page offers for `field`, as the record would have it.
std::vector<ProvenanceEntry> offers(const MetadataResult& result, Field field) {
  std::vector<ProvenanceEntry> all;
  const bool is_date = field == Field::kPublished || field == Field::kModified;
  for (const DateCandidate& d : result.metadata.dates) {
    if (is_date && d.barred.empty() && d.kind == field_name(field)) all.push_back({d.value, d.from, 0});
  }
  if (is_date) return all;
  for (const Candidate* c : result.candidates.ranked(field)) {
    all.push_back({c->value, std::string(source_name(c->source)), 0});
  }
  return all;
}

bool says_the_same(Field field, std::string_view a, std::string_view b) {
  constexpr std::size_t kDayBytes = 10;
  if (field != Field::kAuthor) return a.substr(0, kDayBytes) == b.substr(0, kDayBytes);
  const std::string first = fold_for_comparison(a), second = fold_for_comparison(b);
  return contains(first, second) || contains(second, first);  // "By Ada Rowe, editor"
}

Others others_on(Field field, const ProvenanceEntry& value, const std::vector<ProvenanceEntry>& all) {
  Others others = Others::kSilent;
  for (const ProvenanceEntry& other : all) {
    if (other.from == value.from) continue;
    if (says_the_same(field, value.value, other.value)) return Others::kAgree;
    others = Others::kDisagree;
  }
  return others;
}

float confidence_of(Field field, const ProvenanceEntry& value, std::string_view rule,
                    const std::vector<ProvenanceEntry>& all) {
  const Source source = source_of(value.from);
  if (field == Field::kTitle) {
    for (const RuleShare& r : kTitles) {
      if (r.rule == rule) return r.share;
    }
  }
  if (field == Field::kAuthor || field == Field::kPublished || field == Field::kModified) {
    const Shares& shares = field == Field::kAuthor ? kAuthors : kDates;
    const auto others = static_cast<std::size_t>(others_on(field, value, all));
    return shares[static_cast<std::size_t>(group_of(field, source))][others];
  }
  return 1.0F - 0.05F * static_cast<float>(std::min(source_rank(field, source), kSources));
}

// From the element's tag to the end of its last text; an element without any ends where the next one begins.
void set_place(const PageModel& page, NodeId n, Provenance& p) {
  const NodeId last{index(page[n].end) - 1};
  const bool has_next = last == n && page[n].end != page.end();
  const std::uint32_t to =
      has_next ? page.source_offset(page[page[n].end].source)
               : page.source_offset(page[last].source) + static_cast<std::uint32_t>(page[last].text.size());
  p.has_place = true;
  p.from_byte = page.source_offset(page[n].source);
  p.to_byte = std::max(p.from_byte, to);
}

// What says another title than the one that was chosen is as likely as that one is wrong, at most.
void weigh_titles(std::string_view title, Provenance& p) {
  const std::string chosen = fold_for_comparison(title);
  for (ProvenanceEntry& e : p.alternatives) {
    const bool same = contains(fold_for_comparison(e.value), chosen);  // with the site's name
    e.confidence = same ? p.confidence : std::min(e.confidence, 1.0F - p.confidence);
  }
}

Provenance provenance_of_field(const MetadataResult& result, Field field, const PageModel& page) {
  const Choice& choice = result.choices[static_cast<std::size_t>(field)];
  Provenance p;
  p.field = field_name(field);
  p.from = choice.from;
  p.rule = choice.rule;
  p.alternatives = offers(result, field);
  const std::vector<ProvenanceEntry> all = p.alternatives;
  for (ProvenanceEntry& e : p.alternatives) e.confidence = confidence_of(field, e, "", all);
  if (choice.from.empty()) return p;
  const Metadata& m = result.metadata;
  ProvenanceEntry value{"", p.from, 0};
  if (field == Field::kAuthor && !m.authors.empty()) value.value = m.authors[0];
  if (field == Field::kPublished) value.value = m.published;
  if (field == Field::kModified) value.value = m.modified;
  p.confidence = confidence_of(field, value, p.rule, all);
  if (field == Field::kTitle) weigh_titles(m.title, p);
  if (choice.node != kNoNode) set_place(page, choice.node, p);
  return p;
}

}  // namespace

std::vector<Provenance> provenance_of(const MetadataResult& result, const PageModel& page) {
  std::vector<Provenance> all;
  for (int f = 0; f < kFields; ++f) {
    Provenance p = provenance_of_field(result, static_cast<Field>(f), page);
    if (!p.from.empty() || !p.alternatives.empty()) all.push_back(std::move(p));
  }
  return all;
}

}  // namespace cleanview
