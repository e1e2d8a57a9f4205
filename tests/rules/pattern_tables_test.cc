#include <doctest/doctest.h>

#include <string>

#include "rules/badges.h"
#include "rules/pattern_set.h"
#include "rules/technical_lines.h"

namespace cleanview {
namespace {

void check_table(std::span<const Pattern> table) {
  const PatternSet all(table);
  CHECK(all.is_valid());
  for (const Pattern& p : table) {
    CAPTURE(p.regex);
    const PatternSet alone(std::span(&p, 1));
    CHECK(alone.match(p.hits) == p.id);
    CHECK(alone.match(p.misses) == -1);
    CHECK((p.needs == 0 || p.hits.find(p.needs) != std::string_view::npos));
    CHECK((p.needs == 0 || p.regex.find(p.needs) != std::string_view::npos));
  }
}

TEST_CASE("patterns: every row matches its example and not its counterexample") {
  check_table(technical_patterns());
  check_table(badge_patterns());
}

TEST_CASE("technical lines: a render time is found with its date") {
  const auto hit = technical_line("Render Time: 2025-03-30 12:52:02");
  REQUIRE(hit.has_value());
  CHECK(hit->kind == TechnicalLine::kRender);
  CHECK(hit->rendered_at == "2025-03-30 12:52:02");
}

TEST_CASE("technical lines: prose about render times is prose") {
  CHECK_FALSE(technical_line("Render Time is the name of his new film").has_value());
  CHECK_FALSE(technical_line("The page was generated on paper by monks in 1400").has_value());
}

struct BadgeCase {
  const char* text;
  const char* label;
  BadgeKind kind;
  double value;
  const char* scope;
};

TEST_CASE("badges: typed values with unit and scope") {
  const BadgeCase cases[] = {
      {"61 sec. here", "Reading Time:", BadgeKind::kReadingTime, 61, "here"},
      {"3 min. at publisher", "", BadgeKind::kReadingTime, 180, "publisher"},
      {"5 min read", "", BadgeKind::kReadingTime, 300, ""},
      {"Lesezeit: 4 Minuten", "", BadgeKind::kReadingTime, 240, ""},
      {"約3分で読めます", "", BadgeKind::kReadingTime, 180, ""},
      {"News: 28%", "Quality Score:", BadgeKind::kQuality, 0.28, "news"},
      {"51%", "Quality Score", BadgeKind::kQuality, 0.51, ""},
      {"🏆 471. in US", "", BadgeKind::kRank, 471, "US"},
      {"1.2K views", "", BadgeKind::kCounter, 1200, ""},
      {"Rating: 4.5/5", "", BadgeKind::kRating, 4.5, ""},
      // In any order, and in languages that have no phrases.
      {"1 min 30 s här", "", BadgeKind::kReadingTime, 90, "here"},
      {"4 min hos utgivaren", "", BadgeKind::kReadingTime, 240, "publisher"},
      {"5 Min.", "Lesezeit beim Verlag", BadgeKind::kReadingTime, 300, "publisher"},
      {"4", "Reading time (min)", BadgeKind::kReadingTime, 240, ""},
      {"原文 読む時間 約3分", "", BadgeKind::kReadingTime, 180, "publisher"},
      {"पढ़ने का समय: 1 मिनट", "", BadgeKind::kReadingTime, 60, ""},
      {"Quality 87/100", "", BadgeKind::kQuality, 0.87, ""},
      {"8,4 / 10", "Qualität", BadgeKind::kQuality, 0.84, ""},
      {"质量评分：92分", "", BadgeKind::kQuality, 0.92, ""},
      {"75点", "品質スコア", BadgeKind::kQuality, 0.75, ""},
      {"This page: 28%", "Quality", BadgeKind::kQuality, 0.28, "here"},
      {"8位", "順位", BadgeKind::kRank, 8, ""},
      {"Score: 72", "", BadgeKind::kQuality, 0.72, ""},
      {"Platz 3 von 20", "", BadgeKind::kRank, 3, ""},
      {"#7 de 20", "", BadgeKind::kRank, 7, ""},
      {"12e en France", "Classement", BadgeKind::kRank, 12, "France"},
      {"★ 4,2/5", "", BadgeKind::kRating, 4.2, ""},
      {"Note : 3,9/5", "", BadgeKind::kRating, 3.9, ""},
  };
  for (const BadgeCase& c : cases) {
    CAPTURE(c.text);
    const auto badge = parse_badge(c.text, c.label);
    REQUIRE(badge.has_value());
    CHECK(badge->kind == c.kind);
    CHECK(badge->value == doctest::Approx(c.value));
    CHECK(badge->scope == c.scope);
  }
}

TEST_CASE("badges: a share without a label, and prose with numbers, are none") {
  for (const char* text : {"28%", "Inflation: 28%", "He ran for 5 min", "In 2019 there were 28 of them"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_badge(text, "").has_value());
  }
}

TEST_CASE("badges: numbers with words of badges that are none") {
  for (const char* text : {"45 s here, 2 min at source", "09/2021", "Score: 3", "Ranking in 2023", "312 points",
                           "out of 5", "0 min read", "Quality (33)", "5 min"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_badge(text, "").has_value());
  }
}

TEST_CASE("badges: a label stands before its values") {
  CHECK(badge_label("⏱ Reading Time:") == BadgeKind::kReadingTime);
  CHECK(badge_label("📊 Quality Score:") == BadgeKind::kQuality);
  CHECK(badge_label("Leestijd bij de uitgever:") == BadgeKind::kReadingTime);
  CHECK(badge_label("जगह").has_value() == false);
  CHECK_FALSE(badge_label("Weather").has_value());
}

}  // namespace
}  // namespace cleanview
