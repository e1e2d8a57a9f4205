#include "rules/hints.h"

#include <doctest/doctest.h>

#include <string>

namespace cleanview {
namespace {

std::uint64_t groups(std::string_view value) {
  HintMatcher matcher;
  return matcher.groups_of(value);
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

TEST_CASE("hints: more names than the memory holds are still matched") {
  HintMatcher matcher;
  for (int i = 0; i < 20000; ++i) {
    const std::string name = "sidebar" + std::to_string(i);
    REQUIRE((matcher.groups_of(name) & bit(HintGroup::kSide)) != 0);
  }
}

}  // namespace
}  // namespace cleanview
