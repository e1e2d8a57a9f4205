"""Ray Data: dataset.map_batches(CleanViewBatch("html", "url"), batch_format="pyarrow")."""
from __future__ import annotations

from typing import Any, Optional, Sequence

from ..columns import DEFAULT_FIELDS, add_columns


class CleanViewBatch:
    """A function of pyarrow tables: adds the columns `fields`, drops the pages."""

    def __init__(self, html: str = "html", url: Optional[str] = "url", fields: Sequence[str] = DEFAULT_FIELDS,
                 threads: int = 1, **options: Any) -> None:
        self.html, self.url, self.fields, self.threads, self.options = html, url, list(fields), threads, options

    def __call__(self, table: Any) -> Any:
        return add_columns(table, self.html, self.url, self.fields, self.threads, **self.options)
