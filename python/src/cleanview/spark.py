"""Spark: articles as columns of a DataFrame, and a job over WARC files (docs/spark.md).

    from cleanview import spark
    articles = spark.extract(pages, "html", "url", fields=["title", "text"])

    spark-submit -m cleanview.spark --help       # or: python -m cleanview.spark
"""
from __future__ import annotations

import argparse
import os
import sys
import time
from itertools import islice
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

from .columns import DEFAULT_FIELDS, ERROR_CODE, RECORD, add_columns, arrow_type, kind_of, row_of
from .errors import ExtractError
from .extraction import Options, native_page
from . import _native
from .warc import page_of, warc_items

_SQL_TYPES = {"string": "string", "json": "string", "long": "bigint", "double": "double", "boolean": "boolean",
              "strings": "array<string>"}
_COUNTERS = ("pages", "errors", "bytes", "ranges")
_BATCH_ROWS = 256
_DEADLINE_MS = 2000
DEFAULT_RANGE_BYTES = 64 << 20


def schema_of(fields: Sequence[str]) -> str:
    """The columns of `fields` as Spark's DDL."""
    return ", ".join(f"`{field}` {_SQL_TYPES[kind_of(field)]}" for field in fields)


def extract(df: Any, html_col: str, url_col: Optional[str] = None, fields: Sequence[str] = DEFAULT_FIELDS,
            **options: Any) -> Any:
    """`df` with a column for each field in the place of `html_col` (binary or string). Other columns stay.

    fields: keys of the record, "record" (the command's line), "error_code", "error_message". Keys that hold objects
    are strings of JSON. options: those of cleanview.Options; deadline_ms is 2000 unless given.
    """
    from pyspark.sql.types import StructType

    names, options = list(fields), {"deadline_ms": _DEADLINE_MS, **options}
    Options(**options).native()  # refuses here what the executors would
    kept = [column for column in df.schema.fields if column.name != html_col and column.name not in names]
    schema = StructType(kept + StructType.fromDDL(schema_of(names)).fields)

    def batches(arrived: Iterator[Any]) -> Iterator[Any]:
        for batch in arrived:
            yield from add_columns(batch, html_col, url_col, names, **options).to_batches()

    return df.mapInArrow(batches, schema)


def ranges_of(paths: Sequence[str], range_bytes: int = DEFAULT_RANGE_BYTES) -> List[Tuple[str, int, int]]:
    """(path, start, end) of pieces of the files, the last of a file open-ended.

    A file whose members are its records splits; any other is read by the task of its first piece.
    """
    found = []
    for path in paths:
        pieces = max(1, -(-os.path.getsize(path) // range_bytes))
        cuts = [i * range_bytes for i in range(pieces)] + [(1 << 63) - 1]
        found += [(path, start, end) for start, end in zip(cuts, cuts[1:])]
    return found


def _outcomes(path: str, start: int, end: int, native: Any, max_bytes: int) -> Iterator[Any]:
    for item in warc_items(path, start, end, max_bytes):
        yield item.damage() if item.error_code is not None else _native.extract(native_page(page_of(item)), native)


def _rows(ranges: Iterator[Any], fields: Sequence[str], options: Dict[str, Any], counters: Dict[str, Any]) -> Iterator[Any]:
    settings = Options(**options)
    for path, start, end in ranges:
        for outcome in _outcomes(path, start, end, settings.native(), settings.max_input_bytes):
            row = row_of(outcome, fields)
            counters["pages"].add(1)
            counters["errors"].add(row[ERROR_CODE] is not None)
            counters["bytes"].add(outcome.size)
            yield row
        counters["ranges"].add(1)


def _counters(spark: Any) -> Dict[str, Any]:
    return {name: spark.sparkContext.accumulator(0) for name in _COUNTERS}


def read_warc(spark: Any, paths: Sequence[str], fields: Sequence[str] = DEFAULT_FIELDS, *,
              range_bytes: int = DEFAULT_RANGE_BYTES, counters: Optional[Dict[str, Any]] = None, **options: Any) -> Any:
    """A DataFrame of the records of WARC files, a partition for each range of a file; damage gives records, too.

    The files must have the same path on every executor. A range that is lost with its executor is read again by
    another, from the same bytes to the same rows.
    """
    names, options = list(fields), {"deadline_ms": _DEADLINE_MS, **options}
    Options(**options).native()
    counts = _counters(spark) if counters is None else counters
    pieces = ranges_of(paths, range_bytes)

    def batches(arrived: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        schema = pa.schema([(name, arrow_type(name)) for name in names])
        rows = _rows((tuple(r.values()) for batch in arrived for r in batch.to_pylist()), names, options, counts)
        while True:
            some = list(islice(rows, _BATCH_ROWS))
            if not some:
                return
            yield pa.RecordBatch.from_pylist([{name: row[name] for name in names} for row in some], schema=schema)

    rdd = spark.sparkContext.parallelize(pieces, max(1, len(pieces)))
    return spark.createDataFrame(rdd, "path string, start bigint, end bigint").mapInArrow(batches, schema_of(names))


def write(df: Any, output: str, form: str, mode: str = "errorifexists") -> None:
    """Writes Parquet, or JSON Lines: the column `record` as it is."""
    writer = df.write.mode(mode)
    if form == "parquet":
        writer.parquet(output, compression="zstd")
    elif form == "jsonl":
        writer.text(output, compression="gzip" if output.endswith(".gz") else "none")
    else:
        raise ExtractError("invalid_option", f"the format is {form!r}, not parquet or jsonl")


def _arguments(argv: Optional[Sequence[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="cleanview.spark", description="Records of the pages of WARC files.")
    parser.add_argument("paths", nargs="*", metavar="WARC")
    parser.add_argument("--files-from", metavar="FILE", help="a path a line")
    parser.add_argument("-o", "--output", required=True, metavar="DIR")
    parser.add_argument("--format", choices=("parquet", "jsonl"), default="parquet")
    parser.add_argument("--fields", default=",".join(("url", *DEFAULT_FIELDS, ERROR_CODE)), help="columns of Parquet")
    parser.add_argument("--range-bytes", type=int, default=DEFAULT_RANGE_BYTES)
    parser.add_argument("--timeout-ms", type=int, default=_DEADLINE_MS, help="for each page; 0: none")
    parser.add_argument("--overwrite", action="store_true")
    args = parser.parse_args(argv)
    if args.files_from:
        with open(args.files_from, encoding="utf-8") as lines:
            args.paths += [line.rstrip("\n") for line in lines if line.strip()]
    if not args.paths or args.range_bytes < 1:
        parser.error("name WARC files, and a range of at least a byte")
    return args


def main(argv: Optional[Sequence[str]] = None) -> int:
    args = _arguments(argv)
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("cleanview").getOrCreate()
    counters = _counters(spark)
    fields = [RECORD] if args.format == "jsonl" else args.fields.split(",")
    begin = time.monotonic()
    df = read_warc(spark, args.paths, fields, range_bytes=args.range_bytes, counters=counters, deadline_ms=args.timeout_ms)
    write(df, args.output, args.format, "overwrite" if args.overwrite else "errorifexists")
    counts = ", ".join(f"{counters[name].value} {name}" for name in _COUNTERS)
    print(f"cleanview: {counts} in {time.monotonic() - begin:.1f} s", file=sys.stderr)
    spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
