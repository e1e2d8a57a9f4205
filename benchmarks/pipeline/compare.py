#!/usr/bin/env python3
"""Runs the command and a FastWARC + resiliparse script over the same generated archive, in turns, and prints the ratio.

  compare.py [--pages 10000] [--packing gz|zst] [--rounds 3] [--threads 0] [--corpus DIR] [--command COMMAND]

The archive holds the corpus' pages over and over, each with an address of its own, and lies in build/pipeline/. In each round both read all of
it with one thread and write JSON Lines with text and metadata (peer.py); then the command does so with --threads (0: all cores). Time
is the processor's, user and system; wall time is told beside it. A ratio is the median of the rounds' ratios. Memory is the highest resident
set of any round. Needs fastwarc, resiliparse and zstandard: compare.py installs them into build/pipeline/venv.
"""
import argparse
import gzip
import os
import pathlib
import statistics
import subprocess
import sys
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WORK = ROOT / "build" / "pipeline"
NEEDS = ["fastwarc==2.0.1", "resiliparse==2.0.1", "zstandard"]


def go_into_venv() -> None:
    python = WORK / "venv" / "bin" / "python"
    if pathlib.Path(sys.prefix) == WORK / "venv":
        return
    if not (WORK / "venv" / "ready").exists():
        venv.create(WORK / "venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *NEEDS], check=True)
        (WORK / "venv" / "ready").touch()
    os.execv(python, [str(python), *sys.argv])


def record(number: int, html: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(html)
    head = (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%032x>\r\nWARC-Date: 2025-03-30T12:52:02Z\r\n"
            b"WARC-Target-URI: https://example.org/%d\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n")
    return head % (number, number, len(http) + len(html)) + http + html + b"\r\n\r\n"


def make_archive(corpus: pathlib.Path, pages: int, packing: str) -> pathlib.Path:
    """The archive, made unless it is there."""
    path = WORK / f"{pages}.warc.{packing}"
    if path.exists():
        return path
    import zstandard  # in the environment that go_into_venv() made

    pack = {"gz": lambda data: gzip.compress(data, 6, mtime=0), "zst": zstandard.ZstdCompressor(level=3).compress}[packing]
    sources = sorted((corpus / "pages").glob("*.html.gz"))
    if not sources:
        sys.exit(f"no pages/*.html.gz in {corpus}")
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as out:
        for number in range(pages):
            out.write(pack(record(number, gzip.decompress(sources[number % len(sources)].read_bytes()))))
    unfinished.rename(path)
    return path


def run(name: str, command: list[str]) -> dict:
    out = WORK / f"{name}.jsonl"
    begin = time.monotonic()
    with out.open("wb") as file:
        process = subprocess.Popen(command, stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    lines = sum(1 for _ in out.open("rb"))
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "mb": usage.ru_maxrss / 1024, "lines": lines, "status": status}


def compare(args: argparse.Namespace, archive: pathlib.Path) -> dict[str, list[dict]]:
    base = [args.command, "-f", "jsonl", str(archive), "-j"]
    peer = [sys.executable, str(pathlib.Path(__file__).with_name("peer.py")), str(archive)]
    jobs = {"cleanview": [*base, "1"], "peer": peer, "cleanview threads": [*base, str(args.threads)]}
    results = {name: [] for name in jobs}
    for turn in range(args.rounds):
        for name, command in list(jobs.items())[:: 1 if turn % 2 == 0 else -1]:
            results[name].append(run(name.replace(" ", "-"), command))
    return results


def show(results: dict[str, list[dict]], pages: int) -> None:
    for name, runs in results.items():
        cpu, wall = (statistics.median(r[key] for r in runs) / pages * 1000 for key in ("cpu", "wall"))
        print(f"{name:18} {cpu:7.2f} ms of processor a page   {wall:7.2f} ms of wall   {1000 / wall:7.1f} pages/s   "
              f"peak {max(r['mb'] for r in runs):5.0f} MB   {runs[0]['lines']} lines")
    for key in ("cpu", "wall"):
        for name in ("cleanview", "cleanview threads"):
            ratios = [p[key] / c[key] for p, c in zip(results["peer"], results[name])]
            print(f"ratio of {key:4} peer : {name:18} {statistics.median(ratios):.2f}   ({', '.join(f'{r:.2f}' for r in ratios)})")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10000)
    parser.add_argument("--packing", choices=["gz", "zst"], default="gz")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--corpus", type=pathlib.Path, default=ROOT.parent / "shared" / "corpus" / "wcxb-dev")
    parser.add_argument("--command", default=str(ROOT / "build" / "release" / "cleanview"))
    args = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    go_into_venv()
    archive = make_archive(args.corpus, args.pages, args.packing)
    print(f"{archive.name}: {archive.stat().st_size / 1e6:.0f} MB")
    results = compare(args, archive)
    show(results, args.pages)
    bad = {name for name, runs in results.items() if any(r["lines"] != args.pages for r in runs)}
    if bad:
        print("not a line for each page: " + ", ".join(sorted(bad)))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
