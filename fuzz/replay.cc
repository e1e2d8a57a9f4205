// Runs a fuzz target over stored inputs and over pages of random tags:
//   replay FILE|DIRECTORY... [--random-tags COUNT [SEED]]
// Missing directories are no error. What fails is printed.
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/random_tags.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::string current;  // what is run

void show_current(int) {
  std::fwrite(current.data(), 1, current.size(), stderr);
  std::fputc('\n', stderr);
}

void run(std::string bytes) {
  current = std::move(bytes);
  // A heap block of just that size, so that a sanitizer sees a read behind it.
  const std::vector<std::uint8_t> exact(current.begin(), current.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

std::size_t replay(const std::filesystem::path& path) {
  if (std::filesystem::is_directory(path)) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(path)) files += replay(entry.path());
    return files;
  }
  if (!std::filesystem::is_regular_file(path)) return 0;
  std::ifstream file(path, std::ios::binary);
  run({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGABRT, show_current);
  std::size_t inputs = 0;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) != "--random-tags") {
      inputs += replay(argv[i]);
      continue;
    }
    const std::size_t count = i + 1 < argc ? std::strtoull(argv[i + 1], nullptr, 10) : 0;
    cleanview::fuzz::RandomTags pages(i + 2 < argc ? std::strtoull(argv[i + 2], nullptr, 10) : 1);
    for (std::size_t page = 0; page < count; ++page) run(pages.page());
    inputs += count;
    break;
  }
  std::printf("%zu inputs\n", inputs);
  return inputs > 0 ? 0 : 1;
}
