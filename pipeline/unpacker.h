// Unpacks gzip members and Zstandard frames.
#ifndef CLEANVIEW_PIPELINE_UNPACKER_H_
#define CLEANVIEW_PIPELINE_UNPACKER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/raw_input.h"

namespace cleanview::pipeline {

enum class Packing : std::uint8_t { kPlain, kGzip, kZstd };

// How the bytes begin. Zstandard may begin with a skippable frame, which holds the dictionary of a WARC.
Packing packing_of(std::string_view head);
// How an input is packed whose first part has a wrong byte where it says so; no text begins like that.
Packing damaged_packing_of(std::string_view head);

// Unpacks one part (gzip member, Zstandard frame) after the other.
class Unpacker {
 public:
  enum class Step : std::uint8_t {
    kMore,     // bytes were added, the part goes on
    kPartEnd,  // the part ended and is whole
    kDamaged,  // what follows cannot be unpacked
  };

  virtual ~Unpacker() = default;
  // Begins a part at the input's position. False when none begins there.
  virtual bool begin_part(RawInput& raw) = 0;
  // Unpacks a piece of the part into the end of `out`.
  virtual Step step(RawInput& raw, std::string& out) = 0;
  // The bytes that every part begins with.
  virtual std::string_view magic() const = 0;
  // Reads what all parts need from the input's beginning (a dictionary); the position is behind it.
  virtual bool begin_input(RawInput& raw) = 0;
};

// Requires packing != kPlain.
std::unique_ptr<Unpacker> make_unpacker(Packing packing);

}  // namespace cleanview::pipeline

#endif  // CLEANVIEW_PIPELINE_UNPACKER_H_
