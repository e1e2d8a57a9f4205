#!/usr/bin/env python3
"""Kills the command at random moments and goes on with --resume: the bytes must be those of an undisturbed run.

  test_resume.py COMMAND [KILLS [PAGES]]

At least KILLS (8) are made in all, over PAGES (3,000) pages and in turns for each kind of output; how many there were, how many of the resumed
runs went on from the middle, and the seed (SEED in the environment repeats it) are printed.
"""
import os
import pathlib
import random
import signal
import subprocess
import sys
import time
import unittest

from batch import BatchTest, gzip_each, line, page, warc

BatchTest.command = os.path.abspath(sys.argv[1])
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 8
PAGES = int(sys.argv[3]) if len(sys.argv) > 3 else 3000
del sys.argv[1:]
SEED = int(os.environ.get("SEED", str(time.time_ns() % 100000)))


class ResumeTest(BatchTest):
    @classmethod
    def setUpClass(cls) -> None:
        cls.chance = random.Random(SEED)
        cls.kills = cls.from_the_middle = 0

    @classmethod
    def tearDownClass(cls) -> None:
        print(f"\nseed {SEED}: {cls.kills} kills, {cls.from_the_middle} runs went on from the middle", file=sys.stderr)

    def run_until_killed(self, args: list[str], seconds: float) -> bool:
        """Whether it was killed; otherwise it came to its end before."""
        process = subprocess.Popen([self.command, *args, "--resume", "--checkpoint-ms", "10"], stderr=subprocess.DEVNULL)
        try:
            self.assertEqual(process.wait(timeout=self.chance.uniform(0, seconds)), 1)
            return False
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            return True

    def check(self, source: list[str], names: list[str], extra: list[str]) -> None:
        for name in names:
            whole, out, state = (self.folder / n for n in (f"whole-{name}", name, f"{name}.state"))
            begin = time.monotonic()
            self.assertEqual(self.run_command(*source, *extra, "-j", "2", "-o", str(whole)).returncode, 1)
            seconds = time.monotonic() - begin
            args = [*source, *extra, "-j", "2", "-o", str(out)]
            left = -(-KILLS // (2 * len(names)))
            while left > 0:
                if self.run_until_killed(args, seconds):
                    left -= 1
                    type(self).kills += 1
                    type(self).from_the_middle += state.exists() and b"\npages 0\n" not in state.read_bytes()
                    continue
                self.assertEqual(out.read_bytes(), whole.read_bytes(), f"{name}, seed {SEED}")
                out.unlink()
                state.unlink()
            self.assertEqual(self.run_command(*args, "--resume").returncode, 1)
            self.assertEqual(out.read_bytes(), whole.read_bytes(), f"{name}, seed {SEED}")

    def test_archives_with_damage(self) -> None:
        parts = [warc(n, b"x" if n % 50 == 3 else None, length=7 if n % 50 == 3 else None) for n in range(PAGES)]
        source = self.file("a.warc.gz", gzip_each(parts))
        self.check([source], ["out.jsonl", "out.jsonl.gz"], [])

    def test_lines_with_damage(self) -> None:
        source = self.file("a.jsonl", b"".join(line(n) if n % 40 else b"bad\n" for n in range(PAGES)))
        self.check([source], ["out.jsonl.zst", "out.jsonl"], ["--fields", "title,text,error"])


class StateTest(BatchTest):
    def test_a_finished_run_is_not_done_again(self) -> None:
        source, out = self.file("a.jsonl", line(0) + line(1)), self.folder / "out.jsonl"
        for _ in range(2):
            self.assertEqual(self.run_command(source, "--resume", "-o", str(out)).returncode, 0)
            self.assertEqual(len(out.read_bytes().splitlines()), 2)

    def test_other_options_or_inputs_are_refused(self) -> None:
        source, out = self.file("a.jsonl", line(0)), self.folder / "out.jsonl"
        self.run_command(source, "--resume", "-o", str(out))
        self.assertEqual(self.run_command(source, "--resume", "-o", str(out), "-j", "4", "-q").returncode, 0)
        done = self.run_command(source, "--resume", "-o", str(out), "--fast")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"other options or inputs", done.stderr)
        self.file("a.jsonl", line(1))
        self.assertEqual(self.run_command(source, "--resume", "-o", str(out)).returncode, 2)

    def test_an_output_of_another_run_is_not_overwritten(self) -> None:
        source, out = self.file("a.jsonl", line(0)), self.folder / "out.jsonl"
        out.write_bytes(b"precious")
        self.assertEqual(self.run_command(source, "--resume", "-o", str(out)).returncode, 2)
        self.assertEqual(out.read_bytes(), b"precious")

    def test_resume_needs_a_file(self) -> None:
        self.assertEqual(self.run_command("--resume", stdin=line(0)).returncode, 2)

    def test_an_interrupted_run_goes_on(self) -> None:
        for name in ("out.jsonl", "out.jsonl.gz"):
            source, out = self.file("a.jsonl", b"".join(line(n) for n in range(3000))), self.folder / name
            process = subprocess.Popen([self.command, source, "--resume", "-o", str(out)])
            time.sleep(0.3)
            process.send_signal(signal.SIGINT)
            self.assertIn(process.wait(), (0, 130))
            self.assertEqual(self.run_command(source, "--resume", "-o", str(out)).returncode, 0)
            whole = self.folder / f"whole-{name}"
            self.run_command(source, "-o", str(whole))
            self.assertEqual(out.read_bytes(), whole.read_bytes())

    def test_directories_go_on(self) -> None:
        for n in range(300):
            self.file(f"pages/{n:04}.html", page(n))
        source, out, whole = str(self.folder / "pages"), self.folder / "out", self.folder / "whole"
        process = subprocess.Popen([self.command, source, "--resume", "-O", str(out), "-f", "text"])
        time.sleep(0.1)
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.assertEqual(self.run_command(source, "--resume", "-O", str(out), "-f", "text").returncode, 0)
        self.run_command(source, "-O", str(whole), "-f", "text")
        same = {p.name: p.read_bytes() for p in out.iterdir() if not p.name.startswith(".")}
        self.assertEqual(same, {p.name: p.read_bytes() for p in whole.iterdir()})


if __name__ == "__main__":
    unittest.main()
