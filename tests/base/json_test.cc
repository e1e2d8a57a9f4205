#include <doctest/doctest.h>

#include <string>

#include "base/json_value.h"
#include "base/json_writer.h"

namespace cleanview {
namespace {

TEST_CASE("json writer: any bytes give one valid line") {
  std::string out;
  append_json_string("a\"\\\n\t\x01\x7f\u2028é\xff", out);
  CHECK(out == "\"a\\\"\\\\\\n\\t\\u0001\\u007f\\u2028é\ufffd\"");
}

TEST_CASE("json writer: objects, arrays and values") {
  std::string out;
  JsonWriter w(out);
  w.begin_object();
  w.key("a");
  w.begin_array();
  w.integer(1);
  w.null();
  w.boolean(true);
  w.decimal(0.5);
  w.end_array();
  w.key("b");
  w.begin_object();
  w.end_object();
  w.end_object();
  CHECK(out == R"({"a":[1,null,true,0.5],"b":{}})");
}

std::string headline(std::string_view json) {
  Arena arena;
  const auto value = read_json(json, {}, arena);
  return value ? std::string((*value)["headline"].string()) : "unreadable";
}

TEST_CASE("json reader: damage of the usual kinds is forgiven") {
  CHECK(headline(R"({"headline":"x"})") == "x");
  CHECK(headline(R"({"headline":"x",})") == "x");
  CHECK(headline("\ufeff{\"headline\":\"x\"};") == "x");
  CHECK(headline("<!-- {\"headline\":\"x\"} -->") == "x");
  CHECK(headline("//<![CDATA[\n{\"headline\":\"x\"}\n//]]>") == "x");
  CHECK(headline("/* c */ {\"headline\":\"x\" /* d */}") == "x");
  CHECK(headline("{\"headline\":\"a\nb\"}") == "a\nb");
  CHECK(headline("{\"a\":1,,\"headline\":\"x\"}") == "x");
  CHECK(headline("{headline") == "unreadable");
  CHECK(headline("") == "unreadable");
}

TEST_CASE("json reader: limits on bytes, depth and values") {
  Arena arena;
  const JsonLimits limits{.max_bytes = 1000, .max_depth = 5, .max_values = 20};
  CHECK(read_json("[[[[[1]]]]]", limits, arena).has_value());
  CHECK_FALSE(read_json("[[[[[[1]]]]]]", limits, arena).has_value());
  CHECK_FALSE(read_json("\"" + std::string(1000, 'x') + "\"", limits, arena).has_value());
  CHECK_FALSE(read_json("[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22]", limits, arena).has_value());
  CHECK_FALSE(read_json(std::string(1'000'000, '['), {}, arena).has_value());
}

}  // namespace
}  // namespace cleanview
