#include "cli/hand_rules.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

#include "base/text.h"

namespace cleanview::cli {
namespace {

// At most one byte more than a file may have: the reader of rules says what is wrong then.
bool read_file(const std::string& path, std::string& bytes) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  bytes.resize(SiteRules::kMostBytes + 1);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return !in.bad() && in.eof() == (bytes.size() <= SiteRules::kMostBytes);
}

// Tells which of the three options has the selector that is wrong.
std::string mistake_in_selectors(const HandSelectors& selectors) {
  const auto mistake = [](const char* option, const HandSelectors& alone) {
    const auto rules = SiteRules::for_every_page(alone);
    return rules ? std::string() : option + (": " + rules.error().message);
  };
  for (const std::string& found : {mistake("--select", {.select = selectors.select, .keep = {}, .prune = {}}),
                                   mistake("--keep", {.select = {}, .keep = selectors.keep, .prune = {}}),
                                   mistake("--prune", {.select = {}, .keep = {}, .prune = selectors.prune})}) {
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace

std::string read_hand_rules(CommandOptions& o) {
  for (const std::string& path : o.rule_files) {
    std::string bytes;
    errno = 0;
    if (!read_file(path, bytes)) {
      return "--rules: " + path + ": " + (errno == 0 ? "cannot be read" : std::strerror(errno));
    }
    const auto rules = SiteRules::parse(bytes);
    if (!rules) return "--rules: " + path + ": " + rules.error().message;
    o.extract.rules.append(*rules);
    o.result_options += "rules of " + std::to_string(fnv1a(bytes)) + "\n";
  }
  std::string mistake = mistake_in_selectors(o.by_hand);
  if (mistake.empty()) o.extract.rules.append(*SiteRules::for_every_page(o.by_hand));
  return mistake;
}

}  // namespace cleanview::cli
