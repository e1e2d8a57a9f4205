// JSON as pages carry it: damaged, hostile, deep.
#include "metadata/json_ld.h"

#include <cstddef>
#include <cstdint>

#include "base/arena.h"
#include "base/utf8.h"
#include "fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cleanview;
  const std::string_view text = fuzz::as_text(data, size);
  if (!is_valid_utf8(text)) return 0;  // decode comes before
  Arena arena;
  arena.reset(std::size_t{64} << 20, std::chrono::milliseconds(0));
  const ScriptData script{ScriptKind::kJsonLd, text, 0};
  Candidates candidates;
  const JsonLdResult result = read_json_ld({&script, 1}, {}, arena, candidates);
  for (const Candidate& c : candidates.all()) fuzz::require_clean_text(c.value, "json_ld: clean values");
  for (const std::string& type : result.types) fuzz::require(is_valid_utf8(type), "json_ld: types are UTF-8");
  fuzz::require(arena.bytes_used() <= (std::size_t{1} << 20) + size * 64, "json_ld: memory in proportion");
  return 0;
}
