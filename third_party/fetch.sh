#!/usr/bin/env bash
# Fetches the pinned third-party sources: Gumbo and RE2 (npm packages), yyjson (Python source package).
# Does nothing when they are there. Nothing fetched is run or committed.
set -euo pipefail
cd "$(dirname "$0")"

stamp=downloads/.stamp
want=$(cat package-lock.json requirements.txt | sha256sum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then exit 0; fi

echo "third_party: fetching Gumbo, RE2 and yyjson"
mkdir -p downloads
npm ci --ignore-scripts --no-progress --loglevel=error
python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-binary yyjson \
  --require-hashes --dest downloads --requirement requirements.txt
rm -rf downloads/yyjson
mkdir downloads/yyjson
tar -xzf downloads/yyjson-*.tar.gz -C downloads/yyjson --strip-components=1
echo "$want" > "$stamp"
