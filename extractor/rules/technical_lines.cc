#include "rules/technical_lines.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostBytes = 200;

constexpr int id(TechnicalLine line) {
  return static_cast<int>(line);
}

#define CV_DATE_TIME                                                                        \
  "([0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[T ,]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?(?: " \
  "?(?:UTC|GMT|Z|[+-][0-9]{2}:?[0-9]{2}))?|[A-Z][a-z]{2},? [A-Z0-9][a-z0-9]{0,2}.{8,24})"

constexpr Pattern kPatterns[] = {
    {id(TechnicalLine::kRender),
     R"((?:page )?(?:render(?:ed)?|generation|generated)(?: time| at| on)? ?[:=-] ?)" CV_DATE_TIME,
     "Render Time: 2025-03-30 12:52:02", "Render time is what a browser needs to draw a page."},
    {id(TechnicalLine::kRender), R"(.{0,80}[ .;|]render(?:ing)? time ?: ?)" CV_DATE_TIME,
     "Page g\u00e9n\u00e9r\u00e9e le 3 mars. Render Time: 2025-03-03 03:03:03", "He explains render time: what it is",
     ':', "render"},
    {id(TechnicalLine::kRender),
     R"((?:seite|page|p[aá]gina|pagina|strona|страница|halaman|sayfa)(?: wurde)? (?:generiert|erzeugt|erstellt|générée|generada|gerada|generata|gegenereerd|wygenerowana|создана|dibuat|oluşturuldu)(?: am| in| le| el| em| il| op| dnia| pada)? (?:[0-9.,]{1,12} ?(?:ms|s|sek\.?|sekunden|secondes|segundos|secondi|seconden)\.?|)" CV_DATE_TIME
     ")",
     "Seite generiert in 0.031 Sekunden", "Die Seite wurde generiert, um zu zeigen, wie es geht"},
    {id(TechnicalLine::kRender),
     R"((?:this )?(?:page )?(?:was )?(?:rendered|generated|cached)(?: by [\w .-]{1,30})? (?:at|on) )" CV_DATE_TIME
     R"((?: in [0-9.,]{1,12} ?(?:ms|s|sec\.?|seconds))?\.?(?: ?[|·•] ?.{0,60})?)",
     "Page generated on 2024-01-05 10:00", "The report was generated on request"},
    {id(TechnicalLine::kRender),
     R"((?:page |site )?(?:rendered|generated|loaded|served|created|processed) in [0-9.,]{1,12} ?(?:ms|s|sec\.?|secs|seconds|milliseconds)\.?(?: ?[|·•] ?.{0,60})?)",
     "Page generated in 0.12 seconds", "It was created in 12 days."},
    {id(TechnicalLine::kRender),
     R"((?:page )?(?:render|load|loading|execution|query|response|processing|generation) ?time ?[:=] ?[0-9.,]{1,12} ?(?:ms|s|sec\.?|secs|seconds)?\.?)",
     "Page load time: 1.23 s", "Load time depends on the network"},
    {id(TechnicalLine::kRender),
     R"([0-9,]{1,7} quer(?:y|ies)(?: executed)?(?: in|[.,]) ?[0-9.,]{1,10} ?(?:ms|s|sec|seconds)?\.?)",
     "42 queries in 0.311 seconds", "He made 42 queries in one week to the office"},
    {id(TechnicalLine::kServer),
     R"((?:served (?:by|from)|server|node|host|backend|instance) ?[:=]? ?[a-z0-9][a-z0-9.-]{0,20}[0-9][a-z0-9.-]{0,40})",
     "Served by web-17", "Server farms are large"},
    {id(TechnicalLine::kServer), R"((?:x-)?cache(?:d)? ?[:=] ?(?:hit|miss|stale|bypass|expired).{0,30})", "Cache: HIT",
     "Cache: a hiding place"},
    {id(TechnicalLine::kServer),
     R"((?:request|ray|trace|correlation|session|reference|incident) id ?[:#=]? ?[0-9a-f][0-9a-f.-]{7,60})",
     "Request ID: 7f3a91bc22", "Request identification papers"},
    {id(TechnicalLine::kServer),
     R"((?:build|revision|commit|version|release) ?[:#=]? ?(?:v?[0-9]+(?:\.[0-9]+){1,3})?[ (]{0,2}[0-9a-f]{6,40}\)?)",
     "Build 3f2a91c", "Build a house"},
    {id(TechnicalLine::kServer), R"(v[0-9]+\.[0-9]+(?:\.[0-9]+)? \([0-9a-f]{6,12}\))", "v1.2.3 (abcdef0)",
     "v1.2 is out"},
    {id(TechnicalLine::kSystem), R"((?:proudly )?(?:powered|hosted|driven) by [^.!?]{2,60}\.?)",
     "Proudly powered by WordPress", "The car is powered by a small engine. It runs well, he says, on any road."},
    {id(TechnicalLine::kSystem), R"((?:theme|template|design|website|site)(?: design)?(?: ?:| by) [^.!?]{2,40})",
     "Theme by Anders", "Theme parks"},
    {id(TechnicalLine::kSystem), R"(made with (?:love|♥|❤️?|<3) (?:in|by) .{2,40})", "Made with love in Lisbon",
     "Made with butter and sugar"},
    {id(TechnicalLine::kIdentifier),
     R"((?:article|post|story|document|content|page|asset) ?(?:id|no|nr|number)\.? ?[:#=] ?[0-9a-z_-]{2,40})",
     "Article ID: 123456", "Article numbers are rising"},
    {id(TechnicalLine::kIdentifier), R"(\p{Han}{1,2}(?:公网安备|ICP备|ICP证).{4,40})", "京ICP备12345678号",
     "北京是中国的首都"},
    {id(TechnicalLine::kPlaceholder),
     R"(undefined|null|nan|\[object object\]|\{\{[^}]{1,60}\}\}|%s|lorem ipsum.{0,80})", "{{ article.title }}",
     "null and void"},
    {id(TechnicalLine::kEmbedFallback),
     R"(view this (?:post|profile) on [a-z]{3,20}|a post shared by .{1,60}\(@.{1,40}\).{0,40}|pic\.twitter\.com/\w{5,20}|embedded content|iframe)",
     "View this post on Instagram", "A post shared by all nations would be new."},
    {id(TechnicalLine::kTicker), R"([A-Z0-9/&. ]{2,20} [$€£]?[0-9.,]{1,12} ?[+−-][0-9.,]{1,8} ?%)", "BTC $61,234 +2.3%",
     "Prices rose 3%", '%'},
};

#undef CV_DATE_TIME

}  // namespace

std::span<const Pattern> technical_patterns() {
  return kPatterns;
}

std::optional<TechnicalHit> technical_line(std::string_view text) {
  if (text.size() > kMostBytes || text.size() < 2) return std::nullopt;
  static const PatternSet kSet{kPatterns};
  std::string_view captured;
  const int found = kSet.match(text, captured);
  if (found < 0) return std::nullopt;
  return TechnicalHit{static_cast<TechnicalLine>(found), captured};
}

}  // namespace cleanview
