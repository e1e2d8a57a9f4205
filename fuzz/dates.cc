// Dates in text. What was found is a real day, and its own writing reads back the same.
#include "metadata/dates.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "fuzz/check.h"

namespace {

using namespace cleanview;

constexpr std::string_view kLanguages[] = {"",      "en", "en-GB", "de", "fr", "ja", "ar",
                                           "pt-BR", "ru", "zh",    "ko", "tr", "pl"};

void check(const Date& date) {
  fuzz::require(date.year >= 1990 && date.year <= 2100, "dates: year");
  fuzz::require(date.month >= 0 && date.month <= 12 && date.day >= 0 && date.day <= 31, "dates: month and day");
  fuzz::require(date.hour >= -1 && date.hour <= 23 && date.minute >= 0 && date.minute <= 59, "dates: time");
  const std::string text = to_rfc3339(date);
  if (date.day == 0) return;  // a year and a month alone are not looked for in text
  const auto again = find_date(text, "");
  fuzz::require(again.has_value() && to_rfc3339(*again) == text, "dates: its own writing reads back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text = fuzz::as_text(data + 1, size - 1);
  if (!is_valid_utf8(text)) return 0;
  if (const auto date = find_date(text, kLanguages[data[0] % std::size(kLanguages)])) check(*date);
  if (const auto date = date_in_path(text)) check(*date);
  return 0;
}
