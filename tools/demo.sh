#!/usr/bin/env bash
# Shows what the command makes of an aggregator's page: demo.sh [COMMAND]
set -euo pipefail
cd "$(dirname "$0")/.."
page=fixtures/aggregator--semantic/page.html
command=${1:-build/release/cleanview}
run() { "$command" --url https://aggregator.example/story "$@" "$page"; }

echo "== cleanview $page"
run --title
echo
echo "== related links (--field related)"
run --field related | python3 tools/show_related.py
echo
echo "== facts (--fields source,badges,rendered_at,completeness)"
run -f json --fields source,badges,rendered_at,completeness
