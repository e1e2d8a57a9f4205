#!/usr/bin/env python3
"""Tests what the command reads: lists, JSON Lines, WARC, packed or not, whole or damaged.

  test_inputs.py COMMAND
"""
import gzip
import json
import os
import pathlib
import random
import shutil
import struct
import subprocess
import sys
import unittest
import zlib

from batch import BatchTest, gzip_each, line, page, warc

BatchTest.command = os.path.abspath(sys.argv.pop(1))
FLIPS = int(os.environ.get("FLIPS", "40"))  # of bits, for each packing


def zstd(data: bytes, *args: str) -> bytes:
    return subprocess.run(["zstd", "-q", "-c", *args], input=data, capture_output=True, check=True).stdout


needs_zstd = unittest.skipUnless(shutil.which("zstd"), "no zstd here")


class ListTest(BatchTest):
    def test_lists_name_files_with_line_ends_and_with_nuls(self) -> None:
        paths = [self.file(f"{n}.html", page(n)) for n in range(5)]
        lines = self.file("list", "\r\n".join(paths).encode())
        self.assertEqual(self.titles("--files-from", lines), list(range(5)))
        self.assertEqual(self.titles("--files0-from", "-", stdin="\0".join(paths).encode()), list(range(5)))

    def test_paths_come_before_lists_and_what_is_missing_is_told(self) -> None:
        first = self.file("a.html", page(1))
        listed = self.file("list", b"none.html\n\n" + self.file("b.html", page(2)).encode() + b"\n")
        done = self.run_command("--files-from", listed, first, "--field", "title", "-f", "text")
        self.assertEqual((done.returncode, done.stdout), (3, b"Title 1\nTitle 2\n"))
        self.assertIn(b"none.html: no such file", done.stderr)
        self.assertEqual(self.run_command("--files-from", "/no/list").returncode, 3)

    def test_directories_hold_pages_and_archives_in_order_of_name(self) -> None:
        self.file("d/b/x.warc", warc(2) + warc(3))
        self.file("d/a.html", page(0))
        self.file("d/b.htm", page(1))
        self.file("d/c.jsonl", line(9))
        self.assertEqual(self.titles(str(self.folder / "d")), [0, 1, 2, 3])

    def test_a_directory_of_one_page_gives_a_record(self) -> None:
        self.file("d/a.html", page(0))
        self.assertEqual(self.titles(str(self.folder / "d")), [0])


class JsonLinesTest(BatchTest):
    def test_keys_are_found_and_others_passed_through(self) -> None:
        text = b'{"n": 1.50e3, "body": "<title>T</title><p>x", "href": "https://example.org/a", "tags": ["a", {"b": "}\\""}]}\n'
        record, = self.records("--html-key", "body", "--url-key", "href", stdin=text)
        self.assertEqual(record["url"], "https://example.org/a")
        self.assertEqual(record["passed"], {"n": 1500.0, "tags": ["a", {"b": '}"'}]})
        self.assertIn(b'"passed":{"n": 1.50e3,', self.run_command("--html-key", "body", stdin=text).stdout)

    def test_identifier_and_place_are_in_the_record(self) -> None:
        records = self.records(stdin=line(0) + b"\r\n" + line(1))
        self.assertEqual([r["id"] for r in records], ["r0", "r1"])
        self.assertEqual([r["input"]["offset"] for r in records], [0, len(line(0)) + 2])

    def test_identifiers_are_whole_numbers_or_texts(self) -> None:
        ids = [7, 2**64 - 1, -7, -2**63, "r", ""]
        lines = b"".join(json.dumps({"id": i, "html": page(0).decode()}).encode() + b"\n" for i in ids)
        source = self.file("ids.jsonl", lines)
        self.assertEqual([r["id"] for r in self.records(source)], [*map(str, ids[:5]), source])

    def test_bad_lines_are_told_and_cost_only_themselves(self) -> None:
        bad = [b"nonsense", b"[1]", b"{}", b'{"html": 1}', b'{"html": "a"} 2', b'{"html": "', b'{"html": "a", "x": ' + b"[" * 99 + b"]" * 99 + b"}"]
        data = b"".join(line(n) + text + b"\n" for n, text in enumerate(bad))
        records = self.records(stdin=data, status=1)
        self.assertEqual(len(records), 2 * len(bad))
        at = 0
        for n, text in enumerate(bad):
            good, told = records[2 * n: 2 * n + 2]
            self.assertEqual(good["title"], f"Title {n}")
            at += len(line(n))
            self.assertEqual((told["error"]["code"], told["input"]["offset"]), ("bad_line", at))
            at += len(text) + 1

    def test_half_characters_and_marks_are_forgiven(self) -> None:
        data = b"\xef\xbb\xbf" + b'{"html": "<title>a\\ud800b</title><p>\\ud83d\\ude00 \xff text"}'
        record, = self.records(stdin=data)
        self.assertEqual(record["title"], "a\ufffdb")
        self.assertIn("\U0001f600", record["text"])

    def test_a_line_that_is_too_long_is_passed_over(self) -> None:
        data = line(0) + b'{"html": "' + b"x" * 3_000_000 + b'"}\n' + line(2)
        records = self.records("--max-bytes", "100000", stdin=data, status=1)
        self.assertEqual([r["error"] and r["error"]["code"] for r in records], [None, "input_too_large", None])

    def test_packed_lines(self) -> None:
        lines = [line(n) for n in range(50)]
        for data in (gzip.compress(b"".join(lines)), gzip_each(lines)):
            self.assertEqual(self.titles(self.file("a.jsonl.gz", data)), list(range(50)))
            self.assertEqual(self.titles(stdin=data), list(range(50)))

    def test_damage_in_packed_lines_is_told_and_whole_parts_come_out(self) -> None:
        parts = [gzip.compress(b"".join(line(n) for n in range(10 * k, 10 * k + 10))) for k in range(3)]
        records = self.records(stdin=parts[0] + parts[1][:len(parts[1]) // 2] + parts[2], status=1)
        numbers = [int(r["title"].split()[1]) for r in records if not r["error"]]
        self.assertEqual(numbers[:10] + numbers[-10:], [*range(10), *range(20, 30)])
        self.assertIn("damaged_stream", [r["error"]["code"] for r in records if r["error"]])


class WarcTest(BatchTest):
    def test_versions_and_packings_give_the_same(self) -> None:
        for version in ("1.0", "1.1"):
            parts = [warc(n, version=version) for n in range(30)]
            for data in (b"".join(parts), gzip_each(parts), gzip.compress(b"".join(parts))):
                self.assertEqual(self.titles(self.file("a.warc", data)), list(range(30)))
                self.assertEqual(self.titles("-j", "3", stdin=data), list(range(30)))

    @needs_zstd
    def test_zstandard_with_and_without_a_dictionary(self) -> None:
        parts = [warc(n) for n in range(200)]
        names = [self.file(f"p/{n}", part) for n, part in enumerate(parts)]
        dictionary = str(self.folder / "dictionary")
        subprocess.run(["zstd", "-q", "--train", *names, "--maxdict=4096", "-o", dictionary], check=True, capture_output=True)
        words = pathlib.Path(dictionary).read_bytes()
        frames = b"".join(zstd(part, "-D", dictionary) for part in parts[:20])
        for content in (words, zstd(words)):
            data = struct.pack("<II", 0x184D2A5D, len(content)) + content + frames
            self.assertEqual(self.titles(self.file("a.warc.zst", data)), list(range(20)))
        self.assertEqual(self.titles(stdin=b"".join(zstd(part) for part in parts[:20])), list(range(20)))

    def test_only_pages_are_given(self) -> None:
        data = b"".join([warc(0, kind="warcinfo"), warc(1), warc(2, kind="request"), warc(3, status=404), warc(4, kind="resource"),
                         warc(5, head="Content-Type: image/png"), warc(6, kind="metadata"), warc(7)])
        done = self.run_command("--stats", stdin=data)
        self.assertIn(b'"pages":3,"articles":3,', done.stderr)
        self.assertIn(b'"skipped":5,', done.stderr)
        self.assertEqual(self.titles(stdin=data), [1, 4, 7])

    def test_records_behind_the_last_page_are_counted_as_skipped(self) -> None:
        others = b"".join(warc(n, kind="metadata") for n in range(4))
        self.assertIn(b'"pages":0,', self.run_command("--stats", stdin=others).stderr)
        for data in (others, warc(0) + others, warc(0) + warc(1, kind="request") * 2 + warc(2) + others[:len(others) // 2]):
            for threads in "1", "3":
                self.assertIn(b'"skipped":4,', self.run_command("--stats", "-j", threads, stdin=data).stderr)

    def test_address_and_charset_come_from_the_record(self) -> None:
        body = "<title>Привет</title><p>текст".encode("koi8-r")
        record, = self.records(stdin=warc(3, body, head="Content-Type: text/html; charset=koi8-r"))
        self.assertEqual((record["title"], record["url"]), ("Привет", "https://example.org/3"))

    def test_bodies_are_unpacked(self) -> None:
        body = page(1)
        raw = zlib.compressobj(9, zlib.DEFLATED, -15)
        chunks = b"".join(b"%x;x=y\r\n%s\r\n" % (len(body[i:i + 50]), body[i:i + 50]) for i in range(0, len(body), 50)) + b"0\r\n\r\n"
        cases = {"Content-Encoding: gzip": gzip.compress(body), "content-encoding: DEFLATE": zlib.compress(body),
                 "Content-Encoding:deflate": raw.compress(body) + raw.flush(), "Transfer-Encoding: chunked": chunks,
                 "Transfer-Encoding: Chunked": chunks,
                 "Content-Encoding: br": body, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked": body}
        whole, = self.records(stdin=warc(1, body))
        for head, packed in cases.items():
            record, = self.records(stdin=warc(1, packed, head=head))
            self.assertEqual((record["title"], record["text"]), ("Title 1", whole["text"]), head)
        record, = self.records(stdin=warc(1, b"\x0b\x01\x80", head="Content-Encoding: br"), status=1)
        self.assertEqual(record["error"]["code"], "decode")
        record, = self.records(stdin=warc(1, gzip.compress(body)[:-20], head="Content-Encoding: gzip"), status=1)
        self.assertEqual(record["error"]["code"], "damaged_record")

    def damage(self, data: bytes, lost: list[int], total: int = 20) -> None:
        for args in ([], ["-j", "4"]):
            records = self.records(*args, stdin=data, status=1)
            self.assertEqual([int(r["title"].split()[1]) for r in records if not r["error"]], [n for n in range(total) if n not in lost])
            codes = [r["error"]["code"] for r in records if r["error"]]
            self.assertEqual(codes, ["damaged_record"])

    def test_damage_costs_only_the_damaged_record(self) -> None:
        plain = [warc(n) for n in range(20)]
        packed = [gzip.compress(part) for part in plain]
        size = len(plain[10])
        broken = packed[10][:11] + b"\xff\xff" + packed[10][13:]
        for parts, middle, lost in [
            (plain, warc(10, length=99999), [10]), (plain, warc(10, length=20), [10]), (plain, warc(10, length=2**62), [10]),
            (plain, warc(10)[:size // 2], [10]), (plain, plain[10] + b"garbage" * 9, []), (plain, warc(10).replace(b"Length: ", b"Length: -"), [10]),
            (packed, packed[10][:300], [10]), (packed, packed[10] + b"garbage" * 9, []), (packed, packed[10][:-8] + b"\1\2\3\4" + packed[10][-4:], [10]),
            (packed, broken, [10]),
        ]:
            self.damage(b"".join(parts[:10]) + middle + b"".join(parts[11:]), lost)
        self.damage(b"".join(plain[:19]) + plain[19][:200], [19])
        self.damage(b"".join(packed[:19]) + packed[19][:200], [19])

    def test_the_place_of_damage_is_told(self) -> None:
        parts = [gzip.compress(warc(n)) for n in range(3)]
        records = self.records(stdin=parts[0] + parts[1][:100] + parts[2], status=1)
        self.assertEqual([r["input"]["offset"] for r in records], [0, len(parts[0]), len(parts[0]) + 100])

    def flip_bits(self, parts: list[bytes]) -> None:
        """Whatever bit is flipped, all records but the one that it lies in come out."""
        chance = random.Random(7)
        data = b"".join(parts)
        places = [n for n, part in enumerate(parts) for _ in part]
        begins = [sum(map(len, parts[:n])) for n in range(len(parts))]
        for flip in range(FLIPS):
            at = flip if flip < 4 else chance.randrange(len(data))  # what says how the input is packed, too
            flipped = bytearray(data)
            flipped[at] ^= 1 << chance.randrange(8)
            done = self.run_command("--fields", "input,error", "-f", "jsonl", "--input", "warc", stdin=bytes(flipped))
            found = [r["input"]["offset"] for r in map(json.loads, done.stdout.splitlines()) if not r["error"]]
            others = [begin for n, begin in enumerate(begins) if n != places[at]]
            self.assertEqual([begin for begin in found if begin in others], others, (at, done.stderr))

    def test_a_flipped_bit_never_costs_another_record(self) -> None:
        self.flip_bits([warc(n) for n in range(12)])
        self.flip_bits([gzip.compress(warc(n), mtime=0) for n in range(12)])

    @needs_zstd
    def test_a_flipped_bit_never_costs_another_frame(self) -> None:
        self.flip_bits([zstd(warc(n)) for n in range(12)])

    def test_filters_choose_the_records_of_archives(self) -> None:
        path = self.file("a.warc", warc(0) + warc(1, status=404) + warc(2, status=301) + warc(3, kind="resource")
                         + warc(4, head="Content-Type: TEXT/Plain; charset=utf-8"))
        for args, found in ((["--status", "404"], [1, 3]), (["--status", "2xx,3xx"], [0, 2, 3]), (["--status", "all"], [0, 1, 2, 3]),
                            (["--warc-type", "resource"], [3]), (["--mime", "Text/Plain"], [4]),
                            (["--mime", "text/plain,text/html"], [0, 3, 4]), (["--status", "404", "--warc-type", "response"], [1])):
            with self.subTest(args=args):
                self.assertEqual([int(r["url"].split("/")[-1]) for r in self.records(*args, "-f", "jsonl", path)], found)

    def test_a_part_of_the_pages(self) -> None:
        lines = b"".join(line(n) for n in range(20))
        for name, data in (("a.warc.gz", gzip_each([warc(n) for n in range(20)])), ("a.jsonl", lines)):
            path = self.file(name, data)
            for threads in ("1", "3"):
                self.assertEqual(self.titles("-j", threads, "--offset", "5", "--limit", "4", path), [5, 6, 7, 8])
                self.assertEqual(self.titles("-j", threads, "--offset", "18", path), [18, 19])
                self.assertEqual(self.titles("-j", threads, "--offset", "30", path), [])
                self.assertEqual(self.titles("-j", threads, "--limit", "0", path), [])
        files = [self.file(f"{n}.html", page(n)) for n in range(5)]
        self.assertEqual(self.titles("--offset", "1", "--limit", "2", *files), [1, 2])

    def test_other_keys_are_passed_as_asked_for(self) -> None:
        data = line(1, a=1, b=[2], c={"d": 3})
        self.assertEqual(self.records(stdin=data)[0]["passed"], {"a": 1, "b": [2], "c": {"d": 3}})
        self.assertEqual(self.records("--pass-keys", "c,a", stdin=data)[0]["passed"], {"a": 1, "c": {"d": 3}})
        self.assertNotIn("passed", self.records("--pass-keys", "none", stdin=data)[0])

    def test_a_record_too_large_is_told_and_not_held(self) -> None:
        data = gzip_each([warc(0), warc(1, b"<p>" + b"a" * 200_000_000), warc(2)])
        path = self.file("a.warc.gz", data)
        done = subprocess.run([self.command, path, "--stats"], capture_output=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b'"input_too_large":1', done.stderr)
        peak = int(done.stderr.split(b'"peak_mb":')[1].split(b"}")[0])
        self.assertLess(peak, 250)


if __name__ == "__main__":
    unittest.main()
