// The likely encoding of a page that does not say.
#ifndef CLEANVIEW_HTML_GUESS_ENCODING_H_
#define CLEANVIEW_HTML_GUESS_ENCODING_H_

#include <string_view>

#include "html/encoding.h"

namespace cleanview {

// Looks at the start of `bytes`, which are no UTF-8. Never guesses an encoding with escape sequences.
Encoding guess_encoding(std::string_view bytes);

}  // namespace cleanview

#endif  // CLEANVIEW_HTML_GUESS_ENCODING_H_
