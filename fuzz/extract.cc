// A whole page through all stages and writers. The first two bytes choose the options.
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

void check_article(const Article& article, const std::string& json) {
  fuzz::require_json_line(json);
  fuzz::require_clean_text(to_text(article), "text: clean");
  fuzz::require_clean_text(to_markdown(article), "markdown: clean");
  fuzz::require_safe_html(to_html(article));
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
  Extractor fresh;
  const Result<Article> again = fresh.extract(page, options);
  fuzz::require(again.has_value() && to_json(*again, {}, all) == json, "extract: the same from a fresh extractor");
  return 0;
}
