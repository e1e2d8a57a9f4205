#!/usr/bin/env bash
# Shows what the command makes of an aggregator's page.
set -euo pipefail
cd "$(dirname "$0")/.."
page=fixtures/aggregator--semantic/page.html
run() { build/release/cleanview --url https://aggregator.example/story "$@" "$page"; }

echo "== cleanview $page"
run --title
echo
echo "== related links (--field related)"
run --field related | python3 -c '
import json, sys
for r in json.load(sys.stdin):
    print(f"{r[\"position\"]}. {r[\"title\"]}\n   {r[\"url\"]}")
    if r["snippet"]: print("   " + r["snippet"] + (" [cut by the page]" if r["truncated"] else ""))
'
echo
echo "== facts (--fields source,badges,rendered_at,completeness)"
run -f json --fields source,badges,rendered_at,completeness
