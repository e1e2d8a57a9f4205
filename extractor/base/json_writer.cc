#include "base/json_writer.h"

#include <array>
#include <cassert>

#include "base/text.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

void append_escape(char32_t c, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out.push_back(kHex[(c >> shift) & 0xf]);
}

void append_special(char32_t c, std::string& out) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: append_escape(c, out);
  }
}

constexpr std::array<bool, 256> make_plain() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x7f; ++byte) plain[byte] = byte != '"' && byte != '\\';
  return plain;
}
constexpr auto kPlainAscii = make_plain();

}  // namespace

void append_json_string(std::string_view value, std::string& out) {
  out.push_back('"');
  for (std::size_t at = 0; at < value.size();) {
    std::size_t plain = at;
    while (plain < value.size() && kPlainAscii[static_cast<unsigned char>(value[plain])]) ++plain;
    out.append(value, at, plain - at);
    at = plain;
    if (at == value.size()) break;
    const std::size_t begin = at;
    const char32_t c = decode_next(value, at);
    const bool line_end = c == 0x2028 || c == 0x2029;
    if (c < 0x20 || c == '"' || c == '\\' || (c >= 0x7f && c < 0xa0) || line_end) {
      append_special(c, out);
    } else if (c == kReplacement) {
      append_utf8(c, out);
    } else {
      out.append(value, begin, at - begin);
    }
  }
  out.push_back('"');
}

void JsonWriter::new_line() {
  if (!pretty_) return;
  out_.push_back('\n');
  out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) out_.push_back(',');
  first_ = false;
  new_line();
}

void JsonWriter::begin(char bracket) {
  before_value();
  out_.push_back(bracket);
  ++depth_;
  first_ = true;
}

void JsonWriter::end(char bracket) {
  assert(depth_ > 0 && !after_key_);
  --depth_;
  if (!first_) new_line();
  first_ = false;
  out_.push_back(bracket);
}

void JsonWriter::key(std::string_view name) {
  assert(!after_key_);
  before_value();
  append_json_string(name, out_);
  out_ += pretty_ ? ": " : ":";
  after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
  before_value();
  append_json_string(value, out_);
}

void JsonWriter::integer(std::int64_t value) {
  raw(std::to_string(value));
}

void JsonWriter::decimal(double value) {
  before_value();
  append_decimal(value, out_);
}

void JsonWriter::boolean(bool value) {
  raw(value ? "true" : "false");
}

void JsonWriter::null() {
  raw("null");
}

void JsonWriter::raw(std::string_view json) {
  before_value();
  out_ += json;
}

}  // namespace cleanview
