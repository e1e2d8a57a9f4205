"""Articles as Arrow columns."""
from __future__ import annotations

import json
from typing import Any, Dict, Iterable, List, Optional, Sequence

from . import _native
from .errors import ExtractError
from .extraction import Options, Page, outcomes

DEFAULT_FIELDS = ("title", "authors", "published", "language", "page_type", "text", "word_count", "confidence")

_INTEGERS = {"char_count", "word_count", "reading_seconds"}
_NUMBERS = {"confidence", "page_type_confidence"}
_STRING_LISTS = {"schema_types", "authors", "categories", "tags", "corrections"}
_JSON = {"author_details", "dates", "source", "language_info", "breadcrumbs", "license", "images", "media", "blocks", "toc",
         "related", "badges", "comments", "pagination", "alternates", "structured", "ids", "flags", "fingerprint",
         "provenance", "removed", "warnings", "input", "engine"}
_CONTENT = ("text", "markdown", "html", "blocks")
# Beside the record's keys: the whole record as the command writes it, and the error's parts.
RECORD, ERROR_CODE, ERROR_MESSAGE = "record", "error_code", "error_message"


def kind_of(field: str) -> str:
    """The type of a field's column: "string", "long", "double", "boolean", "strings", or "json" (a string of JSON)."""
    if field in (RECORD, ERROR_CODE, ERROR_MESSAGE):
        return "string"
    if field not in _native.record_keys or field == "error":
        raise ExtractError("invalid_option", f"{field!r} is no field; the record's keys are, and {RECORD}, "
                                             f"{ERROR_CODE}, {ERROR_MESSAGE}")
    for names, kind in ((_INTEGERS, "long"), (_NUMBERS, "double"), (_STRING_LISTS, "strings"), (_JSON, "json")):
        if field in names:
            return kind
    return "boolean" if field == "readable" else "string"


def arrow_type(field: str) -> Any:
    import pyarrow as pa
    return {"string": pa.string(), "json": pa.string(), "long": pa.int64(), "double": pa.float64(), "boolean": pa.bool_(),
            "strings": pa.list_(pa.string())}[kind_of(field)]


def row_of(outcome: Any, fields: Sequence[str]) -> Dict[str, Any]:
    """The values of `fields` of one outcome."""
    row: Dict[str, Any] = {ERROR_CODE: outcome.error_code, ERROR_MESSAGE: outcome.error_message or None}
    if RECORD in fields:
        row[RECORD] = outcome.json(["text"], [], False).decode("utf-8")
    keys = [f for f in fields if f not in (RECORD, ERROR_CODE, ERROR_MESSAGE)]
    if keys:
        found = json.loads(outcome.json([c for c in _CONTENT if c in keys], keys, False))
        for key in keys:
            value = found[key]
            wrap = kind_of(key) == "json" and value is not None
            row[key] = json.dumps(value, ensure_ascii=False, separators=(",", ":")) if wrap else value
    return row


def columns_of(results: Iterable[Any], fields: Sequence[str]) -> Dict[str, List[Any]]:
    rows = [row_of(outcome, fields) for outcome in results]
    return {field: [row[field] for row in rows] for field in fields}


def add_columns(table: Any, html: str, url: Optional[str], fields: Sequence[str], threads: int = 1,
                **options: Any) -> Any:
    """A pyarrow table or batch with a column for each field in the place of the column `html`."""
    import pyarrow as pa
    if isinstance(table, pa.RecordBatch):
        table = pa.Table.from_batches([table])
    urls = table.column(url).to_pylist() if url else [""] * table.num_rows
    pages = (Page(page or b"", address or "") for page, address in zip(table.column(html).to_pylist(), urls))
    found = columns_of(outcomes(pages, threads, Options(**options).native()), fields)
    table = table.drop_columns([name for name in table.column_names if name == html or name in fields])
    for field in fields:
        table = table.append_column(field, pa.array(found[field], type=arrow_type(field)))
    return table
