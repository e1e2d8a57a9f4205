// The only file that sees yyjson. Memory comes from the arena; depth and count are checked by a scan before
// yyjson sees the text. Text that is refused is repaired once: raw line ends inside strings, comments and
// CDATA marks around, a semicolon behind, doubled commas.
#include "base/json_value.h"

#include <yyjson.h>

#include <algorithm>
#include <cstring>

#include "base/ascii.h"

namespace cleanview {
namespace {

void* arena_malloc(void* arena, size_t size) {
  return static_cast<Arena*>(arena)->allocate(size);
}

void* arena_realloc(void* arena, void* old, size_t old_size, size_t size) {
  void* moved = static_cast<Arena*>(arena)->allocate(size);
  std::memcpy(moved, old, old_size < size ? old_size : size);
  return moved;
}

void arena_free(void*, void*) {}

// Cuts what pages put around JSON: white space, comment and CDATA marks, "window.x =", a semicolon.
std::string_view unwrapped(std::string_view text) {
  constexpr std::string_view kBefore[] = {"\xef\xbb\xbf", "<!--", "//<![CDATA[", "/*<![CDATA[*/",
                                          "<![CDATA[",    "//",   "*/"};
  constexpr std::string_view kAfter[] = {";", "-->", "//]]>", "/*]]>*/", "]]>", "//"};
  for (bool changed = true; changed;) {
    changed = false;
    text = trim_html_space(text);
    for (const std::string_view mark : kBefore) {
      if (!text.starts_with(mark)) continue;
      text.remove_prefix(mark.size());
      changed = true;
    }
    for (const std::string_view mark : kAfter) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      changed = true;
    }
  }
  return text;
}

// True iff nesting and the number of values stay within the limits. Counts too much rather than too little.
bool within_limits(std::string_view text, const JsonLimits& limits) {
  std::uint32_t depth = 0;
  std::uint32_t values = 1;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > limits.max_depth) return false;
    } else if (c == '}' || c == ']') {
      if (depth > 0) --depth;
    } else if (c == ',' || c == ':') {
      if (++values > limits.max_values) return false;
    }
  }
  return true;
}

// A copy with control characters in strings escaped as spaces, and doubled commas made one.
std::string_view repaired(std::string_view text, Arena& arena) {
  char* const out = static_cast<char*>(arena.allocate(text.size() + 1));
  std::size_t size = 0;
  bool in_string = false;
  char last = ' ';  // last character that is no white space outside a string
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      out[size++] = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
      if (c == '\\' && i + 1 < text.size()) out[size++] = text[++i];
      in_string = c != '"';
      last = '"';
      continue;
    }
    if (c == ',' && (last == ',' || last == '{' || last == '[')) continue;
    if (!is_html_space(c)) last = c;
    in_string = c == '"';
    out[size++] = c;
  }
  return {out, size};
}

yyjson_val* read_once(std::string_view text, Arena& arena) {
  const yyjson_alc allocator = {arena_malloc, arena_realloc, arena_free, &arena};
  constexpr yyjson_read_flag kLenient =
      YYJSON_READ_ALLOW_COMMENTS | YYJSON_READ_ALLOW_TRAILING_COMMAS | YYJSON_READ_ALLOW_INVALID_UNICODE;
  yyjson_doc* doc = yyjson_read_opts(const_cast<char*>(text.data()), text.size(), kLenient, &allocator, nullptr);
  return doc == nullptr ? nullptr : yyjson_doc_get_root(doc);
}

}  // namespace

bool JsonValue::is_object() const {
  return yyjson_is_obj(value_);
}
bool JsonValue::is_array() const {
  return yyjson_is_arr(value_);
}
bool JsonValue::is_string() const {
  return yyjson_is_str(value_);
}

std::string_view JsonValue::string() const {
  if (!yyjson_is_str(value_)) return {};
  return {yyjson_get_str(value_), yyjson_get_len(value_)};
}

std::optional<double> JsonValue::number() const {
  if (!yyjson_is_num(value_)) return std::nullopt;
  return yyjson_get_num(value_);
}

std::optional<bool> JsonValue::boolean() const {
  if (!yyjson_is_bool(value_)) return std::nullopt;
  return yyjson_get_bool(value_);
}

std::size_t JsonValue::size() const {
  return is_object() || is_array() ? yyjson_get_len(value_) : 0;
}

JsonValue JsonValue::operator[](std::string_view key) const {
  if (!is_object()) return {};
  return JsonValue(yyjson_obj_getn(value_, key.data(), key.size()));
}

JsonValue::Cursor JsonValue::begin() const {
  Cursor cursor{nullptr, nullptr, 0};
  if (is_object()) {
    cursor.next = unsafe_yyjson_get_first(value_);
    cursor.left = unsafe_yyjson_get_len(value_);
  } else if (is_array()) {
    cursor.next = unsafe_yyjson_get_first(value_);
    cursor.left = unsafe_yyjson_get_len(value_);
  }
  return cursor;
}

JsonValue JsonValue::take_element(Cursor& cursor) {
  const JsonValue value(cursor.next);
  --cursor.left;
  cursor.next = unsafe_yyjson_get_next(cursor.next);
  return value;
}

JsonValue JsonValue::take_member(Cursor& cursor, std::string_view& key) {
  cursor.key = cursor.next;
  key = {unsafe_yyjson_get_str(cursor.key), unsafe_yyjson_get_len(cursor.key)};
  const JsonValue value(cursor.key + 1);
  --cursor.left;
  cursor.next = unsafe_yyjson_get_next(cursor.key + 1);
  return value;
}

std::optional<JsonValue> read_json(std::string_view text, const JsonLimits& limits, Arena& arena) {
  text = unwrapped(text);
  if (text.empty() || text.size() > limits.max_bytes || !within_limits(text, limits)) return std::nullopt;
  yyjson_val* root = read_once(text, arena);
  if (root == nullptr) root = read_once(repaired(text, arena), arena);
  if (root == nullptr) return std::nullopt;
  return JsonValue(root);
}

std::optional<JsonValue> read_json_strictly(std::string_view text, const JsonLimits& limits, Arena& arena,
                                            std::string& fault) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.size() > limits.max_bytes || !within_limits(text, limits)) {
    fault = "more bytes, values or levels than are allowed";
    return std::nullopt;
  }
  const yyjson_alc allocator = {arena_malloc, arena_realloc, arena_free, &arena};
  yyjson_read_err error = {};
  yyjson_doc* doc =
      yyjson_read_opts(const_cast<char*>(text.data()), text.size(), YYJSON_READ_NOFLAG, &allocator, &error);
  if (doc != nullptr) return JsonValue(yyjson_doc_get_root(doc));
  const std::size_t at = error.pos < text.size() ? error.pos : text.size();
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  fault = "not JSON: line " + std::to_string(line) + ": " + (error.msg == nullptr ? "no value" : error.msg);
  return std::nullopt;
}

}  // namespace cleanview
