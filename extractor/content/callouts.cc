#include "content/callouts.h"

#include <cstdint>

#include "base/ascii.h"

namespace cleanview {
namespace {

// More is a section, less a label.
constexpr std::uint32_t kMostWords = 400;
constexpr std::uint32_t kLeastWords = 3;

// Class names that make an element a callout whatever else it is called.
constexpr std::string_view kMarkers[] = {"admonition", "admonitionblock", "callout",          "markdown-alert",
                                         "notecard",   "custom-block",    "theme-admonition", "alert",
                                         "info-box",   "callout-block",   "docs-callout",     "hint"};

struct KindName {
  std::string_view part;
  std::string_view kind;
};
constexpr KindName kKinds[] = {
    {"danger", "caution"},    {"caution", "caution"},     {"error", "caution"}, {"warning", "warning"},
    {"attention", "warning"}, {"important", "important"}, {"success", "tip"},   {"tip", "tip"},
    {"hint", "tip"},          {"note", "note"},           {"info", "note"},     {"seealso", "note"},
};

bool ends_with_word(std::string_view name, std::string_view word) {
  if (name.size() < word.size() || !ascii_iequals(name.substr(name.size() - word.size()), word)) return false;
  return name.size() == word.size() || name[name.size() - word.size() - 1] == '-';
}

bool is_marker(std::string_view name) {
  for (const std::string_view marker : kMarkers) {
    if (ascii_iequals(name, marker)) return true;
  }
  return false;
}

std::string_view kind_in(std::string_view classes) {
  for (const KindName& row : kKinds) {
    if (any_token(classes, [&](std::string_view name) { return ends_with_word(name, row.part); })) return row.kind;
  }
  return {};
}

}  // namespace

std::string_view callout_kind(const PageModel& page, NodeId n) {
  const Node& node = page[n];
  const bool can = node.tag == Tag::kDiv || node.tag == Tag::kAside || node.tag == Tag::kSection ||
                   node.tag == Tag::kBlockquote || node.tag == Tag::kUnknown;
  if (!can || node.attribute_count == 0) return {};
  const std::string_view classes = page.attribute_or_empty(n, Attr::kClass);
  if (classes.empty() || !any_token(classes, is_marker)) return {};
  std::uint32_t words = 0;
  for (BlockId b = node.first_block; index(b) < index(node.end_block); ++b) words += page[b].words;
  if (words < kLeastWords || words > kMostWords) return {};
  const std::string_view kind = kind_in(classes);
  if (!kind.empty()) return kind;
  const bool alert = has_token(classes, "alert");
  return alert ? std::string_view() : std::string_view("note");
}

bool is_verse(const PageModel& page, NodeId n) {
  if (page[n].attribute_count == 0) return false;
  return any_token(page.attribute_or_empty(n, Attr::kClass), [](std::string_view name) {
    for (const std::string_view word : {"verse", "poem", "poetry", "stanza", "wp-block-verse", "lyrics"}) {
      if (ascii_iequals(name, word)) return true;
    }
    return false;
  });
}

}  // namespace cleanview
