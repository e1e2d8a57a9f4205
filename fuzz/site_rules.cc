// Rules by hand, as people and programs write them: a file, or a selector. What is refused is told in one clean line;
// what is taken never changes how safe the outputs are.
#include "cleanview/site_rules.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "cleanview/extractor.h"
#include "cleanview/render.h"
#include "fuzz/check.h"

namespace {

using namespace cleanview;

constexpr std::string_view kPage =
    "<title>Lamps</title><body><nav class=menu><a href=/a>Home</a></nav><main id=main><h1>Lamps</h1><p class='one "
    "lead'>"
    "The harbour master walked the length of the quay before dawn, <b>counting</b> the lamps that were still lit.</p>"
    "<table><tr><td>north<td>7<tr><td>south<td>9</table><figure><img src=/p.jpg alt=quay><figcaption>The quay."
    "</figcaption></figure><pre>int lamps = 16;</pre>loose<br><br>texts<ul><li>first<li>second</ul></main>"
    "<x-note hidden>Secret.</x-note><footer>Printed in 1907.</footer>";

void extract(const SiteRules& rules) {
  static Extractor extractor;
  const auto article =
      extractor.extract({.html = kPage, .url = "https://example.org/a/b"}, {.explain = true, .rules = rules});
  fuzz::require(article.has_value(), "site_rules: the page is extracted");
  fuzz::require_json_line(to_json(*article, {}, {.markdown = true, .blocks = true}));
  fuzz::require_safe_html(to_html(*article));
}

void take(const Result<SiteRules>& rules) {
  if (rules) return extract(*rules);
  fuzz::require(!rules.error().message.empty(), "site_rules: a reason");
  fuzz::require_clean_text(rules.error().message, "site_rules: clean reasons");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  take(SiteRules::parse(text));
  const std::string selector(text);
  take(SiteRules::for_every_page({.select = {}, .keep = {}, .prune = {selector}}));
  take(SiteRules::for_every_page({.select = {selector}, .keep = {"b"}, .prune = {}}));
  return 0;
}
