#!/usr/bin/env bash
# Fuzzes: fuzz/run.sh MINUTES [TARGET...]     (all targets when none is named; CLEANVIEW_FUZZ_JOBS at a time, 2 by default)
#
# Builds with clang and libFuzzer, starts from fuzz/corpus/TARGET and the fixtures, keeps what it learns under
# build/fuzz/work/TARGET, and writes an input that fails to fuzz/findings/TARGET/, which the tests replay.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:?say how many minutes a target}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < fuzz/targets.txt
command -v clang++ >/dev/null || { echo "fuzz: clang is missing: tools/setup.sh fuzz" >&2; exit 1; }
cmake --preset fuzz >/dev/null
cmake --build build/fuzz

dictionary_of() {
  case $1 in
    json_ld) echo json ;;
    dates | addresses | readers) echo text ;;
    *) echo html ;;
  esac
}

# Pages of the fixtures, and the hostile ones where they are at hand, with the bytes in front that a target takes.
seed() {
  local target=$1 work=$2 front=""
  case $target in
    extract) front=$'\x20\x80' ;;  # no limit below its default
    decode) front=' ' ;;
    prefilter) ;;
    *) return ;;
  esac
  local page number=0
  while IFS= read -r -d '' page; do
    number=$((number + 1))
    { printf '%s' "$front"; head -c 30000 "$page"; } > "$work/seed-$number"
  done < <(find fixtures build/*/tests/hostile -name '*.html' -size -30k -print0 2>/dev/null)
}

run() {
  local target=$1 work=build/fuzz/work/$1 findings=fuzz/findings/$1/
  mkdir -p "$work" "$findings" "fuzz/corpus/$target"
  seed "$target" "$work"
  "build/fuzz/fuzz/fuzz_$target" -max_total_time=$((minutes * 60)) -timeout=10 -rss_limit_mb=2048 -max_len=20000 \
    -dict="fuzz/dictionaries/$(dictionary_of "$target").dict" -artifact_prefix="$findings" -print_final_stats=1 \
    "$work" "fuzz/corpus/$target" > "build/fuzz/$target.log" 2>&1 ||
    { echo "fuzz: $target failed; see build/fuzz/$target.log and $findings" >&2; return 1; }
  rmdir --ignore-fail-on-non-empty "$findings"
  grep -E 'stat::number_of_executed_units|cov:' "build/fuzz/$target.log" | tail -2 | sed "s/^/$target: /"
}
export -f run seed dictionary_of
export minutes
printf '%s\n' "${targets[@]}" | xargs -P "${CLEANVIEW_FUZZ_JOBS:-2}" -I{} bash -c 'run {}'
