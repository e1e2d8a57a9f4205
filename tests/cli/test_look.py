#!/usr/bin/env python3
"""Tests the options for the look of Markdown, HTML and text.

  test_look.py COMMAND
"""
import json
import subprocess
import sys
import unittest

COMMAND = sys.argv.pop(1)
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Tides: "high" # low</title>
<meta name="author" content="Ada Rowe"></head><body><article><h1>Tides: "high" # low</h1>
<p>Every harbour on this coast has its own tide, since the water must find its way past <a href="https://x.test/banks">banks</a>
and <a href="/islands">islands</a> before it reaches the quay of the town.</p>
<h2>The table</h2><p>Observers read a staff in the water every hour, and the wave <span class="math inline">\\(a|b\\)</span> is what
they look for in their long columns of readings.</p><img src="/i.jpg" alt="A staff">
<table><tr><th>Place</th><th>Minutes</th></tr><tr><td>Lock, inner</td><td>35</td></tr></table>
<h3>Wind</h3><p>Wind and pressure do the rest, and no table knows them at all, so that boats lie on the mud that should have floated
at noon.</p></article></body></html>"""
IMAGE = "![A staff](https://example.org/i.jpg)"


class LookTest(unittest.TestCase):
    maxDiff = None

    def look(self, *options: str) -> str:
        done = subprocess.run([COMMAND, "--url", "https://example.org/t", *options], input=PAGE.encode(), capture_output=True, check=True)
        return done.stdout.decode()

    def test_links(self) -> None:
        self.assertIn("[banks](https://x.test/banks) and [islands](https://example.org/islands)", self.look())
        self.assertIn("[banks](https://x.test/banks)", self.look("--links", "inline"))
        refs = self.look("--links", "refs")
        self.assertIn("[banks][1] and [islands][2] before", refs)
        self.assertTrue(refs.endswith("\n\n[1]: https://x.test/banks\n[2]: https://example.org/islands\n"))
        listed = self.look("--links", "list")
        self.assertIn("past banks and islands before", listed)
        self.assertTrue(listed.endswith("\n\n1. <https://x.test/banks>\n2. <https://example.org/islands>\n"))
        for none in (self.look("--links", "none"), self.look("--links", "none", "-f", "html")):
            self.assertIn("past banks and islands before", none)
            self.assertNotIn("x.test", none)

    def test_images(self) -> None:
        self.assertIn(f"\n\n{IMAGE}\n\n", self.look())
        self.assertNotIn("i.jpg", self.look("--images", "none"))
        self.assertTrue(self.look("--images", "list").endswith(f"at noon.\n\n- {IMAGE}\n"))
        self.assertIn('<p><img src="https://example.org/i.jpg" alt="A staff"></p>', self.look("-f", "html"))
        self.assertNotIn("<img", self.look("-f", "html", "--images", "none"))
        self.assertTrue(self.look("-f", "html", "--images", "list").rstrip().endswith("</ul>"))

    def test_tables(self) -> None:
        self.assertIn("| Place | Minutes |\n| --- | --- |\n| Lock, inner | 35 |", self.look())
        self.assertIn("<table><thead><tr><th>Place</th>", self.look("--tables", "html"))
        self.assertIn('```csv\nPlace,Minutes\n"Lock, inner",35\n```', self.look("--tables", "csv"))
        self.assertIn("```\nPlace        Minutes\n-----------  -------\nLock, inner  35\n```", self.look("--tables", "text"))
        self.assertNotIn("Lock", self.look("--tables", "none"))

    def test_math(self) -> None:
        self.assertIn("the wave $a\\vert b$ is", self.look())
        self.assertIn("the wave a|b is", self.look("--math", "text"))
        self.assertIn('<span class="math">\\(a|b\\)</span>', self.look("-f", "html"))
        self.assertIn('<span class="math">a|b</span>', self.look("-f", "html", "--math", "text"))

    def test_contents(self) -> None:
        self.assertTrue(self.look("--toc").startswith("- The table\n  - Wind\n\nEvery"))
        self.assertIn("low\n\n- The table\n  - Wind\n\nEvery", self.look("--title", "--toc"))
        html = self.look("-f", "html", "--toc")
        self.assertIn('<li class="level-3"><a href="#cv-h-2">Wind</a></li>', html)
        self.assertIn('<h3 id="cv-h-2">Wind</h3>', html)

    def test_title(self) -> None:
        self.assertTrue(self.look("--title").startswith('# Tides: "high" # low\n\nEvery'))
        self.assertTrue(self.look("--title", "-f", "html").startswith("<h1>Tides: &quot;high&quot; # low</h1>\n<p>Every"))

    def test_front_matter(self) -> None:
        head, body = self.look("--front-matter")[4:].split("\n---\n\n", 1)
        lines = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line and not line.startswith(" "))
        self.assertEqual(json.loads(lines["title"]), 'Tides: "high" # low')
        self.assertEqual(json.loads(lines["url"]), "https://example.org/t")
        self.assertIn('authors:\n  - "Ada Rowe"', head)
        self.assertEqual(body, self.look())

    def test_wrap(self) -> None:
        for options in ([], ["-f", "text"]):
            whole, wrapped = self.look(*options), self.look(*options, "--wrap", "40")
            self.assertEqual(wrapped.split(), whole.split())
            prose = [line for line in wrapped.splitlines() if not line.startswith(("!", "|", "#"))]
            self.assertLessEqual(max(map(len, prose)), 40)
            self.assertGreater(max(map(len, whole.splitlines())), 100)

    def test_wrong_kind(self) -> None:
        for option in ("--links", "--images", "--tables", "--math"):
            done = subprocess.run([COMMAND, option, "sometimes"], input=b"", capture_output=True, check=False)
            self.assertEqual(done.returncode, 2)
            self.assertIn(b"sometimes", done.stderr)


if __name__ == "__main__":
    unittest.main()
