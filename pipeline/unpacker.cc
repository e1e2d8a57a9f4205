// zlib and libzstd behind one interface. Both are told where a part begins, so that damage in one part leaves the
// parts behind it whole. A WARC's Zstandard dictionary is the first frame: skippable, type 0x184D2A5D, its content the
// dictionary or a frame that holds it.
#include "pipeline/unpacker.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace cleanview::pipeline {
namespace {

constexpr std::size_t kPieceBytes = 64 << 10;
constexpr std::string_view kGzipMagic = "\x1f\x8b\x08";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";
constexpr std::uint32_t kSkippable = 0x184D2A50;
constexpr std::uint32_t kDictionary = 0x184D2A5D;
constexpr std::size_t kSkippableHead = 8;
constexpr std::size_t kMostDictionaryBytes = 16 << 20;

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
  return value;
}

bool is_skippable(std::string_view bytes) {
  return bytes.size() >= 4 && (little_endian(bytes) & 0xfffffff0u) == kSkippable;
}

class GzipUnpacker final : public Unpacker {
 public:
  GzipUnpacker() { ready_ = inflateInit2(&stream_, 16 + MAX_WBITS) == Z_OK; }
  ~GzipUnpacker() override { inflateEnd(&stream_); }
  GzipUnpacker(const GzipUnpacker&) = delete;
  GzipUnpacker& operator=(const GzipUnpacker&) = delete;

  bool begin_input(RawInput&) override { return ready_; }
  std::string_view magic() const override { return kGzipMagic; }

  bool begin_part(RawInput& raw) override {
    return raw.need(kGzipMagic.size()) && raw.ahead().starts_with(kGzipMagic) && inflateReset(&stream_) == Z_OK;
  }

  Step step(RawInput& raw, std::string& out) override {
    if (raw.ahead().empty() && !raw.fill()) return Step::kDamaged;
    const std::string_view in = raw.ahead();
    const std::size_t had = out.size();
    out.resize(had + kPieceBytes);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data() + had);
    stream_.avail_out = kPieceBytes;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    raw.consume(in.size() - stream_.avail_in);
    out.resize(out.size() - stream_.avail_out);
    if (status == Z_STREAM_END) return Step::kPartEnd;
    return status == Z_OK || status == Z_BUF_ERROR ? Step::kMore : Step::kDamaged;
  }

 private:
  z_stream stream_ = {};
  bool ready_ = false;
};

// A whole frame in memory, for dictionaries.
std::string unpack_frame(std::string_view frame) {
  std::string out(kMostDictionaryBytes, '\0');
  const std::size_t size = ZSTD_decompress(out.data(), out.size(), frame.data(), frame.size());
  out.resize(ZSTD_isError(size) != 0 ? 0 : size);
  return out;
}

class ZstdUnpacker final : public Unpacker {
 public:
  ZstdUnpacker() : context_(ZSTD_createDCtx()) {}
  ~ZstdUnpacker() override { ZSTD_freeDCtx(context_); }
  ZstdUnpacker(const ZstdUnpacker&) = delete;
  ZstdUnpacker& operator=(const ZstdUnpacker&) = delete;

  std::string_view magic() const override { return kZstdMagic; }

  bool begin_input(RawInput& raw) override {
    if (!raw.need(kSkippableHead) || little_endian(raw.ahead()) != kDictionary) return true;
    const std::size_t size = little_endian(raw.ahead().substr(4));
    if (size > kMostDictionaryBytes || !raw.need(kSkippableHead + size)) return false;
    std::string_view content = raw.ahead().substr(kSkippableHead, size);
    std::string unpacked;
    if (content.starts_with(kZstdMagic)) content = unpacked = unpack_frame(content);
    const bool loaded =
        !content.empty() && ZSTD_isError(ZSTD_DCtx_loadDictionary(context_, content.data(), content.size())) == 0;
    raw.consume(kSkippableHead + size);
    return loaded;
  }

  bool begin_part(RawInput& raw) override {
    while (raw.need(kSkippableHead) && is_skippable(raw.ahead())) {
      if (!raw.seek(raw.position() + kSkippableHead + little_endian(raw.ahead().substr(4)))) return false;
    }
    ZSTD_DCtx_reset(context_, ZSTD_reset_session_only);
    return raw.need(kZstdMagic.size()) && raw.ahead().starts_with(kZstdMagic);
  }

  Step step(RawInput& raw, std::string& out) override {
    if (raw.ahead().empty() && !raw.fill()) return Step::kDamaged;
    const std::string_view ahead = raw.ahead();
    const std::size_t had = out.size();
    out.resize(had + kPieceBytes);
    ZSTD_inBuffer in = {ahead.data(), ahead.size(), 0};
    ZSTD_outBuffer to = {out.data() + had, kPieceBytes, 0};
    const std::size_t status = ZSTD_decompressStream(context_, &to, &in);
    raw.consume(in.pos);
    out.resize(had + to.pos);
    if (ZSTD_isError(status) != 0) return Step::kDamaged;
    return status == 0 ? Step::kPartEnd : Step::kMore;
  }

 private:
  ZSTD_DCtx* context_;
};

}  // namespace

Packing packing_of(std::string_view head) {
  if (head.starts_with(kGzipMagic)) return Packing::kGzip;
  return head.starts_with(kZstdMagic) || is_skippable(head) ? Packing::kZstd : Packing::kPlain;
}

Packing damaged_packing_of(std::string_view head) {
  const auto nearly = [head](std::string_view magic) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < magic.size() && i < head.size(); ++i) same += head[i] == magic[i] ? 1 : 0;
    return same + 1 == magic.size();
  };
  if (nearly(kGzipMagic)) return Packing::kGzip;
  return nearly(kZstdMagic) ? Packing::kZstd : Packing::kPlain;
}

std::unique_ptr<Unpacker> make_unpacker(Packing packing) {
  if (packing == Packing::kGzip) return std::make_unique<GzipUnpacker>();
  return std::make_unique<ZstdUnpacker>();
}

}  // namespace cleanview::pipeline
