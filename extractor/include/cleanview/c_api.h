/* The C ABI: for WebAssembly and for languages that call C.
 *
 * Options and results are JSON, so that a new one needs no new function. */
#ifndef CLEANVIEW_C_API_H_
#define CLEANVIEW_C_API_H_

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define CLEANVIEW_EXPORT
#else
#define CLEANVIEW_EXPORT __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Keeps its buffers between pages. One thread at a time; different ones may run at once. */
typedef struct cleanview_extractor cleanview_extractor;

/* Changes when a function below changes its meaning. */
CLEANVIEW_EXPORT uint32_t cleanview_abi_version(void);

/* "0.1.0"; static storage. */
CLEANVIEW_EXPORT const char* cleanview_version(void);

/* NULL when there is no memory. */
CLEANVIEW_EXPORT cleanview_extractor* cleanview_new(void);

/* NULL is allowed. */
CLEANVIEW_EXPORT void cleanview_free(cleanview_extractor* extractor);

/* Extracts one page: `html_size` bytes of any encoding. `options` is a JSON object, or empty for the defaults:
 *
 *   url, content_type, charset   strings: see cleanview::Page
 *   focus                        "balanced", "precision" or "recall"
 *   classifier                   "model" or "rules"
 *   explain, provenance          booleans
 *   content                      array of "text", "markdown", "html", "blocks"; ["text"] when absent
 *   fields                       array of keys of the record; all when absent
 *   pretty                       boolean: indented
 *   links                        "inline", "refs", "list" or "none"; this and the next: see cleanview::RenderOptions
 *   images                       "inline", "list" or "none"
 *   tables                       "gfm", "html", "text", "csv" or "none"
 *   math                         "tex" or "text"
 *   title, toc, front_matter     booleans
 *   wrap                         number from 0
 *   deadline_ms, max_bytes       numbers from 0; 0 is no deadline
 *   rules                        string: the text of a file of site rules, see cleanview::SiteRules
 *   select, keep, prune          arrays of selectors for every page, over these rules
 *   restore                      array of numbers of removals, see cleanview::ExtractOptions
 *   id, path                     strings, copied into the record
 *
 * At most 4 MiB of options. The rules of the last call are kept: giving the same text again costs no reading of it.
 *
 * Returns 0, or the number of a cleanview::ErrorCode. Either way cleanview_result() is the record of docs/json.md;
 * after an error its key "error" says what was wrong. */
CLEANVIEW_EXPORT int32_t cleanview_extract(cleanview_extractor* extractor, const char* html, size_t html_size,
                                           const char* options, size_t options_size);

/* The last record, UTF-8 without a NUL; valid until the next call with this extractor or its release. */
CLEANVIEW_EXPORT const char* cleanview_result(const cleanview_extractor* extractor);
CLEANVIEW_EXPORT size_t cleanview_result_size(const cleanview_extractor* extractor);

#ifdef __cplusplus
}
#endif

#endif /* CLEANVIEW_C_API_H_ */
