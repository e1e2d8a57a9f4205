#include "content/images.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "page/segment.h"

namespace cleanview {
namespace {

constexpr std::int64_t kWidestUseful = 2000;
constexpr int kMostCandidates = 32;
// Pictures this small are spacers, bullets and trackers.
constexpr std::int64_t kSmallestPixels = 8;

std::uint32_t pixels(std::string_view value) {
  value = trim_html_space(value);
  std::size_t digits = 0;
  while (digits < value.size() && is_ascii_digit(value[digits])) ++digits;
  if (value.ends_with('%')) return 0;
  const auto number = parse_integer(value.substr(0, digits), 0, 100'000);
  return number ? static_cast<std::uint32_t>(*number) : 0;
}

// A value that stands for a picture which is still to come.
bool is_placeholder(std::string_view address) {
  address = trim_html_space(address);
  if (address.empty() || address.starts_with("about:")) return true;
  if (address.starts_with("data:")) {
    // One pixel or an empty drawing fits in few bytes; a picture does not.
    constexpr std::size_t kSmallestPicture = 400;
    return address.size() < kSmallestPicture || address.starts_with("data:image/svg");
  }
  const std::size_t slash = address.rfind('/');
  const std::string name = ascii_lower(address.substr(slash == std::string_view::npos ? 0 : slash + 1));
  for (const std::string_view word :
       {"blank.", "placeholder", "spacer.", "transparent.", "pixel.", "1x1", "lazy.", "loading."}) {
    if (contains(name, word)) return true;
  }
  return false;
}

std::string file_name(std::string_view address) {
  const std::size_t end = std::min(address.find_first_of("?#"), address.size());
  address = address.substr(0, end);
  return ascii_lower(address.substr(address.rfind('/') + 1));
}

// Pictures that say nothing: the sign of a site in a card of a link, and signs and drawings whose alternative text is
// empty, which is how a page says that they are ornaments.
bool is_decoration(std::string_view address, std::optional<std::string_view> alt) {
  const std::string name = file_name(address);
  if (contains(name, "favicon")) return true;
  if (!alt || !alt->empty()) return false;
  if (name.ends_with(".svg")) return true;
  for (const std::string_view word : {"icon", "sprite", "arrow", "divider", "separator", "bullet"}) {
    if (contains(name, word)) return true;
  }
  return false;
}

// The first address of the element, of the kinds that scripts replace before the kinds that are shown at once.
std::string_view source_of(const PageModel& page, NodeId n) {
  constexpr Attr kSets[] = {Attr::kDataSrcset, Attr::kDataLazySrcset, Attr::kSrcset};
  constexpr Attr kSources[] = {Attr::kDataSrc, Attr::kDataLazySrc, Attr::kDataOriginal, Attr::kDataOriginalSrc,
                               Attr::kSrc};
  for (const Attr attr : kSets) {
    const std::string_view best = best_of_srcset(page.attribute_or_empty(n, attr));
    if (!best.empty() && !is_placeholder(best)) return best;
  }
  for (const Attr attr : kSources) {
    const std::string_view address = page.attribute_or_empty(n, attr);
    if (!is_placeholder(address)) return address;
  }
  return {};
}

// "a.jpg 800w, b.jpg 1600w", and not "a.jpg, b.jpg 2x".
bool says_widths(std::string_view srcset) {
  return trim_html_space(srcset).ends_with('w');
}

// In a <picture> the sources before the img may have what the img itself lacks: an address, or a larger view. The last
// of them is in the format that most programs read.
std::string_view source_in_picture(const PageModel& page, NodeId n, std::string_view own) {
  const NodeId picture = page[n].parent;
  if (picture == kNoNode || page[picture].tag != Tag::kPicture || page.attribute(n, Attr::kSrcset)) return own;
  std::string_view chosen = own;
  for (NodeId c = page.first_child(picture); c != kNoNode; c = page.next_sibling(c)) {
    if (page[c].tag != Tag::kSource) continue;
    const std::string_view address = source_of(page, c);
    const bool larger = says_widths(page.attribute_or_empty(c, Attr::kSrcset)) ||
                        says_widths(page.attribute_or_empty(c, Attr::kDataSrcset));
    if (!address.empty() && (chosen.empty() || larger)) chosen = address;
  }
  return chosen;
}

// Who made the pictures in `n`, as the page prints it in an element that is named for it.
std::string credit_in(const PageModel& page, NodeId n) {
  constexpr std::size_t kMostBytes = 200;
  for (NodeId i{index(n) + 1}; i != page[n].end; ++i) {
    if (page[i].attribute_count == 0) continue;
    const std::string_view classes = page.attribute_or_empty(i, Attr::kClass);
    const bool named = ascii_icontains_any(classes, {"credit", "photographer", "copyright", "attribution"}) ||
                       page.attribute_or_empty(i, Attr::kItemprop) == "copyrightHolder";
    const std::string text = named ? inner_text(page, i, kMostBytes) : std::string();
    if (!text.empty()) return text;
  }
  return {};
}

}  // namespace

void describe_image(const PageModel& page, NodeId n, Image& image) {
  constexpr int kMostUp = 6;
  NodeId figure = page[n].parent;
  for (int i = 0; i < kMostUp && figure != kNoNode && page[figure].tag != Tag::kFigure; ++i) {
    figure = page[figure].parent;
  }
  if (figure == kNoNode || page[figure].tag != Tag::kFigure) return;
  constexpr std::size_t kMostBytes = 2000;
  for (NodeId i = n; i != page[figure].end && image.caption.empty(); ++i) {
    if (page[i].tag == Tag::kFigcaption) image.caption = inner_text(page, i, kMostBytes);
  }
  image.credit = credit_in(page, figure);
  std::string& caption = image.caption;
  if (image.credit.empty() || !caption.ends_with(image.credit)) return;
  caption = std::string(trim_html_space(std::string_view(caption).substr(0, caption.size() - image.credit.size())));
}

bool is_another_view(std::string_view alt, std::string_view before) {
  constexpr std::string_view kNumber = "0123456789 ";
  constexpr std::ptrdiff_t kLeastSpaces = 2;  // "Figure 2" does not show what "Figure 1" does
  if (before.empty()) return false;
  if (alt.empty()) return true;
  const auto unnumbered = [&](std::string_view text) { return text.substr(0, text.find_last_not_of(kNumber) + 1); };
  const std::string_view subject = unnumbered(before);
  return std::count(subject.begin(), subject.end(), ' ') >= kLeastSpaces && subject == unnumbered(alt);
}

bool is_emoticon(const PageModel& page, NodeId n) {
  constexpr std::size_t kMostBytes = 32;
  const std::string_view alt = page.attribute_or_empty(n, Attr::kAlt);
  if (alt.empty() || alt.size() > kMostBytes) return false;
  const std::string_view classes = page.attribute_or_empty(n, Attr::kClass);
  return ascii_icontains_any(classes, {"emoji", "emoticon", "smilie", "smiley"});
}

std::string_view best_of_srcset(std::string_view srcset) {
  std::string_view best;
  std::int64_t best_width = -1;
  std::size_t at = 0;
  for (int i = 0; i < kMostCandidates && at < srcset.size(); ++i) {
    while (at < srcset.size() && (is_html_space(srcset[at]) || srcset[at] == ',')) ++at;
    const std::size_t begin = at;
    while (at < srcset.size() && !is_html_space(srcset[at])) ++at;
    std::string_view address = srcset.substr(begin, at - begin);
    while (address.ends_with(',')) address.remove_suffix(1);
    const std::size_t end = std::min(srcset.find(',', at), srcset.size());
    std::string_view size = trim_html_space(srcset.substr(at, end - at));
    if (address.size() < srcset.substr(begin, at - begin).size()) size = {};
    at = end;
    std::int64_t width = 1;
    if (size.ends_with('w')) width = parse_integer(size.substr(0, size.size() - 1), 0, 100'000).value_or(1);
    if (size.ends_with('x')) width = 1 + parse_integer(size.substr(0, size.size() - 1), 0, 10).value_or(0);
    const bool better = width <= kWidestUseful ? width > best_width || best_width > kWidestUseful : best_width < 0;
    if (!address.empty() && better) {
      best = address;
      best_width = width;
    }
  }
  return best;
}

std::optional<Image> image_of(const PageModel& page, NodeId n, const std::optional<Url>& base) {
  Image image;
  image.width_px = pixels(page.attribute_or_empty(n, Attr::kWidth));
  image.height_px = pixels(page.attribute_or_empty(n, Attr::kHeight));
  const bool tiny = (image.width_px > 0 && image.width_px <= kSmallestPixels) ||
                    (image.height_px > 0 && image.height_px <= kSmallestPixels);
  if (tiny) return std::nullopt;
  const std::string_view source = source_in_picture(page, n, source_of(page, n));
  image.url = image_address(base, trim_html_space(source));
  image.alt = clean_line(page.attribute_or_empty(n, Attr::kAlt));
  if (source.empty() || image.url.empty() || is_decoration(source, page.attribute(n, Attr::kAlt))) return std::nullopt;
  image.lazy = page.attribute_or_empty(n, Attr::kLoading) == "lazy" || page.attribute(n, Attr::kDataSrc).has_value();
  return image;
}

}  // namespace cleanview
