// What JSON-LD says about the page.
#ifndef CLEANVIEW_METADATA_JSON_LD_H_
#define CLEANVIEW_METADATA_JSON_LD_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/json_value.h"
#include "cleanview/article.h"
#include "cleanview/options.h"
#include "metadata/candidates.h"
#include "page/page_model.h"

namespace cleanview {

struct JsonLdResult {
  std::vector<std::string_view> bodies;  // articleBody, text, reviewBody
  std::vector<std::string_view> descriptions;
  std::vector<std::string> types;  // schema.org names as declared, each once
  std::vector<NamedLink> breadcrumbs;
  std::vector<AuthorDetail> authors;
  std::string identifier;          // of the main object
  std::vector<JsonValue> objects;  // all, in the order of the text
  JsonValue main;                  // of them, what the page is about
  bool paywalled = false;          // isAccessibleForFree: false
  std::uint32_t skipped = 0;       // blocks that were damaged or over a limit
};

// Reads all JSON-LD of `scripts` and adds its candidates. Text is the arena's.
JsonLdResult read_json_ld(std::span<const ScriptData> scripts, const Limits& limits, Arena& arena,
                          Candidates& candidates);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_JSON_LD_H_
