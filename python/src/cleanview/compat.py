"""The calls of trafilatura, answered by Clean View: `from cleanview.compat import extract`.

What cannot be honoured is refused with ValueError, never passed over in silence.
"""
from __future__ import annotations

import json
from typing import Any, Dict, Optional, Union

from .article import Article
from .errors import ExtractError
from .extraction import extract as extract_article

_FORMATS = ("txt", "markdown", "json", "html", "python")
# trafilatura's name: ours, where they differ.
_METADATA = {"title": "title", "url": "url", "hostname": "hostname", "description": "description",
             "sitename": "site_name", "date": "published", "categories": "categories", "tags": "tags",
             "image": "image_url", "language": "language", "pagetype": "page_type"}


def _article(content: Union[bytes, str], url: Optional[str], precision: bool, recall: bool) -> Optional[Article]:
    focus = "precision" if precision else "recall" if recall else "balanced"
    try:
        article = extract_article(content, url or "", focus=focus)
    except ExtractError as error:
        if error.code == "invalid_option":
            raise
        return None
    return article if article.text else None


def _metadata(article: Article) -> Dict[str, Any]:
    found = {name: getattr(article, ours) for name, ours in _METADATA.items()}
    found["author"] = "; ".join(article.authors) or None
    found["date"] = (found["date"] or "")[:10] or None
    return found


def extract(filecontent: Union[bytes, str], url: Optional[str] = None, output_format: str = "txt", *,
            favor_precision: bool = False, favor_recall: bool = False, include_images: bool = False,
            include_links: bool = False, with_metadata: bool = False, only_with_metadata: bool = False,
            target_language: Optional[str] = None) -> Optional[str]:
    """Main content as "txt", "markdown", "json" or "html"; None when there is none, as trafilatura does.

    only_with_metadata: None unless title, date and address are known; target_language: None for other languages.
    """
    if output_format not in _FORMATS[:-1]:
        raise ValueError(f"output_format is {output_format!r}, not one of {', '.join(_FORMATS[:-1])}")
    article = _article(filecontent, url, favor_precision, favor_recall)
    if article is None:
        return None
    if only_with_metadata and not (article.title and article.published and article.url):
        return None
    if target_language and (article.language or "").split("-")[0] != target_language:
        return None
    links = "inline" if include_links else "none"
    if output_format == "markdown":
        return article.to_markdown(links=links, images=None if include_images else "none", front_matter=with_metadata)
    if output_format == "html":
        return article.to_html(images=None if include_images else "none", document=with_metadata)
    if output_format == "json":
        return json.dumps({**(_metadata(article) if with_metadata else {}), "text": article.text}, ensure_ascii=False)
    head = "".join(f"{k}: {v}\n" for k, v in _metadata(article).items() if v) if with_metadata else ""
    return (f"---\n{head}---\n" if head else "") + (article.text or "")


def bare_extraction(filecontent: Union[bytes, str], url: Optional[str] = None, *, favor_precision: bool = False,
                    favor_recall: bool = False) -> Optional[Dict[str, Any]]:
    """Metadata and text as a dict; None when there is no main content."""
    article = _article(filecontent, url, favor_precision, favor_recall)
    return None if article is None else {**_metadata(article), "text": article.text}


def extract_metadata(filecontent: Union[bytes, str], default_url: Optional[str] = None) -> Optional[Dict[str, Any]]:
    """Metadata alone, also of pages without main content; None for what is no page."""
    try:
        return _metadata(extract_article(filecontent, default_url or ""))
    except ExtractError:
        return None
