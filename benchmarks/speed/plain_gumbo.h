/* A parse by Gumbo as it comes: what an extraction is compared with. */
#ifndef CLEANVIEW_BENCHMARKS_SPEED_PLAIN_GUMBO_H_
#define CLEANVIEW_BENCHMARKS_SPEED_PLAIN_GUMBO_H_

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Parses `size` bytes of UTF-8 with memory from allocate(memory, bytes), which is never given back.
 * Returns a pointer into the tree, so that the work cannot be left out. */
const void* plain_gumbo_parse(const char* html, size_t size, void* (*allocate)(void*, size_t), void* memory);

#ifdef __cplusplus
}
#endif

#endif
