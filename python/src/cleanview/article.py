"""Article: what was found on one page, as attributes."""
from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Sequence

from . import _native
from .errors import ExtractError

Record = Dict[str, Any]
_CONTENT = ("text", "markdown", "html", "blocks")


def number_of_choice(option: str, name: Any, numbers: Dict[str, int]) -> int:
    """What the native module takes for a choice that is known by its name."""
    if not isinstance(name, str) or name not in numbers:
        raise ExtractError("invalid_option", f"{option} is {name!r}, not one of {', '.join(numbers)}")
    return numbers[name]


class Article:
    """What was found on one page. Every key of the record (docs/json.md) is an attribute; unknown values are None or [].

    Cheap to make: values are written out of the extractor's own structures when they are first asked for.
    """

    __slots__ = ("_outcome", "_record", "_kept")

    schema: str
    page_type: str
    completeness: str
    id: Optional[str]
    url: Optional[str]
    canonical_url: Optional[str]
    amp_url: Optional[str]
    short_url: Optional[str]
    hostname: Optional[str]
    title: Optional[str]
    title_raw: Optional[str]
    subtitle: Optional[str]
    kicker: Optional[str]
    byline: Optional[str]
    published: Optional[str]
    modified: Optional[str]
    rendered_at: Optional[str]
    description: Optional[str]
    excerpt: Optional[str]
    site_name: Optional[str]
    site_url: Optional[str]
    site_icon_url: Optional[str]
    language: Optional[str]
    direction: Optional[str]
    charset: Optional[str]
    charset_from: Optional[str]
    section: Optional[str]
    image_url: Optional[str]
    text: Optional[str]
    schema_types: List[str]
    authors: List[str]
    categories: List[str]
    tags: List[str]
    corrections: List[str]
    source: Optional[Record]
    language_info: Optional[Record]
    license: Optional[Record]
    pagination: Optional[Record]
    structured: Optional[Record]
    ids: Optional[Record]
    fingerprint: Optional[Record]
    error: Optional[Record]
    author_details: List[Record]
    dates: List[Record]
    breadcrumbs: List[Record]
    images: List[Record]
    media: List[Record]
    blocks: List[Record]
    toc: List[Record]
    related: List[Record]
    badges: List[Record]
    comments: List[Record]
    alternates: List[Record]
    provenance: List[Record]
    removed: List[Record]
    warnings: List[Record]
    flags: Record
    input: Record
    engine: Record
    char_count: int
    word_count: int
    reading_seconds: int
    confidence: float
    page_type_confidence: float
    readable: bool
    markdown: str
    html: str

    def __init__(self, outcome: Any) -> None:
        self._outcome = outcome
        self._record: Optional[Dict[str, Any]] = None
        self._kept: Dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name == "markdown":
            return self.to_markdown()
        if name == "html":
            return self.to_html()
        if name not in _KEYS:
            raise AttributeError(f"Article has no attribute {name!r}")
        return self._values()[name]

    def _values(self) -> Dict[str, Any]:
        if self._record is None:
            self._record = json.loads(self._outcome.json(["text", "blocks"], [], False))
        return self._record

    def _live(self) -> Any:
        if self._outcome is None:
            raise ExtractError("invalid_option", "an article that was pickled has its default forms only")
        return self._outcome

    def _written(self, form: str, **look: Any) -> str:
        choices = []
        for option, numbers in _native.looks.items():
            name = look.get(option)
            choices.append(number_of_choice(option, next(iter(numbers)) if name is None else name, numbers))
        flags = [bool(look.get(name)) for name in ("title", "toc", "front_matter", "document")]
        wrap = look.get("wrap", 0)
        if self._outcome is None and not any([*choices, *flags, wrap]):
            return self._kept[form]
        return getattr(self._live(), form)(_native.make_look(*choices, *flags, wrap))

    def to_markdown(self, *, links: Optional[str] = None, images: Optional[str] = None, tables: Optional[str] = None,
                    math: Optional[str] = None, title: bool = False, toc: bool = False, front_matter: bool = False,
                    wrap: int = 0) -> str:
        """Main content as CommonMark with GFM tables: what `cleanview -f markdown` writes with the options of these names.

        `links`: "inline" (default), "refs", "list" or "none"; `images`: "inline", "list" or "none"; `tables`: "gfm",
        "html", "text", "csv" or "none"; `math`: "tex" or "text"; `wrap`: longest line in characters, 0 for no limit.
        """
        return self._written("markdown", links=links, images=images, tables=tables, math=math, title=title, toc=toc,
                             front_matter=front_matter, wrap=wrap)

    def to_html(self, *, links: Optional[str] = None, images: Optional[str] = None, math: Optional[str] = None,
                title: bool = False, toc: bool = False, document: bool = False) -> str:
        """Main content as HTML that is safe to show; a whole document instead of a fragment with `document`."""
        return self._written("html", links=links, images=images, math=math, title=title, toc=toc, document=document)

    def to_text(self, *, wrap: int = 0) -> str:
        """Main content as text for people, as `cleanview -f text` lays it out: marks before items, tables in columns.

        `text` is the record's, for programs: without marks. Both are empty when the page has no main content.
        """
        return self._written("text", wrap=wrap)

    def to_json(self, *, content: Sequence[str] = ("text",), fields: Sequence[str] = (), pretty: bool = False) -> str:
        """The record of docs/json.md, the bytes that the command writes.

        `content`: which of text, markdown, html, blocks the record carries; `fields`: only these keys.
        """
        for name in [*content, *fields]:
            if name not in _KEYS:
                raise ExtractError("invalid_option", f"{name!r} is no key of the record")
        wanted = [*content, *(name for name in fields if name in _CONTENT)]
        if self._outcome is None and (wanted, list(fields), pretty) == (["text"], [], False):
            return self._kept["json"]
        return self._live().json(wanted, list(fields), pretty).decode("utf-8")

    def to_dict(self, *, content: Sequence[str] = ("text",), fields: Sequence[str] = ()) -> Dict[str, Any]:
        """The record as a dict of plain values; a new one at each call."""
        return json.loads(self.to_json(content=content, fields=fields))

    def __getstate__(self) -> Dict[str, Any]:
        if self._outcome is None:
            return {"record": self._record, "kept": self._kept}
        kept = {"markdown": self.to_markdown(), "html": self.to_html(), "text": self.to_text(), "json": self.to_json()}
        return {"record": self._values(), "kept": kept}

    def __setstate__(self, state: Dict[str, Any]) -> None:
        self._outcome = None
        self._record = state["record"]
        self._kept = state["kept"]

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if isinstance(other, Article) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<cleanview.Article {self.title!r}, {self.word_count} words, {self.page_type}>"

    def __dir__(self) -> List[str]:
        return sorted({*super().__dir__(), *_KEYS})


_KEYS = frozenset(_native.record_keys)
