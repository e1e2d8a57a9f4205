#!/usr/bin/env python3
"""Writes the fixtures' expectations as the built command gives them now, and shows what changes.

  update_fixtures.py [--command build/dev/cleanview] [--only NAME] [--dry-run]

Read the difference before you commit it: an expectation is a promise.
"""
import argparse
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import conformance  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=str(ROOT / "build/dev/cleanview"))
    parser.add_argument("--only", default="")
    parser.add_argument("--dry-run", action="store_true")
    args = parser.parse_args()
    changed = 0
    for folder in conformance.folders(args.only):
        actual = conformance.outputs(args.command, folder)
        found = conformance.differences(folder, actual)
        if not found:
            continue
        changed += 1
        print("\n".join(found))
        if not args.dry_run:
            for name, text in actual.items():
                (folder / name).write_bytes(text.encode())
    print(f"{changed} fixtures {'would change' if args.dry_run else 'changed'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
