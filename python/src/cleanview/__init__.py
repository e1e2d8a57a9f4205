"""Clean View: main content, metadata, related links and badges of web pages."""
from . import _native
from .article import Article
from .errors import ExtractError, InputError
from .extraction import Options, Page, extract, extract_many
from .warc import WarcPage, iter_warc

__version__: str = _native.version
__all__ = ["Article", "ExtractError", "InputError", "Options", "Page", "WarcPage", "extract", "extract_many", "iter_warc"]
