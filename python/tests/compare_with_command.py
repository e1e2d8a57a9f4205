#!/usr/bin/env python3
"""Compares the module's records with the command's over a folder of pages.

  compare_with_command.py COMMAND FOLDER
"""
import json
import pathlib
import subprocess
import sys

import cleanview


def main() -> int:
    command, folder = sys.argv[1:]
    run = subprocess.run([command, "-f", "jsonl", "-j", "0", "--timeout-ms", "0", folder], capture_output=True, check=False)
    lines = run.stdout.splitlines()
    paths = [json.loads(line)["input"]["path"] for line in lines]
    pages = [cleanview.Page(pathlib.Path(p).read_bytes(), path=p) for p in paths]
    different = 0
    for path, line, outcome in zip(paths, lines, cleanview.extract_many(pages, on_error="return")):
        if isinstance(outcome, cleanview.ExtractError):
            same = json.loads(line)["error"] == {"code": outcome.code, "message": outcome.message}
        else:
            same = outcome.to_json().encode() == line
        different += not same
        if not same:
            print("differs:", path)
    print(f"{len(lines)} pages, {different} differ")
    return 1 if different or not lines else 0


if __name__ == "__main__":
    sys.exit(main())
