"""What kind of file it is: by its suffix, and checked against how its bytes begin."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from zoneqa.documents.formats.format_error import FormatError

Kind = Literal["docx", "html", "jsonl", "markdown", "pdf", "plain", "zip"]

SUFFIXES: dict[str, Kind] = {
    ".docm": "docx",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".jsonl": "jsonl",
    ".markdown": "markdown",
    ".md": "markdown",
    ".ndjson": "jsonl",
    ".pdf": "pdf",
    ".text": "plain",
    ".txt": "plain",
    ".xhtml": "html",
    ".zip": "zip",
}
"""The kind of file that each suffix promises, in lower case. Nothing else is read."""

_Form = Literal["pdf", "zip", "ole", "other", "text"]
"""What the first bytes say."""

_FORMS: dict[Kind, _Form] = {"docx": "zip", "pdf": "pdf", "zip": "zip"}

_SIGNATURES: tuple[tuple[bytes, _Form], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"MZ", "other"),
    (b"\x7fELF", "other"),
    (b"\x89PNG\r\n", "other"),
    (b"\xff\xd8\xff", "other"),
    (b"GIF8", "other"),
    (b"\x1f\x8b", "other"),
    (b"BZh", "other"),
    (b"7z\xbc\xaf\x27\x1c", "other"),
    (b"\xfd7zXZ\0", "other"),
    (b"Rar!\x1a\x07", "other"),
    (b"SQLite format 3\0", "other"),
    (b"{\\rtf", "other"),
)
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
# Word keeps a document that has a password in an OLE container, under this name in UTF-16.
_ENCRYPTED_WORD = "EncryptedPackage".encode("utf-16-le")


def kind_of(data: bytes, name: str) -> Kind:
    """How a file must be read. Raises Refused if its name and its bytes do not fit together."""
    suffix = PurePosixPath(name).suffix.lower()
    kind = SUFFIXES.get(suffix)
    if kind is None:
        raise FormatError("type_unknown", f"Files of type {suffix!r} are not read.")
    if not data.strip():
        raise FormatError("empty", "It is empty.")
    form, wanted = _form(data), _FORMS.get(kind, "text")
    if form == wanted:
        return "html" if kind == "plain" and _HTML.match(data) else kind
    if form == "pdf" and kind == "plain":
        return "pdf"
    raise _mismatch(data, suffix, kind, form)


def _form(data: bytes) -> _Form:
    # Readers look for the mark of a PDF in the first kilobyte, and so do writers.
    if b"%PDF-" in data[:1024] and not data.lstrip().startswith((b"<", b"#", b"---")):
        return "pdf"
    forms = (form for signature, form in _SIGNATURES if data.startswith(signature))
    return next(forms, "text")


def _mismatch(data: bytes, suffix: str, kind: Kind, form: _Form) -> FormatError:
    if kind == "docx" and form == "ole" and _ENCRYPTED_WORD in data:
        return FormatError("encrypted", "It is protected by a password.")
    if kind == "docx" and form == "ole":
        return FormatError("type_mismatch", "It is an old .doc file; please save it as .docx.")
    if kind not in _FORMS and form != "pdf":
        return FormatError("not_text", f"It is named {suffix} but is no text.")
    return FormatError("type_mismatch", f"It is named {suffix} but its content is something else.")
