#!/usr/bin/env python3
"""Tests the command as a person and a script use it: streams, exit status, order, errors.

  test_cli.py COMMAND
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

COMMAND = sys.argv.pop(1)
PAGE = (
    "<title>Title {n}</title><h1>Title {n}</h1><p>The first paragraph of page {n} has enough words in it to be read as prose.</p>"
    "<p>The second one, which follows it, has enough words, too, and a <a href='/x'>link</a> that leads away.</p>"
)


def run(*args: str, stdin: bytes = b"", **more) -> subprocess.CompletedProcess:
    return subprocess.run([COMMAND, *args], input=stdin, capture_output=True, check=False, **more)


class CommandTest(unittest.TestCase):
    def setUp(self) -> None:
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)
        self.addCleanup(self.scratch.cleanup)

    def page(self, name: str, n: int = 1) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.replace("{n}", str(n)), encoding="utf-8")
        return str(path)

    def test_one_page_gives_markdown(self) -> None:
        done = run(self.page("a.html"), "--url", "https://example.org/a")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"[link](https://example.org/x)", done.stdout)
        self.assertEqual(done.stderr, b"")

    def test_standard_input(self) -> None:
        for args in ([], ["-"]):
            done = run(*args, "-f", "text", stdin=PAGE.replace("{n}", "1").encode())
            self.assertEqual(done.returncode, 0)
            self.assertTrue(done.stdout.startswith(b"The first paragraph of page 1"))

    def test_several_pages_give_a_record_a_line_in_order(self) -> None:
        paths = [self.page(f"{n:03}.html", n) for n in range(100)]
        for threads in ("1", "4"):
            done = run("-j", threads, *paths)
            records = [json.loads(line) for line in done.stdout.splitlines()]
            self.assertEqual([r["input"]["path"] for r in records], paths)
            self.assertEqual([r["title"] for r in records], [f"Title {n}" for n in range(100)])

    def test_a_directory_gives_its_pages_by_name(self) -> None:
        for name in ("b/2.html", "a/1.htm", "c.xhtml", "notes.txt"):
            self.page(name)
        done = run("-f", "jsonl", str(self.folder))
        names = [json.loads(line)["input"]["path"] for line in done.stdout.splitlines()]
        self.assertEqual([os.path.relpath(n, self.folder) for n in names], ["a/1.htm", "b/2.html", "c.xhtml"])

    def test_gzipped_pages_are_unpacked(self) -> None:
        import gzip

        path = self.folder / "a.html.gz"
        path.write_bytes(gzip.compress(PAGE.replace("{n}", "7").encode()))
        self.assertEqual(run("--field", "title", str(path)).stdout, b"Title 7\n")

    def test_a_bad_path_is_told_and_the_others_are_done(self) -> None:
        empty = self.folder / "empty"
        empty.mkdir()
        done = run("--field", "title", str(self.folder / "none.html"), str(empty), self.page("a.html"))
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stdout, b"Title 1\n")
        lines = done.stderr.decode().splitlines()
        self.assertEqual(len(lines), 2)
        self.assertIn("no such file", lines[0])
        self.assertIn("no pages in this directory", lines[1])

    def test_an_unreadable_file_is_told(self) -> None:
        if os.geteuid() == 0:
            self.skipTest("root reads everything")
        path = self.page("a.html")
        os.chmod(path, 0)
        done = run(path)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"denied", done.stderr)

    def test_wrong_use_is_told_in_one_line(self) -> None:
        for args in (["--nonsense"], ["--format", "pdf"], ["--fields", "nonsense"], ["--field", "x"], ["-j", "x"], ["--focus", "y"],
                     ["--max-bytes", "many"], ["--max-depth", "0"], ["--status", "2x"], ["--warc-type", "request"], ["--keep-dirs"],
                     ["-0", "-f", "wet"], ["--unordered", "--resume", "-o", "x"], ["--limit", "-1"],
                     ["--max-bytes", "-1"], ["--timeout-ms", "-1"], ["--wrap", "x"], ["--max-memory", "99999999999999999G"]):
            done = run(*args, stdin=b"")
            self.assertEqual(done.returncode, 2, args)
            self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
            self.assertIn(b"--help", done.stderr)
            self.assertEqual(done.stdout, b"")

    def test_a_page_that_is_none_is_a_record_with_an_error(self) -> None:
        path = self.folder / "a.html"
        path.write_bytes(b"%PDF-1.7\n")
        done = run("-f", "jsonl", str(path), self.page("b.html"))
        self.assertEqual(done.returncode, 1)
        first, second = map(json.loads, done.stdout.splitlines())
        self.assertEqual(first["error"]["code"], "not_html")
        self.assertEqual(list(first), list(second))
        self.assertIsNone(second["error"])

    def test_an_empty_file_is_an_empty_article(self) -> None:
        path = self.folder / "a.html"
        path.write_bytes(b"")
        record = json.loads(run("-f", "json", str(path)).stdout)
        self.assertIsNone(record["error"])
        self.assertEqual(record["text"], "")
        self.assertEqual(record["completeness"], "empty")
        self.assertIn("no_content", [w["code"] for w in record["warnings"]])

    def test_fields_cut_the_record_and_keep_its_order(self) -> None:
        done = run("-f", "jsonl", "--fields", "text,title", self.page("a.html"))
        self.assertEqual(list(json.loads(done.stdout)), ["title", "text"])

    def test_explain_names_rule_and_reason(self) -> None:
        path = self.folder / "a.html"
        path.write_text(PAGE.replace("{n}", "1") + "<p>Render Time: 2025-03-30 12:52:02</p>", encoding="utf-8")
        done = run("--explain", str(path))
        self.assertIn(b"render_time", done.stdout)
        self.assertIn(b"never when it was published", done.stdout)
        record = json.loads(run("--explain", "-f", "json", str(path)).stdout)
        self.assertIn("render_time", [r["rule"] for r in record["removed"]])
        for removed in record["removed"]:
            self.assertNotIn(removed["text"], record["text"].split("\n"))

    def test_the_exit_status_tells_whether_something_was_found(self) -> None:
        full, empty = self.page("a.html"), str(self.folder / "b.html")
        pathlib.Path(empty).write_text("<title>Nothing</title>")
        for args, status in (([full], 0), ([empty], 1), ([empty, full], 0), (["--field", "title", empty], 0),
                             (["--field", "byline", full], 1), (["--field", "authors", full], 1)):
            self.assertEqual(run("-e", *args).returncode, status, args)
            self.assertEqual(run(*args).returncode, 0, args)

    def test_limits_of_one_page(self) -> None:
        path = self.folder / "a.html"
        path.write_text("<p>" + "<b><i>x</i></b> " * 5000)
        self.assertEqual(run(str(path)).returncode, 0)
        for args, message in ((["--max-nodes", "5000"], b"max_nodes"), (["--max-memory", "64K"], b"max_arena_bytes"),
                              (["--max-bytes", "50K"], b"max_input_bytes")):
            done = run(*args, str(path))
            self.assertEqual(done.returncode, 1, args)
            self.assertIn(message, done.stderr)
        path.write_text("<div>" * 100 + "<p>Some words in the depth of the page.")
        codes = lambda depth: [w["code"] for w in json.loads(run("--max-depth", depth, "-f", "json", str(path)).stdout)["warnings"]]
        self.assertIn("depth_capped", codes("50"))
        self.assertNotIn("depth_capped", codes("200"))

    def test_help_teaches_by_example(self) -> None:
        done = run("--help")
        self.assertIn(b"--stats[=FILE]", done.stdout)
        self.assertNotIn(b"{-}", done.stdout)
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"Examples:", done.stdout)
        self.assertLess(len(run("-h").stdout), len(done.stdout) / 2)
        self.assertIn(b"Examples:", run("-h").stdout)
        self.assertTrue(run("--version").stdout.startswith(b"cleanview "))

    def test_output_goes_to_a_file(self) -> None:
        out = self.folder / "out.md"
        self.assertEqual(run("-o", str(out), self.page("a.html")).stdout, b"")
        self.assertIn("The first paragraph", out.read_text())
        done = run("-o", str(self.folder / "no" / "where"), self.page("a.html"))
        self.assertEqual(done.returncode, 3)

    def test_a_full_disk_is_told(self) -> None:
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        done = run("-o", "/dev/full", self.page("a.html"))
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"No space left", done.stderr)

    def test_a_closed_pipe_ends_quietly(self) -> None:
        paths = [self.page(f"{n}.html", n) for n in range(50)]
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run([COMMAND, "-j", "2", *paths * 20], stdout=write, stderr=subprocess.PIPE, check=False)
        os.close(write)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr, b"")

    def test_names_cannot_command_the_terminal(self) -> None:
        done = run("\x1b[31mred\x1b[0m.html")
        self.assertNotIn(b"\x1b", done.stderr)

    def test_the_same_page_gives_the_same_bytes(self) -> None:
        path = self.page("a.html")
        self.assertEqual(run("-f", "jsonl", path).stdout, run("-f", "jsonl", path).stdout)


if __name__ == "__main__":
    unittest.main()
