#!/usr/bin/env python3
"""How an extraction scales: with the length of a page, with threads, and in memory with the number of pages.

  scale.py length [--corpus DIR]                        pages of 8 KB to 8 MB, made of parts of real ones: time and instructions a byte
  scale.py threads [--pages 1500] [--rounds 3]          pages a second with one thread and with two, in turns
  scale.py memory [--pages 100000] [--packing gz|zst] [--threads 2]   highest resident set of one process over so many pages
  --save NAME writes what was found into benchmarks/results/NAME.json.

The pages of `threads` and `memory` are those of pipeline/compare.py's archive of up to 1,500, which goes to the command's
standard input whole, as often as it takes. A run that fails, or writes not a line for each page, ends the program.
Threads need cores that nothing else uses: the load of the machine is told beside the ratio. `length` counts instructions where valgrind is there,
since those bear a busy machine; each page is made of the parts of the one before and as many again.
"""
import argparse
import gzip
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
RELEASE = ROOT / "build" / "release"
sys.path.insert(0, str(HERE / "pipeline"))
import compare as pipeline
import corpus
import machine

SMALLEST, DOUBLINGS = 8 << 10, 10
ARCHIVE_PAGES = 1500


def parts_of(pages: list[pathlib.Path]) -> list[bytes]:
    """What lies between the first and the last paragraph of each page, without scripts, which the filter drops."""
    parts = []
    for path in pages:
        html = re.sub(rb"(?is)<(script|style|svg|noscript|template)\b.*?</\1\s*>|<!--.*?-->", b"", gzip.decompress(path.read_bytes()))
        found = re.search(rb"(?is)<p[ >].*</p>", html)
        if found and len(found[0]) > 2000:
            parts.append(found[0])
    return parts


def long_page(parts: list[bytes], size: int) -> bytes:
    body, at = bytearray(), 0
    while len(body) < size:
        body += b"<article>" + parts[at % len(parts)] + b"</article>\n"
        at += 1
    return b"<!DOCTYPE html><meta charset=utf-8><title>A long page</title><body>" + bytes(body[:size])


def instructions(page: pathlib.Path) -> int | None:
    if shutil.which("valgrind") is None:
        return None
    out = page.with_suffix(".callgrind")
    subprocess.run(["valgrind", "--tool=callgrind", "--toggle-collect=measured_page", f"--callgrind-out-file={out}",
                    RELEASE / "benchmarks/instructions/measured_pages", page], check=True, capture_output=True)
    return int(re.search(r"^(?:totals|summary): (\d+)", out.read_text(encoding="utf-8"), re.M)[1])


def length(args: argparse.Namespace) -> dict:
    args.pages, args.every = "article", 5
    parts = parts_of(corpus.chosen_pages(args))
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for doubling in range(DOUBLINGS + 1):
            page = pathlib.Path(name, f"{doubling}.html")
            page.write_bytes(long_page(parts, SMALLEST << doubling))
            run = subprocess.run([RELEASE / "benchmarks/speed/speed", "--rounds", "3", "--json", page], stdout=subprocess.PIPE, check=True)
            spent = json.loads(run.stdout)["ms"]["all"]["mean"]
            rows.append({"bytes": page.stat().st_size, "ms": spent, "instructions": instructions(page)})
            row, before = rows[-1], rows[-2] if len(rows) > 1 else None
            grown = [f"{row[key] / before[key]:.2f}" if before and row[key] else "" for key in ("ms", "instructions")]
            print(f"{row['bytes'] >> 10:6} KB {spent:10.2f} ms {spent * 1e6 / row['bytes']:7.1f} ns a byte   times {grown[0]:5}"
                  f"   {(row['instructions'] or 0) / row['bytes']:7.1f} instructions a byte   times {grown[1]}", flush=True)
    return {"rows": rows}


def stream(args: argparse.Namespace, pages: int, threads: int) -> dict:
    """One run of the command over at least `pages` pages from its standard input: whole archives."""
    archive_pages = min(pages, ARCHIVE_PAGES)
    turns = -(-pages // archive_pages)
    fed = turns * archive_pages
    archive = pipeline.make_archive(args.corpus, archive_pages, args.packing)
    stats = pipeline.WORK / "scale.stats.json"
    # Of its own memory the command alone tells: what the system counts begins with that of the one that started it.
    command = [RELEASE / "cleanview", "--quiet", f"--stats={stats}", "-f", "jsonl", "-j", str(threads), "-"]
    begin = time.monotonic()
    with subprocess.Popen(["cat", *[archive] * turns], stdout=subprocess.PIPE) as feed:
        with subprocess.Popen(command, stdin=feed.stdout, stdout=subprocess.PIPE) as process:
            feed.stdout.close()  # the command has it: when that ends early, so does cat
            lines = sum(chunk.count(b"\n") for chunk in iter(lambda: process.stdout.read(1 << 20), b""))
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 or lines != fed:
        sys.exit(f"scale: cleanview ended with {process.returncode} and wrote {lines} lines for {fed} pages")
    return {"pages": fed, "wall": round(time.monotonic() - begin, 2), "cpu": round(usage.ru_utime + usage.ru_stime, 2),
            "peak_mb": json.loads(stats.read_text(encoding="utf-8"))["peak_mb"], "load": round(os.getloadavg()[0], 1)}


def threads(args: argparse.Namespace) -> dict:
    runs = {1: [], 2: []}
    for _ in range(args.rounds):
        for count in runs:
            runs[count].append(stream(args, args.pages or ARCHIVE_PAGES, count))
    ratios = [one["wall"] / two["wall"] for one, two in zip(runs[1], runs[2])]
    print(f"{runs[1][0]['pages']} pages, two threads: {statistics.median(ratios):.2f} times one thread's rate "
          f"({', '.join(f'{r:.2f}' for r in ratios)}); load of the machine {max(run['load'] for run in runs[1] + runs[2])}")
    return {"ratio": round(statistics.median(ratios), 3), "runs": {str(count): rows for count, rows in runs.items()}}


def memory(args: argparse.Namespace) -> dict:
    run = stream(args, args.pages or 100_000, args.threads)
    print(f"{run['pages']} pages, {args.threads} threads, {args.packing}: highest resident set {run['peak_mb']} MB, {run['wall']} s")
    return {"packing": args.packing, "threads": args.threads, **run}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["length", "threads", "memory"])
    parser.add_argument("--corpus", type=pathlib.Path, default=ROOT.parent / "shared/corpus/wcxb-dev")
    parser.add_argument("--pages", type=int)
    parser.add_argument("--packing", choices=["gz", "zst"], default="gz")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--save", metavar="NAME")
    args = parser.parse_args()
    if not (args.corpus / "truth.jsonl").exists():
        print(f"scale: no corpus at {args.corpus}", file=sys.stderr)
        return 77
    if args.what != "length":
        pipeline.WORK.mkdir(parents=True, exist_ok=True)
        pipeline.go_into_venv()
    found = {"length": length, "threads": threads, "memory": memory}[args.what](args)
    if args.save:
        machine.save(ROOT, args.save, {"what": args.what, **machine.described(), **found})
    return 0


if __name__ == "__main__":
    sys.exit(main())
