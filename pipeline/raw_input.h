// The bytes of a file or of standard input as they are, in order.
#ifndef CLEANVIEW_PIPELINE_RAW_INPUT_H_
#define CLEANVIEW_PIPELINE_RAW_INPUT_H_

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace cleanview::pipeline {

// A bounded window over an input: what is ahead, and, as far as hold() asks and memory allows, what is behind.
class RawInput {
 public:
  // Opens `path`; "-" is standard input. When `stop` becomes true, waiting for bytes ends as if the input did.
  RawInput(const std::string& path, const std::atomic<bool>* stop);
  ~RawInput();
  RawInput(const RawInput&) = delete;
  RawInput& operator=(const RawInput&) = delete;

  // Bytes read and not yet consumed. Valid until the next call of fill() or rewind().
  std::string_view ahead() const { return std::string_view(buffer_).substr(at_); }
  // Reads more behind ahead(). False at the end, on a stop and on an error.
  bool fill();
  // Fills until `size` bytes are ahead. False when there are fewer.
  bool need(std::size_t size);
  void consume(std::size_t size) { at_ += size; }
  std::uint64_t position() const { return base_ + at_; }

  // Keeps what is consumed from here on, so that rewind() can come back: files always can, streams for 8 MiB.
  void hold() { hold_ = position(); }
  // Goes back to `position`, or as near behind it as can be.
  void rewind(std::uint64_t position);
  // Goes to `position` of a file, or reads a stream up to it. False when the input ends before.
  bool seek(std::uint64_t position);

  // What the system says went wrong; empty: nothing.
  const std::string& error() const { return error_; }
  // Of a regular file; 0 for streams.
  std::uint64_t size() const { return size_; }
  // Last change of a regular file in seconds; 0 for streams.
  std::int64_t modified() const { return modified_; }

 private:
  bool wait() const;
  void drop_consumed();

  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t base_ = 0;  // position of buffer_[0]
  std::uint64_t hold_ = 0;
  std::uint64_t size_ = 0;
  std::int64_t modified_ = 0;
  std::string error_;
  const std::atomic<bool>* stop_;
  int file_ = -1;
  bool seekable_ = false;
  bool ended_ = false;
};

}  // namespace cleanview::pipeline

#endif  // CLEANVIEW_PIPELINE_RAW_INPUT_H_
