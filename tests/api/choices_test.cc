#include "cleanview/choices.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace cleanview {
namespace {

// As TypeScript writes the type: 'a' | 'b'.
template <typename Enum, std::size_t Size>
std::string as_type(const Choice<Enum> (&choices)[Size]) {
  std::string type;
  for (const Choice<Enum>& choice : choices) {
    if (!type.empty()) type += " | ";
    type.append("'").append(choice.name).append("'");
  }
  return type;
}

TEST_CASE("choices: the first of each is the default") {
  CHECK(kFocusChoices[0].value == ExtractOptions{}.focus);
  CHECK(kClassifierChoices[0].value == ExtractOptions{}.classifier);
  CHECK(kLinkChoices[0].value == RenderOptions{}.links);
  CHECK(kImageChoices[0].value == RenderOptions{}.images);
  CHECK(kTableChoices[0].value == RenderOptions{}.tables);
  CHECK(kMathChoices[0].value == RenderOptions{}.math);
}

TEST_CASE("choices: the types of the npm package have the same names") {
  std::ifstream file(CLEANVIEW_SOURCE_DIR "/wasm/src/types.ts");
  const std::string types{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto has = [&types](const std::string& member) {
    return types.find("  " + member + ";\n") != std::string::npos;
  };
  CHECK(has("focus?: " + as_type(kFocusChoices)));
  CHECK(has("classifier?: " + as_type(kClassifierChoices)));
  CHECK(has("links?: " + as_type(kLinkChoices)));
  CHECK(has("images?: " + as_type(kImageChoices)));
  CHECK(has("tables?: " + as_type(kTableChoices)));
  CHECK(has("math?: " + as_type(kMathChoices)));
}

}  // namespace
}  // namespace cleanview
