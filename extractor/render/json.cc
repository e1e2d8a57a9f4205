// The record of docs/json.md. The table of fields below is its order and its only home: a key is written by its row.
#include <cinttypes>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/json_writer.h"
#include "cleanview/render.h"
#include "cleanview/version.h"
#include "render/json_parts.h"

namespace cleanview {
namespace {

// What a row writes from.
struct Source {
  const Article& article;
  const RecordInput& input;
  const JsonOptions& options;
  const Error* error;
};

using WriteField = void (*)(const Source&, JsonWriter&);

struct Field {
  std::string_view key;
  WriteField write;
};

template <std::string Metadata::*member>
void metadata_string(const Source& s, JsonWriter& w) {
  w.string_or_null(s.article.metadata.*member);
}

template <std::vector<std::string> Metadata::*member>
void metadata_list(const Source& s, JsonWriter& w) {
  write_strings(s.article.metadata.*member, w);
}

void write_text(const Source& s, JsonWriter& w) {
  s.options.text&& s.error == nullptr ? w.string(to_text(s.article, s.options.look)) : w.null();
}
void write_markdown(const Source& s, JsonWriter& w) {
  s.options.markdown&& s.error == nullptr ? w.string(to_markdown(s.article, s.options.look)) : w.null();
}
void write_html(const Source& s, JsonWriter& w) {
  s.options.html&& s.error == nullptr ? w.string(to_html(s.article, s.options.look)) : w.null();
}

void write_fingerprint(const Source& s, JsonWriter& w) {
  if (s.article.simhash == 0) return w.null();
  char digits[17];
  std::snprintf(digits, sizeof(digits), "%016" PRIx64, s.article.simhash);
  w.begin_object();
  w.key("simhash");
  w.string(digits);
  w.end_object();
}

void write_structured(const Source& s, JsonWriter& w) {
  const std::string& json = s.article.metadata.structured;
  json.empty() ? w.null() : w.raw(json);
}

void write_error(const Source& s, JsonWriter& w) {
  if (s.error == nullptr) return w.null();
  w.begin_object();
  w.key("code");
  w.string(error_code_name(s.error->code));
  w.key("message");
  w.string(s.error->message);
  w.end_object();
}

void write_input(const Source& s, JsonWriter& w) {
  w.begin_object();
  w.key("bytes");
  w.integer(static_cast<std::int64_t>(s.input.bytes));
  w.key("path");
  w.string_or_null(s.input.path);
  w.key("offset");
  w.integer(static_cast<std::int64_t>(s.input.offset));
  w.end_object();
}

void write_engine(const Source&, JsonWriter& w) {
  w.begin_object();
  w.key("name");
  w.string("cleanview");
  w.key("version");
  w.string(CLEANVIEW_VERSION);
  w.end_object();
}

using M = Metadata;
constexpr Field kFields[] = {
    {"schema", [](const Source&, JsonWriter& w) { w.string("cleanview/1"); }},
    {"id", [](const Source& s, JsonWriter& w) { w.string_or_null(s.input.id.empty() ? s.input.path : s.input.id); }},
    {"url", metadata_string<&M::url>},
    {"canonical_url", metadata_string<&M::canonical_url>},
    {"amp_url", metadata_string<&M::amp_url>},
    {"short_url", metadata_string<&M::short_url>},
    {"hostname", metadata_string<&M::hostname>},
    {"page_type", [](const Source& s,
                     JsonWriter& w) { s.error != nullptr ? w.null() : w.string(page_type_name(s.article.page_type)); }},
    {"page_type_confidence", [](const Source& s, JsonWriter& w) { w.decimal(s.article.page_type_confidence); }},
    {"schema_types", metadata_list<&M::schema_types>},
    {"title", metadata_string<&M::title>},
    {"title_raw", metadata_string<&M::title_raw>},
    {"subtitle", metadata_string<&M::subtitle>},
    {"kicker", metadata_string<&M::kicker>},
    {"byline", metadata_string<&M::byline>},
    {"authors", metadata_list<&M::authors>},
    {"author_details", [](const Source& s, JsonWriter& w) { write_author_details(s.article.metadata, w); }},
    {"published", metadata_string<&M::published>},
    {"modified", metadata_string<&M::modified>},
    {"rendered_at", metadata_string<&M::rendered_at>},
    {"dates", [](const Source& s, JsonWriter& w) { write_dates(s.article.metadata, w); }},
    {"description", metadata_string<&M::description>},
    {"excerpt", metadata_string<&M::excerpt>},
    {"site_name", metadata_string<&M::site_name>},
    {"site_url", metadata_string<&M::site_url>},
    {"site_icon_url", metadata_string<&M::site_icon_url>},
    {"source", [](const Source& s, JsonWriter& w) { write_source(s.article.metadata.source, w); }},
    {"language", metadata_string<&M::language>},
    {"language_info", [](const Source& s, JsonWriter& w) { write_language_info(s.article.metadata, w); }},
    {"direction", metadata_string<&M::direction>},
    {"charset", metadata_string<&M::charset>},
    {"charset_from", metadata_string<&M::charset_from>},
    {"section", metadata_string<&M::section>},
    {"categories", metadata_list<&M::categories>},
    {"tags", metadata_list<&M::tags>},
    {"breadcrumbs", [](const Source& s, JsonWriter& w) { write_named_links(s.article.metadata.breadcrumbs, w); }},
    {"license", [](const Source& s, JsonWriter& w) { write_license(s.article.metadata.license, w); }},
    {"image_url", metadata_string<&M::image_url>},
    {"images", [](const Source& s, JsonWriter& w) { write_images(s.article.images, w); }},
    {"media", [](const Source& s, JsonWriter& w) { write_media(s.article.media, w); }},
    {"text", write_text},
    {"markdown", write_markdown},
    {"html", write_html},
    {"blocks", [](const Source& s, JsonWriter& w) { s.options.blocks ? write_blocks(s.article.blocks, w) : w.null(); }},
    {"toc", [](const Source& s, JsonWriter& w) { write_toc(s.article.toc, w); }},
    {"related", [](const Source& s, JsonWriter& w) { write_related(s.article.related, w); }},
    {"badges", [](const Source& s, JsonWriter& w) { write_badges(s.article.badges, w); }},
    {"comments", [](const Source& s, JsonWriter& w) { write_comments(s.article.comments, w); }},
    {"pagination", [](const Source& s, JsonWriter& w) { write_pagination(s.article.metadata.pagination, w); }},
    {"alternates", [](const Source& s, JsonWriter& w) { write_alternates(s.article.metadata.alternates, w); }},
    {"structured", write_structured},
    {"ids", [](const Source& s, JsonWriter& w) { write_identifiers(s.article.metadata.ids, w); }},
    {"corrections", metadata_list<&M::corrections>},
    {"char_count", [](const Source& s, JsonWriter& w) { w.integer(s.article.char_count); }},
    {"word_count", [](const Source& s, JsonWriter& w) { w.integer(s.article.word_count); }},
    {"reading_seconds", [](const Source& s, JsonWriter& w) { w.integer(s.article.reading_seconds); }},
    {"confidence", [](const Source& s, JsonWriter& w) { w.decimal(s.article.confidence); }},
    {"completeness", [](const Source& s, JsonWriter& w) { w.string(completeness_name(s.article.completeness)); }},
    {"readable", [](const Source& s, JsonWriter& w) { w.boolean(s.article.readable); }},
    {"flags", [](const Source& s, JsonWriter& w) { write_flags(s.article.flags, w); }},
    {"fingerprint", write_fingerprint},
    {"provenance", [](const Source& s, JsonWriter& w) { write_provenance(s.article.provenance, w); }},
    {"removed", [](const Source& s, JsonWriter& w) { write_removed(s.article.removed, w); }},
    {"warnings", [](const Source& s, JsonWriter& w) { write_warnings(s.article.warnings, w); }},
    {"error", write_error},
    {"input", write_input},
    {"engine", write_engine},
};

bool is_asked(const JsonOptions& options, std::string_view key) {
  if (options.fields.empty()) return true;
  for (const std::string& field : options.fields) {
    if (field == key) return true;
  }
  return false;
}

std::string write_record(const Source& source) {
  std::string out;
  JsonWriter writer(out, source.options.pretty);
  writer.begin_object();
  for (const Field& field : kFields) {
    if (!is_asked(source.options, field.key)) continue;
    writer.key(field.key);
    field.write(source, writer);
  }
  writer.end_object();
  return out;
}

}  // namespace

std::string to_json(const Article& article, const RecordInput& input, const JsonOptions& options) {
  return write_record({article, input, options, nullptr});
}

std::string error_to_json(const Error& error, const RecordInput& input, const JsonOptions& options) {
  Article nothing;
  return write_record({nothing, input, options, &error});
}

const std::vector<std::string_view>& record_keys() {
  static const std::vector<std::string_view> kKeys = [] {
    std::vector<std::string_view> keys;
    for (const Field& field : kFields) keys.push_back(field.key);
    return keys;
  }();
  return kKeys;
}

}  // namespace cleanview
