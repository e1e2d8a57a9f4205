// A scope is an element with itemscope (microdata) or typeof (RDFa); its properties are the elements inside with
// itemprop or property, up to the next scope. Both markups have the same shape, so one walk reads both.
#include "metadata/item_scopes.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "base/utf8.h"
#include "metadata/schema_values.h"
#include "page/segment.h"

namespace cleanview {
namespace {

constexpr std::uint32_t kMostDepth = 12;      // of scopes
constexpr std::size_t kMostProperties = 64;   // names of a scope
constexpr std::size_t kMostValues = 500;      // of a property
constexpr std::size_t kMostTextBytes = 4000;  // of a value
constexpr std::size_t kMostNameBytes = 200;   // of a scope that is named by its text alone
constexpr std::size_t kMostReferences = 16;   // of an itemref
constexpr std::size_t kWalksOfNode = 4;       // on average, for the texts of properties and by itemref

// Properties whose value is an address where the element has one. A link around a name says the name.
bool is_address(std::string_view property) {
  constexpr std::string_view kNames[] = {"url",  "image",    "item",       "sameAs",       "license",
                                         "logo", "embedURL", "contentURL", "availability", "mainEntityOfPage"};
  return property.ends_with("Url") || std::find(std::begin(kNames), std::end(kNames), property) != std::end(kNames);
}

struct Property {
  std::string_view name;
  std::vector<std::string> values;  // JSON
};

class ScopeReader {
 public:
  ScopeReader(const PageModel& page, const Limits& limits)
      : page_(page),
        bytes_left_(limits.max_json_bytes / 2),
        nodes_left_(kWalksOfNode * page.nodes.size()),
        has_references_(std::any_of(page.attributes.begin(), page.attributes.end(),
                                    [](const Attribute& a) { return a.name == Attr::kItemref; })) {}

  std::string run() {
    std::string out;
    JsonWriter w(out);
    w.begin_array();
    NodeId outer_end{0};  // of the outermost scope that is open
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (!is_scope(n)) continue;
      const bool inside = index(n) < index(outer_end);
      // A property of no scope is an item, too, unless an itemref may be meant.
      const bool is_item = property_names(n).empty() || (!inside && !has_references_);
      if (is_item && bytes_left_ > 0) w.raw(item(n, 0));
      if (!inside) outer_end = page_[n].end;
    }
    w.end_array();
    return out;
  }

 private:
  bool is_scope(NodeId n) const {
    const std::span<const Attribute> attributes = page_.attributes_of(n);
    return std::any_of(attributes.begin(), attributes.end(),
                       [](const Attribute& a) { return a.name == Attr::kItemscope || a.name == Attr::kTypeof; });
  }

  std::string_view property_names(NodeId n) const {
    if (page_[n].attribute_count == 0) return {};
    const std::string_view names = page_.attribute_or_empty(n, Attr::kItemprop);
    return names.empty() ? page_.attribute_or_empty(n, Attr::kProperty) : names;
  }

  std::string item(NodeId scope, std::uint32_t depth) {
    std::vector<Property> properties;
    collect(NodeId{index(scope) + 1}, page_[scope].end, depth, properties);
    refer(scope, depth, properties);
    std::erase_if(properties, [](const Property& p) { return p.values.empty(); });
    std::string out;
    JsonWriter w(out);
    w.begin_object();
    write_types(scope, w);
    write_id(scope, w);
    if (properties.empty()) write_name(scope, w);
    spend(out.size());
    for (const Property& p : properties) {
      w.key(p.name);
      if (p.values.size() > 1) w.begin_array();
      for (const std::string& value : p.values) w.raw(value);
      if (p.values.size() > 1) w.end_array();
    }
    w.end_object();
    return out;
  }

  void write_types(NodeId scope, JsonWriter& w) const {
    std::string_view types = page_.attribute_or_empty(scope, Attr::kItemtype);
    if (types.empty()) types = page_.attribute_or_empty(scope, Attr::kTypeof);
    w.key("@type");
    w.begin_array();
    for_each_token(types.substr(0, kMostTextBytes), [&](std::string_view type) {
      const std::string_view name = schema_name(type);
      if (!name.empty()) w.string(name);
    });
    w.end_array();
  }

  void write_id(NodeId scope, JsonWriter& w) const {
    for (const Attr attr : {Attr::kItemid, Attr::kResource, Attr::kHref}) {
      const std::string_view id = trim_html_space(page_.attribute_or_empty(scope, attr));
      if (id.empty()) continue;
      w.key("@id");
      w.string(truncate_utf8(id, kMostTextBytes));
      return;
    }
  }

  // <span itemprop=author itemscope>Ada Rowe</span>
  void write_name(NodeId scope, JsonWriter& w) {
    const std::string name = text(scope, kMostNameBytes);
    if (name.empty() || name.size() >= kMostNameBytes) return;
    w.key("name");
    w.raw(as_json(name));
  }

  void collect(NodeId first, NodeId end, std::uint32_t depth, std::vector<Property>& properties) {
    for (NodeId n = first; index(n) < index(end);) {
      const std::string_view names = property_names(n);
      const bool scope = is_scope(n);
      if (!names.empty()) take(n, names, scope, depth, properties);
      n = scope ? page_[n].end : NodeId{index(n) + 1};
    }
  }

  // An element is read once, whatever the number of its names; each copy is paid for.
  void take(NodeId n, std::string_view names, bool scope, std::uint32_t depth, std::vector<Property>& properties) {
    if (bytes_left_ == 0) return;
    std::optional<std::string> read[2];  // as a text (and scopes), as an address
    for_each_token(names.substr(0, kMostTextBytes), [&](std::string_view word) {
      const std::string_view name = schema_name(word);
      if (name.empty()) return;
      auto p = std::find_if(properties.begin(), properties.end(), [&](const Property& q) { return q.name == name; });
      if (p == properties.end()) {
        if (properties.size() == kMostProperties) return;
        p = properties.insert(p, {name, {}});
      }
      if (p->values.size() == kMostValues) return;
      std::optional<std::string>& value = read[!scope && is_address(name) ? 1 : 0];
      const bool first = !value;
      if (first) value = scope ? nested(n, depth) : value_of(n, is_address(name));
      // What is inside a scope was paid for when it was read.
      const std::size_t bytes = first && scope ? 0 : value->size();
      if (!value->empty() && spend(name.size() + bytes)) p->values.push_back(*value);
    });
  }

  // False, from then on, when `bytes` are more than what is left.
  bool spend(std::size_t bytes) {
    const bool enough = bytes < bytes_left_;
    bytes_left_ = enough ? bytes_left_ - bytes : 0;
    return enough;
  }

  bool may_walk_again(NodeId n) {
    const std::size_t nodes = index(page_[n].end) - index(n);
    if (nodes > nodes_left_) return false;
    nodes_left_ -= nodes;
    return true;
  }

  std::string nested(NodeId scope, std::uint32_t depth) {
    return depth + 1 < kMostDepth ? item(scope, depth + 1) : std::string();
  }

  // Elements elsewhere that hold more properties of the scope.
  void refer(NodeId scope, std::uint32_t depth, std::vector<Property>& properties) {
    std::size_t left = depth + 1 < kMostDepth ? kMostReferences : 0;
    for_each_token(page_.attribute_or_empty(scope, Attr::kItemref), [&](std::string_view id) {
      if (left == 0) return;
      --left;
      const NodeId n = element_of(id);
      if (n == kNoNode || page_.contains(scope, n) || page_.contains(n, scope) || !may_walk_again(n)) return;
      collect(n, page_[n].end, depth + 1, properties);
    });
  }

  NodeId element_of(std::string_view id) {
    if (!ids_are_known_) {
      ids_are_known_ = true;
      for (NodeId n{0}; n != page_.end(); ++n) {
        const std::string_view name = page_.attribute_or_empty(n, Attr::kId);
        if (!name.empty()) ids_.emplace_back(name, n);
      }
      std::stable_sort(ids_.begin(), ids_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    }
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id, [](const auto& a, auto b) { return a.first < b; });
    return at == ids_.end() || at->first != id ? kNoNode : at->second;
  }

  // As JSON; empty for none. `address`: of a property that is one.
  std::string value_of(NodeId n, bool address) {
    for (const Attr attr : {Attr::kContent, Attr::kDatetime}) {
      const std::string_view value = trim_html_space(page_.attribute_or_empty(n, attr));
      if (!value.empty()) return address ? plain_json(value) : as_json(value);
    }
    const std::string_view target = address_of(n);
    if (!target.empty() && (address || page_[n].tag == Tag::kLink)) return plain_json(target);
    if (page_[n].tag == Tag::kImg) return as_json(page_.attribute_or_empty(n, Attr::kAlt));
    const bool has_value = page_[n].tag == Tag::kData || page_[n].tag == Tag::kMeter;
    return as_json(has_value ? std::string(page_.attribute_or_empty(n, Attr::kValue)) : text(n, kMostTextBytes));
  }

  std::string_view address_of(NodeId n) const {
    for (const Attr attr : {Attr::kHref, Attr::kSrc, Attr::kResource}) {
      const std::string_view address = trim_html_space(page_.attribute_or_empty(n, attr));
      if (!address.empty()) return address;
    }
    return {};
  }

  std::string text(NodeId n, std::size_t max_bytes) {
    return may_walk_again(n) ? inner_text(page_, n, max_bytes) : std::string();
  }

  static std::string plain_json(std::string_view value) {
    std::string out;
    append_json_string(truncate_utf8(value, kMostTextBytes), out);
    return out;
  }

  // The reader of JSON-LD decodes references, which the page's own are by now: "&" is written so that it stays.
  static std::string as_json(std::string_view value) {
    std::string line;
    for (const char c : clean_line(truncate_utf8(value, kMostTextBytes), kMostTextBytes)) {
      c == '&' ? line += "&amp;" : line += c;
    }
    if (line.empty()) return {};
    std::string out;
    append_json_string(line, out);
    return out;
  }

  const PageModel& page_;
  std::size_t bytes_left_;
  std::size_t nodes_left_;
  bool has_references_;
  bool ids_are_known_ = false;
  std::vector<std::pair<std::string_view, NodeId>> ids_;  // in order of the name, when an itemref was met
};

}  // namespace

std::string item_scopes_as_json(const PageModel& page, const Limits& limits) {
  const bool any = std::any_of(page.attributes.begin(), page.attributes.end(), [](const Attribute& a) {
    return a.name == Attr::kItemscope || (a.name == Attr::kTypeof && !a.value.empty());
  });
  return any ? ScopeReader(page, limits).run() : std::string();
}

}  // namespace cleanview
