// A table says for each kind which property of schema.org fills which member; the code walks the paths. A path is
// names between dots; lists on the way stand for their elements. Alternatives are rows of the same member: the first
// with a value fills it. Depth is that of the paths, never the page's.
#include "metadata/structured.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostTextBytes = 4000;
constexpr std::size_t kMostElements = 200;
constexpr std::size_t kMostPosts = 200;
// Numbers are written with three decimals; those that would come out as others are left out.
constexpr double kMostNumber = 1e12, kLeastNumber = 0.001;

enum class Shape : std::uint8_t { kText, kNumber, kLastPart, kSeconds, kTexts };

struct Member {
  std::string_view name;
  std::string_view path;
  Shape shape = Shape::kText;
};

constexpr Member kProduct[] = {{"name", "name"},
                               {"brand", "brand.name"},
                               {"brand", "brand"},
                               {"sku", "sku"},
                               {"price", "offers.price", Shape::kNumber},
                               {"price", "offers.lowPrice", Shape::kNumber},
                               {"price", "offers.priceSpecification.price", Shape::kNumber},
                               {"currency", "offers.priceCurrency"},
                               {"currency", "offers.priceSpecification.priceCurrency"},
                               {"availability", "offers.availability", Shape::kLastPart},
                               {"availability", "offers.offers.availability", Shape::kLastPart},
                               {"rating", "aggregateRating.ratingValue", Shape::kNumber},
                               {"rating_count", "aggregateRating.reviewCount", Shape::kNumber},
                               {"rating_count", "aggregateRating.ratingCount", Shape::kNumber}};
constexpr Member kRecipe[] = {{"name", "name"},
                              {"yield", "recipeYield"},
                              {"prep_seconds", "prepTime", Shape::kSeconds},
                              {"cook_seconds", "cookTime", Shape::kSeconds},
                              {"total_seconds", "totalTime", Shape::kSeconds},
                              {"ingredients", "recipeIngredient", Shape::kTexts},
                              {"ingredients", "ingredients", Shape::kTexts},
                              {"instructions", "recipeInstructions.itemListElement.text", Shape::kTexts},
                              {"instructions", "recipeInstructions.text", Shape::kTexts},
                              {"instructions", "recipeInstructions", Shape::kTexts},
                              {"rating", "aggregateRating.ratingValue", Shape::kNumber}};
constexpr Member kEvent[] = {{"name", "name"},
                             {"start", "startDate"},
                             {"end", "endDate"},
                             {"location", "location.name"},
                             {"location", "location"},
                             {"organizer", "organizer.name"},
                             {"status", "eventStatus", Shape::kLastPart},
                             {"price", "offers.price", Shape::kNumber},
                             {"currency", "offers.priceCurrency"}};
constexpr Member kJob[] = {{"name", "title"},
                           {"organization", "hiringOrganization.name"},
                           {"organization", "hiringOrganization"},
                           {"locations", "jobLocation.address.addressLocality", Shape::kTexts},
                           {"employment_types", "employmentType", Shape::kTexts},
                           {"published", "datePosted"},
                           {"valid_through", "validThrough"},
                           {"salary_min", "baseSalary.value.minValue", Shape::kNumber},
                           {"salary_min", "baseSalary.value.value", Shape::kNumber},
                           {"salary_max", "baseSalary.value.maxValue", Shape::kNumber},
                           {"currency", "baseSalary.currency"}};
constexpr Member kVideo[] = {{"name", "name"},
                             {"published", "uploadDate"},
                             {"duration_seconds", "duration", Shape::kSeconds},
                             {"thumbnail_url", "thumbnailUrl"},
                             {"content_url", "contentUrl"},
                             {"embed_url", "embedUrl"}};
constexpr Member kPaper[] = {{"name", "headline"},
                             {"name", "name"},
                             {"authors", "author.name", Shape::kTexts},
                             {"authors", "author", Shape::kTexts},
                             {"journal", "isPartOf.name"},
                             {"journal", "publisher.name"},
                             {"published", "datePublished"}};
constexpr Member kThread[] = {{"name", "headline"}, {"name", "mainEntity.name"}, {"name", "name"}};
constexpr Member kPost[] = {{"author", "author.name"},
                            {"author", "author"},
                            {"published", "datePublished"},
                            {"published", "dateCreated"},
                            {"votes", "upvoteCount", Shape::kNumber},
                            {"text", "text"},
                            {"text", "articleBody"}};

struct Kind {
  std::string_view type;  // of schema.org
  std::string_view name;
  std::span<const Member> members;
  bool stands_beside;  // may be the page's subject beside an article
};
constexpr Kind kKinds[] = {
    {"Product", "product", kProduct, true},  {"Recipe", "recipe", kRecipe, true},
    {"Event", "event", kEvent, true},        {"JobPosting", "job", kJob, true},
    {"VideoObject", "video", kVideo, false}, {"ScholarlyArticle", "paper", kPaper, false},
    {"QAPage", "qa", kThread, false},        {"DiscussionForumPosting", "forum", kThread, false}};

// Where the posts of a thread are, in the order of the page.
constexpr std::string_view kPostPaths[] = {"mainEntity", "mainEntity.acceptedAnswer", "mainEntity.suggestedAnswer",
                                           "comment"};

const Kind* kind_of(JsonValue object) {
  const Kind* found = nullptr;
  object["@type"].for_each([&](JsonValue t) {
    std::string_view type = t.string();
    const std::size_t slash = type.find_last_of("/#:");
    if (slash != std::string_view::npos) type.remove_prefix(slash + 1);
    for (const Kind& kind : kKinds) {
      if (found == nullptr && (type == kind.type || (kind.type == "Event" && type.ends_with("Event")))) found = &kind;
    }
  });
  return found;
}

std::vector<JsonValue> values_at(JsonValue object, std::string_view path) {
  std::vector<JsonValue> values{object};
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    std::vector<JsonValue> next;
    for (const JsonValue& value : values) {
      value[path.substr(0, dot)].for_each([&](JsonValue v) {
        if (next.size() < kMostElements) next.push_back(v);
      });
    }
    values = std::move(next);
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return values;
}

std::string text_of(JsonValue value) {
  return clean_line(decode_references(truncate_utf8(value.string(), kMostTextBytes)), kMostTextBytes);
}

// "1,299.00", "19,99", "$5": a comma with two digits or fewer behind it parts decimals, other commas thousands.
std::optional<double> number_of(JsonValue value) {
  if (const auto number = value.number()) return number;
  const std::string_view text = value.string();
  const std::size_t first = text.find_first_of("0123456789");
  if (first == std::string_view::npos || text.size() > 40) return std::nullopt;
  double mantissa = 0, scale = 1;
  bool decimals = false;
  for (std::size_t i = first; i < text.size(); ++i) {
    const char c = text[i];
    if (is_ascii_digit(c)) {
      mantissa = mantissa * 10 + (c - '0');
      if (decimals) scale *= 10;
    } else if (c == '.' && !decimals) {
      decimals = true;
    } else if (c == ',' && !decimals) {
      decimals = text.size() - i <= 3;
    } else {
      break;
    }
  }
  return mantissa / scale;
}

// "PT1H30M" as 5400; nothing for years and months, whose length is not known.
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

bool is_written_right(double number) {
  const double size = number < 0 ? -number : number;
  return size == 0 || (size >= kLeastNumber && size <= kMostNumber);
}

// Writes the member if `values` has one of its shape.
bool write_member(const Member& member, const std::vector<JsonValue>& values, JsonWriter& w) {
  std::optional<double> number;
  std::vector<std::string> texts;
  for (const JsonValue& value : values) {
    if (!number && member.shape == Shape::kNumber) number = number_of(value);
    if (!number && member.shape == Shape::kSeconds) number = seconds_of(value.string());
    std::string text = text_of(value);
    if (member.shape == Shape::kLastPart) text = text.substr(text.find_last_of("/#:") + 1);
    if (!text.empty()) texts.push_back(std::move(text));
  }
  const bool is_number = member.shape == Shape::kNumber || member.shape == Shape::kSeconds;
  if (is_number ? !number || !is_written_right(*number) : texts.empty()) return false;
  w.key(member.name);
  if (is_number) {
    w.decimal(*number);
  } else if (member.shape == Shape::kTexts) {
    w.begin_array();
    for (const std::string& text : texts) w.string(text);
    w.end_array();
  } else {
    w.string(texts[0]);
  }
  return true;
}

// The number of members written.
std::size_t write_members(std::span<const Member> members, JsonValue object, JsonWriter& w) {
  std::size_t written = 0;
  std::string_view last;
  for (const Member& member : members) {
    if (member.name == last || !write_member(member, values_at(object, member.path), w)) continue;
    last = member.name;
    ++written;
  }
  return written;
}

std::size_t write_posts(JsonValue thread, bool is_forum, JsonWriter& w) {
  std::vector<JsonValue> posts;
  if (is_forum) posts.push_back(thread);
  for (const std::string_view path : kPostPaths) {
    for (const JsonValue& post : values_at(thread, path)) {
      if (post.is_object() && posts.size() < kMostPosts) posts.push_back(post);
    }
  }
  w.key("posts");
  w.begin_array();
  for (const JsonValue& post : posts) {
    w.begin_object();
    write_members(kPost, post, w);
    w.end_object();
  }
  w.end_array();
  return posts.size();
}

// The only object of its kind that may stand beside an article.
JsonValue beside(std::span<const JsonValue> objects) {
  JsonValue found;
  const Kind* kind = nullptr;
  for (const JsonValue& object : objects) {
    const Kind* k = kind_of(object);
    if (k == nullptr || !k->stands_beside) continue;
    if (kind != nullptr) return {};
    kind = k;
    found = object;
  }
  return found;
}

}  // namespace

std::string normalized_structure(JsonValue main, std::span<const JsonValue> objects) {
  const JsonValue object = kind_of(main) != nullptr ? main : beside(objects);
  const Kind* kind = kind_of(object);
  if (kind == nullptr) return {};
  std::string out;
  JsonWriter w(out);
  w.begin_object();
  w.key("kind");
  w.string(kind->name);
  std::size_t members = write_members(kind->members, object, w);
  if (kind->name == "qa" || kind->name == "forum") members += write_posts(object, kind->name == "forum", w);
  w.end_object();
  return members == 0 ? std::string() : out;
}

}  // namespace cleanview
