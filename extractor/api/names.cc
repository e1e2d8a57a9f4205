// Names of codes and types as they stand in records.
#include <cstddef>

#include "cleanview/article.h"
#include "cleanview/error.h"

namespace cleanview {

std::string_view error_code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidOption: return "invalid_option";
    case ErrorCode::kInputTooLarge: return "input_too_large";
    case ErrorCode::kLimitExceeded: return "limit_exceeded";
    case ErrorCode::kDeadlineExceeded: return "deadline_exceeded";
    case ErrorCode::kNotHtml: return "not_html";
    case ErrorCode::kDecode: return "decode";
    case ErrorCode::kInternal: return "internal";
    case ErrorCode::kBadLine: return "bad_line";
    case ErrorCode::kDamagedRecord: return "damaged_record";
    case ErrorCode::kDamagedStream: return "damaged_stream";
    case ErrorCode::kFetchFailed: return "fetch_failed";
  }
  return "internal";
}

std::string_view page_type_name(PageType type) {
  constexpr std::string_view kNames[kPageTypes] = {"article",       "forum",   "product", "collection", "listing",
                                                   "documentation", "service", "home",    "video",      "profile",
                                                   "search",        "login",   "error",   "other"};
  return kNames[static_cast<std::size_t>(type)];
}

}  // namespace cleanview
