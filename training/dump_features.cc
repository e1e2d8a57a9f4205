// Writes the features that the product computes, for training: the same stages, the same code.
//
//   dump_features OUT PATH...
//
// OUT.names: a feature name a line. OUT.rows: all rows of all pages, float32, native order. OUT.pages: a JSON object a
// page:
// {"path": …, "rows": number of blocks, "texts": [text of each block], "words": [words of each]}.
#include <cstdio>
#include <fstream>
#include <string>

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

namespace cleanview {
namespace {

class Dumper {
 public:
  explicit Dumper(const std::string& out)
      : rows_(out + ".rows", std::ios::binary), pages_(out + ".pages", std::ios::binary), names_(out + ".names") {
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
    const auto groups = hint_groups(*page, arena_);
    const MetadataResult metadata = extract_metadata(*page, groups, "", limits_, arena_);
    const auto rows = features_.build(*page, groups, metadata.facts);
    rows_.write(reinterpret_cast<const char*>(rows.data()), static_cast<std::streamsize>(rows.size_bytes()));
    record(path, page->blocks);
  }

 private:
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
    w.end_object();
    pages_ << line << '\n';
  }

  Limits limits_;
  Arena arena_;
  std::string buffer_;
  Prefiltered filtered_;
  FeatureBuilder features_;
  std::ofstream rows_, pages_, names_;
};

}  // namespace
}  // namespace cleanview

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: dump_features OUT PATH...\n");
    return 2;
  }
  cleanview::Dumper dumper(argv[1]);
  for (int i = 2; i < argc; ++i) dumper.page(argv[i]);
  return 0;
}
