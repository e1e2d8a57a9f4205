#include "metadata/schema_values.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

constexpr std::string_view kVocabularies[] = {"http://schema.org/", "https://schema.org/", "http://www.schema.org/",
                                              "https://www.schema.org/", "schema:"};

// Bytes of the space or apostrophe between the digit before `at` and three digits, no more; 0: none stands there.
std::size_t gap_of_thousands(std::string_view text, std::size_t at) {
  constexpr std::size_t kDigits = 3;
  if (at == 0 || !is_ascii_digit(text[at - 1])) return 0;
  for (const std::string_view gap : {" ", "'", "\u00a0", "\u2009", "\u2019", "\u202f"}) {
    if (!text.substr(at).starts_with(gap)) continue;
    const std::string_view behind = text.substr(at + gap.size());
    const std::size_t digits = std::min(behind.find_first_not_of("0123456789"), behind.size());
    return digits == kDigits ? gap.size() : 0;
  }
  return 0;
}

}  // namespace

std::string_view schema_name(std::string_view word) {
  for (const std::string_view vocabulary : kVocabularies) {
    if (word.starts_with(vocabulary)) return word.substr(vocabulary.size());
  }
  return word.find_first_of(":/#") == std::string_view::npos ? word : std::string_view{};
}

std::string_view last_part(std::string_view name) {
  const std::size_t mark = name.find_last_of("/#:");
  return mark == std::string_view::npos ? name : name.substr(mark + 1);
}

bool is_of_type(JsonValue object, std::string_view type) {
  return object["@type"].any_of([&](JsonValue t) {
    const std::string_view name = last_part(t.string());
    return name == type || (type == "Event" && name.ends_with(type));
  });
}

JsonValue References::operator()(JsonValue value) const {
  const std::string_view id = value["@id"].string();
  if (id.empty() || value.size() > 2 || value["name"]) return value;
  if (!are_known_) {
    are_known_ = true;
    for (const JsonValue& object : objects_) {
      const std::string_view own = object["@id"].string();
      if (!own.empty() && object["name"]) named_.emplace_back(own, object);
    }
    std::stable_sort(named_.begin(), named_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  const auto at = std::lower_bound(named_.begin(), named_.end(), id, [](const auto& n, auto i) { return n.first < i; });
  return at == named_.end() || at->first != id ? value : at->second;
}

std::vector<JsonValue> values_at(JsonValue object, std::string_view path, const References& references,
                                 std::size_t most) {
  std::vector<JsonValue> values{object};
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    std::vector<JsonValue> next;
    for (const JsonValue& value : values) {
      value[path.substr(0, dot)].for_each([&](JsonValue v) {
        if (next.size() < most) next.push_back(references(v));
      });
    }
    values = std::move(next);
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return values;
}

std::string text_of(JsonValue value, std::size_t max_bytes) {
  constexpr std::size_t kMarkupShare = 4;  // markup around a text is a few times as long at most
  return clean_line(text_of_value(truncate_utf8(value.string(), kMarkupShare * max_bytes)), max_bytes);
}

std::optional<double> number_of(JsonValue value) {
  if (const auto number = value.number()) return number;
  const std::string_view text = value.string();
  const std::size_t first = text.find_first_of("0123456789");
  if (first == std::string_view::npos || text.size() > 40) return std::nullopt;
  double digits = 0, scale = 1;  // `scale`: of the digits behind the last mark
  int commas = 0, stops = 0;
  char last = 0;
  for (std::size_t i = first; i < text.size(); ++i) {
    const char c = text[i];
    if (is_ascii_digit(c)) {
      digits = digits * 10 + (c - '0');
      scale *= 10;
    } else if (c == ',' || c == '.') {
      ++(c == ',' ? commas : stops);
      last = c;
      scale = 1;
    } else if (const std::size_t gap = gap_of_thousands(text, i); gap > 0 && last == 0) {
      i += gap - 1;
    } else {
      break;
    }
  }
  const bool alone = last == ',' ? stops == 0 : commas == 0;
  const bool decimals = last == ',' ? commas == 1 && (!alone || scale <= 100) : last == '.' && stops == 1;
  return decimals ? digits / scale : digits;
}

std::optional<double> seconds_of(std::string_view text) {
  if (!text.starts_with('P') || text.size() > 30) return std::nullopt;
  double total = 0, value = 0;
  bool time = false, any = false;
  for (const char c : text.substr(1)) {
    const double unit = c == 'D' ? 86'400 : c == 'H' ? 3600 : c == 'M' && time ? 60 : c == 'S' ? 1 : 0;
    if (is_ascii_digit(c)) {
      value = value * 10 + (c - '0');
    } else if (c == 'T') {
      time = true;
    } else if (unit > 0) {
      total += value * unit;
      value = 0;
      any = true;
    } else {
      return std::nullopt;
    }
  }
  return any ? std::optional<double>(total) : std::nullopt;
}

std::string_view address_of(JsonValue value) {
  if (value.is_string()) return value.string();
  for (const std::string_view key : {"url", "contentUrl", "@id"}) {
    if (!value[key].string().empty()) return value[key].string();
  }
  return {};
}

}  // namespace cleanview
