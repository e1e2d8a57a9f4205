#include "content/media.h"

#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/text.h"
#include "page/segment.h"

namespace cleanview {
namespace {

// Where a player's address begins with `embed`, the rest up to '?' or '/' names what it plays, at `watch` + name.
struct Provider {
  std::string_view host_and_path;
  std::string_view name;
  std::string_view kind;
  std::string_view watch;  // empty: the player's own address
};
constexpr Provider kProviders[] = {
    {"youtube.com/embed/", "YouTube", "video", "https://www.youtube.com/watch?v="},
    {"youtube-nocookie.com/embed/", "YouTube", "video", "https://www.youtube.com/watch?v="},
    {"player.vimeo.com/video/", "Vimeo", "video", "https://vimeo.com/"},
    {"dailymotion.com/embed/video/", "Dailymotion", "video", "https://www.dailymotion.com/video/"},
    {"player.twitch.tv/", "Twitch", "video", ""},
    {"ted.com/talks/", "TED", "video", ""},
    {"rutube.ru/play/embed/", "Rutube", "video", "https://rutube.ru/video/"},
    {"player.bilibili.com/", "Bilibili", "video", ""},
    {"w.soundcloud.com/player/", "SoundCloud", "audio", ""},
    {"open.spotify.com/embed/", "Spotify", "audio", ""},
    {"embed.podcasts.apple.com/", "Apple Podcasts", "audio", ""},
    {"bandcamp.com/EmbeddedPlayer/", "Bandcamp", "audio", ""},
    {"archive.org/embed/", "Internet Archive", "video", "https://archive.org/details/"},
    {"codepen.io/", "CodePen", "embed", ""},
    {"platform.twitter.com/embed/", "Twitter", "embed", ""},
};

// Posts that a script turns into frames are quotes until then.
struct PostClass {
  std::string_view part;
  std::string_view provider;
};
constexpr PostClass kPosts[] = {{"twitter-tweet", "Twitter"},     {"twitter-video", "Twitter"},
                                {"instagram-media", "Instagram"}, {"tiktok-embed", "TikTok"},
                                {"bluesky-embed", "Bluesky"},     {"mastodon-embed", "Mastodon"},
                                {"reddit-embed", "Reddit"},       {"fb-post", "Facebook"}};

// Without scheme and "www.".
std::string_view bare_address(std::string_view url) {
  const std::size_t slashes = url.find("//");
  if (slashes != std::string_view::npos) url.remove_prefix(slashes + 2);
  if (url.starts_with("www.")) url.remove_prefix(4);
  return url;
}

std::string address_of(const PageModel& page, NodeId n, const std::optional<Url>& base) {
  for (const Attr name : {Attr::kDataSrc, Attr::kDataLazySrc, Attr::kSrc, Attr::kDataUrl}) {
    std::string url = web_address(base, page.attribute_or_empty(n, name));
    if (!url.empty()) return url;
  }
  return {};
}

// "YouTube video player" names every video of the provider, and none.
std::string title_of(const PageModel& page, NodeId n, std::string_view provider) {
  constexpr std::string_view kWords = "video audio player embed embedded iframe content";
  std::string title = clean_line(page.attribute_or_empty(n, Attr::kTitle));
  const bool says_more =
      any_token(title, [&](std::string_view word) { return !has_token(kWords, word) && !has_token(provider, word); });
  return says_more ? title : std::string();
}

std::optional<Media> player_of_frame(const PageModel& page, NodeId n, const std::optional<Url>& base) {
  Media media;
  media.embed_url = address_of(page, n, base);
  const std::string_view bare = bare_address(media.embed_url);
  for (const Provider& p : kProviders) {
    if (!bare.starts_with(p.host_and_path)) continue;
    std::string_view name = bare.substr(p.host_and_path.size());
    name = name.substr(0, name.find_first_of("?#/&"));
    media.kind = p.kind;
    media.provider = p.name;
    media.url = p.watch.empty() || name.empty() ? media.embed_url : std::string(p.watch).append(name);
    media.title = title_of(page, n, p.name);
    return media;
  }
  return std::nullopt;
}

// A film that plays in silence, by itself or for ever, and that nobody can stop is an ornament.
bool is_ornament(const PageModel& page, NodeId n) {
  const auto has = [&](Attr name) { return page.attribute(n, name).has_value(); };
  return has(Attr::kMuted) && !has(Attr::kControls) && (has(Attr::kAutoplay) || has(Attr::kLoop));
}

std::optional<Media> file_of(const PageModel& page, NodeId n, const std::optional<Url>& base, std::string_view kind) {
  if (is_ornament(page, n)) return std::nullopt;
  Media media;
  media.kind = kind;
  media.url = address_of(page, n, base);
  for (NodeId i{index(n) + 1}; i != page[n].end && media.url.empty(); ++i) {
    if (page[i].tag == Tag::kSource) media.url = address_of(page, i, base);
  }
  if (media.url.empty()) return std::nullopt;
  media.title = title_of(page, n, "");
  if (media.title.empty()) media.title = clean_line(page.attribute_or_empty(n, Attr::kAriaLabel));
  media.thumbnail_url = image_address(base, page.attribute_or_empty(n, Attr::kPoster));
  return media;
}

}  // namespace

std::optional<Media> media_of(const PageModel& page, NodeId n, const std::optional<Url>& base) {
  switch (page[n].tag) {
    case Tag::kVideo:
    case Tag::kAmpVideo: return file_of(page, n, base, "video");
    case Tag::kAudio:
    case Tag::kAmpAudio: return file_of(page, n, base, "audio");
    case Tag::kIframe:
    case Tag::kAmpIframe:
    case Tag::kEmbed: return player_of_frame(page, n, base);
    default: return std::nullopt;
  }
}

std::optional<Media> embedded_post(const PageModel& page, NodeId n, const std::optional<Url>& base) {
  const std::string_view classes = page.attribute_or_empty(n, Attr::kClass);
  for (const PostClass& post : kPosts) {
    if (!ascii_icontains(classes, post.part)) continue;
    Media media;
    media.kind = "embed";
    media.provider = post.provider;
    media.url = link_address(base, page.attribute_or_empty(n, Attr::kCite));
    for (NodeId i = n; i != page[n].end; ++i) {  // the last link is the post's own
      if (page[i].tag != Tag::kA) continue;
      const std::string url = web_address(base, page.attribute_or_empty(i, Attr::kHref));
      if (!url.empty() && page.attribute_or_empty(n, Attr::kCite).empty()) media.url = url;
    }
    constexpr std::size_t kMostQuote = 2000;
    media.quote = inner_text(page, n, kMostQuote);
    if (media.url.empty()) return std::nullopt;
    return media;
  }
  return std::nullopt;
}

}  // namespace cleanview
