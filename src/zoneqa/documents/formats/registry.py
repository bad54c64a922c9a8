"""The table of supported file formats: a new format needs one module and one entry here.

Parsers open no files, start no programs and use no network. A hostile file can still exhaust
time and memory, so `parse` should run in a process with resource limits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from zoneqa.documents.document import Parse, ParserOutput, Problem
from zoneqa.documents.encoding import decode
from zoneqa.documents.formats import (
    archive,
    delimited,
    docx,
    html,
    json_articles,
    jsonl,
    markdown,
    mime,
    ofd,
    old_office,
    pdf,
    picture,
    plain,
    pptx,
    rtf,
    xls,
    xlsx,
)
from zoneqa.documents.formats.file_content import Content, content_of
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.sandbox.exhaustion import is_out_of_memory

Unpack = Callable[[bytes, Parse], Iterator[ParserOutput]]
"""The parser of a container: it takes the bytes and the parser for the files inside."""

_ANY_TEXT: tuple[Content, ...] = ("text", "html", "mime")
_IN_ZIP: tuple[Content, ...] = ("docx", "xlsx", "pptx", "ofd", "odf")
_SERVER_PAGES = (".shtml", ".shtm", ".asp", ".aspx", ".jsp", ".php")


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its lower-case suffixes, its parser, and the contents that the parser reads.

    A container has `unpack` in place of `parse`.
    """

    name: str
    suffixes: tuple[str, ...]
    contents: tuple[Content, ...]
    parse: Parse | None = None
    unpack: Unpack | None = None


def parse(
    data: bytes, name: str, parsers: Mapping[str, Parse] | None = None
) -> Iterator[ParserOutput]:
    """Yield the documents of a file, and a Problem for whatever cannot be read.

    `parsers` are others than those of the table, by the name of the format. Raises MemoryError,
    whatever library noticed it: the process should end.
    """
    return _parse(data, name, parsers or {}, ())


def _parse(
    data: bytes, name: str, parsers: Mapping[str, Parse], around: tuple[Format, ...]
) -> Iterator[ParserOutput]:
    """Parse a file like `parse`; `around` are the containers that it lies in."""
    try:
        known = format_of(data, name)
        if known in around:
            raise FormatError("archive_limit", f"It is {_NESTED[known.name]}.")
        if known.unpack:
            inner = partial(_parse, parsers=parsers, around=(*around, known))
            yield from known.unpack(data, inner)
        elif reads := parsers.get(known.name, known.parse):
            yield from reads(data, name)
    except Exception as error:
        if is_out_of_memory(error):
            raise MemoryError from error
        yield _problem(error)


def _problem(error: Exception) -> Problem:
    if isinstance(error, FormatError):
        return Problem(error.reason, error.says)
    if isinstance(error, RecursionError):
        return Problem("too_complex", "It is too deeply nested to be read.")
    # A bug in a parser must affect this file only.
    return Problem("corrupt", f"It cannot be read ({type(error).__name__}).")


_NESTED = {"zip": "an archive within an archive", "mail": "a mail within a mail"}

_DOCX = Format("docx", (".docx", ".docm", ".dotx"), ("docx", "zip"), docx.parse)
_XLSX = Format("xlsx", (".xlsx", ".xlsm", ".xltx"), ("xlsx", "zip"), xlsx.parse)
_PPTX = Format("pptx", (".pptx", ".pptm", ".ppsx"), ("pptx", "zip"), pptx.parse)
_XLS = Format("xls", (".xls", ".xlt", ".et", ".ett"), ("xls",), xls.parse)
_OLD = Format("old", old_office.SUFFIXES, ("doc", "ppt", "odf"), old_office.parse)
_RTF = Format("rtf", (".rtf",), ("rtf",), rtf.parse)
_CSV = Format("csv", (".csv", ".tsv", ".tab"), _ANY_TEXT, delimited.parse)
_HTML = Format("html", (".html", ".htm", ".xhtml", *_SERVER_PAGES), ("text", "html"), html.parse)
_MHT = Format("mht", (".mht", ".mhtml"), ("mime", "text"), mime.parse_archive)
_PDF = Format("pdf", (".pdf",), ("pdf",), pdf.parse)
_TEXT = Format("plain", (".txt", ".text"), ("text", "mime"), plain.parse)

FORMATS = (
    _DOCX,
    _XLSX,
    _PPTX,
    _XLS,
    _OLD,
    _RTF,
    _CSV,
    _HTML,
    _MHT,
    _PDF,
    _TEXT,
    Format("jsonl", (".jsonl", ".ndjson"), _ANY_TEXT, jsonl.parse),
    Format("json", (".json",), _ANY_TEXT, json_articles.parse),
    Format("markdown", (".md", ".markdown"), _ANY_TEXT, markdown.parse),
    Format("picture", picture.SUFFIXES, ("picture",), picture.parse),
    Format("ofd", (".ofd",), ("ofd", "zip"), ofd.parse),
    Format("mail", (".eml",), _ANY_TEXT, unpack=mime.parse_mail),
    Format("zip", (".zip",), (*_IN_ZIP, "zip"), unpack=archive.parse),
)
FORMAT_BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}
"""The expected format for each suffix. Files with other suffixes are not read."""

# Programs and people give files the suffix of another format: a saved page is called .doc, an
# export of a database .xls.
_OFFICE = (_DOCX, _XLSX, _PPTX, _XLS, _OLD, _RTF)
_IN_DISGUISE = {
    **{known.name: (*_OFFICE, _MHT, _HTML) for known in _OFFICE},
    "old": (*_OFFICE, _MHT, _HTML, _TEXT),
    "xls": (*_OFFICE, _MHT, _HTML, _CSV),
    "csv": (_XLSX, _XLS),
    "html": (_MHT,),
    "mht": (_HTML,),
    "plain": (_HTML, _PDF),
}
"""The formats that files may have in place of the one that their suffix names."""


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file. Raises FormatError if name and content contradict each other."""
    suffix = PurePosixPath(name).suffix.lower()
    named = FORMAT_BY_SUFFIX.get(suffix)
    if named is None:
        raise FormatError("type_unknown", f"Files of type {suffix!r} are not read.")
    if not data.strip():
        raise FormatError("empty", "It is empty.")
    content = content_of(data)
    if content in named.contents:
        return named
    for known in _IN_DISGUISE.get(named.name, ()):
        if content in known.contents and (content != "text" or _is_text(data, known)):
            return known
    raise _mismatch(suffix, named, content)


def _is_text(data: bytes, known: Format) -> bool:
    """Return whether bytes without a signature can be read as a format that needs none."""
    return known is _CSV or (known is _TEXT and decode(data) is not None)


def _mismatch(suffix: str, named: Format, content: Content) -> FormatError:
    if content == "encrypted" and named in _OFFICE:
        return FormatError("encrypted", "It is protected by a password.")
    if content == "ole" and named in _OFFICE:
        advice = f"save it as {old_office.modern_suffix(suffix)}"
        return FormatError("type_mismatch", f"It is an office file of an unknown kind: {advice}.")
    if "text" in named.contents and content != "pdf":
        return FormatError("not_text", f"It is named {suffix} but is no text.")
    return FormatError("type_mismatch", f"It is named {suffix} but its content is something else.")
