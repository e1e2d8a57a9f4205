// Failure as a value: ErrorCode, Error, Result<T>.
#ifndef CLEANVIEW_ERROR_H_
#define CLEANVIEW_ERROR_H_

#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace cleanview {

// Why an extraction gave no Article. Bad markup is no error, nor is a page without main content.
// The numbers are part of the C ABI: codes are added, never changed.
enum class ErrorCode : std::uint8_t {
  kInvalidOption = 1,     // an option is outside its stated range
  kInputTooLarge = 2,     // the page is longer than Limits::max_input_bytes
  kLimitExceeded = 3,     // the page needs more nodes, memory or output than Limits allows
  kDeadlineExceeded = 4,  // Limits::deadline passed
  kNotHtml = 5,           // the bytes are a PDF, an image, an archive or other binary data
  kDecode = 6,            // the caller named an encoding that does not exist
  kInternal = 7,          // a fault of ours
  kBadLine = 8,           // batches: a line is no JSON object with a page in it
  kDamagedRecord = 9,     // batches: a record of an archive is damaged
  kDamagedStream = 10,    // batches: compressed bytes are damaged
  kFetchFailed = 11,      // the command: an address gave no page
};

// The code's name in records and messages: "input_too_large". Static storage.
std::string_view error_code_name(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // English, one line, names the option or limit and its value
};

// A T or an Error; the shape of std::expected, so that C++23 can replace it.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // These require has_value().
  T& operator*() & {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  const T& operator*() const& {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  T&& operator*() && {
    assert(has_value());
    return std::move(*std::get_if<0>(&state_));
  }
  T* operator->() {
    assert(has_value());
    return std::get_if<0>(&state_);
  }
  const T* operator->() const {
    assert(has_value());
    return std::get_if<0>(&state_);
  }

  // Requires !has_value().
  const Error& error() const {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace cleanview

#endif  // CLEANVIEW_ERROR_H_
