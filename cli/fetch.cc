#include "cli/fetch.h"

#include <curl/curl.h>

#include <memory>
#include <mutex>

#include "cleanview/version.h"

namespace cleanview::cli {
namespace {

constexpr long kMostRedirects = 10;
constexpr long kConnectTimeoutMs = 10'000;

struct CloseHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;

struct Transfer {
  std::string* bytes;
  std::size_t max_bytes;
  const std::atomic<bool>* stop;
  bool too_large = false;
};

std::size_t take(char* piece, std::size_t, std::size_t size, void* data) {
  auto* transfer = static_cast<Transfer*>(data);
  transfer->too_large = transfer->bytes->size() + size > transfer->max_bytes;
  if (transfer->too_large) return 0;
  transfer->bytes->append(piece, size);
  return size;
}

int check_stop(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(data)->stop->load() ? 1 : 0;
}

// A thread's own, so that its connections are used again.
CURL* handle() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  thread_local const Handle handle(curl_easy_init());
  return handle.get();
}

void set_up(CURL* curl, const std::string& url, const CommandOptions& o, Transfer& transfer) {
  curl_easy_reset(curl);
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, kMostRedirects);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can undo
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "cleanview/" CLEANVIEW_VERSION);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, kConnectTimeoutMs);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(o.fetch_timeout_ms));
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, check_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
}

}  // namespace

void fetch(pipeline::PageItem& item, const CommandOptions& o, const std::atomic<bool>& stop) {
  CURL* curl = handle();
  const std::size_t max_bytes = o.extract.limits.max_input_bytes;
  Transfer transfer{.bytes = &item.bytes, .max_bytes = max_bytes, .stop = &stop};
  set_up(curl, item.path, o, transfer);
  char message[CURL_ERROR_SIZE] = {};
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, message);
  const CURLcode code = curl_easy_perform(curl);
  long status = 0;
  const char* text = nullptr;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (curl_easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK && text != nullptr) item.url = text;
  text = nullptr;
  if (curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK && text != nullptr) item.content_type = text;
  if (transfer.too_large) {
    item.error =
        Error{ErrorCode::kInputTooLarge, "the page is longer than max_input_bytes (" + std::to_string(max_bytes) + ")"};
  } else if (code != CURLE_OK) {
    item.error = Error{ErrorCode::kFetchFailed, message[0] != '\0' ? message : curl_easy_strerror(code)};
  } else if (status >= 400) {
    item.error = Error{ErrorCode::kFetchFailed, "the server answered " + std::to_string(status)};
  }
  if (item.error) item.bytes.clear();
  item.loaded = true;
}

}  // namespace cleanview::cli
