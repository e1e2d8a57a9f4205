// The unpacked bytes of an input, with the places that one can come back to.
#ifndef CLEANVIEW_PIPELINE_BYTE_STREAM_H_
#define CLEANVIEW_PIPELINE_BYTE_STREAM_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/raw_input.h"
#include "pipeline/unpacker.h"

namespace cleanview::pipeline {

// A place in an input. Of a plain file `part` is the byte and `skip` 0; of a packed one `part` is where the gzip
// member or Zstandard frame begins in the file, and `skip` counts the unpacked bytes from there.
struct Place {
  std::uint64_t part = 0;
  std::uint64_t skip = 0;
  std::uint64_t unpacked = 0;  // position in the unpacked bytes of the whole input

  friend bool operator==(const Place&, const Place&) = default;
};

class ByteStream {
 public:
  // Opens `path` ("-": standard input); how it is packed is seen from its first bytes.
  ByteStream(const std::string& path, const std::atomic<bool>* stop);

  // The bytes ahead: at least `size`, or fewer when the end or damage comes first. Valid until the next call.
  std::string_view peek(std::size_t size);
  // Goes on by `size` bytes, which peek() has shown.
  void skip(std::size_t size);
  // Goes on by `size` bytes without holding them. False when the end or damage comes first.
  bool skip_far(std::uint64_t size);

  // The place of the next byte. Where one part ends and the next begins it is the next one's, if that is unpacked.
  Place place() const;
  // Whether a part begins `ahead` bytes on, which peek() has shown.
  bool part_begins(std::size_t ahead) const;
  // Opens the stream at a place that place() gave, of the same bytes. False when it is not there any more.
  bool go_to(const Place& place);

  // peek() ends early since the part that begins at damaged_part() cannot be unpacked further.
  bool damaged() const { return damaged_; }
  std::uint64_t damaged_part() const { return part_begin_; }
  // Goes to the next part behind the damage whose bytes begin with `prefix`. False: there is none, the stream has
  // ended.
  bool resync(std::string_view prefix);

  // What the system says went wrong; empty: nothing.
  const std::string& error() const { return raw_.error(); }
  bool packed() const { return unpacker_ != nullptr; }
  std::uint64_t raw_position() const { return raw_.position(); }
  const RawInput& raw() const { return raw_; }

 private:
  struct Part {
    std::uint64_t unpacked;  // position of its first byte
    std::uint64_t begin;     // in the file
  };

  bool unpack_more();
  bool begin_part();
  void compact();
  bool part_begins_with(std::string_view prefix);
  std::uint64_t unpacked_position() const { return out_base_ + out_at_; }

  RawInput raw_;
  std::unique_ptr<Unpacker> unpacker_;  // none: plain
  std::string out_;
  std::size_t out_at_ = 0;
  std::uint64_t out_base_ = 0;  // unpacked position of out_[0]
  std::deque<Part> parts_;      // those that out_ holds bytes of, and the last
  std::uint64_t part_begin_ = 0;
  bool in_part_ = false;
  bool damaged_ = false;
  bool ended_ = false;
};

}  // namespace cleanview::pipeline

#endif  // CLEANVIEW_PIPELINE_BYTE_STREAM_H_
