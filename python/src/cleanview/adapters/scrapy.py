"""Scrapy: ITEM_PIPELINES = {"cleanview.adapters.scrapy.CleanViewPipeline": 300}.

An item with `html` (bytes or str; CLEANVIEW_HTML_FIELD) and `url` gets the record's keys that CLEANVIEW_FIELDS names,
and loses `html` unless CLEANVIEW_KEEP_HTML is true. A page without an article gets `error`.
"""
from __future__ import annotations

from typing import Any, Sequence

from ..errors import ExtractError
from ..extraction import extract

_FIELDS = ("title", "authors", "published", "language", "page_type", "text", "markdown", "confidence")


class CleanViewPipeline:
    """Item pipeline that adds what was found on an item's page."""

    def __init__(self, html_field: str = "html", fields: Sequence[str] = _FIELDS, keep_html: bool = False) -> None:
        self.html_field = html_field
        self.fields = list(fields)
        self.keep_html = keep_html

    @classmethod
    def from_crawler(cls, crawler: Any) -> "CleanViewPipeline":
        settings = crawler.settings
        return cls(settings.get("CLEANVIEW_HTML_FIELD", "html"),
                   settings.getlist("CLEANVIEW_FIELDS") or _FIELDS, settings.getbool("CLEANVIEW_KEEP_HTML"))

    def process_item(self, item: Any, spider: Any = None) -> Any:
        html = item.get(self.html_field)
        if html is None:
            return item
        try:
            article = extract(html, item.get("url") or "", content_type=item.get("content_type") or "")
            item.update(article.to_dict(fields=self.fields))
        except ExtractError as error:
            item["error"] = {"code": error.code, "message": error.message}
        if not self.keep_html:
            del item[self.html_field]
        return item
