// What a caller may choose: ExtractOptions, and Limits on what one page may cost.
#ifndef CLEANVIEW_OPTIONS_H_
#define CLEANVIEW_OPTIONS_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "cleanview/site_rules.h"

namespace cleanview {

// Bounds on what one page may cost. docs/security.md gives the reason for each number.
// Beyond a bound marked (error) extract() fails; otherwise the Article carries a warning.
struct Limits {
  std::size_t max_input_bytes = std::size_t{32} << 20;   // (error) kInputTooLarge
  std::size_t max_arena_bytes = std::size_t{256} << 20;  // (error) kLimitExceeded; also 16 MiB + 100 x input
  std::uint32_t max_nodes = 1'000'000;                   // (error) kLimitExceeded; also 30,000 + input / 2
  std::uint32_t max_depth = 512;                         // deeper elements become siblings
  std::uint32_t max_attributes = 256;                    // per tag; the first ones win
  std::uint32_t max_formatting = 32;                     // open formatting elements; oldest forgotten
  std::uint32_t max_attribute_bytes = 64 << 10;          // a longer attribute is cut
  std::uint32_t max_nesting = 32;                        // quotes and lists in the output
  std::uint32_t max_list_items = 10'000;                 // links, images, related, each
  std::size_t max_json_bytes = std::size_t{1} << 20;     // a block of JSON-LD or state
  std::uint32_t max_json_blocks = 64;
  std::uint32_t max_json_depth = 64;
  std::uint32_t max_json_values = 100'000;
  std::chrono::milliseconds deadline{0};  // (error) kDeadlineExceeded; 0: none
};

// Where to stand between keeping too little and too much.
enum class Focus : std::uint8_t { kBalanced, kPrecision, kRecall };

// Who decides what is main content: the learned model, or rules alone (faster, less accurate).
enum class ClassifierKind : std::uint8_t { kModel, kRules };

struct ExtractOptions {
  Focus focus = Focus::kBalanced;
  ClassifierKind classifier = ClassifierKind::kModel;
  bool explain = false;     // fill Article::removed, Block::path, Block::rule
  bool provenance = false;  // fill Article::provenance
  SiteRules rules = {};     // over all that the extractor decides itself; those for the page's address apply
  // Removals to put back: values of Removed::n that the same page and options give without these.
  std::vector<std::uint32_t> restore = {};
  Limits limits = {};
};

}  // namespace cleanview

#endif  // CLEANVIEW_OPTIONS_H_
