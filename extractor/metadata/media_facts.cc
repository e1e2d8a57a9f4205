#include "metadata/media_facts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "metadata/schema_values.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostFacts = 100;
constexpr std::int64_t kMostSeconds = 1'000'000;  // eleven days

using Addresses = std::vector<Url>;

Addresses addresses_of(const Media& media) {
  Addresses addresses;
  for (const std::string& text : {media.url, media.embed_url}) {
    if (auto url = parse_url(text)) addresses.push_back(std::move(*url));
  }
  return addresses;
}

// Players' addresses differ in options behind '?', but where both have some, those name what is played.
bool is_same(const Url& a, const Url& b) {
  return site_of(a) == site_of(b) && a.path == b.path && (a.query.empty() || b.query.empty() || a.query == b.query);
}

bool share_one(const Addresses& a, const Addresses& b) {
  return std::any_of(a.begin(), a.end(), [&](const Url& url) {
    return std::any_of(b.begin(), b.end(), [&](const Url& other) { return is_same(url, other); });
  });
}

// `all`: a span of Media, const or not.
template <typename All>
auto only_of(std::string_view kind, All all) -> decltype(all.data()) {
  const auto is_of_kind = [&](const Media& m) { return m.kind == kind; };
  const auto first = std::find_if(all.begin(), all.end(), is_of_kind);
  if (first == all.end() || std::any_of(first + 1, all.end(), is_of_kind)) return nullptr;
  return &*first;
}

void take(const Media& fact, Media& media) {
  if (media.duration_seconds < 0) media.duration_seconds = fact.duration_seconds;
  if (media.thumbnail_url.empty()) media.thumbnail_url = fact.thumbnail_url;
}

}  // namespace

void add_media_facts(std::span<const JsonValue> objects, const std::optional<Url>& base, std::vector<Media>& facts) {
  for (const JsonValue& object : objects) {
    if (facts.size() == kMostFacts) return;
    const bool video = is_of_type(object, "VideoObject");
    if (!video && !is_of_type(object, "AudioObject")) continue;
    Media fact;
    fact.kind = video ? "video" : "audio";
    fact.url = web_address(base, object["contentUrl"].string());
    fact.embed_url = web_address(base, object["embedUrl"].string());
    const auto seconds = seconds_of(object["duration"].string());
    if (seconds && *seconds > 0 && *seconds <= kMostSeconds)
      fact.duration_seconds = static_cast<std::int64_t>(*seconds);
    object["thumbnailUrl"].any_of([&](JsonValue v) {
      fact.thumbnail_url = web_address(base, address_of(v));
      return !fact.thumbnail_url.empty();
    });
    if (fact.duration_seconds > 0 || !fact.thumbnail_url.empty()) facts.push_back(std::move(fact));
  }
}

void add_video_duration(std::string_view seconds, std::vector<Media>& facts) {
  const auto number = parse_integer(trim_html_space(seconds), 1, kMostSeconds);
  if (!number) return;
  Media fact;
  fact.kind = "video";
  fact.duration_seconds = *number;
  if (Media* const only = only_of("video", std::span(facts))) return take(fact, *only);
  const bool several = std::any_of(facts.begin(), facts.end(), [](const Media& m) { return m.kind == "video"; });
  if (!several) facts.push_back(std::move(fact));
}

void complete_media(std::span<const Media> facts, std::span<Media> media) {
  if (facts.empty()) return;
  std::vector<Addresses> known;
  for (const Media& fact : facts) known.push_back(addresses_of(fact));
  for (Media& m : media) {
    const Addresses own = addresses_of(m);
    const auto at = std::find_if(known.begin(), known.end(), [&](const Addresses& a) { return share_one(own, a); });
    if (at != known.end()) take(facts[static_cast<std::size_t>(at - known.begin())], m);
  }
  for (const std::string_view kind : {"video", "audio"}) {
    const Media* const fact = only_of(kind, facts);
    Media* const only = only_of(kind, media);
    if (fact != nullptr && only != nullptr) take(*fact, *only);
  }
}

}  // namespace cleanview
