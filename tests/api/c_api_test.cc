#include "cleanview/c_api.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cleanview/extractor.h"
#include "cleanview/render.h"

namespace {

struct Free {
  void operator()(cleanview_extractor* e) const { cleanview_free(e); }
};

class CApi {
 public:
  std::int32_t extract(const std::string& html, const std::string& options) {
    return cleanview_extract(extractor_.get(), html.data(), html.size(), options.data(), options.size());
  }
  std::string result() const { return {cleanview_result(extractor_.get()), cleanview_result_size(extractor_.get())}; }

 private:
  std::unique_ptr<cleanview_extractor, Free> extractor_{cleanview_new()};
};

const std::string kPage =
    "<html><title>Quay lamps</title><h1>Quay lamps</h1><p>The harbour master walked the length of the quay before "
    "dawn, counting the lamps that were still lit. <a href='b'>More of it</a> was to come.</p>";

TEST_CASE("c api: the record of the C++ interface, byte for byte") {
  CApi api;
  REQUIRE(api.extract(kPage, R"({"url":"https://example.org/a","content":["text","markdown"],"path":"x"})") == 0);
  cleanview::Extractor extractor;
  const auto article = extractor.extract({.html = kPage, .url = "https://example.org/a"});
  REQUIRE(article.has_value());
  cleanview::JsonOptions json;
  json.markdown = true;
  CHECK(api.result() == cleanview::to_json(*article, {.path = "x", .bytes = kPage.size()}, json));
}

TEST_CASE("c api: no options are the defaults") {
  CApi api;
  REQUIRE(api.extract(kPage, "") == 0);
  CHECK(api.result().find("\"text\":\"The harbour") != std::string::npos);
  CHECK(api.extract(kPage, R"({"fields":["title"]})") == 0);
  CHECK(api.result() == R"({"title":"Quay lamps"})");
}

TEST_CASE("c api: wrong options are errors that name them") {
  struct Case {
    const char* options;
    const char* named;
  };
  constexpr Case kCases[] = {{"nonsense", "not JSON"},
                             {"[]", "not a JSON object"},
                             {R"({"colour":1})", "colour"},
                             {R"({"focus":"most"})", "focus"},
                             {R"({"deadline_ms":-1})", "deadline_ms"},
                             {R"({"explain":"yes"})", "explain"},
                             {R"({"url":1})", "url"},
                             {R"({"content":["pdf"]})", "content"},
                             {R"({"fields":["nope"]})", "nope"}};
  CApi api;
  for (const Case& c : kCases) {
    CAPTURE(c.options);
    CHECK(api.extract(kPage, c.options) == 1);
    CHECK(api.result().find("invalid_option") != std::string::npos);
    CHECK(api.result().find(c.named) != std::string::npos);
  }
}

TEST_CASE("c api: how markdown looks is an option") {
  CApi api;
  REQUIRE(api.extract(kPage, R"({"content":["markdown"],"front_matter":true,"links":"none","wrap":40})") == 0);
  CHECK(api.result().find("\"markdown\":\"---\\n") != std::string::npos);
  CHECK(api.extract(kPage, R"({"links":"blue"})") == 1);
  CHECK(api.extract(kPage, R"({"wrap":-1})") == 1);
}

TEST_CASE("c api: an error leaves the extractor usable") {
  CApi api;
  CHECK(api.extract(kPage, R"({"max_bytes":10})") == 2);
  CHECK(api.extract("%PDF-1.4 x", "") == 5);
  CHECK(api.extract(kPage, "") == 0);
}

TEST_CASE("c api: its version") {
  CHECK(cleanview_abi_version() == 1);
  CHECK(std::string(cleanview_version()).find('.') != std::string::npos);
  cleanview_free(nullptr);
}

TEST_CASE("c api: rules by hand, byte for byte as in the C++ interface") {
  const std::string rules =
      R"({"schema":"cleanview-rules/1","rules":[{"site":"example.org","prune":["a"],"keep":["h1"]}]})";
  const auto quoted = [](const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\\\"") : std::string(1, c);
    return out + "\"";
  };
  cleanview::Extractor extractor;
  const auto expected = [&](std::vector<std::string> prune, std::vector<std::uint32_t> restore) {
    cleanview::ExtractOptions options;
    options.rules = *cleanview::SiteRules::parse(rules);
    options.rules.append(*cleanview::SiteRules::for_every_page({.select = {}, .keep = {}, .prune = std::move(prune)}));
    options.restore = std::move(restore);
    options.explain = true;
    const auto article = extractor.extract({.html = kPage, .url = "https://example.org/a"}, options);
    return cleanview::to_json(*article, {.bytes = kPage.size()}, {});
  };
  CApi api;
  const std::string begin = R"({"url":"https://example.org/a","explain":true,)";
  for (int i = 0; i < 2; ++i) {
    REQUIRE(api.extract(kPage, begin + "\"rules\":" + quoted(rules) + "}") == 0);
    CHECK(api.result() == expected({}, {}));
    CHECK(api.result().find("More of it") == api.result().rfind("More of it"));  // among the removed alone
  }
  REQUIRE(api.extract(kPage, begin + R"("prune":["h1"],"restore":[1],"rules":)" + quoted(rules) + "}") == 0);
  CHECK(api.result() == expected({"h1"}, {1}));
  REQUIRE(api.extract(kPage, "") == 0);
  CHECK(api.result().find("More of it") != std::string::npos);
}

TEST_CASE("c api: a mistake in rules is told with its place") {
  CApi api;
  CHECK(api.extract(kPage, R"({"rules":"{\"schema\":\"cleanview-rules/1\",\"rules\":[{}]}"})") != 0);
  CHECK(api.result().find(R"(rules: rule 1: \"site\" is missing)") != std::string::npos);
  CHECK(api.extract(kPage, R"({"keep":["p","+"]})") != 0);
  CHECK(api.result().find("is not understood") != std::string::npos);
  for (const char* wrong :
       {R"({"rules":{}})", R"({"keep":"p"})", R"({"keep":[1]})", R"({"restore":[-1]})", R"({"restore":1})"}) {
    CAPTURE(wrong);
    CHECK(api.extract(kPage, wrong) != 0);
    CHECK(api.result().find("not an option, or not of its type") != std::string::npos);
  }
}

}  // namespace
