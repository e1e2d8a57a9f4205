// Video, audio and embedded posts of a page.
#ifndef CLEANVIEW_CONTENT_MEDIA_H_
#define CLEANVIEW_CONTENT_MEDIA_H_

#include <optional>

#include "base/url.h"
#include "cleanview/article.h"
#include "page/page_model.h"

namespace cleanview {

// What the video, audio, iframe or AMP element `n` plays. Frames count only when they are players of a known provider:
// most others are advertisements. Nothing without a usable address.
std::optional<Media> media_of(const PageModel& page, NodeId n, const std::optional<Url>& base);

// The post that the quote `n` embeds: its address, provider and text. Nothing for an ordinary quote.
std::optional<Media> embedded_post(const PageModel& page, NodeId n, const std::optional<Url>& base);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_MEDIA_H_
