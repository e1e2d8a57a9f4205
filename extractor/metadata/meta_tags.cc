#include "metadata/meta_tags.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/text.h"
#include "metadata/dates.h"

namespace cleanview {
namespace {

struct MetaRow {
  std::string_view name;  // lower case, of name, property or itemprop
  Field field;
  Source source;
};

using enum Field;

// In order of name.
constexpr MetaRow kRows[] = {
    {"article:author", kAuthor, Source::kArticleMeta},
    {"article:author_name", kAuthor, Source::kArticleMeta},
    {"article:modified", kModified, Source::kArticleMeta},
    {"article:modified_time", kModified, Source::kArticleMeta},
    {"article:published", kPublished, Source::kArticleMeta},
    {"article:published_time", kPublished, Source::kArticleMeta},
    {"article:section", kSection, Source::kArticleMeta},
    {"article:tag", kTag, Source::kArticleMeta},
    {"author", kAuthor, Source::kMeta},
    {"book:isbn", kIsbn, Source::kOpenGraph},
    {"byl", kAuthor, Source::kMeta},
    {"citation_author", kAuthor, Source::kCitation},
    {"citation_date", kPublished, Source::kCitation},
    {"citation_doi", kDoi, Source::kCitation},
    {"citation_isbn", kIsbn, Source::kCitation},
    {"citation_journal_title", kSiteName, Source::kCitation},
    {"citation_keywords", kTag, Source::kCitation},
    {"citation_online_date", kPublished, Source::kCitation},
    {"citation_publication_date", kPublished, Source::kCitation},
    {"citation_title", kTitle, Source::kCitation},
    {"content-language", kLanguage, Source::kMeta},
    {"date", kPublished, Source::kMeta},
    {"datecreated", kPublished, Source::kMeta},
    {"datemodified", kModified, Source::kMicrodata},
    {"datepublished", kPublished, Source::kMicrodata},
    {"dc.creator", kAuthor, Source::kDublinCore},
    {"dc.date", kPublished, Source::kDublinCore},
    {"dc.date.created", kPublished, Source::kDublinCore},
    {"dc.date.issued", kPublished, Source::kDublinCore},
    {"dc.date.modified", kModified, Source::kDublinCore},
    {"dc.description", kDescription, Source::kDublinCore},
    {"dc.identifier", kDoi, Source::kDublinCore},
    {"dc.language", kLanguage, Source::kDublinCore},
    {"dc.publisher", kSiteName, Source::kDublinCore},
    {"dc.rights", kLicense, Source::kDublinCore},
    {"dc.subject", kTag, Source::kDublinCore},
    {"dc.title", kTitle, Source::kDublinCore},
    {"dcterms.created", kPublished, Source::kDublinCore},
    {"dcterms.creator", kAuthor, Source::kDublinCore},
    {"dcterms.date", kPublished, Source::kDublinCore},
    {"dcterms.issued", kPublished, Source::kDublinCore},
    {"dcterms.modified", kModified, Source::kDublinCore},
    {"dcterms.title", kTitle, Source::kDublinCore},
    {"description", kDescription, Source::kMeta},
    {"headline", kTitle, Source::kMicrodata},
    {"keywords", kTag, Source::kMeta},
    {"language", kLanguage, Source::kMeta},
    {"last-modified", kModified, Source::kMeta},
    {"news_keywords", kTag, Source::kMeta},
    {"og:article:author", kAuthor, Source::kArticleMeta},
    {"og:article:published_time", kPublished, Source::kArticleMeta},
    {"og:description", kDescription, Source::kOpenGraph},
    {"og:image", kImage, Source::kOpenGraph},
    {"og:image:secure_url", kImage, Source::kOpenGraph},
    {"og:image:url", kImage, Source::kOpenGraph},
    {"og:locale", kLanguage, Source::kOpenGraph},
    {"og:published_time", kPublished, Source::kOpenGraph},
    {"og:site_name", kSiteName, Source::kOpenGraph},
    {"og:title", kTitle, Source::kOpenGraph},
    {"og:updated_time", kModified, Source::kOpenGraph},
    {"og:url", kCanonical, Source::kOpenGraph},
    {"parsely-author", kAuthor, Source::kParsely},
    {"parsely-image-url", kImage, Source::kParsely},
    {"parsely-link", kCanonical, Source::kParsely},
    {"parsely-pub-date", kPublished, Source::kParsely},
    {"parsely-section", kSection, Source::kParsely},
    {"parsely-tags", kTag, Source::kParsely},
    {"parsely-title", kTitle, Source::kParsely},
    {"prism.doi", kDoi, Source::kCitation},
    {"prism.publicationdate", kPublished, Source::kCitation},
    {"prism.publicationname", kSiteName, Source::kCitation},
    {"pubdate", kPublished, Source::kMeta},
    {"publish-date", kPublished, Source::kMeta},
    {"publish_date", kPublished, Source::kMeta},
    {"published", kPublished, Source::kMeta},
    {"sailthru.author", kAuthor, Source::kSailthru},
    {"sailthru.date", kPublished, Source::kSailthru},
    {"sailthru.description", kDescription, Source::kSailthru},
    {"sailthru.image.full", kImage, Source::kSailthru},
    {"sailthru.tags", kTag, Source::kSailthru},
    {"sailthru.title", kTitle, Source::kSailthru},
    {"title", kTitle, Source::kMeta},
    {"twitter:creator", kAuthor, Source::kTwitter},
    {"twitter:description", kDescription, Source::kTwitter},
    {"twitter:image", kImage, Source::kTwitter},
    {"twitter:image:src", kImage, Source::kTwitter},
    {"twitter:title", kTitle, Source::kTwitter},
};

void add_list(const MetaRow& row, std::string_view content, NodeId n, Candidates& candidates) {
  while (!content.empty()) {
    const std::size_t comma = std::min(content.find_first_of(",;"), content.size());
    candidates.add(row.field, row.source, content.substr(0, comma), n);
    content.remove_prefix(std::min(comma + 1, content.size()));
  }
}

// The views of `facts` that a <meta> fills.
struct FactRow {
  std::string_view name;
  std::string_view HeadFacts::*fact;
};
constexpr FactRow kFacts[] = {{"og:title", &HeadFacts::og_title},
                              {"og:description", &HeadFacts::og_description},
                              {"og:type", &HeadFacts::og_type},
                              {"og:url", &HeadFacts::og_url},
                              {"description", &HeadFacts::description},
                              {"generator", &HeadFacts::generator},
                              {"article:content_tier", &HeadFacts::content_tier},
                              {"og:video:duration", &HeadFacts::video_duration},
                              {"video:duration", &HeadFacts::video_duration}};

// What the address of a <link> is a candidate for.
struct LinkRow {
  std::string_view rel;
  Field field;
};
constexpr LinkRow kLinks[] = {{"canonical", kCanonical}, {"amphtml", kAmp},     {"shortlink", kShortLink},
                              {"icon", kIcon},           {"license", kLicense}, {"apple-touch-icon", kIcon},
                              {"image_src", kImage}};
// Which page of several it is.
struct PageRow {
  std::string_view rel;
  std::string Pagination::*address;
};
constexpr PageRow kPages[] = {{"next", &Pagination::next_url},
                              {"prev", &Pagination::previous_url},
                              {"previous", &Pagination::previous_url},
                              {"first", &Pagination::first_url},
                              {"last", &Pagination::last_url}};
constexpr std::size_t kMostAlternates = 200;

class HeadReader {
 public:
  HeadReader(const PageModel& page, Candidates& candidates) : page_(page), candidates_(candidates) {}

  HeadFacts run() {
    for (NodeId n{0}; n != page_.end(); ++n) {
      switch (page_[n].tag) {
        case Tag::kMeta: meta(n); break;
        case Tag::kLink: link(n); break;
        case Tag::kTitle: title(n); break;
        case Tag::kHtml:
        case Tag::kBody: language(n); break;
        default: break;
      }
    }
    return std::move(facts_);
  }

 private:
  void meta(NodeId n) {
    const std::string_view content = page_.attribute_or_empty(n, Attr::kContent);
    if (trim_html_space(content).empty()) return;
    for (const Attr attr : {Attr::kProperty, Attr::kName, Attr::kItemprop, Attr::kHttpEquiv}) {
      const auto name = page_.attribute(n, attr);
      if (!name || name->empty()) continue;
      // Microdata inside the body may belong to another item: the visible part reads it.
      if (attr == Attr::kItemprop && page_.head != kNoNode && !page_.contains(page_.head, n)) continue;
      named(ascii_lower(trim_html_space(*name)), content, n);
      return;
    }
  }

  void named(const std::string& name, std::string_view content, NodeId n) {
    for (const FactRow& row : kFacts) {
      if (row.name == name && (facts_.*row.fact).empty()) facts_.*row.fact = content;
    }
    if (name == "robots" || name == "googlebot") add_robots(content);
    written_by(name, content, n);
    if (name == "citation_issn") facts_.issn = clean_line(content);
    if (name == "citation_pmid") facts_.pmid = clean_line(content);
    if (name == "citation_arxiv_id") facts_.arxiv = clean_line(content);
    const auto* row = std::lower_bound(std::begin(kRows), std::end(kRows), std::string_view(name),
                                       [](const MetaRow& r, std::string_view v) { return r.name < v; });
    if (row == std::end(kRows) || row->name != name) return dated(name, content, n);
    if (row->field == kTag) return add_list(*row, content, n, candidates_);
    if (row->source == Source::kDublinCore && row->field == kDoi && !contains(content, "10.")) return;
    const bool prose = row->field == kDescription || row->field == kTitle;
    candidates_.add(row->field, row->source, prose ? text_of_value(content) : decode_references(content), n);
  }

  // "ms.date", "published-date", "Updated Date": systems have names of their own for it.
  void dated(const std::string& name, std::string_view content, NodeId n) {
    constexpr std::size_t kMostDateBytes = 40;
    if (!contains(name, "date") || contains(name, "expir") || contains(name, "valid")) return;
    if (content.size() > kMostDateBytes || !find_date(content, "")) return;
    const bool modified = contains(name, "modif") || contains(name, "updat") || contains(name, "review");
    candidates_.add(modified ? kModified : kPublished, Source::kMeta, content, n);
  }

  // twitter:label1 says what twitter:data1 is.
  void written_by(const std::string& name, std::string_view content, NodeId n) {
    if (name.starts_with("twitter:label")) author_label_ = ascii_iequals(content, "written by") ? name.back() : '\0';
    if (author_label_ != '\0' && name == std::string("twitter:data") + author_label_) {
      candidates_.add(kAuthor, Source::kMeta, content, n);
    }
  }

  void add_robots(std::string_view content) {
    while (!content.empty()) {
      const std::size_t comma = std::min(content.find(','), content.size());
      const std::string directive = ascii_lower(trim_html_space(content.substr(0, comma)));
      const bool known = std::find(facts_.robots.begin(), facts_.robots.end(), directive) != facts_.robots.end();
      if (!directive.empty() && !known && facts_.robots.size() < 30) facts_.robots.push_back(directive);
      content.remove_prefix(std::min(comma + 1, content.size()));
    }
  }

  void link(NodeId n) {
    const std::string_view href = trim_html_space(page_.attribute_or_empty(n, Attr::kHref));
    if (href.empty()) return;
    const std::string rels = ascii_lower(page_.attribute_or_empty(n, Attr::kRel));
    for_each_token(rels, [&](std::string_view rel) { related(rel, href, n); });
    if (has_token(rels, "alternate")) alternate(rels, href, n);
  }

  void related(std::string_view rel, std::string_view href, NodeId n) {
    for (const LinkRow& row : kLinks) {
      if (row.rel == rel) candidates_.add(row.field, Source::kLink, href, n);
    }
    for (const PageRow& row : kPages) {
      if (row.rel == rel) facts_.pagination.*row.address = href;
    }
    if (rel == "canonical" && facts_.canonical_url.empty()) facts_.canonical_url = href;
  }

  void alternate(std::string_view rels, std::string_view href, NodeId n) {
    if (facts_.alternates.size() >= kMostAlternates) return;
    std::string media_type = clean_line(page_.attribute_or_empty(n, Attr::kType));
    if (is_for_programs(rels, href, media_type)) return;
    facts_.alternates.push_back({std::string(href), clean_line(page_.attribute_or_empty(n, Attr::kHreflang)),
                                 std::move(media_type), clean_line(page_.attribute_or_empty(n, Attr::kTitle))});
  }

  // Players' and systems' interfaces, styles, fonts, icons and edit forms are nothing that one reads instead of the
  // page.
  static bool is_for_programs(std::string_view rels, std::string_view href, std::string_view media_type) {
    for (const std::string_view rel : {"icon", "stylesheet", "preload", "edit"}) {
      if (has_token(rels, rel)) return true;
    }
    if (contains(href, "/wp-json/")) return true;
    const std::string type = ascii_lower(media_type);
    for (const std::string_view start : {"image/", "font/", "text/css", "application/x-wiki"}) {
      if (type.starts_with(start)) return true;
    }
    return type == "application/json" || type.ends_with("+oembed");
  }

  void title(NodeId n) {
    const NodeId text = page_.first_child(n);
    if (!facts_.title.empty() || text == kNoNode) return;
    facts_.title = page_[text].text;
    candidates_.add(kTitle, Source::kTitleElement, facts_.title, n);
  }

  void language(NodeId n) {
    const auto lang = page_.attribute(n, Attr::kLang);
    if (lang) candidates_.add(kLanguage, Source::kHtmlLang, *lang, n);
    const std::string dir = ascii_lower(page_.attribute_or_empty(n, Attr::kDir));
    if (dir == "rtl" || dir == "ltr") facts_.direction = dir;
  }

  const PageModel& page_;
  Candidates& candidates_;
  HeadFacts facts_;
  char author_label_ = '\0';  // digit of the twitter:label that says "Written by"
};

}  // namespace

HeadFacts read_head(const PageModel& page, Candidates& candidates) {
  return HeadReader(page, candidates).run();
}

}  // namespace cleanview
