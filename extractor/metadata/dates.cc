// The text is cut into numbers, words and marks; then the shapes of dates are tried at each number, surest first.
// No regular expressions: dates are looked for in many short texts of every page.
#include "metadata/dates.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

struct MonthName {
  std::string_view name;
  int month;
};

#include "metadata/month_names.inc"

constexpr std::size_t kMostBytes = 300;
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;

struct Token {
  enum Kind : std::uint8_t { kNumber, kWord, kMark } kind;
  std::string text;  // lower case
  int value = 0;     // kNumber
  int digits = 0;    // kNumber
};

bool is_date_unit(char32_t c) {  // 年月日 년월일
  return c == 0x5e74 || c == 0x6708 || c == 0x65e5 || c == 0xb144 || c == 0xc6d4 || c == 0xc77c;
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  bool parted = true;  // white space since the last token
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_next(text, at);
    if (is_space(c)) {
      parted = true;
      continue;
    }
    const int digit = digit_value(c);
    const Token::Kind kind = digit >= 0                         ? Token::kNumber
                             : is_letter(c) && !is_date_unit(c) ? Token::kWord
                                                                : Token::kMark;
    const bool goes_on = !parted && !tokens.empty() && tokens.back().kind == kind && kind != Token::kMark;
    if (!goes_on) tokens.push_back({kind, "", 0, 0});
    parted = false;
    Token& token = tokens.back();
    if (kind == Token::kNumber) {
      constexpr int kMostDigits = 9;  // more are no part of a date
      if (token.digits < kMostDigits) token.value = token.value * 10 + digit;
      ++token.digits;
    } else {
      append_utf8(kind == Token::kWord ? to_lower(c) : c, token.text);
    }
  }
  return tokens;
}

// A date has a year, or is eight digits: at least four in a row.
bool may_have_date(std::string_view text) {
  constexpr int kFewestDigits = 4;
  int digits = 0;
  for (std::size_t at = 0; at < text.size();) {
    digits = digit_value(decode_next(text, at)) >= 0 ? digits + 1 : 0;
    if (digits == kFewestDigits) return true;
  }
  return false;
}

struct MonthWords {
  int month = 0;  // 0: no name of a month
  std::size_t words = 1;
};

// The month that the word, or the word and the next one, name: the months of the Levant have two.
MonthWords month_of(const Token& t, const Token& next) {
  if (t.kind != Token::kWord) return {};
  const std::string both = next.kind == Token::kWord ? t.text + " " + next.text : std::string();
  for (const MonthName& m : kMonthNames) {
    if (m.name == t.text) return {m.month, 1};
    if (m.name == both) return {m.month, 2};
  }
  return {};
}

// Zones that are written as letters. Those with several meanings are left out, but for the American ones.
struct ZoneName {
  std::string_view name;
  std::string_view offset;
};
constexpr ZoneName kZoneNames[] = {{"z", "Z"},         {"utc", "Z"},       {"gmt", "Z"},       {"est", "-05:00"},
                                   {"edt", "-04:00"},  {"cst", "-06:00"},  {"cdt", "-05:00"},  {"mst", "-07:00"},
                                   {"mdt", "-06:00"},  {"pst", "-08:00"},  {"pdt", "-07:00"},  {"cet", "+01:00"},
                                   {"cest", "+02:00"}, {"mez", "+01:00"},  {"mesz", "+02:00"}, {"eet", "+02:00"},
                                   {"eest", "+03:00"}, {"msk", "+03:00"},  {"jst", "+09:00"},  {"kst", "+09:00"},
                                   {"wib", "+07:00"},  {"aest", "+10:00"}, {"aedt", "+11:00"}};

bool is_year(const Token& t) {
  return t.kind == Token::kNumber && t.digits == 4 && t.value >= kFirstYear && t.value <= kLastYear;
}
bool is_month(const Token& t) {
  return t.kind == Token::kNumber && t.digits <= 2 && t.value >= 1 && t.value <= 12;
}
bool is_day(const Token& t) {
  return t.kind == Token::kNumber && t.digits <= 2 && t.value >= 1 && t.value <= 31;
}

bool exists(const Date& d) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (d.year < kFirstYear || d.year > kLastYear || d.month < 0 || d.month > 12) return false;
  if (d.month == 0) return true;
  const bool leap = d.month == 2 && d.year % 4 == 0 && (d.year % 100 != 0 || d.year % 400 == 0);
  return d.day >= 0 && d.day <= kDays[static_cast<std::size_t>(d.month - 1)] + (leap ? 1 : 0);
}

class DateFinder {
 public:
  DateFinder(std::vector<Token> tokens, bool day_first) : tokens_(std::move(tokens)), day_first_(day_first) {}

  std::optional<Date> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      std::optional<Date> date = year_first(i);
      if (!date) date = compact(i);
      if (!date) date = month_name(i);
      if (!date) date = numbers(i);
      if (date && exists(*date)) {
        read_time(*date);
        return date;
      }
    }
    return std::nullopt;
  }

 private:
  const Token& token(std::size_t i) const {
    static const Token kNone{Token::kMark, "", 0, 0};
    return i < tokens_.size() ? tokens_[i] : kNone;
  }
  bool mark(std::size_t i, std::string_view marks) const {
    const Token& t = token(i);
    return t.kind == Token::kMark && !t.text.empty() && marks.find(t.text) != std::string_view::npos;
  }
  std::optional<Date> found(int year, int month, int day, std::size_t next) {
    next_ = next;
    return Date{.year = year, .month = month, .day = day};
  }

  // 2025-09-04, 2025/9/4, 2025.09.04, 2025年9月4日, 2025-09.
  std::optional<Date> year_first(std::size_t i) {
    if (!is_year(token(i)) || !mark(i + 1, "-/.年년") || !is_month(token(i + 2))) return std::nullopt;
    const bool day = mark(i + 3, "-/.月월") && is_day(token(i + 4));
    if (day)
      return found(token(i).value, token(i + 2).value, token(i + 4).value, i + 5 + (mark(i + 5, "日일") ? 1 : 0));
    const bool whole = mark(i + 1, "-年년") && (token(i).digits == 4);
    if (!whole || mark(i + 3, "-/.")) return std::nullopt;
    return found(token(i).value, token(i + 2).value, 0, i + 3);
  }

  // 20250904 and 20250904055000.
  std::optional<Date> compact(std::size_t i) {
    const Token& t = token(i);
    if (t.kind != Token::kNumber || t.digits != 8) return std::nullopt;
    const Date d{.year = t.value / 10000, .month = t.value / 100 % 100, .day = t.value % 100};
    if (d.month == 0 || d.day == 0) return std::nullopt;
    next_ = i + 1;
    return d;
  }

  // September 4, 2025; 4. September 2025; 4 de septiembre de 2025; Sep 2025.
  std::optional<Date> month_name(std::size_t i) {
    const auto [month, words] = month_of(token(i), token(i + 1));
    if (month == 0) return std::nullopt;
    int day = day_before(i);
    std::size_t at = i + words;
    if (mark(at, ".")) ++at;
    if (day == 0 && is_day(token(at)) && !mark(at + 1, ":")) {
      day = token(at).value;
      ++at;
    }
    for (int gap = 0; gap < 3; ++gap) {
      if (is_year(token(at))) return found(token(at).value, month, day, at + 1);
      const bool filler = mark(at, ".,'’") || is_filler(token(at));
      if (!filler) break;
      ++at;
    }
    return std::nullopt;
  }

  static bool is_filler(const Token& t) {
    constexpr std::string_view kFillers[] = {"de", "del", "do", "st", "nd", "rd", "th", "er", "of", "г"};
    return t.kind == Token::kWord && std::find(std::begin(kFillers), std::end(kFillers), t.text) != std::end(kFillers);
  }

  int day_before(std::size_t i) const {
    for (std::size_t back = 1; back <= 3 && back <= i; ++back) {
      const Token& t = token(i - back);
      if (is_day(t)) return t.value;
      if (!(t.kind == Token::kMark && (t.text == "." || t.text == "," || t.text == "-" || t.text == "º")) &&
          !is_filler(t))
        return 0;
    }
    return 0;
  }

  // 04.09.2025, 04/09/2025, 9-4-25 is left alone.
  std::optional<Date> numbers(std::size_t i) {
    if (!is_day(token(i)) || !mark(i + 1, "./-") || !is_day(token(i + 2)) || !mark(i + 3, "./-") ||
        !is_year(token(i + 4))) {
      return std::nullopt;
    }
    if (i > 0 && mark(i - 1, "./-")) return std::nullopt;
    const int a = token(i).value, b = token(i + 2).value;
    const bool day_first = a > 12 || (b <= 12 && (day_first_ || mark(i + 1, ".")));
    return found(token(i + 4).value, day_first ? b : a, day_first ? a : b, i + 5);
  }

  // 05:50, 5:50:00 am, T05:50:00+02:00, 14h30, 오후 2:30 after the date.
  void read_time(Date& date) const {
    constexpr std::size_t kMostGap = 6;
    for (std::size_t i = next_; i < next_ + kMostGap; ++i) {
      const Token& t = token(i);
      const bool hour = t.kind == Token::kNumber && t.digits <= 2 && t.value < 24;
      const bool separated = mark(i + 1, ":") || (token(i + 1).kind == Token::kWord && token(i + 1).text == "h");
      if (!hour || !separated || token(i + 2).kind != Token::kNumber || token(i + 2).value > 59) continue;
      date.hour = t.value;
      date.minute = token(i + 2).value;
      std::size_t at = i + 3;
      if (mark(at, ":") && token(at + 1).kind == Token::kNumber && token(at + 1).value < 60) {
        date.second = token(at + 1).value;
        at += 2;
        if (mark(at, ".") && token(at + 1).kind == Token::kNumber) at += 2;
      }
      read_half_and_zone(date, at);
      return;
    }
  }

  void read_half_and_zone(Date& date, std::size_t at) const {
    const std::string& word = token(at).text;
    if (word == "pm" || word == "p") {
      if (date.hour < 12) date.hour += 12;
      ++at;
    } else if (word == "am" || word == "a") {
      if (date.hour == 12) date.hour = 0;
      ++at;
    }
    for (const ZoneName& zone : kZoneNames) {
      if (token(at).kind != Token::kWord || token(at).text != zone.name) continue;
      date.zone = zone.offset;
      ++at;
      break;
    }
    if (!mark(at, "+-−") || token(at + 1).kind != Token::kNumber) return;
    const int hours = token(at + 1).digits == 4 ? token(at + 1).value / 100 : token(at + 1).value;
    const int minutes = token(at + 1).digits == 4 ? token(at + 1).value % 100
                        : mark(at + 2, ":")       ? token(at + 3).value
                                                  : 0;
    if (hours > 14 || minutes > 59 || token(at + 1).digits > 4) return;
    const auto two = [](int v) {
      return std::string{static_cast<char>('0' + v / 10), static_cast<char>('0' + v % 10)};
    };
    date.zone = (token(at).text == "+" ? "+" : "-") + two(hours) + ":" + two(minutes);
  }

  std::vector<Token> tokens_;
  bool day_first_;
  std::size_t next_ = 0;
};

// Only the United States and few others write the month first.
bool writes_day_first(std::string_view language) {
  if (!ascii_istarts_with(language, "en")) return !language.empty();
  return language.size() > 3 && !ascii_iequals(language.substr(3, 2), "US") &&
         !ascii_iequals(language.substr(3, 2), "PH");
}

void append_two(int value, std::string& out) {
  out.push_back(static_cast<char>('0' + value / 10 % 10));
  out.push_back(static_cast<char>('0' + value % 10));
}

}  // namespace

std::optional<Date> find_date(std::string_view text, std::string_view language) {
  text = truncate_utf8(text, kMostBytes);
  if (!may_have_date(text)) return std::nullopt;
  return DateFinder(tokenize(text), writes_day_first(language)).run();
}

std::string to_rfc3339(const Date& date) {
  std::string out = std::to_string(date.year);
  if (date.month == 0) return out;
  out.push_back('-');
  append_two(date.month, out);
  if (date.day == 0) return out;
  out.push_back('-');
  append_two(date.day, out);
  if (date.hour < 0) return out;
  out.push_back('T');
  append_two(date.hour, out);
  out.push_back(':');
  append_two(date.minute, out);
  if (date.second >= 0) {
    out.push_back(':');
    append_two(date.second, out);
  } else if (!date.zone.empty()) {
    out += ":00";
  }
  return out + date.zone;
}

std::string_view precision_of(const Date& date) {
  if (date.month == 0) return "year";
  if (date.day == 0) return "month";
  if (date.hour < 0) return "day";
  return date.second < 0 ? "minute" : "second";
}

namespace {

// Days since 1 March of the year 0, by the civil calendar.
int day_number(std::string_view day) {
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (std::size_t i = at; i < at + size && i < day.size(); ++i) value = value * 10 + (day[i] - '0');
    return value;
  };
  const int month = number(5, 2);
  const int year = number(0, 4) - (month <= 2 ? 1 : 0);
  const int from_march = (month + 9) % 12;
  return year * 365 + year / 4 - year / 100 + year / 400 + (from_march * 153 + 2) / 5 + number(8, 2) - 1;
}

// Seconds since 1 March of the year 0, in UTC; nothing without a time and zone. The form is to_rfc3339()'s own.
std::optional<std::int64_t> second_number(std::string_view time) {
  constexpr std::size_t kSecondsEnd = 19;  // of 2025-09-04T05:50:00
  if (time.size() <= kSecondsEnd) return std::nullopt;
  const auto two = [&](std::size_t at) { return (time[at] - '0') * 10 + (time[at + 1] - '0'); };
  std::int64_t seconds = std::int64_t{day_number(time)} * 86'400 + two(11) * 3600 + two(14) * 60 + two(17);
  if (time[kSecondsEnd] == 'Z') return seconds;
  const int offset = two(kSecondsEnd + 1) * 3600 + two(kSecondsEnd + 4) * 60;
  return time[kSecondsEnd] == '+' ? seconds - offset : seconds + offset;
}

}  // namespace

int days_between(std::string_view from, std::string_view to) {
  return day_number(to) - day_number(from);
}

bool is_utc(std::string_view time) {
  return time.ends_with('Z') || time.ends_with("+00:00");
}

bool same_moment(std::string_view a, std::string_view b) {
  const auto first = second_number(a), second = second_number(b);
  return first && second && *first == *second;
}

std::optional<Date> date_in_path(std::string_view path) {
  for (std::size_t at = path.find("/20"); at != std::string_view::npos; at = path.find("/20", at + 1)) {
    const std::string_view rest = path.substr(at + 1);
    const auto date = find_date(rest.substr(0, 12), "");
    const bool separated = rest.size() > 4 && (rest[4] == '/' || rest[4] == '-');
    if (date && date->day > 0 && (separated || rest.size() == 8)) return date;
  }
  return std::nullopt;
}

}  // namespace cleanview
