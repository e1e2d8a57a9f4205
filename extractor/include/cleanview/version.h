// The version of the library. It follows semantic versioning: docs/json.md says what of the record is stable.
#ifndef CLEANVIEW_VERSION_H_
#define CLEANVIEW_VERSION_H_

#define CLEANVIEW_VERSION "0.1.0"

#endif  // CLEANVIEW_VERSION_H_
