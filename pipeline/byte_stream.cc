// Plain inputs are read where they lie. Packed ones go part by part into a buffer that holds what peek() was asked
// for and no more than a piece beyond; the parts' beginnings are kept beside it, since a place is told by them. Damage
// is a wall: bytes before it can be read, resync() looks behind it, from just after the damaged part's first byte,
// because a part that is cut swallows the head of the next one.
#include "pipeline/byte_stream.h"

#include <algorithm>

namespace cleanview::pipeline {
namespace {

constexpr std::size_t kCompactBytes = 1 << 20;
constexpr std::size_t kSkipPiece = 64 << 10;
constexpr std::size_t kProbeBytes = 4096;
constexpr std::size_t kDetectBytes = 8;

}  // namespace

ByteStream::ByteStream(const std::string& path, const std::atomic<bool>* stop) : raw_(path, stop) {
  raw_.need(kDetectBytes);
  Packing packing = packing_of(raw_.ahead());
  if (packing == Packing::kPlain) packing = damaged_packing_of(raw_.ahead());
  if (packing == Packing::kPlain) return;
  unpacker_ = make_unpacker(packing);
  if (!unpacker_->begin_input(raw_)) damaged_ = true;
}

bool ByteStream::begin_part() {
  if (raw_.ahead().empty() && !raw_.fill()) {
    ended_ = true;
    return false;
  }
  raw_.hold();
  part_begin_ = raw_.position();
  if (!unpacker_->begin_part(raw_)) {
    ended_ = raw_.ahead().empty() && raw_.error().empty();
    damaged_ = !ended_;
    return false;
  }
  part_begin_ = raw_.position();
  const std::uint64_t begin = out_base_ + out_.size();
  // Of parts without bytes the last one is where the next byte is.
  if (!parts_.empty() && parts_.back().unpacked == begin) parts_.pop_back();
  parts_.push_back({begin, part_begin_});
  in_part_ = true;
  return true;
}

// Adds a piece. False at the end and at damage.
bool ByteStream::unpack_more() {
  if (damaged_ || ended_ || (!in_part_ && !begin_part())) return false;
  const Unpacker::Step step = unpacker_->step(raw_, out_);
  in_part_ = step == Unpacker::Step::kMore;
  damaged_ = step == Unpacker::Step::kDamaged;
  return !damaged_;
}

void ByteStream::compact() {
  if (out_at_ < kCompactBytes && out_at_ < out_.size()) return;
  out_.erase(0, out_at_);
  out_base_ += out_at_;
  out_at_ = 0;
  while (parts_.size() > 1 && parts_[1].unpacked <= out_base_) parts_.pop_front();
}

std::string_view ByteStream::peek(std::size_t size) {
  if (!unpacker_) {
    raw_.need(size);
    return raw_.ahead();
  }
  if (out_.size() - out_at_ < size) compact();
  while (out_.size() - out_at_ < size && unpack_more()) {
  }
  return std::string_view(out_).substr(out_at_);
}

void ByteStream::skip(std::size_t size) {
  if (unpacker_) {
    out_at_ += size;
    return;
  }
  raw_.consume(size);
  raw_.hold();
}

bool ByteStream::skip_far(std::uint64_t size) {
  while (size > 0) {
    const std::size_t there = peek(1).size();
    if (there == 0) return false;
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>({there, size, kSkipPiece}));
    skip(step);
    size -= step;
  }
  return true;
}

Place ByteStream::place() const {
  if (!unpacker_) return {raw_.position(), 0, raw_.position()};
  const std::uint64_t at = unpacked_position();
  for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
    if (part->unpacked <= at) return {part->begin, at - part->unpacked, at};
  }
  return {part_begin_, 0, at};
}

bool ByteStream::part_begins(std::size_t ahead) const {
  const std::uint64_t at = unpacked_position() + ahead;
  return std::any_of(parts_.rbegin(), parts_.rend(), [at](const Part& part) { return part.unpacked == at; });
}

bool ByteStream::go_to(const Place& place) {
  if (!raw_.seek(place.part)) return false;
  if (!unpacker_) return true;
  out_.clear();
  parts_.clear();
  out_at_ = 0;
  out_base_ = place.unpacked - place.skip;
  in_part_ = damaged_ = ended_ = false;
  return skip_far(place.skip);
}

bool ByteStream::part_begins_with(std::string_view prefix) {
  raw_.need(kProbeBytes);
  const std::uint64_t begin = raw_.position();
  std::string head;
  bool whole = unpacker_->begin_part(raw_);
  while (whole && head.size() < prefix.size()) {
    const std::size_t had = head.size();
    const Unpacker::Step step = unpacker_->step(raw_, head);
    whole = step == Unpacker::Step::kMore && (head.size() > had || !raw_.ahead().empty() || raw_.fill());
  }
  raw_.rewind(begin);
  return head.starts_with(prefix);
}

bool ByteStream::resync(std::string_view prefix) {
  if (!unpacker_ || !damaged_) return false;
  out_base_ += out_.size();
  out_.clear();
  out_at_ = 0;
  parts_.clear();
  damaged_ = in_part_ = false;
  raw_.rewind(part_begin_ + 1);
  const std::string_view magic = unpacker_->magic();
  while (raw_.need(magic.size())) {
    const std::size_t found = raw_.ahead().find(magic);
    const bool here = found != std::string_view::npos;
    raw_.consume(here ? found : raw_.ahead().size() - magic.size() + 1);
    raw_.hold();
    part_begin_ = raw_.position();
    if (!here) continue;
    if (part_begins_with(prefix)) return true;
    raw_.consume(1);
  }
  raw_.consume(raw_.ahead().size());
  part_begin_ = raw_.position();
  ended_ = true;
  return false;
}

}  // namespace cleanview::pipeline
