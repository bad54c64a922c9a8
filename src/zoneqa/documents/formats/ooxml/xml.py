"""XML that comes from strangers: no DOCTYPE, so no entity that grows or reads a file."""

from __future__ import annotations

from typing import Protocol, TypeVar, cast
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from zoneqa.documents.formats.format_error import FormatError

Result_co = TypeVar("Result_co", covariant=True)


class Target(Protocol[Result_co]):
    """What is told of the elements of a document as they go by, and what it makes of them."""

    def start(self, tag: str, attrs: dict[str, str], /) -> object: ...
    def end(self, tag: str, /) -> object: ...
    def data(self, data: str, /) -> object: ...
    def doctype(self, name: str, pubid: str | None, system: str | None, /) -> object: ...
    def close(self) -> Result_co: ...


class _Tree(TreeBuilder):
    def doctype(self, _name: str, _pubid: str | None, _system: str | None) -> None:
        forbid_doctype()


def forbid_doctype() -> None:
    """Raises FormatError."""
    raise FormatError("dtd_forbidden", "Its XML has a DOCTYPE, which is not allowed.")


def root(data: bytes) -> Element:
    """The tree of a small document. Raises FormatError."""
    return scan(data, _Tree())


def scan(data: bytes, target: Target[Result_co]) -> Result_co:
    """What the target makes of a document, of which no tree is kept. Raises FormatError."""
    parser = XMLParser(target=target)  # noqa: S314 - targets refuse every DOCTYPE
    try:
        parser.feed(data)
        return cast(Result_co, parser.close())
    except ParseError as error:
        raise FormatError("corrupt", "Its XML is damaged.") from error
