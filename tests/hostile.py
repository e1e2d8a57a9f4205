#!/usr/bin/env python3
"""Runs the command over the shared set of hostile pages and judges what comes out.

  hostile.py COMMAND SCRATCH [--scale 0.01] [--timeout-ms 0]

The tests use a small scale; --scale 1 makes the set in full size (814 MB). Prints the pages that took most processor time,
which a deadline bounds (0: none). Skipped (exit status 77) where ../shared is not there. Failures that are known and right are
listed below with their reason.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys

SHARED = pathlib.Path(__file__).resolve().parent.parent.parent / "shared/hostile"
KNOWN = {
    # A code sample that holds the text of a script address, in a fence longer than the one inside: correct CommonMark.
    "markdown/fence_break.html",
}


def slowest(rows: pathlib.Path, count: int = 5) -> list[str]:
    """The lines that name the pages with most processor time, as the checker noted it."""
    pages = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
    most = [(max((v for k, v in page.items() if k.endswith("_cpu")), default=0), page["file"]) for page in pages]
    times = sorted(most, reverse=True)
    return [f"{seconds:.3f} s of processor time: {name}" for seconds, name in times[:count]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("scratch", type=pathlib.Path)
    parser.add_argument("--scale", default="0.01")
    parser.add_argument("--timeout-ms", default="0")
    options = parser.parse_args()
    if not (SHARED / "make_hostile.py").exists():
        print("skipped: no ../shared/hostile")
        return 77
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "ASAN_OPTIONS": "detect_leaks=0"}
    pages, rows = options.scratch / "hostile", options.scratch / "hostile.jsonl"
    options.scratch.mkdir(parents=True, exist_ok=True)
    make = [sys.executable, SHARED / "make_hostile.py", pages, "--scale", options.scale]
    subprocess.run(make, check=True, env=environment, stdout=subprocess.DEVNULL)
    command = f"{options.command} --timeout-ms {options.timeout_ms} -f"
    check = [
        sys.executable, SHARED / "check_hostile.py", pages, "--mb", "0", "--seconds", "60", "--out", rows,
        "--html", f"{command} html", "--md", f"{command} markdown", "--text", f"{command} text", "--json", f"{command} json",
    ]
    done = subprocess.run(check, env=environment, capture_output=True, text=True, check=False)
    output = done.stdout + done.stderr
    print(output)
    print("\n".join(slowest(rows)))
    failed = [line.split(" | ")[0] for line in output.splitlines() if " | " in line]
    return 0 if set(failed) <= KNOWN and "pages hold" in output else 1


if __name__ == "__main__":
    sys.exit(main())
