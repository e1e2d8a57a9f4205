"""Pages of WARC files, read by the command's own reader."""
from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, Iterator, Optional, Union

from . import _native
from .errors import ExtractError, InputError
from .extraction import Page

_END = (1 << 64) - 1


@dataclass(frozen=True)
class WarcPage(Page):
    """A page of a WARC file: `offset` is where its record begins, `date` and `record_id` are the record's."""

    date: str = ""
    record_id: str = ""


def warc_items(path: str, start: int, end: Optional[int], max_bytes: int) -> Iterator[Any]:
    """The module's items, reports of damage among them."""
    records = _native.WarcRange(path, start, _END if end is None else end, max_bytes)
    while True:
        item = records.next()
        if item is None:
            return
        if item.unreadable:
            raise InputError(f"{path}: {item.unreadable}")
        yield item


def page_of(item: Any) -> WarcPage:
    return WarcPage(item.html, item.url, item.content_type, "", "", item.path, item.offset, item.date, item.record_id)


def iter_warc(path: Union[str, "os.PathLike[str]"], *, start: int = 0, end: Optional[int] = None,
              on_error: str = "skip", max_bytes: int = _native.max_input_bytes) -> Iterator[WarcPage]:
    """The pages of a WARC 1.0 or 1.1 file, plain, .gz or .zst: response and resource records that are pages.

    start, end: only records whose gzip member or Zstandard frame begins at these bytes of the file, so that ranges
    that touch give each page once; a file that is not packed belongs to the range with byte 0. on_error: "skip"
    damaged records, or "raise" ExtractError. Raises InputError when the file cannot be read.
    """
    if on_error not in ("raise", "skip"):
        raise ExtractError("invalid_option", f"on_error is {on_error!r}, not raise or skip")
    for item in warc_items(os.fspath(path), start, end, max_bytes):
        if item.error_code is None:
            yield page_of(item)
        elif on_error == "raise":
            raise ExtractError(item.error_code, item.damage().error_message)
