// Counts and fingerprint of the main content.
#ifndef CLEANVIEW_CONTENT_MEASURE_H_
#define CLEANVIEW_CONTENT_MEASURE_H_

#include "cleanview/article.h"

namespace cleanview {

// Fills char_count, word_count, reading_seconds, simhash and the excerpt from article.blocks.
void measure(Article& article);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_MEASURE_H_
