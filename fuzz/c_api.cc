// The C ABI as WebAssembly and other languages call it: a line of options as JSON, then a page. Every call gives one
// record, and one extractor gives what a fresh one gives.
#include "cleanview/c_api.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "fuzz/check.h"

namespace {

struct Answer {
  std::int32_t code = 0;
  std::string record;
};

Answer ask(cleanview_extractor* extractor, std::string_view page, std::string_view options) {
  Answer answer;
  answer.code = cleanview_extract(extractor, page.data(), page.size(), options.data(), options.size());
  answer.record.assign(cleanview_result(extractor), cleanview_result_size(extractor));
  return answer;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cleanview;
  const std::string_view input = fuzz::as_text(data, size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  const std::string_view options = input.substr(0, line);
  const std::string_view page = input.substr(std::min(line + 1, input.size()));
  // A deadline makes the answer depend on the machine; indented records have many lines.
  if (options.find("deadline") != std::string_view::npos || options.find('\\') != std::string_view::npos) return 0;

  static cleanview_extractor* const kept = cleanview_new();
  const Answer answer = ask(kept, page, options);
  if (options.find("pretty") == std::string_view::npos) fuzz::require_json_line(answer.record);
  const bool has_error = answer.record.find("\"error\":null") == std::string::npos;
  if (options.find("fields") == std::string_view::npos && options.find("pretty") == std::string_view::npos)
    fuzz::require(has_error == (answer.code != 0), "c_api: a code other than 0 with an error, and only then");
  cleanview_extractor* const fresh = cleanview_new();
  const Answer again = ask(fresh, page, options);
  fuzz::require(again.code == answer.code && again.record == answer.record, "c_api: the same from a fresh extractor");
  cleanview_free(fresh);
  return 0;
}
