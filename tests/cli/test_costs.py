#!/usr/bin/env python3
"""Tests that inputs made to cost most cost in proportion to their size.

  test_costs.py COMMAND

Each one costs a hundred times what it is allowed where the work grows with the square of the size: no close limit, a wall.
"""
import json
import resource
import subprocess
import sys
import unittest

import batch

PROSE = "<p>" + "Some words that make up a paragraph of text, and more. " * 10 + "</p>"
DEEP = 480  # nesting that the tree keeps
# Processor time. Sanitizers and builds without optimisation need some twenty times as much as a release.
MOST_SECONDS = 40


def names(count: int) -> list[str]:
    return ["Aa B" + "".join(chr(ord("a") + int(digit)) for digit in str(n)) for n in range(count)]


def with_json_ld(data: dict) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script><h1>Title of it</h1>{PROSE}'


def nested(inner: str, attributes: str = "") -> str:
    return f"<article><h1>Title of it</h1>{f'<div {attributes}>' * DEEP}{inner}{'</div>' * DEEP}</article>{PROSE}"


class CostTest(batch.BatchTest):
    def run_bounded(self, name: str, data: bytes, *options: str) -> None:
        path = self.file(name, data)
        # At the limit the system ends the command by a signal.
        done = subprocess.run([self.command, "--timeout-ms", "0", "-f", "jsonl", *options, path],
                              capture_output=True, check=False,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS)))
        self.assertGreaterEqual(done.returncode, 0, f"{name}: ended by signal {-done.returncode}")

    def check_page(self, html: str, *options: str) -> None:
        self.run_bounded("page.html", html.encode(), *options)

    def test_dates_deep_inside(self) -> None:
        self.check_page(nested("<time datetime=2024-01-01>x</time>" * 30_000))

    def test_bylines_deep_inside(self) -> None:
        self.check_page(nested("<b class=byline>By Ada Rowe</b>" * 30_000, "class=author"))

    def test_labels_deep_inside(self) -> None:
        self.check_page(nested("<p>Published:</p>" * 30_000))

    def test_headings_under_a_long_title(self) -> None:
        self.check_page(f"<title>{'word ' * 200_000}</title>{'<h1>xy</h1>' * 20_000}{PROSE}")

    def test_marks_in_a_line(self) -> None:
        self.check_page(f"{PROSE}<p>5 {'/ ' * 1_500_000}</p>")

    def test_headings_of_lists_without_links(self) -> None:
        self.check_page(f"{PROSE}{'<p>Related articles</p>' * 200_000}")

    def test_badges_and_short_lines(self) -> None:
        self.check_page(f"{PROSE}{'<div><p>5 min read</p></div>' * 200_000}{'<div><p>x</p></div>' * 200_000}")

    def test_authors(self) -> None:
        article = {"@type": "Article", "headline": "x"}
        self.check_page(with_json_ld({**article, "author": names(60_000)}))
        self.check_page(with_json_ld({**article, "author": [{"@type": "Organization", "name": n} for n in names(14_000)]}))

    def test_scopes_with_many_names(self) -> None:
        names_of_one = " ".join(f"p{n}" for n in range(64))
        scopes = f"<div itemscope itemprop='{names_of_one}'>" * 3
        self.check_page(f"<div itemscope>{scopes}{'<b>x</b>' * 300_000}{'</div>' * 4}{PROSE}")

    def test_types_of_the_main_object(self) -> None:
        blog = {"@type": "LiveBlogPosting", "name": "a"}
        main = {**blog, "@type": [*["xxxxxx"] * 90_000, "LiveBlogPosting"]}
        self.check_page(with_json_ld(main) + with_json_ld({"@graph": [blog] * 18_000}))

    def test_authors_that_disagree(self) -> None:
        sources = ("author", "citation_author", "parsely-author", "sailthru.author", "article:author", "dc.creator",
                   "twitter:creator")
        metas = (f"<meta name={name} content='{place}{n} {'Rówe' * 1_000}'>" for n in range(285)
                 for place, name in enumerate(sources))
        self.check_page(f"<head>{''.join(metas)}</head>{PROSE}", "--provenance")

    def test_attributes_of_a_late_meta(self) -> None:
        many = " ".join(f"a{n}" for n in range(9_000))
        self.run_bounded("page.html", b" " * 1100 + f"<meta {many}>".encode() + b"\xe4" + PROSE.encode())

    def test_archive_of_beginnings(self) -> None:
        for piece in (b"WARC/1.0\n", b"xWARC/1.0\n", b"WARC/1.", b"WARC/1.0\nContent-Length:\n"):
            self.run_bounded("a.warc", (piece * (4_000_000 // len(piece)))[:-1] + b"\n\n")

    def test_archive_of_header_lines_without_a_length(self) -> None:
        lines = b"WARC/1.0\nContent-Length:\n"
        self.run_bounded("a.warc", (lines * (60_000 // len(lines)) + b"\n\n") * 1500)

    def test_archive_of_empty_members(self) -> None:
        member = bytes.fromhex("1f8b0800000000000003") + b"\x03\0" + bytes(8)  # gzip of nothing
        few, many = (json.loads(self.run_command("--input", "warc", "--stats", stdin=member * count).stderr)["peak_mb"]
                     for count in (1_000, 1_500_000))
        self.assertLess(many - few, 12)


if __name__ == "__main__":
    batch.BatchTest.command = sys.argv.pop(1)
    unittest.main()
