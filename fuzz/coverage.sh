#!/usr/bin/env bash
# Says how much of the product's code the stored inputs reach: fuzz/coverage.sh
#
# Replays fuzz/corpus, fuzz/findings and the fixtures through all targets of the preset `coverage` and prints lines and
# branches of extractor/ and pipeline/, and the files that are reached least. Details: build/coverage/fuzz.html
set -euo pipefail
cd "$(dirname "$0")/.."
command -v gcovr >/dev/null || { echo "coverage: gcovr is missing: tools/setup.sh fuzz" >&2; exit 1; }
cmake --preset coverage >/dev/null
mapfile -t targets < fuzz/targets.txt
cmake --build build/coverage --target "${targets[@]/#/fuzz_}"
find build/coverage -name '*.gcda' -delete
pages=build/coverage/fixtures
mkdir -p "$pages"
for page in fixtures/*/page.html; do
  { printf '\x20\x80'; cat "$page"; } > "$pages/$(basename "$(dirname "$page")")"  # the options of fuzz/run.sh
done
for target in "${targets[@]}"; do
  fixtures=()
  [ "$target" != extract ] || fixtures=("$pages")
  "build/coverage/fuzz/fuzz_$target" "fuzz/corpus/$target" "fuzz/findings/$target" "${fixtures[@]}"
done
gcovr --root . --object-directory build/coverage --filter extractor/ --filter pipeline/ --exclude-throw-branches \
  --html build/coverage/fuzz.html --json-summary build/coverage/fuzz.json --print-summary
python3 - <<'END'
import json
files = json.load(open("build/coverage/fuzz.json"))["files"]
for f in sorted((f for f in files if f["line_total"]), key=lambda f: f["line_percent"])[:12]:
    print(f'{f["line_percent"]:5.1f} % of {f["line_total"]:4} lines  {f["branch_percent"] or 0:5.1f} % of branches  {f["filename"]}')
END
