#include "cli/page_job.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "base/ascii.h"
#include "cleanview/render.h"
#include "cli/explain.h"
#include "cli/fetch.h"
#include "cli/wet.h"
#include "pipeline/feed.h"

namespace cleanview::cli {
namespace {

constexpr std::size_t kMostNameBytes = 60;

bool has(const std::vector<std::string>& list, const char* name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool writes_records(const CommandOptions& o) {
  return o.format == Format::kJson || o.format == Format::kJsonl;
}

JsonOptions json_options(const CommandOptions& o) {
  JsonOptions json;
  json.look = o.look;
  if (!o.content.empty()) json.text = has(o.content, "text");
  json.markdown = has(o.content, "markdown") || has(o.fields, "markdown");
  json.html = has(o.content, "html") || has(o.fields, "html");
  json.blocks = has(o.content, "blocks") || has(o.fields, "blocks");
  json.fields = o.fields;
  json.pretty = o.format == Format::kJson;
  return json;
}

// The value of one key: strings as they are, lists a line each, other values as JSON.
std::string raw_field(const Article& article, const RecordInput& input, const std::string& key) {
  JsonOptions json;
  json.fields = {key};
  json.markdown = key == "markdown";
  json.html = key == "html";
  json.blocks = key == "blocks";
  if (key == "text") return to_text(article) + "\n";
  if (key == "markdown") return to_markdown(article);
  if (key == "html") return to_html(article);
  const std::string record = to_json(article, input, json);
  const std::size_t begin = record.find(':') + 1;
  std::string value = record.substr(begin, record.size() - begin - 1);
  if (value == "null") value.clear();
  const bool plain = value.size() >= 2 && value.front() == '"' && value.find('\\') == std::string::npos;
  return (plain ? value.substr(1, value.size() - 2) : value) + "\n";
}

// `record` with what the input line said beside the page.
std::string with_passed(std::string record, const std::string& passed, bool pretty) {
  if (passed.empty()) return record;
  record.pop_back();
  if (pretty && record.ends_with('\n')) record.pop_back();
  const bool first = record.ends_with('{');
  record += first ? "" : ",";
  record += pretty ? "\n  \"passed\": {" : "\"passed\":{";
  return record + passed + (pretty ? "}\n}" : "}}");
}

// Text on its own is for people; in records it is for programs, without marks.
RenderOptions text_look(const CommandOptions& o) {
  RenderOptions look = o.look;
  look.layout = true;
  return look;
}

std::string render(const Article& article, const RecordInput& input, const pipeline::PageItem& item,
                   const CommandOptions& o) {
  if (!o.field.empty()) return raw_field(article, input, o.field);
  if (o.explain && !writes_records(o)) return explain_article(article);
  switch (o.format) {
    case Format::kText: return to_text(article, text_look(o)) + "\n";
    case Format::kHtml: return to_html(article, o.look);
    case Format::kXml: return to_xml(article);
    case Format::kTei: return to_tei(article);
    case Format::kCsv: return to_csv(article);
    case Format::kTsv: return to_csv(article, '\t');
    // A file a page: each is an archive of its own.
    case Format::kWet: return (o.output_directory.empty() ? "" : wet_info()) + wet_record(article, item);
    case Format::kJson:
    case Format::kJsonl:
      return with_passed(to_json(article, input, json_options(o)), item.passed, o.format == Format::kJson) + "\n";
    case Format::kMarkdown:
    case Format::kAuto: break;
  }
  return to_markdown(article, o.look);
}

// Letters, digits and hyphens of the last part of the page's address or path: a name that no page can aim.
std::string file_name_of(const pipeline::PageItem& item) {
  std::string_view from = item.url.empty() ? item.path : item.url;
  from = from.substr(0, from.find_first_of("?#"));
  while (from.ends_with('/')) from.remove_suffix(1);
  from = from.substr(from.rfind('/') + 1);
  std::string name;
  for (const char c : from.substr(0, from.find('.'))) {
    if (is_ascii_alnum(c)) name += c;
    if (!is_ascii_alnum(c) && !name.empty() && name.back() != '-') name += '-';
    if (name.size() == kMostNameBytes) break;
  }
  while (name.ends_with('-')) name.pop_back();
  return name;
}

// The directories of a path as `cp --parents` keeps them, without those that lead upwards.
std::string directory_of(const std::string& path) {
  if (pipeline::is_address(path) || path == "-") return {};
  std::string directory;
  for (const auto& part : std::filesystem::path(path).parent_path().relative_path()) {
    if (part != "." && part != "..") directory += part.string() + "/";
  }
  return directory;
}

void end_with_null(std::string& output) {
  if (output.ends_with('\n')) output.pop_back();
  output += '\0';
}

std::string place_of(const pipeline::PageItem& item) {
  return item.offset == 0 ? item.path : item.path + " @ " + std::to_string(item.offset);
}

void fail(PageResult& result, const Error& error, const RecordInput& input, const pipeline::PageItem& item,
          const CommandOptions& o) {
  result.status = kSomePagesFailed;
  result.error = error.code;
  result.message = place_of(item) + ": " + error.message;
  if (!writes_records(o) || o.on_error != OnError::kRecord || !o.field.empty()) return;
  result.output =
      with_passed(error_to_json(error, input, json_options(o)), item.passed, o.format == Format::kJson) + "\n";
}

void extract(PageResult& result, pipeline::PageItem& item, const CommandOptions& o, Extractor& extractor) {
  const RecordInput input{.id = item.id, .path = item.path, .bytes = item.bytes.size(), .offset = item.offset};
  if (item.error) return fail(result, *item.error, input, item, o);
  const Page page{.html = item.bytes,
                  .url = item.url.empty() ? o.url : item.url,
                  .content_type = item.content_type.empty() ? o.content_type : item.content_type,
                  .charset = o.charset};
  const Result<Article> article = extractor.extract(page, o.extract);
  if (!article) return fail(result, article.error(), input, item, o);
  result.output = render(*article, input, item, o);
  result.page_type = page_type_name(article->page_type);
  result.has_content = !article->blocks.empty();
  result.found = o.field.empty() ? result.has_content : result.output != "\n" && result.output != "[]\n";
}

}  // namespace

PageResult do_page(pipeline::PageItem item, const CommandOptions& o, Extractor& extractor,
                   const std::atomic<bool>& stop) {
  PageResult result;
  result.skipped = item.skipped;
  result.after = item.after;
  const auto begin = std::chrono::steady_clock::now();
  if (!item.error && item.unreadable.empty()) {
    const bool waited = !item.loaded;
    const bool address = waited && pipeline::is_address(item.path);
    address ? fetch(item, o, stop) : pipeline::load_page(item, o.extract.limits.max_input_bytes, &stop);
    result.abandoned = waited && stop.load();
  }
  if (result.abandoned) return result;
  result.bytes = item.bytes.size();
  if (!item.unreadable.empty()) {
    result.unreadable = true;
    result.message = item.unreadable;
    result.status = kInputOrOutputFailed;
    return result;
  }
  if (!o.output_directory.empty()) result.name = file_name_of(item);
  if (o.keep_directories) result.directory = directory_of(item.path);
  extract(result, item, o, extractor);
  if (o.null_ended && (result.status == kDone || !result.output.empty())) end_with_null(result.output);
  result.microseconds = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count());
  return result;
}

}  // namespace cleanview::cli
