#!/usr/bin/env bash
# Takes what fuzzing learned into the repository: the fewest inputs that reach what all of them reach.
#
#   fuzz/minimize.sh [TARGET...]     after fuzz/run.sh; rewrites fuzz/corpus/TARGET
set -euo pipefail
cd "$(dirname "$0")/.."
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < fuzz/targets.txt
for target in "${targets[@]}"; do
  small=build/fuzz/small/$target
  rm -rf "$small"
  mkdir -p "$small" "fuzz/corpus/$target"
  # Long inputs are left to the fixtures, and of very many a fair sample is kept (names are hashes): the repository stays small.
  "build/fuzz/fuzz/fuzz_$target" -set_cover_merge=1 -max_len=1000 "$small" "build/fuzz/work/$target" "fuzz/corpus/$target" \
    > "build/fuzz/$target.merge.log" 2>&1
  find "$small" -type f | sort | tail -n +301 | xargs -r rm
  rm -rf "fuzz/corpus/${target:?}"
  mv "$small" "fuzz/corpus/$target"
  echo "$target: $(find "fuzz/corpus/$target" -type f | wc -l) inputs, $(du -sk "fuzz/corpus/$target" | cut -f1) KB"
done
