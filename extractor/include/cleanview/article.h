// Article: all that was found on one page. Owns its text.
#ifndef CLEANVIEW_ARTICLE_H_
#define CLEANVIEW_ARTICLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cleanview {

enum class PageType : std::uint8_t {
  kArticle,
  kForum,
  kProduct,
  kCollection,
  kListing,
  kDocumentation,
  kService,
  kHome,
  kVideo,
  kProfile,
  kSearch,
  kLogin,
  kError,
  kOther,
};
inline constexpr int kPageTypes = 14;

// "article", "forum", …; static storage.
std::string_view page_type_name(PageType type);

// Kinds of content blocks. Those marked + contain others.
enum class BlockKind : std::uint8_t {
  kParagraph,
  kHeading,         // level 1 to 6
  kList,            // + ordered, start, reversed
  kListItem,        // + task
  kDefinitionList,  // +
  kTerm,            // text
  kDefinition,      // +
  kQuote,           // + url: its source
  kCode,            // text verbatim; language
  kTable,           // + rows; first may be a kCaption
  kTableRow,        // + cells
  kTableCell,       // + header, columns, rows
  kCaption,         // of a figure or table
  kFigure,          // + kImage, kMedia, kTable, kCode, kCaption
  kImage,           // url, text: alt, title; width_px, height_px
  kMedia,           // video, audio or embedded post: url, text: title; language: "video", "audio", "embed"
  kMath,            // display formula: text: TeX; markup: MathML or empty
  kRule,            // a thematic break
  kDetails,         // + first child kSummary
  kSummary,         // text
  kCallout,         // + language: "note", "tip", "warning", …
  kVerse,           // lines that the author broke (poem, address): '\n' in text is a hard break
  kFootnote,        // + label
};

// Inline markup over the bytes [begin, end) of Block::text.
enum class SpanKind : std::uint8_t {
  kLink,  // url, title
  kEmphasis,
  kStrong,
  kCode,
  kKeyboard,
  kMark,
  kInsert,
  kDelete,
  kSubscript,
  kSuperscript,
  kUnderline,
  kSmall,
  kQuote,         // <q>
  kAbbreviation,  // title: the long form
  kRuby,          // title: the annotation
  kMath,          // the text is TeX; title: MathML or empty
  kImage,         // url; the text is the alt text
  kFootnoteRef,   // url: "#label"
  kTime,          // title: datetime
};

struct Span {
  SpanKind kind = SpanKind::kLink;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string url = {};  // absolute, of an allowed scheme; otherwise empty
  std::string title = {};
};

// A piece of main content. Blocks are kept in document order, a container before its contents:
// the contents of blocks[i] are blocks[i + 1 .. blocks[i].end).
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;      // kHeading: 1 to 6
  bool ordered = false;        // kList
  bool reversed = false;       // kList
  bool header = false;         // kTableCell
  bool beside = false;         // kCaption: stands beside the running text, and is not in the text output
  std::int8_t task = -1;       // kListItem: 0 open, 1 done, -1 no task
  std::int32_t start = 1;      // kList ordered: number of the first item
  std::uint16_t columns = 1;   // kTableCell: columns covered
  std::uint16_t rows = 1;      // kTableCell: rows covered
  std::uint32_t width_px = 0;  // kImage: 0 unknown
  std::uint32_t height_px = 0;
  std::uint32_t end = 0;        // index after the last block inside
  std::uint32_t from_byte = 0;  // place in the decoded page
  std::uint32_t to_byte = 0;
  float score = 0;               // probability of main content, 0 to 1
  std::string text = {};         // UTF-8; white space collapsed except in kCode; '\n' is a hard line break
  std::vector<Span> spans = {};  // in order of begin, then longest first; nested, never crossing
  std::string url = {};
  std::string title = {};
  std::string language = {};  // kCode: programming language; kMedia, kCallout: its type
  std::string label = {};     // kFootnote; kHeading: anchor; kListItem: its number, where the page sets one
  std::string markup = {};    // kMath: MathML, a <math> with its namespace
  // With ExtractOptions::explain, otherwise empty:
  std::string path = {};  // selector that matches what the block was made of, for rules; empty also when it has none
  std::string rule = {};  // who kept it, as in Removed::rule; empty when it contains others, and beside the text
};

// Where the text comes from, when the page is a copy or a summary.
struct OriginalSource {
  std::string name;
  std::string url;
  std::int64_t rank = -1;  // as the page prints it ("471. in US"); -1 unknown
  std::string region;      // of the rank
};

enum class RelatedKind : std::uint8_t { kSimilar, kRecommended, kInline, kNext, kItem };
enum class Place : std::uint8_t { kContent, kTail, kRail, kHead };

struct Related {
  std::string title;
  std::string url;
  std::string snippet;
  bool truncated = false;  // the page cut the snippet short
  std::string image_url;
  std::string source;
  std::string published;
  RelatedKind kind = RelatedKind::kSimilar;
  Place place = Place::kTail;
  std::string heading;         // above the list
  std::uint32_t position = 0;  // from 1
};

enum class BadgeKind : std::uint8_t { kReadingTime, kCounter, kQuality, kRank, kStatus, kRating, kOther };
enum class BadgeUnit : std::uint8_t { kSeconds, kCount, kShare, kOfN, kNone };

struct Badge {
  BadgeKind kind = BadgeKind::kOther;
  std::string label;  // as printed, without the value
  double value = 0;
  bool has_value = false;
  BadgeUnit unit = BadgeUnit::kNone;
  std::string scope;  // lower case: "here", "publisher", "news", "us"
  std::string raw;    // as printed
};

struct Comment {
  std::string author;
  std::string author_url;
  std::string published;
  std::string text;
  std::uint32_t depth = 0;  // a reply is one deeper than what it answers
  std::int64_t votes = 0;
  bool has_votes = false;
};

struct Image {
  std::string url;
  std::string alt;
  std::string caption;
  std::string credit;
  std::uint32_t width_px = 0;  // 0 unknown
  std::uint32_t height_px = 0;
  bool lead = false;
  bool lazy = false;
};

struct Media {
  std::string kind;  // "video", "audio", "embed"
  std::string url;
  std::string embed_url;
  std::string provider;
  std::string title;
  std::int64_t duration_seconds = -1;
  std::string thumbnail_url;
  std::string quote;
};

struct NamedLink {
  std::string name;
  std::string url;
};
struct TocEntry {
  std::uint8_t level = 0;
  std::string text;
  std::string anchor;
};
struct Alternate {
  std::string url;
  std::string hreflang;
  std::string media_type;
  std::string title;
};
struct License {
  std::string id;
  std::string url;
  std::string text;
};
struct Pagination {
  std::int64_t index = -1;
  std::int64_t total = -1;
  std::string next_url, previous_url, first_url, last_url, single_page_url;
};
struct AuthorDetail {
  std::string name, url, role, kind /* "person" or "organization" */, bio, image_url;
};
struct DateCandidate {
  std::string kind;       // "published", "modified", "event", "rendered", "other"
  std::string value;      // RFC 3339, as precise as the page is
  std::string precision;  // "year", "month", "day", "minute", "second"
  bool has_zone = false;
  std::string raw;
  std::string from;  // "json_ld", "meta", "time", "visible", "url", …
  float confidence = 0;
  std::string barred;  // why it may not be a date of this page; empty: it may
};
struct Identifiers {
  std::string doi, issn, isbn, pmid, arxiv, guid, post_id;
};

// All single values are empty when unknown. Times are RFC 3339, as precise as the page is.
struct Metadata {
  std::string url;  // as the caller gave it
  std::string canonical_url, amp_url, short_url, hostname;
  std::vector<std::string> schema_types;
  std::string title, title_raw, subtitle, kicker;
  std::string byline;                // as printed: "By A. Rowe and B. Stone"
  std::vector<std::string> authors;  // names only: {"A. Rowe", "B. Stone"}
  std::vector<AuthorDetail> author_details;
  std::string published, modified;
  std::string rendered_at;  // when the page says it was generated; never a publication date
  std::vector<DateCandidate> dates;
  std::string description;  // written by the site
  std::string excerpt;      // from the main content, at most 280 characters
  std::string site_name, site_url, site_icon_url;
  OriginalSource source;
  std::string language;  // BCP 47: "pt-BR"
  std::string language_declared, language_detected;
  float language_confidence = 0;
  std::string direction;  // "ltr" or "rtl"
  std::string charset, charset_from;
  std::string section;
  std::vector<std::string> categories, tags;
  std::vector<NamedLink> breadcrumbs;
  License license;
  std::string image_url;  // lead image
  Pagination pagination;
  std::vector<Alternate> alternates;
  Identifiers ids;
  std::vector<std::string> corrections;
  std::string structured;  // JSON of the page's product, recipe, event, …; or empty
};

enum class Completeness : std::uint8_t { kUnknown, kFull, kSummary, kTeaser, kPaywalled, kEmpty };
enum class Paywall : std::uint8_t { kNone, kMetered, kHard, kRegistration };

struct Flags {
  Paywall paywall = Paywall::kNone;
  bool sponsored = false;
  bool consent_wall = false;
  bool js_required = false;
  bool bot_wall = false;
  bool soft_404 = false;
  bool machine_translated = false;
  bool ai_generated = false;
  bool live = false;
  std::vector<std::string> robots;  // directives as found
};

struct Warning {
  std::string code;
  std::string message;
  std::string field;
};

// Why a piece of text is not in the main content (ExtractOptions::explain).
struct Removed {
  std::uint32_t n = 0;  // handle
  std::string kind;     // "related_heading", "nav", …
  std::string rule;     // name of the rule: "related_heading", "model_drop", "site_rule"
  std::string reason;   // one sentence
  std::string text;     // at most 200 characters
  std::uint32_t words = 0;
  std::string path;  // selector that matches it and nothing else (docs/site-rules.md); empty: too deep
  std::uint32_t from_byte = 0, to_byte = 0;
  std::string moved_to;   // field that has it now; empty: dropped
  float probability = 0;  // of main content, before rules
};

struct ProvenanceEntry {
  std::string value;
  std::string from;
  float confidence = 0;
};
struct Provenance {
  std::string field;
  std::string from;  // the source that won; empty: none did, and the field has no value
  std::string rule;  // which chose it: "best_source", "shown_earlier", … (docs/json.md)
  float confidence = 0;
  bool has_place = false;                    // the value stands in the page's markup:
  std::uint32_t from_byte = 0, to_byte = 0;  // in the decoded page
  std::vector<ProvenanceEntry> alternatives;
};

struct Article {
  PageType page_type = PageType::kOther;
  float page_type_confidence = 0;
  Metadata metadata;
  std::vector<Block> blocks;  // main content
  std::vector<Related> related;
  std::vector<Badge> badges;
  std::vector<Comment> comments;
  std::vector<Image> images;  // of the main content
  std::vector<Media> media;
  std::vector<TocEntry> toc;
  float confidence = 0;   // that the main content is right, 0 to 1
  bool readable = false;  // worth a reader view
  Completeness completeness = Completeness::kUnknown;
  Flags flags;
  std::uint32_t char_count = 0;  // of the main content
  std::uint32_t word_count = 0;  // each character of Han and kana is one
  std::uint32_t reading_seconds = 0;
  std::uint64_t simhash = 0;  // of the main content's words; 0: no content
  std::vector<Warning> warnings;
  std::vector<Removed> removed;
  std::vector<Provenance> provenance;
};

}  // namespace cleanview

#endif  // CLEANVIEW_ARTICLE_H_
