#include "rules/hints.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/page_fixture.h"

namespace cleanview {
namespace {

std::uint64_t groups(std::string_view value) {
  return hint_groups_of(value);
}

struct Example {
  HintGroup group;
  const char* hits;
  const char* misses;
};

constexpr Example kExamples[] = {
    {HintGroup::kNav, "main-nav", "canavan"},
    {HintGroup::kMenu, "dropdown-toggle", "men"},
    {HintGroup::kCrumb, "Breadcrumbs", "crown"},
    {HintGroup::kHeader, "site_masthead", "head"},
    {HintGroup::kFooter, "page-footer", "fo-ot"},
    {HintGroup::kSide, "right-rail", "trailer"},
    {HintGroup::kComment, "disqus_thread", "common"},
    {HintGroup::kRelated, "post-related-items", "correlate"},
    {HintGroup::kAd, "top-ad", "shadow"},
    {HintGroup::kAd, "ads", "loads-more"},
    {HintGroup::kCookie, "onetrust-banner", "cook"},
    {HintGroup::kLogin, "signin-form", "sig"},
    {HintGroup::kBody, "article-text", "textual"},
    {HintGroup::kTag, "post-tags", "stage"},
    {HintGroup::kSummary, "lead", "leader"},
    {HintGroup::kTab, "tabs", "stable"},
    {HintGroup::kReview, "stars", "start"},
    {HintGroup::kToc, "table-of-contents", "stock"},
};

TEST_CASE("hints: names fall into their groups, likenesses do not") {
  for (const Example& e : kExamples) {
    CAPTURE(e.hits);
    CHECK((groups(e.hits) & bit(e.group)) != 0);
    CHECK((groups(e.misses) & bit(e.group)) == 0);
  }
}

TEST_CASE("hints: several names, any case, underscores as hyphens") {
  const std::uint64_t both = groups("  Nav_Bar\n post-COMMENTS ");
  CHECK((both & bit(HintGroup::kNav)) != 0);
  CHECK((both & bit(HintGroup::kComment)) != 0);
}

TEST_CASE("hints: every pattern of the table matches itself") {
  for (const HintPattern& p : hint_patterns()) {
    std::string text(p.pattern);
    std::erase(text, '^');
    std::erase(text, '$');
    CAPTURE(text);
    CHECK((groups(text) & bit(p.group)) != 0);
  }
}

TEST_CASE("hints: each node has those of its own value, however many values a page has and however alike") {
  const std::string same(40, 'x');
  std::string html;
  for (int i = 0; i < 3000; ++i) html += "<p class=\"sidebar" + std::to_string(i % 1500) + "\">a</p>";
  for (int i = 0; i < 4; ++i) {
    html += "<p class=\"" + same + " footer " + same + same + "\">b</p>";
    html += "<p class=\"" + same + " fouter " + same + same + "\">c</p>";
  }
  const ParsedPage parsed(html);
  Arena arena;
  const auto found = page_hints(parsed.page, arena).groups;
  for (NodeId n{0}; n != parsed.page.end(); ++n) {
    if (parsed.page[n].tag != Tag::kP) continue;
    const std::string_view value = parsed.page.attribute_or_empty(n, Attr::kClass);
    CAPTURE(std::string(value));
    CHECK(found[index(n)] == hint_groups_of(value));
    CHECK((found[index(n)] != 0) == (value.find("sidebar") != value.npos || value.find("footer") != value.npos));
  }
}

TEST_CASE("hints: who does not ask for the lexicon gets the same groups and no values") {
  const ParsedPage parsed("<div class=sidebar><p class=article-body>a</p></div>");
  Arena arena;
  const PageHints all = page_hints(parsed.page, arena);
  const PageHints groups = page_hints(parsed.page, arena, Lexicon::kNotAsked);
  CHECK(all.values.size() == parsed.page.nodes.size());
  CHECK(groups.values.empty());
  CHECK(std::vector(groups.groups.begin(), groups.groups.end()) == std::vector(all.groups.begin(), all.groups.end()));
}

}  // namespace
}  // namespace cleanview
