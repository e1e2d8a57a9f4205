#include "cli/wet.h"

#include <cstdio>
#include <string_view>

#include "base/text.h"
#include "cleanview/render.h"
#include "cleanview/version.h"

namespace cleanview::cli {
namespace {

// WARC demands a date. Where the page's input has none, it is this one, not the day of the run.
constexpr std::string_view kNoDate = "1970-01-01T00:00:00Z";

// A name-based UUID (version 8).
std::string record_id(std::string_view name) {
  const std::uint64_t a = fnv1a(name);
  const std::uint64_t b = fnv1a(name, a);
  char text[64];
  std::snprintf(text, sizeof(text), "<urn:uuid:%08x-%04x-8%03x-%04x-%012llx>", static_cast<unsigned>(a >> 32),
                static_cast<unsigned>(a >> 16 & 0xffff), static_cast<unsigned>(a & 0xfff),
                static_cast<unsigned>(0x8000 | (b >> 48 & 0x3fff)),
                static_cast<unsigned long long>(b & 0xffffffffffff));
  return text;
}

// A header line's value: a page cannot add lines.
std::string one_line(std::string_view value) {
  std::string out;
  for (const char c : value) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '_' : c;
  return out;
}

void add_line(std::string& record, const char* name, std::string_view value) {
  if (!value.empty()) record += std::string(name) + ": " + one_line(value) + "\r\n";
}

std::string finished(std::string record, const std::string& block) {
  record += "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n";
  return record + block + "\r\n\r\n";
}

}  // namespace

std::string wet_info() {
  std::string record = "WARC/1.0\r\nWARC-Type: warcinfo\r\n";
  add_line(record, "WARC-Date", kNoDate);
  add_line(record, "WARC-Record-ID", record_id("warcinfo"));
  add_line(record, "Content-Type", "application/warc-fields");
  return finished(std::move(record), "software: cleanview/" CLEANVIEW_VERSION
                                     "\r\nformat: WARC File Format 1.0\r\n"
                                     "description: main content as text\r\n");
}

std::string wet_record(const Article& article, const pipeline::PageItem& item) {
  std::string record = "WARC/1.0\r\nWARC-Type: conversion\r\n";
  add_line(record, "WARC-Target-URI", item.url.empty() ? article.metadata.url : item.url);
  add_line(record, "WARC-Date", item.date.empty() ? kNoDate : std::string_view(item.date));
  add_line(record, "WARC-Record-ID", record_id(item.path + "\n" + std::to_string(item.offset)));
  add_line(record, "WARC-Refers-To", item.record_id);
  add_line(record, "Content-Type", "text/plain; charset=utf-8");
  return finished(std::move(record), to_text(article) + "\n");
}

}  // namespace cleanview::cli
