// Values of schema.org's objects, as pages write them.
#ifndef CLEANVIEW_METADATA_SCHEMA_VALUES_H_
#define CLEANVIEW_METADATA_SCHEMA_VALUES_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_value.h"

namespace cleanview {

// The name of a property or type in schema.org's vocabulary, which is meant where none is named; empty for one of
// another vocabulary.
std::string_view schema_name(std::string_view word);

// "Product" of "https://schema.org/Product" and "schema:Product".
std::string_view last_part(std::string_view name);

// True iff one of the object's types is `type`; "Event" stands for all kinds of events.
bool is_of_type(JsonValue object, std::string_view type);

// Follows {"@id": x} to the first of `objects` that has this identity and a name. Made once a page, when first asked.
class References {
 public:
  explicit References(std::span<const JsonValue> objects) : objects_(objects) {}

  // The object that `value` stands for; `value` itself when it is no mere reference.
  JsonValue operator()(JsonValue value) const;

 private:
  std::span<const JsonValue> objects_;
  mutable std::vector<std::pair<std::string_view, JsonValue>> named_;  // in order of the identity
  mutable bool are_known_ = false;
};

// The values at `path`: names between dots; lists on the way stand for their elements. At most `most` of them.
std::vector<JsonValue> values_at(JsonValue object, std::string_view path, const References& references,
                                 std::size_t most);

// One line of text without tags; empty when it is none.
std::string text_of(JsonValue value, std::size_t max_bytes);

// A number as people write it: "1,299.00", "1.299,00 €", "19,99", "1 299", "$5". Where a number has both marks, the
// last one parts decimals; one alone does if it is a stop, or a comma with two digits or fewer behind it. Other marks
// part thousands.
std::optional<double> number_of(JsonValue value);

// "PT1H30M" as 5400; nothing for years and months, whose length is not known.
std::optional<double> seconds_of(std::string_view text);

// The address that a value is or has.
std::string_view address_of(JsonValue value);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_SCHEMA_VALUES_H_
