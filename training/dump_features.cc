// Writes the features that the product computes, for training: the same stages, the same code.
//
//   dump_features [--values FILE] OUT PATH...
//
// OUT.names: a feature name a line. OUT.rows: all rows of all pages, float32, native order. OUT.pages: a JSON object a
// page:
// {"path": …, "rows": number of blocks, "texts": [text of each block], "words": [words of each], "terms": number of
// terms}. OUT.terms: three uint32 for every term that names an element with blocks (rules/lexicon.h): its hash, the
// first block inside of the element, and the block after the last one. FILE has the lexicon's values to use for them
// instead of the product's, an int8 each in that order; -128 is an unknown term.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/json_writer.h"
#include "html/decode.h"
#include "html/parse.h"
#include "html/prefilter.h"
#include "metadata/metadata.h"
#include "model/features.h"
#include "page/segment.h"
#include "pipeline/feed.h"
#include "rules/hints.h"
#include "rules/lexicon.h"

namespace cleanview {
namespace {

class Dumper {
 public:
  Dumper(const std::string& out, std::vector<std::int8_t> given)
      : given_(std::move(given)),
        rows_(out + ".rows", std::ios::binary),
        pages_(out + ".pages", std::ios::binary),
        names_(out + ".names"),
        terms_(out + ".terms", std::ios::binary) {
    for (const std::string& name : feature_names()) names_ << name << '\n';
  }

  void page(const std::string& path) {
    pipeline::PageItem input;
    input.path = path;
    pipeline::load_page(input, limits_.max_input_bytes, nullptr);
    arena_.reset(limits_.max_arena_bytes, limits_.deadline);
    const auto decoded = decode_page(input.bytes, {}, buffer_);
    if (!decoded) return record(path, {});
    prefilter(decoded->text, limits_, filtered_);
    auto page = parse_page(filtered_, limits_, arena_);
    if (!page) return record(path, {});
    segment_blocks(*page, arena_);
    PageHints hints = page_hints(*page, arena_);
    const std::vector<NameValue> values = name_values(*page);
    if (!given_.empty()) hints.values = values;
    const MetadataResult metadata = extract_metadata(*page, hints.groups, "", limits_, arena_);
    const auto rows = features_.build(*page, hints, metadata.facts, arena_);
    rows_.write(reinterpret_cast<const char*>(rows.data()), static_cast<std::streamsize>(rows.size_bytes()));
    record(path, page->blocks);
  }

 private:
  // Records the terms of `page`, and says what is given of them.
  std::vector<NameValue> name_values(const PageModel& page) {
    std::vector<NameValue> values(page.nodes.size());
    std::vector<std::uint32_t> terms, out;
    for (NodeId n{0}; n != page.end(); ++n) {
      if (page[n].first_block == page[n].end_block) continue;
      terms.clear();
      visit_named_values(page, n, [&](std::string_view value) { lexicon_terms(value, terms); });
      for (const std::uint32_t term : terms) {
        out.insert(out.end(), {term, index(page[n].first_block), index(page[n].end_block)});
        const std::int8_t value = given_.empty() ? kUnknown : given_.at(term_count_);
        if (value != kUnknown) values[index(n)].add(value);
        ++term_count_;
      }
    }
    page_terms_ = out.size() / 3;
    terms_.write(reinterpret_cast<const char*>(out.data()), static_cast<std::streamsize>(4 * out.size()));
    return values;
  }

  void record(const std::string& path, std::span<const TextBlock> blocks) {
    std::string line;
    JsonWriter w(line);
    w.begin_object();
    w.key("path");
    w.string(path);
    w.key("rows");
    w.integer(static_cast<std::int64_t>(blocks.size()));
    w.key("texts");
    w.begin_array();
    for (const TextBlock& b : blocks) w.string(b.text);
    w.end_array();
    w.key("words");
    w.begin_array();
    for (const TextBlock& b : blocks) w.integer(b.words);
    w.end_array();
    w.key("terms");
    w.integer(static_cast<std::int64_t>(std::exchange(page_terms_, 0)));
    w.end_object();
    pages_ << line << '\n';
  }

  Limits limits_;
  Arena arena_;
  std::string buffer_;
  Prefiltered filtered_;
  FeatureBuilder features_;
  static constexpr std::int8_t kUnknown = -128;
  std::vector<std::int8_t> given_;
  std::size_t term_count_ = 0, page_terms_ = 0;
  std::ofstream rows_, pages_, names_, terms_;
};

}  // namespace
}  // namespace cleanview

int main(int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  std::vector<std::int8_t> given;
  if (args.size() > 2 && args[0] == "--values") {
    std::ifstream file(args[1], std::ios::binary);
    given.assign(std::istreambuf_iterator<char>(file), {});
    args.erase(args.begin(), args.begin() + 2);
  }
  if (args.size() < 2) {
    std::fprintf(stderr, "usage: dump_features [--values FILE] OUT PATH...\n");
    return 2;
  }
  cleanview::Dumper dumper(args[0], std::move(given));
  for (std::size_t i = 1; i < args.size(); ++i) dumper.page(args[i]);
  return 0;
}
