// A whole page through all stages and writers. The first two bytes choose the options, its size how it is written.
#include <cstddef>
#include <cstdint>
#include <string>

#include "cleanview/extractor.h"
#include "cleanview/render.h"
#include "fuzz/check.h"

namespace {

using namespace cleanview;

ExtractOptions options_of(std::uint8_t a, std::uint8_t b) {
  ExtractOptions options;
  options.focus = static_cast<Focus>(a % 3);
  options.classifier = (a & 8) != 0 ? ClassifierKind::kRules : ClassifierKind::kModel;
  options.explain = (a & 16) != 0;
  options.provenance = (a & 32) != 0;
  if ((b & 1) != 0) options.limits.max_depth = 8;
  if ((b & 2) != 0) options.limits.max_nodes = 300;
  if ((b & 4) != 0) options.limits.max_attribute_bytes = 20;
  if ((b & 8) != 0) options.limits.max_nesting = 3;
  if ((b & 16) != 0) options.limits.max_list_items = 2;
  if ((b & 32) != 0) options.limits.max_json_values = 10;
  if ((b & 64) != 0) options.limits.max_arena_bytes = 100'000;
  return options;
}

// Each choice with each other, over sizes.
RenderOptions look_of(std::size_t size) {
  const auto choose = [&size](std::size_t choices) {
    const std::size_t chosen = size % choices;
    size /= choices;
    return chosen;
  };
  RenderOptions look;
  look.tables = static_cast<TableStyle>(choose(5));
  look.links = static_cast<LinkStyle>(choose(4));
  look.layout = choose(2) != 0;
  look.wrap = choose(2) != 0 ? 20 : 0;
  look.images = static_cast<ImageStyle>(choose(3));
  look.math = static_cast<MathStyle>(choose(2));
  look.title = look.toc = look.front_matter = choose(2) != 0;
  return look;
}

void check_writers(const Article& article, const RenderOptions& look) {
  fuzz::require_clean_text(to_text(article, look), "text: clean");
  fuzz::require_clean_text(to_markdown(article, look), "markdown: clean");
  fuzz::require_safe_html(to_html(article, look));
  fuzz::require_well_formed_xml(to_xml(article));
  fuzz::require_well_formed_xml(to_tei(article));
  std::string csv = to_csv(article);
  std::erase(csv, '\r');  // of its line ends
  fuzz::require_clean_text(csv, "csv: clean");
}

void check_article(const Article& article, const std::string& json) {
  fuzz::require_json_line(json);
  const Metadata& m = article.metadata;
  for (const std::string* line : {&m.title, &m.byline, &m.site_name, &m.description, &m.language, &m.url}) {
    fuzz::require_clean_text(*line, "one line: clean");
    fuzz::require(line->find('\n') == std::string::npos, "one line: a line feed");
  }
  for (const std::string& author : m.authors) fuzz::require_clean_text(author, "author: clean");
  fuzz::require(article.confidence >= 0 && article.confidence <= 1, "confidence: from 0 to 1");
  for (const Related& related : article.related) fuzz::require_safe_address(related.url, false);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  static Extractor* const kept = new Extractor;  // as pipelines use it: one for many pages
  const Page page{.html = fuzz::as_text(data + 2, size - 2), .url = "https://example.org/a/b?c"};
  const ExtractOptions options = options_of(data[0], data[1]);
  JsonOptions all;
  all.markdown = all.html = all.blocks = true;

  const Result<Article> article = kept->extract(page, options);
  if (!article) {
    fuzz::require_json_line(error_to_json(article.error(), {}, all));
    return 0;
  }
  const std::string json = to_json(*article, {}, all);
  check_article(*article, json);
  check_writers(*article, look_of(size));
  Extractor fresh;
  const Result<Article> again = fresh.extract(page, options);
  fuzz::require(again.has_value() && to_json(*again, {}, all) == json, "extract: the same from a fresh extractor");
  return 0;
}
