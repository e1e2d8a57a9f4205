"""iter_warc: whole files, ranges, damage."""
import gzip
import subprocess

import pytest
from conftest import fixture_pages, warc_record, write_warc

import cleanview

PAGES = [(url or f"https://example.org/{name}", html) for name, _, html, url in fixture_pages()]


@pytest.fixture
def archive(tmp_path):
    return write_warc(tmp_path / "pages.warc.gz", PAGES)


def test_pages_and_records_are_the_commands(archive, command):
    lines = subprocess.run([command, "-f", "jsonl", str(archive)], capture_output=True, check=True).stdout.splitlines()
    pages = list(cleanview.iter_warc(archive))
    assert [(p.url, p.html) for p in pages] == PAGES
    assert [a.to_json().encode() for a in cleanview.extract_many(pages)] == lines


@pytest.mark.parametrize("parts", [1, 2, 7, 100])
def test_ranges_give_each_page_once(archive, parts):
    size = archive.stat().st_size
    cuts = [size * i // parts for i in range(parts + 1)]
    found = [p for a, b in zip(cuts, cuts[1:]) for p in cleanview.iter_warc(archive, start=a, end=b)]
    assert found == list(cleanview.iter_warc(archive))


def test_ranges_of_zstandard_frames(tmp_path):
    codec = pytest.importorskip("pyarrow").Codec("zstd")
    path = tmp_path / "pages.warc.zst"
    path.write_bytes(b"".join(codec.compress(warc_record(*page), asbytes=True) for page in PAGES))
    size = path.stat().st_size
    cuts = [size * i // 9 for i in range(10)]
    found = [p for a, b in zip(cuts, cuts[1:]) for p in cleanview.iter_warc(path, start=a, end=b)]
    assert [(p.url, p.html) for p in found] == PAGES


def test_a_cut_at_a_record_is_the_next_ranges(archive):
    second = list(cleanview.iter_warc(archive))[1]
    assert len(list(cleanview.iter_warc(archive, end=second.offset))) == 1
    assert next(cleanview.iter_warc(archive, start=second.offset)) == second


def test_files_without_members_are_one_range(tmp_path):
    for name, pack in (("a.warc", bytes), ("b.warc.gz", gzip.compress)):
        path = tmp_path / name
        path.write_bytes(pack(b"".join(warc_record(*page) for page in PAGES)))
        middle = path.stat().st_size // 2
        assert len(list(cleanview.iter_warc(path, end=middle))) == len(PAGES)
        assert list(cleanview.iter_warc(path, start=middle)) == []


def test_damage_costs_one_page(archive):
    pages = list(cleanview.iter_warc(archive))
    broken = bytearray(archive.read_bytes())
    at = pages[1].offset + 200
    broken[at:at + 8] = b"\xff" * 8
    archive.write_bytes(bytes(broken))
    assert [p.url for p in cleanview.iter_warc(archive)] == [p.url for i, p in enumerate(pages) if i != 1]
    with pytest.raises(cleanview.ExtractError) as caught:
        list(cleanview.iter_warc(archive, on_error="raise"))
    assert caught.value.code == "damaged_record" and str(pages[1].offset) in caught.value.message


def test_no_such_file(tmp_path):
    with pytest.raises(cleanview.InputError):
        list(cleanview.iter_warc(tmp_path / "none.warc"))
    with pytest.raises(OSError):
        next(cleanview.iter_warc(tmp_path))
