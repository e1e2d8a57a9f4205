"""Makes inputs for the batch tests: pages, WARC records, JSON lines; runs the command."""
import gzip
import json
import pathlib
import subprocess
import tempfile
import unittest

PAGE = (
    "<title>Title {n}</title><h1>Title {n}</h1><p>The first paragraph of page {n} has enough words in it to be read as prose.</p>"
    "<p>The second one, which follows it, has enough words, too, and a <a href='/x'>link</a> that leads away.</p>"
)


def page(n: int) -> bytes:
    return PAGE.replace("{n}", str(n)).encode()


def warc(n: int, body: bytes | None = None, *, kind: str = "response", head: str = "Content-Type: text/html", status: int = 200,
         version: str = "1.0", length: int | None = None) -> bytes:
    block = page(n) if body is None else body
    record_type = "text/html"
    if kind == "response":
        block = f"HTTP/1.1 {status} OK\r\n{head}\r\n\r\n".encode() + block
        record_type = "application/http; msgtype=response"
    lines = (f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{n:032x}>\r\nWARC-Date: 2025-03-30T12:52:02Z\r\n"
             f"WARC-Target-URI: https://example.org/{n}\r\nContent-Type: {record_type}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n")
    return lines.encode() + block + b"\r\n\r\n"


def line(n: int, **more) -> bytes:
    return json.dumps({"id": f"r{n}", "url": f"https://example.org/{n}", "html": page(n).decode(), **more}).encode() + b"\n"


class BatchTest(unittest.TestCase):
    command = ""

    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(scratch.name)
        self.addCleanup(scratch.cleanup)

    def file(self, name: str, data: bytes) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return str(path)

    def run_command(self, *args: str, stdin: bytes = b"") -> subprocess.CompletedProcess:
        return subprocess.run([self.command, *args], input=stdin, capture_output=True, check=False)

    def records(self, *args: str, stdin: bytes = b"", status: int = 0) -> list[dict]:
        done = self.run_command(*args, stdin=stdin)
        self.assertEqual(done.returncode, status, done.stderr)
        return [json.loads(text) for text in done.stdout.splitlines()]

    def titles(self, *args: str, stdin: bytes = b"", status: int = 0) -> list[int]:
        """Numbers of the pages that gave articles."""
        return [int(r["title"].split()[1]) for r in self.records(*args, stdin=stdin, status=status) if not r["error"]]


def gzip_each(parts: list[bytes]) -> bytes:
    return b"".join(gzip.compress(part, mtime=0) for part in parts)
