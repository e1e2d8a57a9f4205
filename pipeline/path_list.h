// The paths of a batch, one by one, however many there are.
#ifndef CLEANVIEW_PIPELINE_PATH_LIST_H_
#define CLEANVIEW_PIPELINE_PATH_LIST_H_

#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/byte_stream.h"

namespace cleanview::pipeline {

// A file that names inputs ("-": standard input), each ended by `separator`.
struct ListFile {
  std::string path;
  char separator = '\n';
};

struct ListedPath {
  std::string path;
  std::string error;  // not empty: one line, why there is nothing at this path
};

// http:// or https://
bool is_address(const std::string& path);
// Whether the name ends in one of `types`, as ".warc", also with .gz or .zst, in upper or lower case.
bool has_type(const std::string& path, std::initializer_list<const char*> types);
// Whether the name alone says that a file is one page: .html, .htm, .xhtml, also with .gz or .zst.
bool is_page_name(const std::string& path);

// Paths as given, then those of the lists. Of directories the pages and WARC files below, in order of name; they are
// read when their turn comes. A list is held a line at a time.
class PathList {
 public:
  PathList(std::vector<std::string> paths, std::vector<ListFile> lists, const std::atomic<bool>* stop);
  PathList(PathList&&) noexcept;
  PathList& operator=(PathList&&) noexcept;
  ~PathList();

  // Nothing at the end.
  std::optional<ListedPath> next();
  // Of all paths so far, so that two runs can tell whether they went the same way.
  std::uint64_t hash() const { return hash_; }

 private:
  struct Folder;
  std::optional<ListedPath> next_in_folders();
  std::optional<std::string> next_in_lists(std::string& error);
  ListedPath found(std::string path, std::string error = {});

  std::vector<std::string> paths_;
  std::vector<ListFile> lists_;
  const std::atomic<bool>* stop_;
  std::size_t next_path_ = 0;
  std::size_t next_list_ = 0;
  std::unique_ptr<ByteStream> list_;
  std::vector<Folder> folders_;  // innermost last
  std::string folder_given_;
  bool folder_had_pages_ = false;
  std::uint64_t hash_;
};

}  // namespace cleanview::pipeline

#endif  // CLEANVIEW_PIPELINE_PATH_LIST_H_
