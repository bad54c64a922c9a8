"""Mails (EML) and web archives (MHT): MIME messages with a text or page and other files."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from zoneqa.documents.document import Document, Parse, ParserOutput
from zoneqa.documents.encoding import decode
from zoneqa.documents.formats import html, plain
from zoneqa.documents.formats.format_error import FormatError, decoded
from zoneqa.text.normalize import clean_text

_BOM = b"\xef\xbb\xbf"
_URLS = ("Snapshot-Content-Location", "Content-Location")
_MAX_PARTS = 500


def parse_mail(data: bytes, inner: Parse) -> Iterator[ParserOutput]:
    """Yield the mail, and the documents of its attachments, which `inner` parses.

    Raises FormatError.
    """
    message = _message(data)
    attachments = [part for part in _leaves(message) if part.get_filename()]
    body = _body(message)
    if body is None and not attachments:
        raise FormatError("no_text", "There is no text in it.")
    if body:
        title, author = _header(message, "Subject"), _header(message, "From")
        yield replace(
            body,
            title=title or body.title,
            date=_date(message),
            author=_sender(author),
            whole=True,
        )
    for part in attachments:
        name = clean_text(_unescaped(part.get_filename() or ""))
        for item in inner(_payload(part), name):
            yield replace(item, part=f"{name}, {item.part}" if item.part else name)


def parse_archive(data: bytes, name: str) -> Iterator[Document]:
    """Yield the main page of a saved web page. Raises FormatError."""
    message = _message(data)
    page = next((p for p in _leaves(message) if p.get_content_type() == "text/html"), None)
    if page is None:
        raise FormatError("no_text", "There is no page in it.")
    found = _parsed(page, html.parse)
    urls = (_header(part, header) for part in (message, page) for header in _URLS)
    url = next((u for u in urls if u and u.startswith(("http://", "https://"))), None)
    title = found.title or _header(message, "Subject")
    yield replace(found, url=found.url or url, title=title)


def _message(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data.lstrip(), policy=email.policy.default)


def _leaves(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that hold content, in order."""
    parts = (part for part in message.walk() if not part.is_multipart())
    return [part for part in islice(parts, _MAX_PARTS) if part.get_payload()]


def _body(message: EmailMessage) -> Document | None:
    """Return the text of a mail: the plain one if there is one, else the page."""
    shown = [part for part in _leaves(message) if not part.get_filename()]
    for part in (p for p in shown if p.get_content_type() == "text/plain"):
        if _payload(part).strip():
            return _parsed(part, plain.parse)
    page = next((part for part in shown if part.get_content_type() == "text/html"), None)
    return _parsed(page, html.parse) if page else None


def _parsed(part: EmailMessage, parse: Callable[[bytes, str], Iterator[Document]]) -> Document:
    """Return the document of a text or page, whose charset the message may state."""
    raw = decoded(_payload(part), _charset(part))
    (document,) = parse(_BOM + raw.text.encode("utf-8", "replace"), "")
    return replace(document, encoding=raw.encoding)


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: EmailMessage) -> str | None:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else None


def _header(message: EmailMessage, name: str) -> str | None:
    raw = next((str(v) for n, v in message.raw_items() if n.lower() == name.lower()), "")
    value = str(message.get(name) or "") if raw.isascii() else _unescaped(raw)
    return " ".join(clean_text(value).split()) or None


def _unescaped(value: str) -> str:
    """Return a header that was written in another encoding without saying so."""
    raw = value.encode("utf-8", "surrogateescape")
    found = decode(raw)
    return found.text if found and "\ufffd" not in found.text else value


def _sender(value: str | None) -> str | None:
    name, address = parseaddr(value or "")
    return name or address or None


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")).date().isoformat()
    except ValueError:
        return None
