// What a page's data says of its videos and recordings.
#ifndef CLEANVIEW_METADATA_MEDIA_FACTS_H_
#define CLEANVIEW_METADATA_MEDIA_FACTS_H_

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/json_value.h"
#include "base/url.h"
#include "cleanview/article.h"

namespace cleanview {

// Appends each VideoObject and AudioObject of `objects` that has a duration or a thumbnail, as seen from `base`.
void add_media_facts(std::span<const JsonValue> objects, const std::optional<Url>& base, std::vector<Media>& facts);

// Takes so many seconds for the page's only video, which is what <meta> means: for the fact of one, or for one of which
// nothing else is known. Nothing when it is no number, or there are several.
void add_video_duration(std::string_view seconds, std::vector<Media>& facts);

// Gives `media` the duration and the thumbnail of the fact with the same address; the only video of a page, or the only
// recording, also those of the only fact of its kind. What media have of their own stays.
void complete_media(std::span<const Media> facts, std::span<Media> media);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_MEDIA_FACTS_H_
