#!/usr/bin/env python3
"""Tests what the command writes for batches: files, packings, WET, failures, totals, its manual.

  test_outputs.py COMMAND
"""
import gzip
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import unittest

from batch import BatchTest, line, page, warc

BatchTest.command = os.path.abspath(sys.argv.pop(1))


class OutputTest(BatchTest):
    def test_the_name_says_how_a_file_is_packed(self) -> None:
        source = self.file("a.jsonl", b"".join(line(n) for n in range(3000)))
        plain = self.run_command("-j", "4", source).stdout
        packed, frames = self.folder / "o.gz", self.folder / "o.zst"
        self.run_command("-j", "3", source, "-o", str(packed))
        self.assertEqual(gzip.decompress(packed.read_bytes()), plain)
        self.assertGreater(packed.read_bytes().count(b"\x1f\x8b\x08"), 1)
        self.run_command(source, "-o", str(frames))
        if shutil.which("zstd"):
            self.assertEqual(subprocess.run(["zstd", "-dcq", str(frames)], capture_output=True, check=True).stdout, plain)

    def test_a_file_for_each_page(self) -> None:
        source = self.file("a.warc", warc(0) + warc(1) + warc(2))
        out = self.folder / "out"
        self.run_command(source, "-O", str(out), "-f", "text")
        self.assertEqual(sorted(os.listdir(out)), ["00000001-0.txt", "00000002-1.txt", "00000003-2.txt"])
        self.assertIn("page 2", (out / "00000003-2.txt").read_text())
        self.run_command(source, "-O", str(out), "--ext", ".md.gz")
        self.assertIn(b"page 1", gzip.decompress((out / "00000002-1.md.gz").read_bytes()))

    def test_directories_of_the_inputs_are_kept(self) -> None:
        for name in ("in/a/1.html", "in/a/b/2.html", "in/a/b/2.htm", "in/c.warc"):
            self.file(name, warc(7) if name.endswith("warc") else page(1))
        for source in ("in", "../" + self.folder.name + "/in", str(self.folder / "in")):
            out = self.folder / "out"
            done = subprocess.run([self.command, source, "-O", str(out), "--keep-dirs"], cwd=self.folder, capture_output=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            found = sorted(str(p.relative_to(out)) for p in out.rglob("*") if p.is_file())
            above = source.strip("/").removeprefix("../")
            names = ("a/00000001-1.md", "a/b/00000002-2.md", "a/b/00000003-2.md", "00000004-7.md")
            self.assertEqual(found, sorted(f"{above}/{name}" for name in names))
            shutil.rmtree(out)

    def test_results_may_end_with_a_nul(self) -> None:
        data = line(0) + b'{"html": ""}\n' + line(2)
        self.assertEqual(self.run_command("-0", "--field", "title", stdin=data).stdout, b"Title 0\0\0Title 2\0")
        texts = self.run_command("-0", "-f", "text", stdin=data).stdout.split(b"\0")
        self.assertEqual([text[:10] for text in texts], [b"The first ", b"", b"The first ", b""])

    def test_unordered_results_are_the_same_ones(self) -> None:
        source = self.file("a.jsonl", b"".join(line(n) if n % 7 else b"bad\n" for n in range(400)))
        ordered = self.run_command(source)
        for threads in ("1", "4"):
            done = self.run_command("--unordered", "-j", threads, source)
            self.assertEqual(done.returncode, ordered.returncode)
            self.assertEqual(sorted(done.stdout.splitlines()), sorted(ordered.stdout.splitlines()))

    def test_unordered_results_do_not_wait_for_a_slow_page(self) -> None:
        pipe = self.folder / "slow.html"
        os.mkfifo(pipe)
        fast = self.file("fast.html", page(1))
        for args, first in ((["--unordered"], b"Title 1\n"), ([], b"Title 2\n")):
            process = subprocess.Popen([self.command, "-j", "2", "--field", "title", *args, str(pipe), fast], stdout=subprocess.PIPE)
            with pipe.open("wb") as slow:
                if args:
                    self.assertEqual(process.stdout.readline(), first)
                slow.write(page(2))
            if not args:
                self.assertEqual(process.stdout.readline(), first)
            process.stdout.read()
            process.stdout.close()
            self.assertEqual(process.wait(), 0)

    def test_no_page_chooses_its_path(self) -> None:
        out = self.folder / "out"
        names = ["https://e.org/../../etc/passwd", "https://e.org/a%2f..%2fb", "x" * 500, "https://e.org/\x1b[31m", ".."]
        data = b"".join(json.dumps({"html": "<p>x", "url": name}).encode() + b"\n" for name in names)
        self.run_command("-O", str(out), stdin=data)
        for name in os.listdir(out):
            self.assertRegex(name, r"^\d{8}(-[A-Za-z0-9-]{1,60})?\.md$")

    def test_wet_is_a_warc_of_texts(self) -> None:
        out = self.folder / "o.wet.gz"
        source = self.file("a.warc", warc(0) + warc(1))
        self.run_command(source, "-f", "wet", "-o", str(out))
        text = gzip.decompress(out.read_bytes())
        self.assertEqual(out.read_bytes().count(b"\x1f\x8b\x08"), 3)
        self.assertEqual(re.findall(rb"WARC-Type: (\w+)", text), [b"warcinfo", b"conversion", b"conversion"])
        self.assertIn(b"WARC-Target-URI: https://example.org/1\r\nWARC-Date: 2025-03-30T12:52:02Z\r\n", text)
        for length, block in re.findall(rb"Content-Length: (\d+)\r\n\r\n(.*?)\r\n\r\n(?=WARC|$)", text, re.S):
            self.assertEqual(int(length), len(block))

    def test_wet_files_of_a_directory_are_whole_archives(self) -> None:
        out = self.folder / "wet"
        self.run_command(self.file("a.warc", warc(0) + warc(1)), "-f", "wet", "-O", str(out))
        self.assertEqual(sorted(path.name for path in out.iterdir()), ["00000001-0.wet", "00000002-1.wet"])
        for path in out.iterdir():
            self.assertEqual(re.findall(rb"WARC-Type: (\w+)", path.read_bytes()), [b"warcinfo", b"conversion"])

    def test_extension_begins_with_a_dot(self) -> None:
        source = self.file("a.html", page(0))
        self.assertEqual(self.run_command("-O", str(self.folder / "o"), "--ext", ".txt.gz", source).returncode, 0)
        self.assertTrue((self.folder / "o/00000001-a.txt.gz").exists())
        for wrong in ("md", ".a/b"):
            done = self.run_command("-O", str(self.folder / "o"), "--ext", wrong, source)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(b"--ext: needs a dot", done.stderr)

    def test_failures_are_recorded_skipped_or_end_the_run(self) -> None:
        data = line(0) + b"bad\n" + line(2) + b"bad\n"
        codes = lambda *args, status: [r["error"] and r["error"]["code"] for r in self.records(*args, stdin=data, status=status)]
        self.assertEqual(codes(status=1), [None, "bad_line", None, "bad_line"])
        self.assertEqual(codes("--on-error", "skip", status=1), [None, None])
        self.assertEqual(codes("--on-error", "fail", status=1), [None])
        self.assertEqual(codes("--on-error", "fail", "-j", "3", status=1), [None])
        for allowed, status in (("1", 1), ("2", 0), ("49%", 1), ("50%", 0)):
            codes("--max-failures", allowed, status=status)
        for wrong in ("x", "-1", "101%"):
            self.assertEqual(self.run_command("--max-failures", wrong).returncode, 2)

    def test_totals_add_up(self) -> None:
        data = line(0) + b"bad\n" + b'{"html": ""}\n' + b'{"html": "%PDF-1.7"}\n' + line(2)
        path = self.folder / "totals.json"
        self.run_command(f"--stats={path}", stdin=data)
        totals = json.loads(path.read_text())
        self.assertEqual(totals["pages"], 5)
        self.assertEqual(totals["pages"], totals["articles"] + totals["without_content"] + totals["errors"])
        self.assertEqual(totals["errors_by_code"], {"bad_line": 1, "not_html": 1})
        self.assertLessEqual(totals["page_ms"]["p50"], totals["page_ms"]["max"])

    def test_progress_is_a_line_and_only_when_asked_for(self) -> None:
        source = self.file("a.jsonl", b"".join(line(n) for n in range(50)))
        self.assertEqual(self.run_command(source).stderr, b"")
        done = self.run_command(source, "--progress", "always").stderr
        self.assertRegex(done, rb"\r.*\[=* *\] \d+ pages, \d+/s, 0 errors")
        self.assertRegex(done, rb"50 pages: 50 articles, 0 without content, 0 errors; ")

    def test_threads_do_not_change_the_bytes(self) -> None:
        source = self.file("a.jsonl", b"".join(line(n) if n % 7 else b"bad\n" for n in range(400)))
        one = self.run_command(source).stdout
        for threads in ("2", "7"):
            self.assertEqual(self.run_command("-j", threads, source).stdout, one)

    def test_an_interrupt_ends_with_whole_lines(self) -> None:
        for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            process = subprocess.Popen([self.command, "-j", "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            process.stdin.write(line(0) + line(1))
            process.stdin.flush()
            first = process.stdout.readline()
            process.send_signal(number)
            rest = process.stdout.read()
            self.assertEqual(process.wait(timeout=20), status)
            for text in (first + rest).splitlines():
                json.loads(text)
            process.stdin.close()
            process.stdout.close()

    def test_a_page_comes_out_before_the_next_one_is_there(self) -> None:
        process = subprocess.Popen([self.command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for n in range(3):
            process.stdin.write(line(n))
            process.stdin.flush()
            self.assertEqual(json.loads(process.stdout.readline())["title"], f"Title {n}")
        process.stdin.close()
        process.stdout.read()
        process.stdout.close()
        self.assertEqual(process.wait(), 0)

    def test_options_end_at_two_hyphens(self) -> None:
        self.file("-x.html", page(4))
        done = subprocess.run([self.command, "--field", "title", "--", "-x.html"], cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.stdout, b"Title 4\n")

    def test_manual_is_built_with_the_command(self) -> None:
        built = pathlib.Path(self.command).parent / "manual"
        if not built.exists():
            self.skipTest("built without a manual")
        for name, option in (("cleanview.1", ["--man"]), ("cleanview.bash", ["--completion", "bash"])):
            self.assertEqual((built / name).read_bytes(), self.run_command(*option).stdout)

    def test_manual_and_completions_know_every_option(self) -> None:
        options = set(re.findall(r"(?<![\w-])--[a-z0-9-]+(?=[ \[,])", self.run_command("--help").stdout.decode().split("Examples:")[0]))
        self.assertGreater(len(options), 30)
        manual = self.run_command("--man").stdout.decode().replace("\\-", "-")
        for shell in ("bash", "zsh", "fish"):
            script = self.run_command("--completion", shell).stdout.decode()
            for option in options:
                self.assertIn(option, manual)
                self.assertIn(f"-l {option[2:]}" if shell == "fish" else option, script)
            if shutil.which(shell):
                subprocess.run([shell, "-n"], input=script.encode(), check=True)
        if shutil.which("man"):
            done = subprocess.run(["man", "--warnings", "-l", "-"], input=self.run_command("--man").stdout, capture_output=True, check=True)
            self.assertEqual(done.stderr, b"")

    def test_bash_completes(self) -> None:
        script = self.run_command("--completion", "bash").stdout.decode()
        ask = script + "\nCOMP_WORDS=(cleanview --form); COMP_CWORD=1; _cleanview; echo ${COMPREPLY[@]}"
        ask += "\nCOMP_WORDS=(cleanview -f j); COMP_CWORD=2; _cleanview; echo ${COMPREPLY[@]}"
        self.assertEqual(subprocess.run(["bash", "-c", ask], capture_output=True, check=True).stdout, b"--format\njson jsonl\n")


if __name__ == "__main__":
    unittest.main()
