#include "pipeline/path_list.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"

namespace cleanview::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostPathBytes = 64 << 10;

bool is_input_name(const std::string& path) {
  return is_page_name(path) || has_type(path, {".warc"});
}

}  // namespace

struct PathList::Folder {
  std::vector<std::string> names;  // directories end with a slash
  std::size_t next = 0;
};

bool is_address(const std::string& path) {
  return path.starts_with("http://") || path.starts_with("https://");
}

bool has_type(const std::string& path, std::initializer_list<const char*> types) {
  const std::string lower = ascii_lower(path);
  for (const char* packing : {"", ".gz", ".zst"}) {
    for (const char* type : types) {
      if (lower.ends_with(std::string(type) + packing)) return true;
    }
  }
  return false;
}

bool is_page_name(const std::string& path) {
  return has_type(path, {".html", ".htm", ".xhtml"});
}

PathList::PathList(std::vector<std::string> paths, std::vector<ListFile> lists, const std::atomic<bool>* stop)
    : paths_(std::move(paths)), lists_(std::move(lists)), stop_(stop), hash_(fnv1a("")) {
  if (paths_.empty() && lists_.empty()) paths_.push_back("-");
}

PathList::PathList(PathList&&) noexcept = default;
PathList& PathList::operator=(PathList&&) noexcept = default;
PathList::~PathList() = default;

ListedPath PathList::found(std::string path, std::string error) {
  hash_ = fnv1a({"", 1}, fnv1a(path, hash_));  // each ends with a NUL
  return {std::move(path), std::move(error)};
}

// Names are compared as whole paths would be, directories with their slash.
std::optional<ListedPath> PathList::next_in_folders() {
  while (!folders_.empty()) {
    Folder& folder = folders_.back();
    if (folder.next == folder.names.size()) {
      folders_.pop_back();
      continue;
    }
    const std::string name = folder.names[folder.next++];
    if (!name.ends_with('/')) {
      folder_had_pages_ = true;
      return found(name);
    }
    Folder inner;
    std::error_code error;
    for (fs::directory_iterator at(name, error); !error && at != fs::directory_iterator(); at.increment(error)) {
      std::error_code ignored;
      const std::string path = at->path().string();
      const bool link = at->is_symlink(ignored);
      if (at->is_directory(ignored) && !link) inner.names.push_back(path + "/");
      if (at->is_regular_file(ignored) && is_input_name(path)) inner.names.push_back(path);
    }
    std::sort(inner.names.begin(), inner.names.end());
    folders_.push_back(std::move(inner));
    if (error) return found(name, name + ": " + error.message());
  }
  if (folder_given_.empty()) return std::nullopt;
  const std::string given = std::exchange(folder_given_, {});
  if (folder_had_pages_) return std::nullopt;
  return found(given, given + ": no pages in this directory (.html, .htm, .xhtml, .warc)");
}

std::optional<std::string> PathList::next_in_lists(std::string& error) {
  while (next_list_ < lists_.size()) {
    const ListFile& list = lists_[next_list_];
    if (!list_) list_ = std::make_unique<ByteStream>(list.path, stop_);
    const std::string_view ahead = list_->peek(kMostPathBytes).substr(0, kMostPathBytes);
    if (ahead.empty()) {
      if (!list_->error().empty()) error = list.path + ": " + list_->error();
      list_.reset();
      ++next_list_;
      if (!error.empty()) return lists_[next_list_ - 1].path;
      continue;
    }
    const std::size_t end = std::min(ahead.find(list.separator), ahead.size());
    std::string path(ahead.substr(0, end));
    list_->skip(std::min(end + 1, ahead.size()));
    if (list.separator == '\n' && path.ends_with('\r')) path.pop_back();
    if (!path.empty()) return path;
  }
  return std::nullopt;
}

std::optional<ListedPath> PathList::next() {
  if (auto path = next_in_folders()) return path;
  std::string path, problem;
  if (next_path_ < paths_.size()) {
    path = paths_[next_path_++];
  } else if (auto listed = next_in_lists(problem)) {
    path = std::move(*listed);
  } else {
    return std::nullopt;
  }
  if (!problem.empty()) return found(path, problem);
  if (path == "-" || is_address(path)) return found(path);
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return found(path, path + ": no such file or directory");
  if (status.type() != fs::file_type::directory) return found(path);
  folder_given_ = path;
  folder_had_pages_ = false;
  folders_.push_back({{path.ends_with('/') ? path : path + "/"}, 0});
  return next();
}

}  // namespace cleanview::pipeline
