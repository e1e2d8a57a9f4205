#include "metadata/metadata.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/url.h"
#include "metadata/authors.h"
#include "metadata/choose_dates.h"
#include "metadata/item_scopes.h"
#include "metadata/json_ld.h"
#include "metadata/language.h"
#include "metadata/media_facts.h"
#include "metadata/meta_tags.h"
#include "metadata/page_marks.h"
#include "metadata/pagination.h"
#include "metadata/schema_values.h"
#include "metadata/structured.h"
#include "metadata/titles.h"
#include "metadata/visible.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostTags = 100;

// Names, of which same_title() ones are one.
class KnownNames {
 public:
  // True iff the name is new.
  bool add(std::string_view name) { return folded_.insert(fold_for_comparison(name)).second; }
  bool has(std::string_view name) const { return folded_.count(fold_for_comparison(name)) > 0; }

 private:
  std::set<std::string> folded_;
};

// "pt_BR" as "pt-BR"; nothing when it is no language tag.
std::string language_tag(std::string_view value) {
  std::string tag;
  for (const char c : value) tag.push_back(c == '_' ? '-' : c);
  const std::size_t first = std::min(tag.find('-'), tag.size());
  const bool letters = std::all_of(tag.begin(), tag.end(), [](char c) { return is_ascii_alnum(c) || c == '-'; });
  if (!letters || first < 2 || first > 3 || tag.size() > 20) return {};
  for (std::size_t i = 0; i < tag.size(); ++i) {
    const bool region = i > first && (tag.size() - first == 3) && is_ascii_alpha(tag[i]);
    if (!region) tag[i] = ascii_lower(tag[i]);
    if (region && tag[i] >= 'a' && tag[i] <= 'z') tag[i] = static_cast<char>(tag[i] - 'a' + 'A');
  }
  return tag;
}

// Licences of Creative Commons and public domain, as SPDX names.
std::string spdx_of(std::string_view url) {
  const std::size_t at = url.find("creativecommons.org/");
  if (at == std::string_view::npos) return {};
  std::string_view rest = url.substr(at + 20);
  if (rest.starts_with("publicdomain/zero/")) return "CC0-1.0";
  if (rest.starts_with("publicdomain/mark/")) return "PDM-1.0";
  if (!rest.starts_with("licenses/")) return {};
  rest.remove_prefix(9);
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return {};
  std::string id = "CC-";
  for (const char c : rest.substr(0, slash)) id.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  const std::string_view version = rest.substr(slash + 1, 3);
  return version.size() == 3 && is_ascii_digit(version[0]) ? id + "-" + std::string(version) : id;
}

// "displayType" of "displayType: standard article"; empty for what is no such pair.
std::string_view key_of_pair(std::string_view tag) {
  const std::size_t colon = tag.find(": ");
  if (colon == std::string_view::npos || tag[0] < 'a' || tag[0] > 'z') return {};
  const std::string_view key = tag.substr(0, colon);
  const bool one_word =
      std::all_of(key.begin(), key.end(), [](char c) { return is_ascii_alnum(c) || c == '-' || c == '_'; });
  return one_word ? key : std::string_view{};
}

// Content systems write their own fields among the keywords. One pair may be a topic; two with different keys are none.
void drop_fields(std::vector<std::string>& tags) {
  std::set<std::string_view> keys;
  for (const std::string& tag : tags) keys.insert(key_of_pair(tag));
  keys.erase(std::string_view{});
  if (keys.size() > 1) std::erase_if(tags, [](const std::string& tag) { return !key_of_pair(tag).empty(); });
}

// What systems write where nobody chose a section.
bool is_no_section(std::string_view name) {
  constexpr std::string_view kNames[] = {"uncategorized",  "uncategorised",   "unkategorisiert", "non classé",
                                         "sin categoría",  "sin categorizar", "sem categoria",   "senza categoria",
                                         "geen categorie", "bez kategorii",   "без рубрики",     "未分類",
                                         "未分类",         "미분류",          "غير مصنف"};
  const std::string lower = to_lower(name);
  return std::find(std::begin(kNames), std::end(kNames), lower) != std::end(kNames);
}

class Resolver {
 public:
  Resolver(const PageModel& page, std::span<const std::uint64_t> groups, std::string_view url, MetadataResult& result)
      : page_(page),
        groups_(groups),
        given_(parse_url(url)),
        result_(result),
        m_(result.metadata),
        c_(result.candidates) {
    m_.url = clean_line(url);
  }

  void run(const HeadFacts& head, const VisibleFacts& visible, const JsonLdResult& json_ld, const JsonLdResult& items) {
    addresses(head);
    site(visible);
    language(head);
    title(visible, head);
    authors(visible, json_ld);
    choose_dates(c_, here_, visible.rendered_at, m_, result_.choices);
    m_.description = best(Field::kDescription);
    subtitle();
    lists(json_ld, visible);
    structures(json_ld, items);
    add_video_duration(head.video_duration, result_.media);
    links(head);
    identifiers(head, json_ld, visible);
    m_.kicker = kicker_of(page_, visible.title_heading);
    m_.corrections = corrections_of(page_, groups_);
  }

 private:
  void choose(Field field, const Candidate& candidate, std::string_view rule) {
    result_.choices[static_cast<std::size_t>(field)] = {source_name(candidate.source), rule, candidate.node};
  }

  // The first value of the best source.
  std::string best(Field field) {
    const auto ranked = c_.ranked(field);
    if (ranked.empty()) return {};
    choose(field, *ranked[0], "best_source");
    return ranked[0]->value;
  }

  // A <base> counts only when it is an address of the web.
  std::optional<Url> base_address() const {
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (page_[n].tag != Tag::kBase || !page_.attribute(n, Attr::kHref)) continue;
      const auto base = resolve_url(given_, page_.attribute_or_empty(n, Attr::kHref));
      if (base && is_web(*base)) return base;
      break;
    }
    return given_;
  }

  std::string absolute(std::string_view address) const { return web_address(base_, address); }

  // The first value that is an address.
  std::string first_address(Field field) {
    for (const Candidate* c : c_.ranked(field)) {
      std::string address = absolute(c->value);
      if (address.empty()) continue;
      choose(field, *c, "best_source");
      return address;
    }
    return {};
  }

  void addresses(const HeadFacts& head) {
    base_ = base_address();
    if (!base_) base_ = parse_url(head.canonical_url);
    if (!base_) base_ = parse_url(head.og_url);
    m_.canonical_url = first_address(Field::kCanonical);
    here_ = given_ ? given_ : parse_url(m_.canonical_url);
    if (here_) m_.hostname = here_->host;
    if (here_ && is_web(*here_))
      m_.site_url = here_->scheme + "://" + here_->host + (here_->port.empty() ? "" : ":" + here_->port) + "/";
  }

  // The first or last part of the head's title, where it is what the host is called: "Desks | Example" of example.org.
  std::string site_in_title(const VisibleFacts& visible) {
    constexpr std::uint32_t kMostWords = 5;
    for (const Candidate* c : c_.ranked(Field::kTitle)) {
      if (c->source != Source::kTitleElement) continue;
      for (std::string& part : ends_of_title(c->value)) {
        const bool name = count_words(part) <= kMostWords && !same_title(part, visible.heading);
        if (!name || fold_for_comparison(part).empty() || !names_site(part, "", m_.hostname)) continue;
        choose(Field::kSiteName, *c, "end_of_title");
        return std::move(part);
      }
    }
    return {};
  }

  void site(const VisibleFacts& visible) {
    for (const Candidate* c : c_.ranked(Field::kSiteName)) {
      if (!m_.site_name.empty()) break;
      if (c->value.starts_with("http")) continue;
      m_.site_name = c->value.starts_with('@') ? c->value.substr(1) : c->value;
      choose(Field::kSiteName, *c, "best_source");
    }
    if (m_.site_name.empty() && !m_.hostname.empty()) m_.site_name = site_in_title(visible);
    m_.site_icon_url = first_address(Field::kIcon);
  }

  void language(const HeadFacts& head) {
    for (const Candidate* c : c_.ranked(Field::kLanguage)) {
      if (!m_.language_declared.empty()) break;
      m_.language_declared = language_tag(c->value);
      if (!m_.language_declared.empty()) choose(Field::kLanguage, *c, "best_source");
    }
    m_.language = m_.language_declared;
    m_.direction = head.direction;
  }

  // What the page shows as its heading, where the head agrees; otherwise the head's, without the site's name.
  void title(const VisibleFacts& visible, const HeadFacts& head) {
    m_.title_raw = clean_line(head.title);
    const std::string heading = without_site(without_doubling(without_marks(visible.heading)), m_.site_name, "", "");
    std::vector<HeadTitle> titles;
    for (const Candidate* c : c_.ranked(Field::kTitle)) {
      if (c->source == Source::kHeading) continue;
      std::string value = without_site(without_doubling(c->value), m_.site_name, m_.hostname, heading);
      if (!heading.empty() && same_title(value, heading))
        return take_title(heading, Source::kHeading, "heading_and_head");
      titles.push_back({c->source, std::move(value)});
    }
    choose_title(heading, titles);
  }

  struct HeadTitle {
    Source source;
    std::string value;  // without the site's name
  };

  void take_title(std::string title, Source source, std::string_view rule) {
    m_.title = std::move(title);
    for (const Candidate* c : c_.ranked(Field::kTitle)) {
      if (c->source == source && !m_.title.empty()) return choose(Field::kTitle, *c, rule);
    }
  }

  // What the page shows as its first heading, unless that names the site or a part of it. Without one, the head's
  // title without its tail.
  void choose_title(const std::string& heading, const std::vector<HeadTitle>& titles) {
    if (heading.empty() || names_site(heading, m_.site_name, m_.hostname)) {
      if (!titles.empty()) take_title(without_tail(titles[0].value), titles[0].source, "head_alone");
      return;
    }
    if (titles.empty()) return take_title(heading, Source::kHeading, "heading_alone");
    std::string chapter = chapter_of(titles[0].value, heading);
    if (!chapter.empty() && !names_site(chapter, m_.site_name, m_.hostname)) {
      return take_title(std::move(chapter), titles[0].source, "chapter");
    }
    if (is_labelled(heading, titles[0].value))
      return take_title(titles[0].value, titles[0].source, "heading_has_labels");
    std::string agreed = agreed_title(titles);
    if (is_one_word_of(heading, agreed))
      return take_title(std::move(agreed), Source::kTitleElement, "heading_is_a_part");
    if (!agreed.empty() && is_slogan(heading, agreed)) {
      return take_title(std::move(agreed), Source::kTitleElement, "heading_is_a_slogan");
    }
    take_title(heading, Source::kHeading, "heading_against_head");
  }

  // "Discord" as a heading of "How we broke into Discord and others": a label or a part, not the title.
  static bool is_one_word_of(std::string_view heading, std::string_view title) {
    constexpr std::uint32_t kMostWords = 2, kFewestMore = 2;
    const std::uint32_t words = count_words(heading);
    if (words > kMostWords || count_words(title) < words + kFewestMore) return false;
    return shared_words(heading, title) == 1 && !fold_for_comparison(title).starts_with(fold_for_comparison(heading));
  }

  // The title that <title> and another source of the head give alike; empty when none do.
  static std::string agreed_title(const std::vector<HeadTitle>& titles) {
    for (const HeadTitle& element : titles) {
      if (element.source != Source::kTitleElement) continue;
      std::string title = without_tail(element.value);
      for (const HeadTitle& other : titles) {
        if (other.source != Source::kTitleElement && same_title(title, without_tail(other.value))) return title;
      }
    }
    return {};
  }

  // A heading that says something else than the title on which the head agrees, and one of the two is short:
  // "Clarity, finally." over "A to-do list to organize your work". Long ones that differ are two titles of one
  // article: there the shown one counts.
  static bool is_slogan(std::string_view heading, std::string_view title) {
    constexpr std::uint32_t kShortHeading = 6, kShortTitle = 4;
    if (count_words(title) < 2 || shared_words(heading, title) == 1) return false;
    return count_words(heading) <= kShortHeading || count_words(title) <= kShortTitle;
  }

  // Systems repeat the title in it.
  void subtitle() {
    for (const Candidate* c : c_.ranked(Field::kSubtitle)) {
      std::string value = without_doubling(c->value);
      if (same_title(value, m_.title) || same_title(value, m_.title_raw)) continue;
      m_.subtitle = std::move(value);
      return choose(Field::kSubtitle, *c, "best_source");
    }
  }

  void authors(const VisibleFacts& visible, const JsonLdResult& json_ld) {
    m_.byline = visible.byline;
    for (const AuthorDetail& detail : json_ld.authors) {
      if (detail.kind == "organization") organizations_.add(detail.name);
    }
    const auto ranked = c_.ranked(Field::kAuthor);
    take_authors(ranked, false);
    if (m_.authors.empty()) take_authors(ranked, true);
    prefer_full_names(ranked);
    shorten_names(ranked);
    KnownNames known;
    for (const std::string& name : m_.authors) known.add(name);
    for (const AuthorDetail& detail : json_ld.authors) {
      if (known.has(detail.name)) m_.author_details.push_back(detail);
    }
    for (AuthorDetail& detail : m_.author_details) {
      detail.url = absolute(detail.url);
      detail.image_url = absolute(detail.image_url);
    }
  }

  static bool is_structured(Source source) {
    return source == Source::kJsonLd || source == Source::kCitation || source == Source::kParsely;
  }

  // The names of the best source. People come before organisations, whatever the source.
  void take_authors(const std::vector<const Candidate*>& ranked, bool organizations) {
    KnownNames known;
    for (const Candidate* c : ranked) {
      if (!m_.authors.empty() && (c->source != author_source_ || !is_structured(c->source))) break;
      if (c->value.starts_with("http") || c->value.starts_with('@')) continue;
      if (!organizations && is_organization(c->value)) continue;
      for (std::string& name : names_of(*c)) {
        if (m_.authors.empty()) choose(Field::kAuthor, *c, organizations ? "organization_alone" : "best_source");
        author_source_ = c->source;
        if (known.add(name)) m_.authors.push_back(std::move(name));
      }
    }
  }

  static bool is_shown(Source source) {
    return source == Source::kRelAuthor || source == Source::kByline || source == Source::kVisible ||
           source == Source::kMicrodata;
  }

  // Data that names an account ("andrew.k") gives way to the name that the page shows.
  void prefer_full_names(const std::vector<const Candidate*>& ranked) {
    const auto is_one_word = [](const std::string& name) { return name.find(' ') == std::string::npos; };
    if (m_.authors.size() != 1 || !is_one_word(m_.authors[0]) || is_shown(author_source_)) return;
    for (const Candidate* c : ranked) {
      if (!is_shown(c->source) || is_organization(c->value)) continue;
      const std::vector<std::string> names = names_of(*c);
      if (names.size() != 1 || is_one_word(names[0]) || count_words(names[0]) > 3) continue;
      if (ascii_icontains(names[0], "admin")) continue;
      m_.authors = names;
      author_source_ = c->source;
      choose(Field::kAuthor, *c, "full_name_shown");
      return;
    }
  }

  // "Ada Rowe Daily Post" where the page has "Ada Rowe" alone, too: what follows is no part of the name.
  void shorten_names(const std::vector<const Candidate*>& ranked) {
    for (std::string& name : m_.authors) {
      for (const Candidate* c : ranked) {
        const std::string& shorter = c->value;
        const bool front = name.size() > shorter.size() && name.starts_with(shorter) && name[shorter.size()] == ' ';
        if (front && count_words(shorter) >= 2 && looks_like_name(shorter)) name = shorter;
      }
    }
  }

  bool is_organization(std::string_view name) const {
    return same_title(name, m_.site_name) || names_site(name, m_.site_name, m_.hostname) || organizations_.has(name);
  }

  // Sources whose value is meant to be an author, whatever it looks like: "ggailey777".
  static bool is_explicit(Source source) {
    return is_structured(source) || source == Source::kMicrodata || source == Source::kMeta ||
           source == Source::kArticleMeta || source == Source::kDublinCore || source == Source::kSailthru ||
           source == Source::kMicroformat;
  }

  std::vector<std::string> names_of(const Candidate& c) const {
    if (c.source == Source::kCitation && looks_like_name(c.value)) return {c.value};  // "Rowe, Ada" is one name
    // "Center for Health and Research" is one, too.
    if (c.source == Source::kJsonLd && organizations_.has(c.value) && is_account_name(c.value)) return {c.value};
    std::vector<std::string> names = names_in_byline(c.value, m_.site_name);
    // A link to the author that says more than a word may as well be "View more posts".
    const bool handle = c.source == Source::kRelAuthor && c.value.find(' ') == std::string::npos;
    if (names.empty() && (handle || is_explicit(c.source)) && is_account_name(c.value)) names = {c.value};
    return names;
  }

  void lists(const JsonLdResult& json_ld, const VisibleFacts& visible) {
    m_.schema_types = json_ld.types;
    for (const std::string& type : visible.schema_types) {
      const bool known = std::find(m_.schema_types.begin(), m_.schema_types.end(), type) != m_.schema_types.end();
      if (!known) m_.schema_types.push_back(type);
    }
    std::vector<const Candidate*> tags = c_.ranked(Field::kTag);
    drop_prose(tags);
    m_.tags = distinct(tags);
    sections();
    drop_fields(m_.tags);
    if (!m_.tags.empty()) choose(Field::kTag, *tags[0], "all_sources");
  }

  // Some write all of a page's sections as one; a sentence and an address are none.
  void sections() {
    constexpr std::size_t kFewestOfList = 4;  // "Social, Behavioral and Health Sciences" is one name
    constexpr std::uint32_t kMostSectionWords = 15;
    constexpr std::string_view kComma[] = {", "};
    KnownNames known;
    for (const Candidate* c : c_.ranked(Field::kSection)) {
      std::vector<std::string_view> parts = split_at_marks(c->value, kComma);
      if (parts.size() < kFewestOfList) parts = {c->value};
      const bool prose = std::any_of(parts.begin(), parts.end(),
                                     [](std::string_view p) { return count_words(p) > kMostSectionWords; });
      if (prose || c->value.starts_with("http")) continue;
      for (const std::string_view part : parts) {
        if (part.empty() || is_no_section(part) || m_.categories.size() >= kMostTags || !known.add(part)) continue;
        if (m_.categories.empty()) choose(Field::kSection, *c, "best_source");
        m_.categories.emplace_back(part);
      }
    }
    if (!m_.categories.empty()) m_.section = m_.categories[0];
  }

  static std::vector<std::string> distinct(const std::vector<const Candidate*>& candidates) {
    std::vector<std::string> list;
    KnownNames known;
    for (const Candidate* c : candidates) {
      if (list.size() < kMostTags && known.add(c->value)) list.push_back(c->value);
    }
    return list;
  }

  // A description among the keywords falls apart at its commas: what its source has beside it is of it, too.
  static void drop_prose(std::vector<const Candidate*>& tags) {
    constexpr std::uint32_t kMostTagWords = 15;
    std::set<Source> prose;
    for (const Candidate* c : tags) {
      if (count_words(c->value) > kMostTagWords) prose.insert(c->source);
    }
    std::erase_if(tags, [&](const Candidate* c) { return prose.count(c->source) > 0; });
  }

  // JSON-LD first, which is written to be read; then microdata and RDFa.
  void structures(const JsonLdResult& json_ld, const JsonLdResult& items) {
    for (const JsonLdResult* source : {&json_ld, &items}) {
      if (m_.structured.empty()) m_.structured = normalized_structure(source->main, source->objects, base_);
      if (m_.breadcrumbs.empty()) m_.breadcrumbs = source->breadcrumbs;
      add_media_facts(source->objects, base_, result_.media);
    }
    for (NamedLink& crumb : m_.breadcrumbs) crumb.url = absolute(crumb.url);
  }

  void links(const HeadFacts& head) {
    m_.image_url = first_address(Field::kImage);
    m_.amp_url = first_address(Field::kAmp);
    m_.short_url = first_address(Field::kShortLink);
    alternates(head);
    m_.pagination = read_pagination(page_, groups_, head.pagination, here_, base_);
    license();
  }

  // Each address once a language.
  void alternates(const HeadFacts& head) {
    std::set<std::pair<std::string, std::string>> known;
    for (Alternate other : head.alternates) {
      other.url = absolute(other.url);
      if (other.url.empty() || !known.emplace(other.url, other.hreflang).second) continue;
      m_.alternates.push_back(std::move(other));
    }
  }

  // The address of a link, or a value that is one; other values say in words what the rights are.
  void license() {
    for (const Candidate* c : c_.ranked(Field::kLicense)) {
      const bool one_word = c->value.find(' ') == std::string::npos;
      const bool address = c->source == Source::kLink || (one_word && contains(c->value, "/"));
      (address ? m_.license.url : m_.license.text) = address ? absolute(c->value) : c->value;
      m_.license.id = spdx_of(c->value);
      if (m_.license.url.empty() && m_.license.text.empty()) continue;
      return choose(Field::kLicense, *c, "best_source");
    }
  }

  void identifiers(const HeadFacts& head, const JsonLdResult& json_ld, const VisibleFacts& visible) {
    std::string doi = best(Field::kDoi);
    const std::size_t at = doi.find("10.");
    if (at != std::string::npos) m_.ids.doi = doi.substr(at);
    m_.ids.isbn = best(Field::kIsbn);
    m_.ids.issn = head.issn;
    m_.ids.pmid = head.pmid;
    m_.ids.arxiv = head.arxiv;
    m_.ids.guid = json_ld.identifier;
    m_.ids.post_id = post_id_of(page_, visible.title_heading, m_.short_url);
  }

  const PageModel& page_;
  std::span<const std::uint64_t> groups_;
  std::optional<Url> given_;
  std::optional<Url> here_;  // given_, or what the page says itself
  std::optional<Url> base_;
  MetadataResult& result_;
  Metadata& m_;
  const Candidates& c_;
  KnownNames organizations_;  // of the authors
  Source author_source_ = Source::kVisible;
};

PageFacts make_facts(const HeadFacts& head, const JsonLdResult& json_ld, const Metadata& metadata, std::string_view url,
                     Arena& arena) {
  PageFacts facts;
  facts.url = arena.copy(url);
  facts.title = arena.copy(metadata.title_raw);
  facts.og_title = head.og_title;
  facts.description = head.description;
  facts.og_description = head.og_description;
  facts.og_type = head.og_type;
  facts.canonical_url = head.canonical_url;
  facts.og_url = head.og_url;
  facts.generator = head.generator;
  const auto views = [&](const auto& list) {
    const std::span<std::string_view> all = arena.make_array<std::string_view>(list.size());
    std::copy(list.begin(), list.end(), all.begin());
    return all;
  };
  facts.bodies = views(json_ld.bodies);
  facts.descriptions = views(json_ld.descriptions);
  const std::span<std::string_view> types = arena.make_array<std::string_view>(metadata.schema_types.size());
  for (std::size_t i = 0; i < types.size(); ++i) types[i] = arena.copy(ascii_lower(metadata.schema_types[i]));
  facts.schema_types = types;
  return facts;
}

// Microdata and RDFa as the reader of JSON-LD sees them. Their single values (dates, authors, …) are read where they
// are shown, by read_visible().
JsonLdResult read_item_scopes(const PageModel& page, const Limits& limits, Arena& arena) {
  const std::string json = item_scopes_as_json(page, limits);
  if (json.empty()) return {};
  Candidates none;
  const ScriptData script{ScriptKind::kJsonLd, arena.copy(json), 0};
  return read_json_ld({&script, 1}, limits, arena, none);
}

}  // namespace

MetadataResult extract_metadata(const PageModel& page, std::span<const std::uint64_t> groups, std::string_view url,
                                const Limits& limits, Arena& arena) {
  MetadataResult result;
  const HeadFacts head = read_head(page, result.candidates);
  const JsonLdResult json_ld = read_json_ld(page.scripts, limits, arena, result.candidates);
  const std::string_view head_title = head.og_title.empty() ? head.title : head.og_title;
  const VisibleFacts visible = read_visible(page, groups, head_title, result.candidates);
  const JsonLdResult items = read_item_scopes(page, limits, arena);
  Resolver(page, groups, url, result).run(head, visible, json_ld, items);
  result.title_heading = visible.title_heading;
  result.robots = head.robots;
  result.paywalled = json_ld.paywalled || ascii_iequals(head.content_tier, "locked");
  result.metered = ascii_iequals(head.content_tier, "metered");
  result.live = is_of_type(json_ld.main, "LiveBlogPosting") || is_of_type(items.main, "LiveBlogPosting");
  result.json_skipped = json_ld.skipped;
  result.facts = make_facts(head, json_ld, result.metadata, url, arena);
  return result;
}

}  // namespace cleanview
