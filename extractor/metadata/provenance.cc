#include "metadata/provenance.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "metadata/dates.h"

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

bool is_date(Field field) {
  return field == Field::kPublished || field == Field::kModified;
}

// What the page offers for `field`, as the record would have it.
std::vector<ProvenanceEntry> offers(const MetadataResult& result, Field field) {
  std::vector<ProvenanceEntry> all;
  for (const DateCandidate& d : result.metadata.dates) {
    if (is_date(field) && d.barred.empty() && d.kind == field_name(field)) all.push_back({d.value, d.from, 0});
  }
  if (is_date(field)) return all;
  for (const Candidate* c : result.candidates.ranked(field)) {
    all.push_back({c->value, std::string(source_name(c->source)), 0});
  }
  return all;
}

// A value as others_on() compares it: the day of a date, an author's name. Empty for other fields, where nobody asks.
std::string comparison_key(Field field, std::string_view value) {
  constexpr std::size_t kMostNameBytes = 200;
  if (field == Field::kAuthor) return fold_for_comparison(truncate_utf8(value, kMostNameBytes));
  return is_date(field) ? std::string(value.substr(0, kDayBytes)) : std::string();
}

bool says_the_same(Field field, std::string_view a, std::string_view b) {
  return field == Field::kAuthor ? contains(a, b) || contains(b, a) : a == b;  // "By Ada Rowe, editor"
}

// What a page offers for a field, with a comparison_key() each.
struct Offers {
  std::span<const ProvenanceEntry> entries;
  std::vector<std::string> keys;
};

Others others_on(Field field, std::string_view from, std::string_view key, const Offers& offers) {
  Others others = Others::kSilent;
  for (std::size_t i = 0; i < offers.keys.size(); ++i) {
    if (offers.entries[i].from == from) continue;
    if (says_the_same(field, key, offers.keys[i])) return Others::kAgree;
    others = Others::kDisagree;
  }
  return others;
}

// Of the value with `key` that `rule` chose from the source `from`.
float confidence_of(Field field, std::string_view from, std::string_view key, std::string_view rule,
                    const Offers& offers) {
  const Source source = source_of(from);
  if (field == Field::kTitle) {
    for (const RuleShare& r : kTitles) {
      if (r.rule == rule) return r.share;
    }
  }
  if (field == Field::kAuthor || is_date(field)) {
    const Shares& shares = field == Field::kAuthor ? kAuthors : kDates;
    const auto others = static_cast<std::size_t>(others_on(field, from, key, offers));
    return shares[static_cast<std::size_t>(group_of(field, source))][others];
  }
  return source_confidence(field, source);
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
  Offers all{p.alternatives, {}};
  for (const ProvenanceEntry& e : p.alternatives) all.keys.push_back(comparison_key(field, e.value));
  for (std::size_t i = 0; i < all.keys.size(); ++i) {
    p.alternatives[i].confidence = confidence_of(field, p.alternatives[i].from, all.keys[i], "", all);
  }
  if (choice.from.empty()) return p;
  const Metadata& m = result.metadata;
  std::string_view value;
  if (field == Field::kAuthor && !m.authors.empty()) value = m.authors[0];
  if (field == Field::kPublished) value = m.published;
  if (field == Field::kModified) value = m.modified;
  p.confidence = confidence_of(field, p.from, comparison_key(field, value), p.rule, all);
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
