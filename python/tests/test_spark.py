"""Spark: columns, the job over WARC files on a local cluster, and an executor killed on the way."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest
from conftest import fixture_pages, write_warc
from test_extract import HTML, URL

pytestmark = pytest.mark.heavy
pytest.importorskip("pyspark")
if not shutil.which("java"):
    pytest.skip("no Java: tools/setup.sh spark", allow_module_level=True)

FIXTURES = [(url or f"https://example.org/{name}", html) for name, _, html, url in fixture_pages()]


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (SparkSession.builder.master("local-cluster[2,1,1024]").appName("test")
             .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
             .config("spark.ui.enabled", "false").config("spark.pyspark.python", sys.executable).getOrCreate())
    yield spark
    spark.stop()


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    folder = tmp_path_factory.mktemp("warc")
    pages = [(f"{url}?{i}", html) for i in range(150) for url, html in FIXTURES]
    paths = [write_warc(folder / "a.warc.gz", pages[::2]), write_warc(folder / "b.warc.gz", pages[1::2])]
    broken = bytearray(paths[0].read_bytes())
    broken[len(broken) // 2:len(broken) // 2 + 8] = b"\xff" * 8  # one damaged record
    paths[0].write_bytes(bytes(broken))
    return [str(path) for path in paths]


@pytest.fixture(scope="module")
def expected(archives, command):
    run = subprocess.run([command, "-f", "jsonl", "-j", "0", *archives], capture_output=True, check=False)
    return sorted(run.stdout.decode().splitlines())


def test_extract_adds_columns(session):
    from cleanview import spark

    df = session.createDataFrame([(1, HTML, URL), (2, "%PDF-1.7 \x00\x01", None)], "n int, html string, url string")
    found = spark.extract(df, "html", "url", ["title", "authors", "word_count", "error_code"])
    assert found.columns == ["n", "url", "title", "authors", "word_count", "error_code"]
    one, two = sorted(found.collect())
    assert (one.title, one.authors, one.error_code) == ("Bridge opens", [], None) and one.word_count > 100
    assert two.n == 2
    with pytest.raises(ValueError, match="titel"):
        spark.extract(df, "html", "url", ["titel"])


def records(df):
    return sorted(row.record for row in df.collect())


def test_the_records_of_the_command(session, archives, expected):
    from cleanview import spark

    counters = spark._counters(session)
    found = records(spark.read_warc(session, archives, ["record"], range_bytes=100_000, counters=counters))
    assert found == expected
    assert counters["pages"].value == len(expected) and counters["errors"].value == 1
    assert counters["ranges"].value == len(spark.ranges_of(archives, 100_000)) > 4


def executors():
    """Process ids of the executors that this test's Spark started."""
    found, parents = [], {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if b"CoarseGrainedExecutorBackend" in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue

    def ours(pid):
        while pid > 1 and pid != os.getpid():
            pid = parents.get(pid, 0)
        return pid == os.getpid()

    return [pid for pid in found if ours(pid)]


def test_an_executor_is_killed(session, archives, expected):
    from cleanview import spark

    killed = []

    def kill():
        time.sleep(0.7)
        killed.append(executors()[0])
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    df = spark.read_warc(session, archives * 6, ["record"], range_bytes=100_000)
    killer.start()
    found = records(df)
    assert killed, "the job ended before the kill"
    killer.join()
    assert found == sorted(expected * 6)


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_write(session, archives, expected, tmp_path, form):
    from cleanview import spark

    spark.write(spark.read_warc(session, archives, ["record"]), str(tmp_path / "out"), form)
    read = session.read.parquet if form == "parquet" else session.read.text
    assert sorted(row[0] for row in read(str(tmp_path / "out")).collect()) == expected
    with pytest.raises(Exception, match="(?i)exist"):
        spark.write(spark.read_warc(session, archives, ["record"]), str(tmp_path / "out"), form)
