#include "plain_gumbo.h"

#include "gumbo.h"

static void free_nothing(void* memory, void* block) {
  (void)memory;
  (void)block;
}

__attribute__((visibility("default"))) const void* plain_gumbo_parse(const char* html, size_t size,
                                                                     void* (*allocate)(void*, size_t), void* memory) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = free_nothing;
  options.userdata = memory;
  options.max_errors = 0;
  return gumbo_parse_with_options(&options, html, size)->document;
}
