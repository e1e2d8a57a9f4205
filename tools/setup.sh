#!/usr/bin/env bash
# Installs what building and testing need, on Debian and Ubuntu; elsewhere says what is missing.
#
#   tools/setup.sh [build] [test] [wasm] [fuzz] [browser] [python] [spark] [benchmark] [peers]      (build and test when nothing is said)
#
# Quick when everything is there. Uses sudo when not run as root.
set -euo pipefail
cd "$(dirname "$0")/.."

build_packages=(g++ gcc make cmake ninja-build patch python3 python3-pip nodejs npm libcli11-dev zlib1g-dev libzstd-dev libcurl4-openssl-dev ccache)
test_packages=(doctest-dev python3-jsonschema)
wasm_packages=(emscripten)
fuzz_packages=(clang gcovr)
browser_packages=(chromium firefox-esr)
python_packages=(python3-dev python3-venv)
spark_packages=(default-jre-headless procps)
benchmark_packages=(valgrind)
peers_packages=(cargo golang-go)

groups=("$@")
[ ${#groups[@]} -gt 0 ] || groups=(build test)

packages=()
for group in "${groups[@]}"; do
  case $group in
    build) packages+=("${build_packages[@]}") ;;
    test) packages+=("${test_packages[@]}") ;;
    wasm) packages+=("${wasm_packages[@]}") ;;
    fuzz) packages+=("${fuzz_packages[@]}") ;;
    browser) packages+=("${browser_packages[@]}") ;;
    python) packages+=("${python_packages[@]}") ;;
    spark) packages+=("${spark_packages[@]}") ;;
    benchmark) packages+=("${benchmark_packages[@]}") ;;
    peers) packages+=("${peers_packages[@]}") ;;
    *) echo "setup: unknown group '$group' (build, test, wasm, fuzz, browser, python, spark, benchmark, peers)" >&2; exit 2 ;;
  esac
done

# A tool that is there by other means than a package counts.
have() {
  case $1 in
    g++|gcc|make|cmake|patch|ccache|python3|npm|valgrind|cargo) command -v "$1" >/dev/null ;;
    nodejs) command -v node >/dev/null ;;
    golang-go) command -v go >/dev/null ;;
    ninja-build) command -v ninja >/dev/null ;;
    python3-pip) python3 -m pip --version >/dev/null 2>&1 ;;
    chromium) command -v chromium chromium-browser google-chrome >/dev/null ;;
    firefox-esr) command -v firefox-esr firefox >/dev/null ;;
    python3-jsonschema) python3 -c 'import jsonschema' 2>/dev/null ;;
    python3-dev) python3 -c 'import os, sysconfig; os.stat(sysconfig.get_path("include") + "/Python.h")' 2>/dev/null ;;
    python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
    default-jre-headless) command -v java >/dev/null ;;
    procps) command -v ps >/dev/null ;;
    clang) command -v clang++ >/dev/null ;;
    emscripten) command -v emcc >/dev/null ;;
    libcli11-dev) [ -e /usr/include/CLI/CLI.hpp ] || [ -e /usr/local/include/CLI/CLI.hpp ] ;;
    doctest-dev) [ -e /usr/include/doctest/doctest.h ] || [ -e /usr/local/include/doctest/doctest.h ] ;;
    zlib1g-dev) [ -e /usr/include/zlib.h ] || [ -e /usr/local/include/zlib.h ] ;;
    libzstd-dev) [ -e /usr/include/zstd.h ] || [ -e /usr/local/include/zstd.h ] ;;
    libcurl4-openssl-dev) command -v curl-config >/dev/null || ls /usr/include/*/curl/curl.h >/dev/null 2>&1 ;;
    *) dpkg -s "$1" >/dev/null 2>&1 ;;
  esac
}

missing=()
for package in "${packages[@]}"; do
  have "$package" || missing+=("$package")
done

if [ ${#missing[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "setup: this is no Debian or Ubuntu. Please install the equivalents of: ${missing[*]}" >&2
    exit 1
  fi
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "setup: run as root, or install sudo, to get: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
  fi
  echo "setup: installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    { echo "setup: apt-get could not install them; see the messages above" >&2; exit 1; }
fi

third_party/fetch.sh
