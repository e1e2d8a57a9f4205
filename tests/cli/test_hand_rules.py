#!/usr/bin/env python3
"""Tests --rules, --select, --prune, --keep and --restore, and the examples of docs/site-rules.md.

  test_hand_rules.py COMMAND
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

COMMAND = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS = "has enough words in it to be read as prose by whoever wants to know what it says."
PAGE = (
    "<title>Lamps</title><nav class=menu><a href=/a>Home</a> <a href=/b>Archive</a></nav><article><h1>Lamps</h1>"
    f"<p class=one>The first paragraph {WORDS}</p><p class=two>The second paragraph {WORDS} <span class=ad>Buy lamps.</span></p></article>"
)


def run(*args: str, stdin: str = PAGE, **more) -> subprocess.CompletedProcess:
    return subprocess.run([COMMAND, *args], input=stdin, text=True, capture_output=True, check=False, encoding="utf-8", **more)


class HandRulesTest(unittest.TestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def rules(self, *rules: dict, name: str = "rules.json") -> str:
        path = self.folder / name
        path.write_text(json.dumps({"schema": "cleanview-rules/1", "rules": rules}), encoding="utf-8")
        return str(path)

    def text(self, *args: str) -> str:
        done = run("-f", "text", *args)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_selectors_of_the_command_line(self) -> None:
        self.assertNotIn("first", self.text("--prune", ".one"))
        self.assertIn("Archive", self.text("--keep", "nav"))
        self.assertNotIn("second", self.text("--select", ".one"))
        both = self.text("--prune", ".one", "--prune", "h2, .ad")
        self.assertNotIn("first", both)
        self.assertNotIn("Buy", both)

    def test_a_file_is_for_its_site(self) -> None:
        rules = self.rules({"site": "example.org", "prune": [".one"]})
        self.assertNotIn("first", self.text("--rules", rules, "--url", "https://www.example.org/x"))
        self.assertIn("first", self.text("--rules", rules, "--url", "https://example.com/x"))
        self.assertIn("first", self.text("--rules", rules))

    def test_later_files_win_and_the_command_line_over_all(self) -> None:
        first = self.rules({"site": "*", "prune": ".one"})
        second = self.rules({"site": "*", "keep": "p.one"}, name="second.json")
        self.assertIn("first", self.text("--rules", first, "--rules", second))
        self.assertNotIn("first", self.text("--rules", second, "--rules", first))
        self.assertIn("first", self.text("--keep", ".one", "--rules", first))

    def test_each_line_of_json_lines_by_its_own_address(self) -> None:
        rules = self.rules({"site": "a.example", "prune": ".one"})
        lines = "".join(json.dumps({"url": f"https://{host}.example/", "html": PAGE}) + "\n" for host in "ab")
        done = run("--rules", rules, "-f", "jsonl", stdin=lines)
        texts = [json.loads(line)["text"] for line in done.stdout.splitlines()]
        self.assertEqual(["first" in text for text in texts], [False, True])

    def test_explain_names_the_hand(self) -> None:
        told = run("--explain", "--prune", ".one", "--keep", "nav").stdout
        self.assertIn("kept by hand: 1 blocks", told)
        self.assertRegex(told, r"removed +site_rule")
        self.assertIn("p.one", told)

    def test_restore_puts_a_removal_back(self) -> None:
        record = json.loads(run("-f", "json", "--explain", "--prune", ".one").stdout)
        number = next(r["n"] for r in record["removed"] if r["rule"] == "site_rule")
        self.assertIn("first", self.text("--prune", ".one", "--restore", str(number)))

    def test_mistakes_are_one_line_and_status_2(self) -> None:
        broken = self.folder / "broken.json"
        broken.write_text('{"schema": "cleanview-rules/1",\n "rules": [}', encoding="utf-8")
        late = self.rules({"site": "a.example"}, {"site": "a.example", "keep": ["p", "p:hover"]})
        for args, place in (
            (("--prune", "p:hover"), '--prune: selector "p:hover"'),
            (("--keep", "p", "--keep", "+"), '--keep: selector "+"'),
            (("--select", ""), '--select: selector "": empty'),
            (("--rules", str(self.folder / "none.json")), "none.json: No such file"),
            (("--rules", str(self.folder)), "--rules: "),
            (("--rules", str(broken)), "broken.json: not JSON: line 2: "),
            (("--rules", late), 'rules.json: rule 2: keep[2] "p:hover": '),
            (("--restore", "x"), "--restore"),
            (("--restore", "-1"), "--restore"),
        ):
            with self.subTest(args=args):
                done = run(*args)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertEqual(done.stderr.count("\n"), 1)
                self.assertIn(place, done.stderr)

    def test_a_run_does_not_go_on_under_other_rules(self) -> None:
        lines = self.folder / "pages.jsonl"
        lines.write_text(json.dumps({"html": PAGE}) + "\n", encoding="utf-8")
        rules = self.rules({"site": "*", "prune": ".one"})
        line = ("--rules", rules, "-o", str(self.folder / "out.jsonl"), "--resume", str(lines))
        self.assertEqual(run(*line).returncode, 0)
        self.assertEqual(run(*line).returncode, 0)
        self.rules({"site": "*", "prune": ".two"})
        self.assertEqual(run(*line).returncode, 2)

    def test_examples_of_the_documentation(self) -> None:
        tools = self.folder / "bin"
        tools.mkdir()
        (tools / "cleanview").symlink_to(COMMAND)
        env = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
        document = (ROOT / "docs/site-rules.md").read_text(encoding="utf-8")
        blocks = re.findall(r"^```(\S+)(?: file=(\S+))?\n(.*?)^```$", document, re.M | re.S)
        output, compared = "", 0
        for kind, name, body in blocks:
            if name:
                (self.folder / name).write_text(body, encoding="utf-8")
            if kind == "sh" and ("jq" not in body or shutil.which("jq")):
                output = subprocess.run(["sh", "-c", body], cwd=self.folder, env=env, capture_output=True, check=False).stdout.decode()
            elif kind == "sh":
                output = ""
            elif kind == "text" and output:
                self.assertEqual(output.rstrip("\n"), body.rstrip("\n"))
                compared += 1
        self.assertGreaterEqual(compared, 4)


if __name__ == "__main__":
    unittest.main()
