#include "cli/explain.h"

#include <cstdio>
#include <map>
#include <string_view>

namespace cleanview::cli {
namespace {

constexpr std::size_t kShownBytes = 100;
constexpr std::string_view kByHand = "site_rule";

std::string shortened(const std::string& text) {
  if (text.size() <= kShownBytes) return text;
  std::size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + "\u2026";
}

// The leaf blocks that stay because a person said so.
std::string kept_by_hand(const Article& article) {
  std::string lines;
  int count = 0;
  for (const Block& block : article.blocks) {
    if (block.rule != kByHand) continue;
    ++count;
    lines += "      \"" + shortened(block.text) + "\"\n      " + block.path + "\n";
  }
  return count == 0 ? "" : "kept by hand: " + std::to_string(count) + " blocks\n" + lines;
}

}  // namespace

std::string explain_article(const Article& article) {
  std::map<std::string, int> counts;
  for (const Removed& r : article.removed) ++counts[r.kind];
  std::string out = "kept: " + std::to_string(article.word_count) + " words in " +
                    std::to_string(article.blocks.size()) + " blocks\n" + kept_by_hand(article);
  out += "not in the main content: " + std::to_string(article.removed.size()) + " blocks";
  const char* separator = " (";
  for (const auto& [kind, count] : counts) {
    out += separator + kind + " " + std::to_string(count);
    separator = ", ";
  }
  out += counts.empty() ? "\n\n" : ")\n\n";
  for (const Removed& r : article.removed) {
    char line[96];
    std::snprintf(line, sizeof(line), "%4u  %-16s %-16s p=%.3f", r.n, r.kind.c_str(), r.rule.c_str(),
                  static_cast<double>(r.probability));
    out += std::string(line) + (r.moved_to.empty() ? "" : "  -> " + r.moved_to) + "\n";
    out += "      \"" + shortened(r.text) + "\"\n      " + r.reason + "  " + r.path + "\n";
  }
  return out;
}

}  // namespace cleanview::cli
