// One process over very many random and mutated pages: a record for each, no crash, no growth of memory.
//
//   soak COUNT FILE|DIRECTORY...      the files are what is mutated; the same COUNT gives the same pages
//
// Ends with status 1 when the resident memory at the end is over 8 MiB more than after a fifth of the pages: the caches
// of the regular expressions still fill by then, up to a bound of theirs.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "cleanview/extractor.h"
#include "cleanview/render.h"

namespace {

using Random = std::mt19937_64;

constexpr std::size_t kMostSeedBytes = 8 << 10;
constexpr long kMostGrowthKib = 8 << 10;
constexpr const char* kPieces[] = {"<p>",      "</p>",       "<table>",      "<td colspan=9>",
                                   "<svg>",    "</svg>",     "<a href=x>",   "<b>",
                                   "<!--",     "-->",        "<script>",     "</script>",
                                   "&amp;",    "&#x110000;", "\xe2\x80\xae", "\0",
                                   "<select>", "<template>", "Read more",    "Similar news",
                                   "<li>",     "<h1>",       "\"",           "'",
                                   "<",        ">",          "<math>",       "]]>"};

std::vector<std::string> seeds(int argc, char** argv) {
  std::vector<std::string> texts;
  const auto take = [&](const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (text.size() > kMostSeedBytes) text.resize(kMostSeedBytes);
    texts.push_back(std::move(text));
  };
  for (int i = 2; i < argc; ++i) {
    if (std::filesystem::is_regular_file(argv[i])) {
      take(argv[i]);
      continue;
    }
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (entry.is_regular_file()) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) take(path);
  }
  return texts;
}

std::size_t below(Random& random, std::size_t limit) {
  return limit == 0 ? 0 : static_cast<std::size_t>(random() % limit);
}

std::string random_page(Random& random) {
  std::string page(below(random, 600), ' ');
  for (char& c : page) c = static_cast<char>(random());
  return page;
}

// A seed with pieces cut out, doubled, swapped for others and bytes changed.
std::string mutated(const std::vector<std::string>& texts, Random& random) {
  std::string page = texts[below(random, texts.size())];
  const std::size_t changes = 1 + below(random, 8);
  for (std::size_t i = 0; i < changes; ++i) {
    const std::size_t at = below(random, page.size() + 1);
    const std::size_t size = std::min(below(random, 200), page.size() - at);
    switch (random() % 5) {
      case 0: page.erase(at, size); break;
      case 1: page.insert(at, page.substr(at, size)); break;
      case 2: page.insert(at, kPieces[below(random, std::size(kPieces))]); break;
      case 3:
        if (at < page.size()) page[at] = static_cast<char>(random());
        break;
      default: {
        const std::string& other = texts[below(random, texts.size())];
        const std::size_t from = below(random, other.size() + 1);
        page.insert(at, other.substr(from, below(random, 400)));
      }
    }
  }
  return page;
}

long resident_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::atol(line.c_str() + 6);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const long count = argc > 1 ? std::atol(argv[1]) : 0;
  const std::vector<std::string> texts = seeds(argc, argv);
  if (count <= 0 || texts.empty()) {
    std::fprintf(stderr, "usage: soak COUNT FILE|DIRECTORY...\n");
    return 2;
  }
  Random random(20250505);
  cleanview::Extractor extractor;
  cleanview::JsonOptions all;
  all.markdown = all.html = true;
  long records = 0, errors = 0, early = 0;
  for (long i = 0; i < count; ++i) {
    const std::string page = i % 10 == 0 ? random_page(random) : mutated(texts, random);
    const auto article = extractor.extract({.html = page, .url = "https://example.org/"});
    const std::string record =
        article ? cleanview::to_json(*article, {}, all) : cleanview::error_to_json(article.error(), {}, all);
    records += record.size() > 2;
    errors += !article.has_value();
    if (i == count / 5) early = resident_kib();
    if (i % 100'000 == 0) std::fprintf(stderr, "%ld pages, %ld KiB\n", i, resident_kib());
  }
  const long late = resident_kib();
  std::printf("%ld pages, %ld records, %ld errors, resident %ld KiB after a fifth, %ld KiB at the end\n", count,
              records, errors, early, late);
  return records == count && late <= early + kMostGrowthKib ? 0 : 1;
}
