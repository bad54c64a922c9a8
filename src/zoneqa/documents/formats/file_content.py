"""What the bytes of a file show about its format, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

Content = Literal[
    "binary",
    "doc",
    "docx",
    "encrypted",
    "html",
    "mime",
    "odf",
    "ofd",
    "ole",
    "pdf",
    "picture",
    "ppt",
    "pptx",
    "rtf",
    "text",
    "xls",
    "xlsx",
    "zip",
]
"""The kinds of content: `ole` and `zip` are containers of something unknown."""

_PDF_SIGNATURE = b"%PDF-"
_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: dict[bytes, Content] = {
    b"{\\rtf": "rtf",
    b"\x89PNG\r\n": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"II*\0": "picture",
    b"MM\0*": "picture",
    b"MZ": "binary",
    b"\x7fELF": "binary",
    b"\x1f\x8b": "binary",
    b"BZh": "binary",
    b"7z\xbc\xaf\x27\x1c": "binary",
    b"\xfd7zXZ\0": "binary",
    b"Rar!\x1a\x07": "binary",
    b"SQLite format 3\0": "binary",
}
# The streams of an OLE container have names in UTF-16. The first that is found decides.
_OLE_STREAMS: dict[str, Content] = {
    "EncryptedPackage": "encrypted",
    "WordDocument": "doc",
    "PowerPoint Document": "ppt",
    "Workbook": "xls",
    "Book": "xls",
}
_ZIP_MEMBERS: dict[str, Content] = {
    "word/": "docx",
    "xl/": "xlsx",
    "ppt/": "pptx",
    "OFD.xml": "ofd",
}
_TYPES = "[Content_Types].xml"  # in every package of Office Open XML
_ODF_MEMBERS = {"mimetype", "content.xml"}
_BOM = rb"\s*(?:\xef\xbb\xbf)?\s*"
_HTML_START = re.compile(
    _BOM + rb"(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE
)
_MIME_START = re.compile(
    _BOM + rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?(?:MIME-Version|Message-ID):",
    re.IGNORECASE,
)
_PICTURE_HEADER = re.compile(rb"BM.{4}\0{4}|RIFF.{4}WEBP", re.DOTALL)


def content_of(data: bytes) -> Content:
    """Return what a file holds, by its first bytes and the names of its parts."""
    # PDF readers accept the signature anywhere in the first kilobyte, and some writers rely on it.
    if _PDF_SIGNATURE in data[:1024] and not data.lstrip().startswith((b"<", b"#", b"---")):
        return "pdf"
    if data.startswith(_ZIP_SIGNATURES):
        return _in_zip(data)
    if data.startswith(_OLE_SIGNATURE):
        return _in_ole(data)
    return _signed(data) or _marked_up(data)


def _signed(data: bytes) -> Content | None:
    """Return the content that a signature shows. Those of some pictures are not at the start."""
    if _PICTURE_HEADER.match(data):
        return "picture"
    return next((kind for mark, kind in _SIGNATURES.items() if data.startswith(mark)), None)


def _marked_up(data: bytes) -> Content:
    if _HTML_START.match(data):
        return "html"
    return "mime" if _MIME_START.match(data[:8192]) else "text"


def _in_zip(data: bytes) -> Content:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "zip"
    if names >= _ODF_MEMBERS:
        return "odf"
    folders = {f"{name.partition('/')[0]}/" for name in names} if _TYPES in names else set()
    return next((kind for m, kind in _ZIP_MEMBERS.items() if m in names | folders), "zip")


def _in_ole(data: bytes) -> Content:
    streams = ((kind, name.encode("utf-16-le")) for name, kind in _OLE_STREAMS.items())
    return next((kind for kind, name in streams if name in data), "ole")
