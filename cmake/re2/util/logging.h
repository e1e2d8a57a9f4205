// RE2's logging in place of its own: silent, since a library prints nothing, and without streams, which are an
// eighth of the WebAssembly module. What RE2 holds for impossible still ends the process.
#ifndef UTIL_LOGGING_H_
#define UTIL_LOGGING_H_

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "util/util.h"

class SilentLog {
 public:
  explicit SilentLog(bool fatal) : fatal_(fatal) {}
  ~SilentLog() {
    if (fatal_) abort();
  }
  SilentLog(const SilentLog&) = delete;
  SilentLog& operator=(const SilentLog&) = delete;

  SilentLog& stream() { return *this; }
  template <typename Value>
  SilentLog& operator<<(const Value&) {
    return *this;
  }

 private:
  bool fatal_;
};

#define DCHECK(condition) assert(condition)
#define DCHECK_EQ(a, b) assert((a) == (b))
#define DCHECK_NE(a, b) assert((a) != (b))
#define DCHECK_LE(a, b) assert((a) <= (b))
#define DCHECK_LT(a, b) assert((a) < (b))
#define DCHECK_GE(a, b) assert((a) >= (b))
#define DCHECK_GT(a, b) assert((a) > (b))

#define CHECK(condition) if (condition) {} else SilentLog(true).stream()
#define CHECK_EQ(a, b) CHECK((a) == (b))
#define CHECK_NE(a, b) CHECK((a) != (b))
#define CHECK_LE(a, b) CHECK((a) <= (b))
#define CHECK_LT(a, b) CHECK((a) < (b))
#define CHECK_GE(a, b) CHECK((a) >= (b))
#define CHECK_GT(a, b) CHECK((a) > (b))

#define LOG_INFO SilentLog(false)
#define LOG_WARNING SilentLog(false)
#define LOG_ERROR SilentLog(false)
#define LOG_FATAL SilentLog(true)
#define LOG_QFATAL LOG_FATAL
#ifdef NDEBUG
#define LOG_DFATAL LOG_ERROR
#else
#define LOG_DFATAL LOG_FATAL
#endif
#define LOG(severity) LOG_##severity.stream()
#define VLOG(level) if ((level) > 0) {} else LOG_INFO.stream()

#endif  // UTIL_LOGGING_H_
