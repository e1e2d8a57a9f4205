// The table of ranks is the whole policy of which source is believed for which field.
#include "metadata/candidates.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>

#include "base/text.h"

namespace cleanview {
namespace {

// More than this many candidates of a page are noise.
constexpr std::size_t kMostCandidates = 2000;

using Ranks = std::array<std::uint8_t, kSources>;

constexpr Ranks make_ranks(std::initializer_list<Source> order) {
  Ranks ranks{};
  for (auto& r : ranks) r = kSources;
  std::uint8_t next = 0;
  for (const Source s : order) ranks[static_cast<std::size_t>(s)] = next++;
  return ranks;
}

using enum Source;

constexpr std::array<Ranks, kFields> kRanks = {{
    /* kTitle */ make_ranks({kHeading, kOpenGraph, kJsonLd, kTwitter, kCitation, kMicrodata, kDublinCore, kParsely,
                             kSailthru, kMicroformat, kMeta, kTitleElement}),
    /* kSubtitle */ make_ranks({kJsonLd, kHeading}),
    /* kAuthor */
    make_ranks({kJsonLd, kCitation, kParsely, kSailthru, kMeta, kMicrodata, kArticleMeta, kRelAuthor, kByline,
                kDublinCore, kTwitter, kVisible, kMicroformat}),
    /* kPublished */
    make_ranks({kJsonLd, kArticleMeta, kOpenGraph, kMicrodata, kParsely, kSailthru, kCitation, kMeta, kDublinCore,
                kMicroformat, kTimeElement, kVisible, kAddress}),
    /* kModified */
    make_ranks(
        {kJsonLd, kArticleMeta, kOpenGraph, kMicrodata, kMeta, kDublinCore, kTimeElement, kMicroformat, kVisible}),
    /* kDescription */ make_ranks({kMeta, kOpenGraph, kJsonLd, kTwitter, kDublinCore, kMicrodata, kSailthru}),
    /* kSiteName */ make_ranks({kOpenGraph, kJsonLd, kMeta, kMicrodata, kCitation, kDublinCore, kTwitter}),
    /* kImage */ make_ranks({kOpenGraph, kTwitter, kJsonLd, kMicrodata, kParsely, kSailthru, kLink, kMeta}),
    /* kSection */ make_ranks({kArticleMeta, kJsonLd, kParsely, kMeta, kMicrodata}),
    /* kTag */ make_ranks({kArticleMeta, kJsonLd, kParsely, kSailthru, kLink, kMeta, kMicrodata, kCitation}),
    /* kLanguage */ make_ranks({kHtmlLang, kMeta, kJsonLd, kOpenGraph, kDublinCore}),
    /* kCanonical */ make_ranks({kLink, kOpenGraph, kJsonLd, kParsely}),
    /* kIcon */ make_ranks({kLink}),
    /* kLicense */ make_ranks({kLink, kJsonLd, kDublinCore}),
    /* kDoi */ make_ranks({kCitation, kDublinCore, kMeta, kJsonLd}),
    /* kIsbn */ make_ranks({kCitation, kJsonLd, kOpenGraph, kMicrodata}),
    /* kAmp */ make_ranks({kLink}),
    /* kShortLink */ make_ranks({kLink}),
}};

constexpr std::string_view kSourceNames[kSources] = {
    "json_ld", "open_graph",   "article_meta", "twitter", "microdata", "citation",      "dublin_core",
    "parsely", "sailthru",     "meta",         "link",    "heading",   "title_element", "rel_author",
    "byline",  "time_element", "visible",      "url",     "html_lang", "microformat"};

}  // namespace

std::string_view field_name(Field field) {
  constexpr std::string_view kNames[] = {"title",       "subtitle",      "authors",       "published", "modified",
                                         "description", "site_name",     "image_url",     "section",   "tags",
                                         "language",    "canonical_url", "site_icon_url", "license",   "ids.doi",
                                         "ids.isbn",    "amp_url",       "short_url"};
  return kNames[static_cast<std::size_t>(field)];
}

std::string_view source_name(Source source) {
  return kSourceNames[static_cast<std::size_t>(source)];
}

Source source_of(std::string_view name) {
  const auto* at = std::find(std::begin(kSourceNames), std::end(kSourceNames), name);
  return static_cast<Source>(at == std::end(kSourceNames) ? 0 : at - std::begin(kSourceNames));
}

int source_rank(Field field, Source source) {
  return kRanks[static_cast<std::size_t>(field)][static_cast<std::size_t>(source)];
}

float source_confidence(Field field, Source source) {
  return 1.0F - 0.05F * static_cast<float>(source_rank(field, source));
}

void Candidates::add(Field field, Source source, std::string_view value, NodeId node) {
  if (all_.size() >= kMostCandidates || source_rank(field, source) == kSources) return;
  std::string clean = clean_line(value);
  if (!clean.empty()) all_.push_back({field, source, std::move(clean), node});
}

std::vector<const Candidate*> Candidates::ranked(Field field) const {
  std::vector<const Candidate*> found;
  for (const Candidate& c : all_) {
    if (c.field == field) found.push_back(&c);
  }
  std::stable_sort(found.begin(), found.end(), [&](const Candidate* a, const Candidate* b) {
    return source_rank(field, a->source) < source_rank(field, b->source);
  });
  return found;
}

}  // namespace cleanview
