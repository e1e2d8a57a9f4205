#include "cli/totals.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace cleanview::cli {
namespace {

constexpr double kBucketRatio = 1.1;  // times are told to within 10 %
constexpr std::string_view kError = "error ";
constexpr std::string_view kType = "type ";

// Of this process. What getrusage() says begins with the size of the process that started it.
std::uint64_t peak_megabytes() {
  unsigned long long kilobytes = 0;
  char line[128];
  std::FILE* status = std::fopen("/proc/self/status", "r");
  while (status != nullptr && std::fgets(line, sizeof(line), status) != nullptr) {
    if (std::sscanf(line, "VmHWM: %llu", &kilobytes) == 1) break;
  }
  if (status != nullptr) std::fclose(status);
  return kilobytes >> 10;
}

std::string with_commas(std::uint64_t value) {
  std::string text = std::to_string(value);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.3f", value);
  return text;
}

}  // namespace

std::uint64_t Totals::count(const std::string& name) const {
  const auto found = counts_.find(name);
  return found == counts_.end() ? 0 : found->second;
}

void Totals::add(const PageResult& result) {
  counts_["skipped"] += result.skipped;
  if (result.unreadable) {
    ++counts_["unreadable"];
    return;
  }
  ++counts_["pages"];
  ++pages_now_;
  counts_["found"] += result.found ? 1 : 0;
  counts_["bytes"] += result.bytes;
  if (result.error) {
    ++counts_["errors"];
    ++counts_[std::string(kError) + std::string(error_code_name(*result.error))];
  } else {
    ++counts_[result.has_content ? "articles" : "without_content"];
    ++counts_[std::string(kType) + result.page_type];
  }
  const double bucket = std::log(static_cast<double>(result.microseconds) + 1) / std::log(kBucketRatio);
  ++times_[std::min(static_cast<std::size_t>(bucket), kTimeBuckets - 1)];
}

double Totals::milliseconds_at(double share) const {
  const double wanted = share * static_cast<double>(pages_now_);
  double seen = 0;
  for (std::size_t i = 0; i < kTimeBuckets; ++i) {
    seen += static_cast<double>(times_[i]);
    if (seen >= wanted && seen > 0) return std::pow(kBucketRatio, static_cast<double>(i) + 0.5) / 1000;
  }
  return 0;
}

std::string Totals::to_json(double seconds) const {
  std::string out = "{";
  for (const char* name : {"pages", "articles", "without_content", "errors", "unreadable", "skipped", "bytes"}) {
    out += std::string("\"") + name + "\":" + std::to_string(count(name)) + ",";
  }
  for (const auto& [key, prefix] : {std::pair("errors_by_code", kError), std::pair("page_types", kType)}) {
    out += std::string("\"") + key + "\":{";
    const char* comma = "";
    for (const auto& [name, value] : counts_) {
      if (!name.starts_with(prefix)) continue;
      out += comma + ("\"" + name.substr(prefix.size())) + "\":" + std::to_string(value);
      comma = ",";
    }
    out += "},";
  }
  out += "\"seconds\":" + decimal(seconds) +
         ",\"pages_per_second\":" + decimal(seconds > 0 ? static_cast<double>(pages_now_) / seconds : 0) +
         ",\"page_ms\":{";
  out += "\"p50\":" + decimal(milliseconds_at(0.5)) + ",\"p90\":" + decimal(milliseconds_at(0.9)) +
         ",\"p99\":" + decimal(milliseconds_at(0.99)) + ",\"max\":" + decimal(milliseconds_at(1)) + "},";
  return out + "\"peak_mb\":" + std::to_string(peak_megabytes()) + "}\n";
}

std::string Totals::summary(double seconds) const {
  std::string out = with_commas(pages()) + " pages: " + with_commas(count("articles")) + " articles, " +
                    with_commas(count("without_content")) + " without content, " + with_commas(errors()) + " errors";
  const char* separator = " (";
  for (const auto& [name, value] : counts_) {
    if (!name.starts_with(kError)) continue;
    out += separator + with_commas(value) + " " + name.substr(kError.size());
    separator = ", ";
  }
  out += errors() > 0 ? ")" : "";
  char rate[96];
  std::snprintf(rate, sizeof(rate), "; %.1f s, %.0f pages/s, peak %llu MB", seconds,
                seconds > 0 ? static_cast<double>(pages_now_) / seconds : 0.0,
                static_cast<unsigned long long>(peak_megabytes()));
  return out + rate;
}

std::string Totals::to_lines() const {
  std::string out;
  for (const auto& [name, value] : counts_) out += "count " + std::to_string(value) + " " + name + "\n";
  return out;
}

}  // namespace cleanview::cli
