// Writes JSON, in order, into a string.
#ifndef CLEANVIEW_BASE_JSON_WRITER_H_
#define CLEANVIEW_BASE_JSON_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace cleanview {

// Commas, colons and indentation are its work; the nesting of begin and end is the caller's.
// Strings may hold any bytes: what is no UTF-8 becomes U+FFFD, controls and line separators are escaped, so that
// a value is always one valid line when not pretty.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out, bool pretty = false) : out_(out), pretty_(pretty) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view name);

  void string(std::string_view value);
  void string_or_null(std::string_view value) { value.empty() ? null() : string(value); }
  void integer(std::int64_t value);
  void decimal(double value);  // three decimals at most
  void boolean(bool value);
  void null();
  // A value that is JSON already.
  void raw(std::string_view json);

 private:
  void begin(char bracket);
  void end(char bracket);
  void before_value();
  void new_line();

  std::string& out_;
  bool pretty_;
  bool first_ = true;  // in the innermost object or array
  bool after_key_ = false;
  int depth_ = 0;
};

// `value` as a JSON string, quotes included.
void append_json_string(std::string_view value, std::string& out);

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_JSON_WRITER_H_
