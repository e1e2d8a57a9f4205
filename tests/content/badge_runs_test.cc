#include "content/badge_runs.h"

#include <doctest/doctest.h>

#include <string>

namespace cleanview {

TEST_CASE("badge runs: words of a line are counted up to a limit, of words and of bytes") {
  CHECK_FALSE(has_more_words("three short words", 3));
  CHECK(has_more_words("four words, no less", 3));
  CHECK_FALSE(has_more_words("one, " + std::string(100, 'x'), 9));
  CHECK(has_more_words(std::string(5000, 'x'), 9));
  CHECK_FALSE(has_more_words("", 0));
}

}  // namespace cleanview
