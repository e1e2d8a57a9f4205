#include "metadata/dates.h"

#include <doctest/doctest.h>

#include <string>

namespace cleanview {
namespace {

std::string found(std::string_view text, std::string_view language = "en") {
  const auto date = find_date(text, language);
  return date ? to_rfc3339(*date) : "none";
}

struct Case {
  const char* text;
  const char* language;
  const char* expected;
};

constexpr Case kCases[] = {
    {"2025-09-04", "en", "2025-09-04"},
    {"2025-09-04T05:50:00+02:00", "en", "2025-09-04T05:50:00+02:00"},
    {"2025-09-04T05:50:00.123Z", "en", "2025-09-04T05:50:00Z"},
    {"2025-09-04 05:50", "en", "2025-09-04T05:50"},
    {"20250904", "en", "2025-09-04"},
    {"Thu, 04 Sep 2025 05:50:00 +0000", "en", "2025-09-04T05:50:00+00:00"},
    {"September 4, 2025", "en", "2025-09-04"},
    {"Published Sept. 4th, 2025 at 5:50 pm", "en", "2025-09-04T17:50"},
    {"4 September 2025", "en-GB", "2025-09-04"},
    {"Sep 2025", "en", "2025-09"},
    {"09/04/2025", "en", "2025-09-04"},
    {"09/04/2025", "en-GB", "2025-04-09"},
    {"25/04/2025", "en", "2025-04-25"},
    {"04.09.2025, 12:30 Uhr", "de", "2025-09-04T12:30"},
    {"4. September 2025", "de", "2025-09-04"},
    {"3. März 2025", "de", "2025-03-03"},
    {"le 1er août 2025 à 14h30", "fr", "2025-08-01T14:30"},
    {"4 de septiembre de 2025", "es", "2025-09-04"},
    {"4 de março de 2025", "pt", "2025-03-04"},
    {"4 settembre 2025", "it", "2025-09-04"},
    {"4 maart 2025", "nl", "2025-03-04"},
    {"4 сентября 2025 г.", "ru", "2025-09-04"},
    {"2025年9月4日 12:30", "ja", "2025-09-04T12:30"},
    {"2025年9月", "zh", "2025-09"},
    {"2025년 9월 4일", "ko", "2025-09-04"},
    {"2025. 9. 4.", "ko", "2025-09-04"},
    {"٤ سبتمبر ٢٠٢٥", "ar", "2025-09-04"},
    {"4 Agustus 2025", "id", "2025-08-04"},
    {"4 Eylül 2025", "tr", "2025-09-04"},
    {"4 września 2025", "pl", "2025-09-04"},
    {"12:00 am, March 3, 2024", "en", "2024-03-03"},
};

TEST_CASE("dates: the orders, languages and precisions of pages") {
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(found(c.text, c.language) == c.expected);
  }
}

TEST_CASE("dates: what is no date") {
  for (const char* text : {"", "1985-01-01", "2025-02-30", "2025-13-01", "call 555-2025", "in 2025", "99/99/2025",
                           "March of the penguins", "32 May"}) {
    CAPTURE(text);
    CHECK(found(text) == "none");
  }
}

TEST_CASE("dates: in the path of an address") {
  CHECK(to_rfc3339(*date_in_path("/news/2025/09/04/story")) == "2025-09-04");
  CHECK(to_rfc3339(*date_in_path("/2025-09-04-story.html")) == "2025-09-04");
  CHECK_FALSE(date_in_path("/2025/story").has_value());
  CHECK_FALSE(date_in_path("/p/20250904123").has_value());
}

TEST_CASE("dates: days between") {
  CHECK(days_between("2024-02-28", "2024-03-01") == 2);
  CHECK(days_between("2025-02-28", "2025-03-01T05:05:05Z") == 1);
  CHECK(days_between("2025-01-01", "2024-01-01") == -366);
  CHECK(days_between("2025-12-31", "2026-01-01") == 1);
}

}  // namespace
}  // namespace cleanview
