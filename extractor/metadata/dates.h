// Dates and times in text, in the orders and languages that pages use.
#ifndef CLEANVIEW_METADATA_DATES_H_
#define CLEANVIEW_METADATA_DATES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cleanview {

struct Date {
  int year = 0;
  int month = 0;  // 0: only the year is known
  int day = 0;    // 0: only year and month are known
  int hour = -1;  // -1: no time
  int minute = 0;
  int second = -1;   // -1: to the minute
  std::string zone;  // "Z", "+02:00"; empty: not said
};

// The first date in `text`, of which the first 300 bytes are read: ISO 8601, RFC 2822, numbers with marks, month names
// of 15 languages, East Asian forms. `language` (BCP 47, may be empty) decides between day and month first.
// Years before 1990 and after 2100 are no dates of pages.
std::optional<Date> find_date(std::string_view text, std::string_view language);

// RFC 3339, as precise as the date: "2025", "2025-09", "2025-09-04", "2025-09-04T05:50", "2025-09-04T05:50:00+02:00".
std::string to_rfc3339(const Date& date);

// "year", "month", "day", "minute", "second".
std::string_view precision_of(const Date& date);

inline constexpr std::size_t kDayBytes = 10;  // of 2025-09-04, with which days begin that to_rfc3339() writes

// Days from one date as to_rfc3339() writes it to another; only the days of both are looked at.
int days_between(std::string_view from, std::string_view to);

// Whether a time as to_rfc3339() writes it is given in UTC.
bool is_utc(std::string_view time);

// Whether two times with zones, as to_rfc3339() writes them, are the same second; false where one has no zone.
bool same_moment(std::string_view a, std::string_view b);

// The date that stands in the path of an address: "/2025/09/04/", "/2025-09-04-name".
std::optional<Date> date_in_path(std::string_view path);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_DATES_H_
