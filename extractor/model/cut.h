// Which blocks of a page are kept: the set with the best expected F measure.
#ifndef CLEANVIEW_MODEL_CUT_H_
#define CLEANVIEW_MODEL_CUT_H_

#include <cstdint>
#include <span>
#include <vector>

#include "cleanview/options.h"

namespace cleanview {

struct Cut {
  std::vector<std::uint8_t> keep;  // one for each block
  float expected = 0;              // the expected F measure of what is kept, 0 to 1
};

// `probabilities` in 1/kProbabilityScale and `words` have one entry for each block. Blocks are taken by falling
// probability, ties in order of the page, as long as the expected F measure of the page grows; a block is kept only
// with a probability over 0. With no block nothing is kept. Sums are exact, so the result is the same on every
// platform.
Cut expected_cut(std::span<const std::uint16_t> probabilities, std::span<const std::uint32_t> words, Focus focus);

}  // namespace cleanview

#endif  // CLEANVIEW_MODEL_CUT_H_
