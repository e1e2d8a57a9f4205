#!/usr/bin/env python3
"""Tests addresses as inputs against a server on this machine.

  test_fetch.py COMMAND
"""
import gzip
import http.server
import os
import sys
import threading
import time
import unittest

from batch import BatchTest, page

BatchTest.command = os.path.abspath(sys.argv.pop(1))


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind = self.path.strip("/").split("/")[0]
        if kind == "moved":
            return self.answer(302, b"", {"Location": "/page/7"})
        if kind == "loop":
            return self.answer(302, b"", {"Location": "/loop"})
        if kind == "file":
            return self.answer(302, b"", {"Location": "file:///etc/passwd"})
        if kind == "slow":
            time.sleep(3)
        if kind == "gzip":
            return self.answer(200, gzip.compress(page(8)), {"Content-Encoding": "gzip"})
        if kind == "koi":
            return self.answer(200, "<title>Привет</title><p>текст".encode("koi8-r"), {}, "text/html; charset=koi8-r")
        if kind == "large":
            return self.answer(200, b"<p>" + b"a" * 1_000_000, {})
        if kind == "none":
            return self.answer(404, page(0), {})
        return self.answer(200, page(int(self.path.split("/")[-1] or 0) if kind == "page" else 0), {})

    def answer(self, status: int, body: bytes, head: dict[str, str], content_type: str = "text/html") -> None:
        self.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(body)), **head}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass

    def log_message(self, *args) -> None:
        pass


class FetchTest(BatchTest):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.base = f"http://127.0.0.1:{cls.server.server_port}"

    @classmethod
    def tearDownClass(cls) -> None:
        cls.server.shutdown()
        cls.server.server_close()

    def one(self, path: str, *args: str, status: int = 0) -> dict:
        record, = self.records("-f", "jsonl", self.base + path, *args, status=status)
        return record

    def test_one_address_gives_markdown_with_absolute_links(self) -> None:
        done = self.run_command(self.base + "/page/5")
        self.assertEqual(done.returncode, 0)
        self.assertIn(f"[link]({self.base}/x)".encode(), done.stdout)

    def test_redirects_are_followed_and_the_last_address_is_the_page(self) -> None:
        record = self.one("/moved")
        self.assertEqual((record["title"], record["url"]), ("Title 7", self.base + "/page/7"))
        self.assertEqual(record["input"]["path"], self.base + "/moved")

    def test_redirects_end_and_never_leave_http(self) -> None:
        for path in ("/loop", "/file"):
            self.assertEqual(self.one(path, status=1)["error"]["code"], "fetch_failed")

    def test_encodings_are_undone(self) -> None:
        self.assertEqual(self.one("/gzip")["title"], "Title 8")
        self.assertEqual(self.one("/koi")["title"], "Привет")

    def test_limits_and_times(self) -> None:
        self.assertEqual(self.one("/large", "--max-bytes", "100000", status=1)["error"]["code"], "input_too_large")
        begin = time.monotonic()
        self.assertEqual(self.one("/slow", "--fetch-timeout-ms", "300", status=1)["error"]["code"], "fetch_failed")
        self.assertLess(time.monotonic() - begin, 2.5)

    def test_failures_are_records(self) -> None:
        self.assertIn("404", self.one("/none", status=1)["error"]["message"])
        record, = self.records("-f", "jsonl", "http://127.0.0.1:1/", status=1)
        self.assertEqual(record["error"]["code"], "fetch_failed")

    def test_many_addresses_keep_their_order(self) -> None:
        wanted = "\n".join(f"{self.base}/page/{n}" for n in range(40)).encode()
        self.assertEqual(self.titles("-j", "8", "--files-from", "-", stdin=wanted), list(range(40)))


if __name__ == "__main__":
    unittest.main()
