// Pictures of a page: which one an element shows, and where it is.
#ifndef CLEANVIEW_CONTENT_IMAGES_H_
#define CLEANVIEW_CONTENT_IMAGES_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/url.h"
#include "cleanview/article.h"
#include "page/page_model.h"

namespace cleanview {

// The picture that the img (or amp-img) element `n` shows: the real source of a lazy one, the largest of a set up to
// 2,000 px. Nothing for spacers, trackers and elements without a usable address.
std::optional<Image> image_of(const PageModel& page, NodeId n, const std::optional<Url>& base);

// Fills the caption and the credit of the picture `n` from the figure around it: pictures of a figure share them.
void describe_image(const PageModel& page, NodeId n, Image& image);

// True iff a picture with the alternative text `alt`, right behind one with `before` in an item, shows no more than
// that one: its text is empty, as that of colours to choose is, or the same but for a number at its end.
bool is_another_view(std::string_view alt, std::string_view before);

// True iff the picture stands for a face or a sign in the line, which its alternative text names.
bool is_emoticon(const PageModel& page, NodeId n);

// The address of the best candidate of a srcset: the widest up to 2,000 px; empty when there is none.
std::string_view best_of_srcset(std::string_view srcset);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_IMAGES_H_
