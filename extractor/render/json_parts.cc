#include "render/json_parts.h"

#include "render/block_names.h"

namespace cleanview {
namespace {

// Shorthands for members: text or null, number or null where negative.
void text(std::string_view key, std::string_view value, JsonWriter& w) {
  w.key(key);
  w.string_or_null(value);
}
void number(std::string_view key, std::int64_t value, JsonWriter& w) {
  w.key(key);
  value < 0 ? w.null() : w.integer(value);
}
void pixels(std::string_view key, std::uint32_t value, JsonWriter& w) {
  number(key, value == 0 ? std::int64_t{-1} : std::int64_t{value}, w);
}
void share(std::string_view key, double value, JsonWriter& w) {
  w.key(key);
  w.decimal(value);
}
void flag(std::string_view key, bool value, JsonWriter& w) {
  w.key(key);
  w.boolean(value);
}

// Writes `list` as an array of objects, whose members write_members(element, w) writes.
template <typename T, typename WriteMembers>
void objects(const std::vector<T>& list, JsonWriter& w, WriteMembers write_members) {
  w.begin_array();
  for (const T& element : list) {
    w.begin_object();
    write_members(element);
    w.end_object();
  }
  w.end_array();
}

std::string_view name_of(RelatedKind kind) {
  constexpr std::string_view kNames[] = {"similar", "recommended", "inline", "next", "item"};
  return kNames[static_cast<std::size_t>(kind)];
}
std::string_view name_of(Place place) {
  constexpr std::string_view kNames[] = {"content", "tail", "rail", "head"};
  return kNames[static_cast<std::size_t>(place)];
}
std::string_view name_of(BadgeKind kind) {
  constexpr std::string_view kNames[] = {"reading_time", "counter", "quality", "rank", "status", "rating", "other"};
  return kNames[static_cast<std::size_t>(kind)];
}
std::string_view name_of(BadgeUnit unit) {
  constexpr std::string_view kNames[] = {"seconds", "count", "share", "of_n", ""};
  return kNames[static_cast<std::size_t>(unit)];
}
std::string_view name_of(Paywall paywall) {
  constexpr std::string_view kNames[] = {"none", "metered", "hard", "registration"};
  return kNames[static_cast<std::size_t>(paywall)];
}

void write_spans(const Block& block, JsonWriter& w) {
  w.key("spans");
  objects(block.spans, w, [&](const Span& s) {
    text("kind", span_kind_name(s.kind), w);
    number("begin", s.begin, w);
    number("end", s.end, w);
    if (!s.url.empty()) text("url", s.url, w);
    if (!s.title.empty()) text("title", s.title, w);
  });
}

// Members that only some kinds of blocks have.
void write_block_details(const Block& b, JsonWriter& w) {
  if (b.kind == BlockKind::kHeading) number("level", b.level, w);
  if (b.kind == BlockKind::kList) {
    flag("ordered", b.ordered, w);
    if (b.ordered) {
      w.key("start");
      w.integer(b.start);
    }
  }
  if (b.kind == BlockKind::kListItem && b.task >= 0) flag("done", b.task == 1, w);
  if (b.kind == BlockKind::kTableCell) {
    flag("header", b.header, w);
    number("columns", b.columns, w);
    number("rows", b.rows, w);
  }
  if (!b.url.empty()) text("url", b.url, w);
  if (!b.language.empty()) text("language", b.language, w);
  if (!b.label.empty()) text("label", b.label, w);
  if (!b.markup.empty()) text("markup", b.markup, w);
  if (!b.path.empty()) text("path", b.path, w);
  if (!b.rule.empty()) text("rule", b.rule, w);
}

}  // namespace

std::string_view completeness_name(Completeness completeness) {
  constexpr std::string_view kNames[] = {"unknown", "full", "summary", "teaser", "paywalled", "empty"};
  return kNames[static_cast<std::size_t>(completeness)];
}

void write_strings(const std::vector<std::string>& list, JsonWriter& w) {
  w.begin_array();
  for (const std::string& s : list) w.string(s);
  w.end_array();
}

void write_author_details(const Metadata& m, JsonWriter& w) {
  objects(m.author_details, w, [&](const AuthorDetail& e) {
    text("name", e.name, w);
    text("url", e.url, w);
    text("role", e.role, w);
    text("kind", e.kind, w);
    text("bio", e.bio, w);
    text("image_url", e.image_url, w);
  });
}

void write_dates(const Metadata& m, JsonWriter& w) {
  objects(m.dates, w, [&](const DateCandidate& e) {
    text("kind", e.kind, w);
    text("value", e.value, w);
    text("precision", e.precision, w);
    flag("has_zone", e.has_zone, w);
    text("raw", e.raw, w);
    text("from", e.from, w);
    share("confidence", e.confidence, w);
    text("barred", e.barred, w);
  });
}

void write_source(const OriginalSource& source, JsonWriter& w) {
  if (source.name.empty() && source.url.empty() && source.rank < 0) return w.null();
  w.begin_object();
  text("name", source.name, w);
  text("url", source.url, w);
  number("rank", source.rank, w);
  text("region", source.region, w);
  w.end_object();
}

void write_language_info(const Metadata& m, JsonWriter& w) {
  if (m.language_declared.empty() && m.language_detected.empty()) return w.null();
  w.begin_object();
  text("declared", m.language_declared, w);
  text("detected", m.language_detected, w);
  share("confidence", m.language_confidence, w);
  w.end_object();
}

void write_license(const License& license, JsonWriter& w) {
  if (license.id.empty() && license.url.empty() && license.text.empty()) return w.null();
  w.begin_object();
  text("id", license.id, w);
  text("url", license.url, w);
  text("text", license.text, w);
  w.end_object();
}

void write_named_links(const std::vector<NamedLink>& links, JsonWriter& w) {
  objects(links, w, [&](const NamedLink& e) {
    text("name", e.name, w);
    text("url", e.url, w);
  });
}

void write_images(const std::vector<Image>& images, JsonWriter& w) {
  objects(images, w, [&](const Image& e) {
    text("url", e.url, w);
    text("alt", e.alt, w);
    text("caption", e.caption, w);
    text("credit", e.credit, w);
    pixels("width_px", e.width_px, w);
    pixels("height_px", e.height_px, w);
    flag("lead", e.lead, w);
    flag("lazy", e.lazy, w);
  });
}

void write_media(const std::vector<Media>& media, JsonWriter& w) {
  objects(media, w, [&](const Media& e) {
    text("kind", e.kind, w);
    text("url", e.url, w);
    text("embed_url", e.embed_url, w);
    text("provider", e.provider, w);
    text("title", e.title, w);
    number("duration_seconds", e.duration_seconds, w);
    text("thumbnail_url", e.thumbnail_url, w);
    text("quote", e.quote, w);
  });
}

void write_blocks(const std::vector<Block>& blocks, JsonWriter& w) {
  objects(blocks, w, [&](const Block& e) {
    text("kind", block_kind_name(e.kind), w);
    number("end", e.end, w);
    text("text", e.text, w);
    write_block_details(e, w);
    if (!e.spans.empty()) write_spans(e, w);
    share("score", e.score, w);
    number("from_byte", e.from_byte, w);
    number("to_byte", e.to_byte, w);
  });
}

void write_toc(const std::vector<TocEntry>& toc, JsonWriter& w) {
  objects(toc, w, [&](const TocEntry& e) {
    number("level", e.level, w);
    text("text", e.text, w);
    text("anchor", e.anchor, w);
  });
}

void write_related(const std::vector<Related>& related, JsonWriter& w) {
  objects(related, w, [&](const Related& e) {
    text("title", e.title, w);
    text("url", e.url, w);
    text("snippet", e.snippet, w);
    flag("truncated", e.truncated, w);
    text("image_url", e.image_url, w);
    text("source", e.source, w);
    text("published", e.published, w);
    text("kind", name_of(e.kind), w);
    text("place", name_of(e.place), w);
    text("heading", e.heading, w);
    number("position", e.position, w);
  });
}

void write_badges(const std::vector<Badge>& badges, JsonWriter& w) {
  objects(badges, w, [&](const Badge& e) {
    text("kind", name_of(e.kind), w);
    text("label", e.label, w);
    w.key("value");
    e.has_value ? w.decimal(e.value) : w.null();
    text("unit", name_of(e.unit), w);
    text("scope", e.scope, w);
    text("raw", e.raw, w);
  });
}

void write_comments(const std::vector<Comment>& comments, JsonWriter& w) {
  objects(comments, w, [&](const Comment& e) {
    text("author", e.author, w);
    text("author_url", e.author_url, w);
    text("published", e.published, w);
    text("text", e.text, w);
    number("depth", e.depth, w);
    w.key("votes");
    e.has_votes ? w.integer(e.votes) : w.null();
  });
}

void write_pagination(const Pagination& p, JsonWriter& w) {
  const bool known = p.index >= 0 || p.total >= 0 || !p.next_url.empty() || !p.previous_url.empty() ||
                     !p.first_url.empty() || !p.last_url.empty() || !p.single_page_url.empty();
  if (!known) return w.null();
  w.begin_object();
  number("index", p.index, w);
  number("total", p.total, w);
  text("next_url", p.next_url, w);
  text("previous_url", p.previous_url, w);
  text("first_url", p.first_url, w);
  text("last_url", p.last_url, w);
  text("single_page_url", p.single_page_url, w);
  w.end_object();
}

void write_alternates(const std::vector<Alternate>& alternates, JsonWriter& w) {
  objects(alternates, w, [&](const Alternate& e) {
    text("url", e.url, w);
    text("hreflang", e.hreflang, w);
    text("media_type", e.media_type, w);
    text("title", e.title, w);
  });
}

void write_identifiers(const Identifiers& ids, JsonWriter& w) {
  w.begin_object();
  text("doi", ids.doi, w);
  text("issn", ids.issn, w);
  text("isbn", ids.isbn, w);
  text("pmid", ids.pmid, w);
  text("arxiv", ids.arxiv, w);
  text("guid", ids.guid, w);
  text("post_id", ids.post_id, w);
  w.end_object();
}

void write_flags(const Flags& flags, JsonWriter& w) {
  w.begin_object();
  text("paywall", name_of(flags.paywall), w);
  flag("sponsored", flags.sponsored, w);
  flag("consent_wall", flags.consent_wall, w);
  flag("js_required", flags.js_required, w);
  flag("bot_wall", flags.bot_wall, w);
  flag("soft_404", flags.soft_404, w);
  flag("machine_translated", flags.machine_translated, w);
  flag("ai_generated", flags.ai_generated, w);
  flag("live", flags.live, w);
  w.key("robots");
  write_strings(flags.robots, w);
  w.end_object();
}

void write_provenance(const std::vector<Provenance>& provenance, JsonWriter& w) {
  if (provenance.empty()) return w.null();
  w.begin_object();
  for (const Provenance& p : provenance) {
    w.key(p.field);
    w.begin_object();
    text("from", p.from, w);
    text("rule", p.rule, w);
    share("confidence", p.confidence, w);
    number("from_byte", p.has_place ? std::int64_t{p.from_byte} : -1, w);
    number("to_byte", p.has_place ? std::int64_t{p.to_byte} : -1, w);
    w.key("alternatives");
    objects(p.alternatives, w, [&](const ProvenanceEntry& e) {
      text("value", e.value, w);
      text("from", e.from, w);
      share("confidence", e.confidence, w);
    });
    w.end_object();
  }
  w.end_object();
}

void write_removed(const std::vector<Removed>& removed, JsonWriter& w) {
  objects(removed, w, [&](const Removed& e) {
    number("n", e.n, w);
    text("kind", e.kind, w);
    text("rule", e.rule, w);
    text("reason", e.reason, w);
    text("text", e.text, w);
    number("words", e.words, w);
    text("path", e.path, w);
    number("from_byte", e.from_byte, w);
    number("to_byte", e.to_byte, w);
    text("moved_to", e.moved_to, w);
    share("probability", e.probability, w);
  });
}

void write_warnings(const std::vector<Warning>& warnings, JsonWriter& w) {
  objects(warnings, w, [&](const Warning& e) {
    text("code", e.code, w);
    text("message", e.message, w);
    text("field", e.field, w);
  });
}

}  // namespace cleanview
