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

// The twelve months as the language writes them in a date, and the shape of a date: D, M and Y stand for its parts.
struct Months {
  const char* language;
  const char* shape;
  const char* names[12];
};

constexpr Months kMonths[] = {
    {"en",
     "M D, Y",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December"}},
    {"de",
     "D. M Y",
     {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
      "Dezember"}},
    {"fr",
     "D M Y",
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre"}},
    {"es",
     "D de M de Y",
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
      "diciembre"}},
    {"pt",
     "D de M de Y",
     {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
      "dezembro"}},
    {"it",
     "D M Y",
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
      "novembre", "dicembre"}},
    {"nl",
     "D M Y",
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december"}},
    {"ru",
     "D M Y г.",
     {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
      "декабря"}},
    {"pl",
     "D M Y r.",
     {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
      "listopada", "grudnia"}},
    {"tr",
     "D M Y",
     {"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"}},
    {"id",
     "D M Y",
     {"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
      "Desember"}},
    {"ar",
     "D M Y",
     {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}},
    {"ar",
     "D M Y",
     {"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
      "كانون الأول"}},
    {"ja", "Y年M月D日", {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}},
    {"zh", "Y年M月D日", {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}},
    {"ko", "Y년 M월 D일", {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}},
};

std::string written(std::string_view shape, std::string_view month) {
  std::string out;
  for (const char c : shape) {
    if (c == 'D') {
      out += "17";
    } else if (c == 'M') {
      out += month;
    } else if (c == 'Y') {
      out += "2024";
    } else {
      out += c;
    }
  }
  return out;
}

TEST_CASE("dates: every month of fifteen languages, in the order of each") {
  for (const Months& m : kMonths) {
    for (int month = 1; month <= 12; ++month) {
      const std::string text = written(m.shape, m.names[month - 1]);
      CAPTURE(text);
      CHECK(found(text, m.language) == (month < 10 ? "2024-0" : "2024-") + std::to_string(month) + "-17");
    }
  }
}

TEST_CASE("dates: zones as numbers and as letters") {
  constexpr Case kZones[] = {
      {"2025-09-04T05:50:00Z", "en", "2025-09-04T05:50:00Z"},
      {"2025-09-04T05:50:00+0530", "en", "2025-09-04T05:50:00+05:30"},
      {"2025-09-04T05:50:00-08:00", "en", "2025-09-04T05:50:00-08:00"},
      {"2025-09-04 05:50 UTC", "en", "2025-09-04T05:50:00Z"},
      {"Sept. 4, 2025, 9:06am CST", "en", "2025-09-04T09:06:00-06:00"},
      {"Nov 25, 2025 5:00 am PST", "en", "2025-11-25T05:00:00-08:00"},
      {"4. September 2025, 12:30 MESZ", "de", "2025-09-04T12:30:00+02:00"},
      {"2025-09-04T05:50:00+99:00", "en", "2025-09-04T05:50:00"},
      {"2025-09-04 05:50 XYZ", "en", "2025-09-04T05:50"},
  };
  for (const Case& c : kZones) {
    CAPTURE(c.text);
    CHECK(found(c.text, c.language) == c.expected);
  }
}

TEST_CASE("dates: one moment in two zones") {
  CHECK(same_moment("2025-12-19T03:05:00+00:00", "2025-12-18T19:05:00-08:00"));
  CHECK(same_moment("2025-12-18T23:25:38Z", "2025-12-19T04:55:38+05:30"));
  CHECK(same_moment("2025-01-01T00:30:00+01:00", "2024-12-31T23:30:00Z"));
  CHECK_FALSE(same_moment("2025-12-19T03:05:00Z", "2025-12-19T03:05:01Z"));
  CHECK_FALSE(same_moment("2025-12-19T03:05:00", "2025-12-19T03:05:00"));
  CHECK(is_utc("2025-12-19T03:05:00+00:00"));
  CHECK_FALSE(is_utc("2025-12-19T03:05:00+01:00"));
}

TEST_CASE("dates: a relative date is none, since a page does not say when it is read") {
  for (const char* text : {"3 hours ago", "yesterday", "vor 2 Tagen", "il y a 5 minutes", "hace 3 días", "5分前",
                           "3일 전", "2 дня назад", "há 2 horas", "منذ 3 ساعات"}) {
    CAPTURE(text);
    CHECK(found(text) == "none");
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
