// Compares the record of each page, by rules, with that of the same page without the prefilter.
//
//   prefilter_corpus PATH...
//
// Prints the pages that differ, each with what both say from the first difference on; exit status 1 when there are any.
// What the filter takes out by intent shows in three places, which are not compared: the learned classifier counts the
// elements and their names, those of scripts and drawings too, so rules decide here; :nth-child() of a path counts
// them; and where white space, a comment or a script went, a piece begins and ends in another place of the page
// (tests/api/prefilter_records_test.cc compares all three on the fixtures).
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "cleanview/extractor.h"
#include "cleanview/render.h"
#include "html/prefilter.h"
#include "pipeline/feed.h"

namespace cleanview {
namespace {

constexpr std::size_t kBefore = 40, kShown = 160;

// The record without the numbers that stand behind `part`.
std::string without_numbers(std::string_view record, std::string_view part) {
  std::string out;
  for (std::size_t at = 0; at < record.size();) {
    const std::size_t found = record.find(part, at);
    if (found == std::string_view::npos) return out.append(record.substr(at));
    out.append(record.substr(at, found + part.size() - at));
    for (at = found + part.size(); at < record.size() && is_ascii_digit(record[at]);) ++at;
  }
  return out;
}

std::string record_of(Extractor& extractor, const std::string& page, bool filtered) {
  PrefilterSwitch::off = !filtered;
  const auto article = extractor.extract({.html = page, .url = "https://example.org/page"},
                                         {.classifier = ClassifierKind::kRules, .explain = true, .provenance = true});
  PrefilterSwitch::off = false;
  if (!article) return error_to_json(article.error());
  const std::string record = to_json(*article, {}, {.markdown = true, .html = true, .blocks = true});
  return without_numbers(without_numbers(record, "_byte\":"), ":nth-child(");
}

void print_difference(const std::string& path, const std::string& with, const std::string& without) {
  const auto at = static_cast<std::size_t>(
      std::mismatch(with.begin(), with.end(), without.begin(), without.end()).first - with.begin());
  const std::size_t from = at - std::min(at, kBefore);
  std::printf("%s\n  with    %s\n  without %s\n", path.c_str(), with.substr(from, kShown).c_str(),
              without.substr(from, kShown).c_str());
}

int run(const std::vector<std::string>& paths) {
  Extractor extractor;
  std::size_t pages = 0, differing = 0;
  pipeline::Feed feed({.paths = paths, .max_bytes = Limits{}.max_input_bytes});
  for (pipeline::PageItem item; feed.next(item); item = {}) {
    pipeline::load_page(item, Limits{}.max_input_bytes, nullptr);
    if (item.error || !item.unreadable.empty()) {
      std::printf("%s: cannot be read\n", item.path.c_str());
      return 1;
    }
    const std::string with = record_of(extractor, item.bytes, true);
    const std::string without = record_of(extractor, item.bytes, false);
    ++pages;
    if (with == without) continue;
    ++differing;
    print_difference(item.path, with, without);
  }
  std::printf("%zu of %zu pages differ\n", differing, pages);
  return pages != paths.size() || differing > 0 ? 1 : 0;
}

}  // namespace
}  // namespace cleanview

int main(int count, char** arguments) {
  return cleanview::run({arguments + 1, arguments + count});
}
