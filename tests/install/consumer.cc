#include <cstdio>

#include "cleanview/extractor.h"
#include "cleanview/render.h"

int main() {
  cleanview::Extractor extractor;
  const char page[] =
      "<title>A title</title><h1>A title</h1><p>A first paragraph with enough words in it to be read as prose by "
      "anybody.</p>"
      "<p>A second paragraph, which also has enough words in it to be read as prose by anybody who reads it.</p>";
  const auto article = extractor.extract({.html = page, .url = "https://example.org/a"});
  if (!article) {
    std::fprintf(stderr, "%s\n", article.error().message.c_str());
    return 1;
  }
  std::printf("%s\n\n%s", article->metadata.title.c_str(), cleanview::to_markdown(*article).c_str());
  return 0;
}
