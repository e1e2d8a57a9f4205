// Objects are visited with a stack, whatever their shape: @graph, arrays, nested entities. The main entity is the
// object of the best type (an article before a product before a page); only it gives the title, authors and dates.
// References by "@id" are followed once, to find the author's or publisher's name.
#include "metadata/json_ld.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/json_value.h"
#include "base/text.h"
#include "metadata/schema_values.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostObjects = 20'000;
constexpr std::size_t kMostTypes = 30;

// How well a type says that an object is what the page is about; 0: it does not.
int main_entity_rank(std::string_view type) {
  struct Rank {
    std::string_view name;
    int rank;
  };
  constexpr Rank kRanks[] = {{"LiveBlogPosting", 9},
                             {"DiscussionForumPosting", 8},
                             {"Recipe", 8},
                             {"TechArticle", 8},
                             {"ScholarlyArticle", 8},
                             {"HowTo", 6},
                             {"Product", 6},
                             {"Event", 6},
                             {"JobPosting", 6},
                             {"Book", 5},
                             {"Movie", 5},
                             {"Course", 5},
                             {"QAPage", 5},
                             {"VideoObject", 3},
                             {"CreativeWork", 3},
                             {"ItemPage", 2},
                             {"AboutPage", 2},
                             {"CollectionPage", 2},
                             {"WebPage", 1}};
  for (const Rank& r : kRanks) {
    if (r.name == type) return r.rank;
  }
  if (type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" || type == "Review") return 8;
  if (type.ends_with("Event")) return 6;
  return type.ends_with("Page") ? 1 : 0;
}

class Reader {
 public:
  Reader(const Limits& limits, Arena& arena, Candidates& candidates)
      : limits_(limits), arena_(arena), candidates_(candidates) {}

  JsonLdResult run(std::span<const ScriptData> scripts) {
    const JsonLimits limits{limits_.max_json_bytes, limits_.max_json_depth, limits_.max_json_values};
    for (const ScriptData& script : scripts) {
      if (script.kind != ScriptKind::kJsonLd) continue;
      const auto root = read_json(script.text, limits, arena_);
      root ? visit_all(*root) : void(++result_.skipped);
    }
    references_.emplace(result_.objects);
    if (result_.main) take_main(result_.main);
    for (const JsonValue& page : pages_) take_page(page);
    return std::move(result_);
  }

 private:
  void visit_all(JsonValue root) {
    std::vector<JsonValue> stack{root};
    while (!stack.empty() && result_.objects.size() < kMostObjects) {
      const JsonValue value = stack.back();
      stack.pop_back();
      std::vector<JsonValue> inner;
      if (value.is_object()) {
        visit(value);
        value.for_each_member([&](std::string_view, JsonValue v) {
          if (v.is_object() || v.is_array()) inner.push_back(v);
        });
      } else if (value.is_array()) {
        value.for_each([&](JsonValue v) {
          if (v.is_object() || v.is_array()) inner.push_back(v);
        });
      }
      stack.insert(stack.end(), inner.rbegin(), inner.rend());  // in order of the text
    }
  }

  void visit(JsonValue object) {
    result_.objects.push_back(object);
    for (const std::string_view key : {"articleBody", "text", "reviewBody"}) keep_text(object[key], result_.bodies);
    keep_text(object["description"], result_.descriptions);
    int rank = 0;
    bool is_breadcrumbs = false;
    object["@type"].for_each([&](JsonValue t) {
      const std::string_view type = last_part(t.string());
      note_type(type);
      rank = std::max(rank, main_entity_rank(type));
      is_breadcrumbs |= type == "BreadcrumbList";
    });
    if (is_breadcrumbs && result_.breadcrumbs.empty()) take_breadcrumbs(object);
    if (rank == 1) pages_.push_back(object);
    if (rank > main_rank_) {
      main_rank_ = rank;
      result_.main = object;
    }
  }

  void note_type(std::string_view type) {
    const bool known = std::find(result_.types.begin(), result_.types.end(), type) != result_.types.end();
    if (!type.empty() && !known && result_.types.size() < kMostTypes) result_.types.emplace_back(type);
  }

  static void keep_text(JsonValue value, std::vector<std::string_view>& texts) {
    if (value.is_string() && !value.string().empty()) texts.push_back(value.string());
  }

  void add(Field field, JsonValue value) {
    if (value.is_string()) candidates_.add(field, Source::kJsonLd, text_of_value(value.string()));
  }

  void take_main(JsonValue object) {
    add(Field::kTitle, object["headline"] ? object["headline"] : object["name"]);
    add(Field::kSubtitle, object["alternativeHeadline"]);
    add(Field::kPublished, object["datePublished"] ? object["datePublished"] : object["dateCreated"]);
    if (!object["datePublished"])
      add(Field::kPublished, object["uploadDate"] ? object["uploadDate"] : object["datePosted"]);
    add(Field::kModified, object["dateModified"]);
    add(Field::kDescription, object["description"]);
    object["articleSection"].for_each([&](JsonValue v) { add(Field::kSection, v); });
    add(Field::kLanguage,
        object["inLanguage"].is_object() ? object["inLanguage"]["alternateName"] : object["inLanguage"]);
    add(Field::kIsbn, object["isbn"]);
    object["identifier"].for_each([&](JsonValue v) {
      constexpr std::size_t kMostBytes = 500;
      if (result_.identifier.empty()) result_.identifier = text_of(v.is_object() ? v["value"] : v, kMostBytes);
    });
    candidates_.add(Field::kLicense, Source::kJsonLd, address_of(object["license"]));
    object["image"].for_each(
        [&](JsonValue v) { candidates_.add(Field::kImage, Source::kJsonLd, address_of((*references_)(v))); });
    take_people(object);
    take_keywords(object["keywords"]);
    if (const auto free = object["isAccessibleForFree"].boolean()) result_.paywalled = !*free;
    if (ascii_iequals(object["isAccessibleForFree"].string(), "false")) result_.paywalled = true;
  }

  void take_page(JsonValue page) {
    if (!(page == result_.main) && main_rank_ > 1) {
      add(Field::kPublished, page["datePublished"]);
      add(Field::kModified, page["dateModified"]);
    }
    const JsonValue site = (*references_)(page["isPartOf"]);
    site.for_each([&](JsonValue s) {
      bool website = false;
      s["@type"].for_each([&](JsonValue t) { website |= last_part(t.string()) == "WebSite"; });
      if (website) add(Field::kSiteName, s["name"]);
    });
  }

  void take_people(JsonValue object) {
    const JsonValue people = object["author"] ? object["author"] : object["creator"];
    people.for_each([&](JsonValue v) {
      const JsonValue person = (*references_)(v);
      const JsonValue name = person.is_string() ? person : person["name"];
      name.for_each([&](JsonValue n) { take_author(person, n); });
    });
    object["publisher"].for_each([&](JsonValue v) { add(Field::kSiteName, (*references_)(v)["name"]); });
  }

  void take_author(JsonValue person, JsonValue name) {
    if (!name.is_string()) return;
    add(Field::kAuthor, name);
    AuthorDetail detail;
    detail.name = clean_line(text_of_value(name.string()));
    detail.url = clean_line(person["url"].string());
    detail.role = clean_line(person["jobTitle"].string());
    detail.bio = clean_line(text_of_value(person["description"].string()));
    detail.image_url = clean_line(address_of(person["image"]));
    const std::string_view type = last_part(person["@type"].string());
    detail.kind = type == "Person" ? "person" : contains(type, "Organization") ? "organization" : "";
    result_.authors.push_back(std::move(detail));
  }

  void take_keywords(JsonValue keywords) {
    keywords.for_each([&](JsonValue v) {
      std::string_view rest = v.is_object() ? v["name"].string() : v.string();
      // One string may hold a list.
      while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        candidates_.add(Field::kTag, Source::kJsonLd, text_of_value(rest.substr(0, comma)));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
      }
    });
  }

  void take_breadcrumbs(JsonValue list) {
    list["itemListElement"].for_each([&](JsonValue element) {
      const JsonValue item = element["item"];
      const std::string_view name = element["name"] ? element["name"].string() : item["name"].string();
      if (!name.empty()) result_.breadcrumbs.push_back({clean_line(text_of_value(name)), clean_line(address_of(item))});
    });
  }

  const Limits& limits_;
  Arena& arena_;
  Candidates& candidates_;
  JsonLdResult result_;
  std::vector<JsonValue> pages_;
  std::optional<References> references_;  // over all objects, when they are known
  int main_rank_ = 0;
};

}  // namespace

JsonLdResult read_json_ld(std::span<const ScriptData> scripts, const Limits& limits, Arena& arena,
                          Candidates& candidates) {
  return Reader(limits, arena, candidates).run(scripts);
}

}  // namespace cleanview
