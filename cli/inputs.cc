#include "cli/inputs.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace cleanview::cli {
namespace {

namespace fs = std::filesystem;

bool is_page(const fs::path& path) {
  fs::path name = path;
  if (name.extension() == ".gz") name.replace_extension();
  std::string extension = name.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == ".html" || extension == ".htm" || extension == ".xhtml";
}

void list_directory(const std::string& path, InputList& list) {
  std::error_code error;
  std::vector<std::string> found;
  fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored) && is_page(at->path())) found.push_back(at->path().string());
  }
  if (error) list.errors.push_back(path + ": " + error.message());
  if (!error && found.empty()) list.errors.push_back(path + ": no pages in this directory (.html, .htm, .xhtml)");
  std::sort(found.begin(), found.end());
  list.files.insert(list.files.end(), found.begin(), found.end());
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
struct CloseGzip {
  void operator()(gzFile file) const { gzclose(file); }
};

constexpr std::size_t kChunk = 1 << 16;

InputBytes read_standard_input(std::size_t max_bytes) {
  InputBytes input;
  char chunk[kChunk];
  while (input.bytes.size() <= max_bytes) {
    const std::size_t got = std::fread(chunk, 1, kChunk, stdin);
    input.bytes.append(chunk, got);
    if (got == 0) break;
  }
  if (std::ferror(stdin) != 0) input.error = std::string("standard input: ") + std::strerror(errno);
  return input;
}

// Reads plain files, too: zlib passes through what is not gzip.
InputBytes read_file(const std::string& path, std::size_t max_bytes) {
  InputBytes input;
  const std::unique_ptr<gzFile_s, CloseGzip> file(gzopen(path.c_str(), "rb"));
  if (!file) {
    input.error = path + ": " + std::strerror(errno);
    return input;
  }
  gzbuffer(file.get(), 1 << 17);
  char chunk[kChunk];
  while (input.bytes.size() <= max_bytes) {
    const int got = gzread(file.get(), chunk, kChunk);
    if (got > 0) input.bytes.append(chunk, static_cast<std::size_t>(got));
    if (got > 0) continue;
    int code = 0;
    const char* message = gzerror(file.get(), &code);
    if (got < 0 || (code != Z_OK && code != Z_STREAM_END)) {
      input.error = path + ": " + (code == Z_ERRNO ? std::strerror(errno) : message);
    }
    break;
  }
  return input;
}

}  // namespace

InputList list_inputs(const std::vector<std::string>& paths) {
  InputList list;
  if (paths.empty()) list.files.push_back("-");
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = path == "-" ? fs::file_status(fs::file_type::regular) : fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      list.errors.push_back(path + ": no such file or directory");
    } else if (status.type() == fs::file_type::directory) {
      list_directory(path, list);
    } else {
      list.files.push_back(path);
    }
  }
  return list;
}

InputBytes read_input(const std::string& path, std::size_t max_bytes) {
  return path == "-" ? read_standard_input(max_bytes) : read_file(path, max_bytes);
}

}  // namespace cleanview::cli
