#include "cli/packer.h"

#include <zlib.h>
#include <zstd.h>

namespace cleanview::cli {
namespace {

using pipeline::Packing;

constexpr int kGzipLevel = 6;
constexpr int kZstdLevel = 3;

std::optional<std::string> gzipped(std::string_view bytes) {
  z_stream stream = {};
  if (deflateInit2(&stream, kGzipLevel, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return std::nullopt;
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  if (status != Z_STREAM_END) return std::nullopt;
  return out;
}

std::optional<std::string> zstd_packed(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, kZstdLevel);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  const std::size_t size = ZSTD_compress2(context, out.data(), out.size(), bytes.data(), bytes.size());
  ZSTD_freeCCtx(context);
  if (ZSTD_isError(size) != 0) return std::nullopt;
  out.resize(size);
  return out;
}

}  // namespace

Packing packing_by_name(std::string_view name) {
  if (name.ends_with(".gz")) return Packing::kGzip;
  return name.ends_with(".zst") ? Packing::kZstd : Packing::kPlain;
}

std::optional<std::string> packed(std::string_view bytes, Packing packing) {
  switch (packing) {
    case Packing::kGzip: return gzipped(bytes);
    case Packing::kZstd: return zstd_packed(bytes);
    case Packing::kPlain: break;
  }
  return std::string(bytes);
}

}  // namespace cleanview::cli
