// Reads JSON that pages carry: often damaged, sometimes hostile.
#ifndef CLEANVIEW_BASE_JSON_VALUE_H_
#define CLEANVIEW_BASE_JSON_VALUE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/arena.h"

struct yyjson_val;

namespace cleanview {

struct JsonLimits {
  std::size_t max_bytes = std::size_t{1} << 20;
  std::uint32_t max_depth = 64;
  std::uint32_t max_values = 100'000;
};

// A value of a document that was read: a view, valid as long as the Arena's memory. The default one is absent;
// asking an absent value, or one of another type, gives nothing.
class JsonValue {
 public:
  JsonValue() = default;
  explicit JsonValue(yyjson_val* value) : value_(value) {}

  bool is_object() const;
  bool is_array() const;
  bool is_string() const;
  explicit operator bool() const { return value_ != nullptr; }

  std::string_view string() const;       // "" when it is no string
  std::optional<double> number() const;  // numbers only
  std::optional<bool> boolean() const;
  std::size_t size() const;                          // members or elements
  JsonValue operator[](std::string_view key) const;  // first member of that name

  // Calls visit(std::string_view key, JsonValue) for each member of an object in order.
  template <typename Visitor>
  void for_each_member(Visitor visit) const;
  // Calls visit(JsonValue) for each element; for a value that is no array, for itself (JSON-LD has one or many).
  template <typename Visitor>
  void for_each(Visitor visit) const;
  // Whether is(JsonValue) holds for one of those; the ones behind it are not asked.
  template <typename Predicate>
  bool any_of(Predicate is) const;

  friend bool operator==(JsonValue a, JsonValue b) { return a.value_ == b.value_; }

 private:
  // Steps through members or elements without giving the library's types away.
  struct Cursor {
    yyjson_val* key;
    yyjson_val* next;
    std::size_t left;
  };
  Cursor begin() const;
  static JsonValue take_element(Cursor& cursor);
  static JsonValue take_member(Cursor& cursor, std::string_view& key);

  yyjson_val* value_ = nullptr;
};

// Reads `text`: comments, trailing commas, byte order marks, raw line ends in strings, and the wrappers that
// pages put around JSON in scripts are forgiven. Nothing when it is beyond repair or over a limit.
// The memory is the arena's. Cost: linear.
std::optional<JsonValue> read_json(std::string_view text, const JsonLimits& limits, Arena& arena);

// As read_json(), for files that people and programs write for us: nothing is forgiven. `fault` says on which line what
// is wrong. A byte order mark is allowed.
std::optional<JsonValue> read_json_strictly(std::string_view text, const JsonLimits& limits, Arena& arena,
                                            std::string& fault);

template <typename Visitor>
void JsonValue::for_each_member(Visitor visit) const {
  if (!is_object()) return;
  Cursor cursor = begin();
  while (cursor.left > 0) {
    std::string_view key;
    const JsonValue value = take_member(cursor, key);
    visit(key, value);
  }
}

template <typename Visitor>
void JsonValue::for_each(Visitor visit) const {
  any_of([&](JsonValue value) {
    visit(value);
    return false;
  });
}

template <typename Predicate>
bool JsonValue::any_of(Predicate is) const {
  if (value_ == nullptr) return false;
  if (!is_array()) return is(*this);
  Cursor cursor = begin();
  while (cursor.left > 0) {
    if (is(take_element(cursor))) return true;
  }
  return false;
}

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_JSON_VALUE_H_
