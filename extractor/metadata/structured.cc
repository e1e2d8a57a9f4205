// A table says for each kind which property of schema.org fills which member; the code walks the paths. A path is
// names between dots; lists on the way stand for their elements. Alternatives are rows of the same member: the first
// with a value fills it.
#include "metadata/structured.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "metadata/dates.h"
#include "metadata/schema_values.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostTextBytes = 4000;
constexpr std::size_t kMostElements = 200;
// Numbers are written with three decimals; those that would come out as others are left out.
constexpr double kMostNumber = 1e12, kLeastNumber = 0.001;

enum class Shape : std::uint8_t { kText, kNumber, kLastPart, kSeconds, kTexts, kAddress, kTime };

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
                               {"price", "hasVariant.offers.price", Shape::kNumber},
                               {"currency", "offers.priceCurrency"},
                               {"currency", "offers.priceSpecification.priceCurrency"},
                               {"currency", "hasVariant.offers.priceCurrency"},
                               {"availability", "offers.availability", Shape::kLastPart},
                               {"availability", "offers.offers.availability", Shape::kLastPart},
                               {"availability", "hasVariant.offers.availability", Shape::kLastPart},
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
                             {"start", "startDate", Shape::kTime},
                             {"end", "endDate", Shape::kTime},
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
                           {"published", "datePosted", Shape::kTime},
                           {"valid_through", "validThrough", Shape::kTime},
                           {"salary_min", "baseSalary.value.minValue", Shape::kNumber},
                           {"salary_min", "baseSalary.value.value", Shape::kNumber},
                           {"salary_max", "baseSalary.value.maxValue", Shape::kNumber},
                           {"currency", "baseSalary.currency"}};
constexpr Member kVideo[] = {{"name", "name"},
                             {"published", "uploadDate", Shape::kTime},
                             {"duration_seconds", "duration", Shape::kSeconds},
                             {"thumbnail_url", "thumbnailUrl", Shape::kAddress},
                             {"content_url", "contentUrl", Shape::kAddress},
                             {"embed_url", "embedUrl", Shape::kAddress}};
constexpr Member kPaper[] = {{"name", "headline"},
                             {"name", "name"},
                             {"authors", "author.name", Shape::kTexts},
                             {"authors", "author", Shape::kTexts},
                             {"journal", "isPartOf.name"},
                             {"journal", "publisher.name"},
                             {"published", "datePublished", Shape::kTime}};
constexpr Member kThread[] = {{"name", "headline"}, {"name", "mainEntity.name"}, {"name", "name"}};
constexpr Member kPost[] = {{"author", "author.name"},
                            {"author", "author"},
                            {"published", "datePublished", Shape::kTime},
                            {"published", "dateCreated", Shape::kTime},
                            {"votes", "upvoteCount", Shape::kNumber},
                            {"text", "text"},
                            {"text", "articleBody"}};

constexpr Member kLiveBlog[] = {{"name", "headline"},
                                {"name", "name"},
                                {"start", "coverageStartTime", Shape::kTime},
                                {"end", "coverageEndTime", Shape::kTime}};
constexpr Member kUpdate[] = {{"title", "headline"},
                              {"title", "name"},
                              {"author", "author.name"},
                              {"author", "author"},
                              {"published", "datePublished", Shape::kTime},
                              {"published", "dateCreated", Shape::kTime},
                              {"modified", "dateModified", Shape::kTime},
                              {"text", "articleBody"},
                              {"text", "text"},
                              {"text", "description"},
                              {"url", "url", Shape::kAddress}};

struct Kind {
  std::string_view type;  // of schema.org
  std::string_view name;
  std::span<const Member> members;
  bool stands_beside;  // may be the page's subject beside an article
};
constexpr Kind kKinds[] = {{"Product", "product", kProduct, true},
                           {"ProductGroup", "product", kProduct, true},
                           {"Recipe", "recipe", kRecipe, true},
                           {"Event", "event", kEvent, true},
                           {"JobPosting", "job", kJob, true},
                           {"VideoObject", "video", kVideo, false},
                           {"ScholarlyArticle", "paper", kPaper, false},
                           {"QAPage", "qa", kThread, false},
                           {"DiscussionForumPosting", "forum", kThread, false},
                           {"LiveBlogPosting", "live_blog", kLiveBlog, false}};

const Kind* kind_of(JsonValue object) {
  for (const Kind& kind : kKinds) {
    if (is_of_type(object, kind.type)) return &kind;
  }
  return nullptr;
}

bool is_written_right(double number) {
  const double size = number < 0 ? -number : number;
  return size == 0 || (size >= kLeastNumber && size <= kMostNumber);
}

// All objects in `root`, itself included.
std::size_t count_objects(JsonValue root) {
  std::size_t objects = 0;
  std::vector<JsonValue> stack{root};
  const auto push = [&](JsonValue v) {
    if (v.is_object() || v.is_array()) stack.push_back(v);
  };
  while (!stack.empty()) {
    const JsonValue value = stack.back();
    stack.pop_back();
    objects += value.is_object();
    if (value.is_array()) value.for_each(push);
    value.for_each_member([&](std::string_view, JsonValue v) { push(v); });
  }
  return objects;
}

class Normalizer {
 public:
  Normalizer(std::span<const JsonValue> objects, const std::optional<Url>& base)
      : objects_(objects), references_(objects), base_(base) {}

  std::string run(JsonValue main) const {
    const Kind* main_kind = kind_of(main);
    const JsonValue object = main_kind == nullptr ? beside() : alone(main, main_kind->name);
    const Kind* kind = kind_of(object);
    if (kind == nullptr) return {};
    std::string out;
    JsonWriter w(out);
    w.begin_object();
    w.key("kind");
    w.string(kind->name);
    write_members(kind->members, object, w);
    std::size_t posts = 0;
    if (kind->name == "qa") posts = write_posts(answers(object), kPost, w);
    if (kind->name == "forum") posts = write_posts(replies(object), kPost, w);
    if (kind->name == "live_blog") posts = write_posts(values(object, "liveBlogUpdate"), kUpdate, w);
    w.end_object();
    return posts == 0 && name_of(object).empty() ? std::string() : out;
  }

 private:
  // The only object that may stand beside an article; what is inside of it does not count.
  JsonValue beside() const {
    JsonValue found;
    std::size_t after = 0;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      const Kind* kind = i < after ? nullptr : kind_of(objects_[i]);
      if (kind == nullptr || !kind->stands_beside) continue;
      if (found) return {};
      found = objects_[i];
      after = i + count_objects(found);
    }
    return found;
  }

  // The outermost object of the kind of `main` around it; absent where the page has other things of this kind, as a
  // list of products has. What is told twice is one.
  JsonValue alone(JsonValue main, std::string_view kind) const {
    const auto own = static_cast<std::size_t>(std::find(objects_.begin(), objects_.end(), main) - objects_.begin());
    std::size_t at = own;
    for (std::size_t i = own; i-- > 0;) {
      // objects_ are in the order of the text: what is inside follows.
      if (is_of_kind(objects_[i], kind) && own < i + count_objects(objects_[i])) at = i;
    }
    const std::size_t after = at + count_objects(objects_[at]);
    const std::string name = name_of(objects_[at]);
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      const bool other = (i < at || i >= after) && is_of_kind(objects_[i], kind);
      if (other && name_of(objects_[i]) != name) return {};
    }
    return objects_[at];
  }

  static bool is_of_kind(JsonValue object, std::string_view name) {
    const Kind* kind = kind_of(object);
    return kind != nullptr && kind->name == name;
  }

  static std::string name_of(JsonValue object) {
    std::string name;
    for (const std::string_view key : {"name", "headline", "title"}) {
      if (name.empty()) name = text_of(object[key], kMostTextBytes);
    }
    return name;
  }

  std::vector<JsonValue> values(JsonValue object, std::string_view path) const {
    return values_at(object, path, references_, kMostElements);
  }

  // The question, then its answers, the accepted one first.
  std::vector<JsonValue> answers(JsonValue page) const {
    std::vector<JsonValue> posts;
    for (const std::string_view path : {"mainEntity", "mainEntity.acceptedAnswer", "mainEntity.suggestedAnswer"}) {
      for (const JsonValue& post : values(page, path)) posts.push_back(post);
    }
    return posts;
  }

  // The first post, then what answers it and, behind each, what answers that.
  std::vector<JsonValue> replies(JsonValue thread) const {
    std::vector<JsonValue> posts;
    std::vector<JsonValue> stack{thread};
    while (!stack.empty() && posts.size() < kMostElements) {
      posts.push_back(stack.back());
      stack.pop_back();
      const std::vector<JsonValue> inner = values(posts.back(), "comment");
      stack.insert(stack.end(), inner.rbegin(), inner.rend());
    }
    return posts;
  }

  // The number of posts written.
  std::size_t write_posts(const std::vector<JsonValue>& posts, std::span<const Member> members, JsonWriter& w) const {
    std::size_t written = 0;
    w.key("posts");
    w.begin_array();
    for (const JsonValue& post : posts) {
      if (!post.is_object() || written == kMostElements) continue;
      w.begin_object();
      write_members(members, post, w);
      w.end_object();
      ++written;
    }
    w.end_array();
    return written;
  }

  // Of rows with one name the first that the object has.
  void write_members(std::span<const Member> members, JsonValue object, JsonWriter& w) const {
    std::string_view last;
    for (const Member& member : members) {
      if (member.name != last && write_member(member, values(object, member.path), w)) last = member.name;
    }
  }

  // Writes the member if `values` has one of its shape.
  bool write_member(const Member& member, const std::vector<JsonValue>& values, JsonWriter& w) const {
    if (member.shape == Shape::kNumber || member.shape == Shape::kSeconds) return write_number(member, values, w);
    std::vector<std::string> texts;
    for (const JsonValue& value : values) {
      std::string text = text_in(member.shape, value);
      if (!text.empty()) texts.push_back(std::move(text));
    }
    if (texts.empty()) return false;
    w.key(member.name);
    if (member.shape != Shape::kTexts) {
      w.string(texts[0]);
      return true;
    }
    w.begin_array();
    for (const std::string& text : texts) w.string(text);
    w.end_array();
    return true;
  }

  std::string text_in(Shape shape, JsonValue value) const {
    if (shape == Shape::kAddress) return web_address(base_, address_of(value));
    std::string text = text_of(value, kMostTextBytes);
    if (shape == Shape::kLastPart) return std::string(last_part(text));
    if (shape != Shape::kTime) return text;
    const auto date = find_date(text, "");
    return date ? to_rfc3339(*date) : std::string();
  }

  static bool write_number(const Member& member, const std::vector<JsonValue>& values, JsonWriter& w) {
    std::optional<double> number;
    for (const JsonValue& value : values) {
      if (!number) number = member.shape == Shape::kNumber ? number_of(value) : seconds_of(value.string());
    }
    if (!number || !is_written_right(*number)) return false;
    w.key(member.name);
    w.decimal(*number);
    return true;
  }

  std::span<const JsonValue> objects_;
  References references_;
  const std::optional<Url>& base_;
};

}  // namespace

std::string normalized_structure(JsonValue main, std::span<const JsonValue> objects, const std::optional<Url>& base) {
  return Normalizer(objects, base).run(main);
}

}  // namespace cleanview
