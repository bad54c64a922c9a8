"""Extraction of the metadata of a page: title, date, source, author and URL."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zoneqa.documents.formats.html_page.blocks import HtmlPage
from zoneqa.text.date_fields import iso_date

_TITLES = ("og:title", "twitter:title", "articletitle", "dc.title", "dcterms.title")
_DATES = (
    "article:published_time",
    "og:published_time",
    "og:release_date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "date",
)
_SOURCES = ("contentsource", "source")
_SITES = ("og:site_name", "sitename", "application-name")
_AUTHORS = ("article:author", "author", "dc.creator", "dcterms.creator", "byl")
_URLS = ("og:url",)

# Nearly all Chinese sites print a line with the source and the date below the title.
_IMPRINT = re.compile(r"(?:来源|來源|Source)\s*[:：]\s*([^\s|｜。，；]{2,20})")
_DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
_MAX_IMPRINT_LENGTH = 100

# Sites append their name to the title.
_SITE_SUFFIX = re.compile(r"\s*(?:[_|｜]|\s[-–—]+\s|[-–—]{2,}).*$")
_ARTICLE_TYPES = ("Article", "BlogPosting", "Report", "WebPage")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The metadata of an article, with None for whatever the page does not state."""

    title: str | None
    date: str | None
    source: str | None
    author: str | None
    url: str | None


def page_metadata(page: HtmlPage) -> PageMetadata:
    """Return the metadata of a page from meta elements, JSON-LD or visible text."""
    data = _article_data(page)
    return PageMetadata(
        title=_first_meta(page, _TITLES) or _name(data.get("headline")) or _visible_title(page),
        date=_date(page, data),
        source=_source(page) or _name(data.get("publisher")),
        author=_author(page) or _name(data.get("author")),
        url=_absolute_url(_first_meta(page, _URLS)) or _absolute_url(page.canonical),
    )


def _first_meta(page: HtmlPage, names: tuple[str, ...]) -> str | None:
    return next(filter(None, (page.meta.get(name) for name in names)), None)


def _source(page: HtmlPage) -> str | None:
    printed = next((found[1] for found in map(_IMPRINT.search, _imprints(page)) if found), None)
    return _first_meta(page, _SOURCES) or printed or _first_meta(page, _SITES)


def _author(page: HtmlPage) -> str | None:
    # Some sites give the URL of a profile instead of a name.
    names = (page.meta.get(name) for name in _AUTHORS)
    return next((name for name in names if name and not _absolute_url(name)), None)


def _date(page: HtmlPage, data: dict[str, object]) -> str | None:
    stated = [page.meta.get(name) for name in _DATES]
    printed = next((found[0] for found in map(_DAY.search, _imprints(page)) if found), None)
    raw = [*stated, _name(data.get("datePublished")), *page.times[:1], printed]
    return next(filter(None, map(iso_date, raw)), None)


def _imprints(page: HtmlPage) -> list[str]:
    short = (block.text for block in page.blocks if len(block.text) <= _MAX_IMPRINT_LENGTH)
    return [text for text in short if _IMPRINT.search(text)]


def _absolute_url(raw: str | None) -> str | None:
    return raw if raw and raw.startswith(("http://", "https://")) else None


def _visible_title(page: HtmlPage) -> str | None:
    headings = [block.text for block in page.blocks if block.tag == "h1"]
    title_heading = next((heading for heading in headings if heading in page.title), None)
    if title_heading or (headings and not page.title):
        return title_heading or headings[0]
    return _SITE_SUFFIX.sub("", page.title) or page.title or None


def _article_data(page: HtmlPage) -> dict[str, object]:
    rows = (row for source in page.linked_data for row in _json_ld_items(source))
    return next(filter(_is_of_article, rows), {})


def _is_of_article(row: Mapping[str, object]) -> bool:
    """Return whether a row has one of the types, alone, in a list, or in a name as NewsArticle."""
    given = str(row.get("@type"))
    return any(each in given for each in _ARTICLE_TYPES)


def _json_ld_items(source: str) -> Iterator[dict[str, object]]:
    try:
        data = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return
    for item in data if isinstance(data, list) else [data]:
        graph = item.get("@graph") if isinstance(item, dict) else None
        rows = [item, *graph] if isinstance(graph, list) else [item]
        yield from (row for row in rows if isinstance(row, dict))


def _name(value: object) -> str | None:
    """Return the name of one or more persons or organisations in any JSON-LD notation."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        return _name(value["name"]) if isinstance(value.get("name"), str) else None
    if isinstance(value, list):
        names = [item.get("name") if isinstance(item, dict) else item for item in value[:20]]
        return " ".join(name for name in names if isinstance(name, str)) or None
    return None
