"""Parsing of untrusted XML: a DOCTYPE is refused, so that no entity can expand or read a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol, TypeVar, cast
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from zoneqa.documents.formats.format_error import FormatError

Result_co = TypeVar("Result_co", covariant=True)


class Target(Protocol[Result_co]):
    """A receiver of parser events, whose `close` returns the result."""

    def start(self, tag: str, attrs: dict[str, str], /) -> object: ...
    def end(self, tag: str, /) -> object: ...
    def data(self, data: str, /) -> object: ...
    def doctype(self, name: str, pubid: str | None, system: str | None, /) -> object: ...
    def close(self) -> Result_co: ...


class _StrictTreeBuilder(TreeBuilder):
    def doctype(self, _name: str, _pubid: str | None, _system: str | None) -> None:
        forbid_doctype()


class _LocalTreeBuilder(_StrictTreeBuilder):
    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        return super().start(local(tag), {local(name): text for name, text in attrs.items()})

    def end(self, tag: str) -> Element:
        return super().end(local(tag))


@lru_cache(maxsize=1024)
def local(tag: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def named(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements with a name, whatever their namespace, in their order."""
    return (element for element in root.iter() if local(element.tag) == name)


def is_true(value: str | None) -> bool:
    """Return whether an attribute is on; one that is not there is off."""
    return value in ("1", "true", "on")


def forbid_doctype() -> None:
    """Raise the FormatError for an XML document with a DOCTYPE."""
    raise FormatError("dtd_forbidden", "Its XML has a DOCTYPE, which is not allowed.")


def root(data: bytes) -> Element:
    """Return the root element of a small document. Raises FormatError."""
    return scan(data, _StrictTreeBuilder())


def local_root(data: bytes) -> Element:
    """Return the root element of a small document, with no namespaces in it. Raises FormatError."""
    return scan(data, _LocalTreeBuilder())


def scan(data: bytes, target: Target[Result_co]) -> Result_co:
    """Feed a document to a target without building a tree, and return the result of the target.

    Raises FormatError.
    """
    parser = XMLParser(target=target)  # noqa: S314 - targets refuse every DOCTYPE
    try:
        parser.feed(data)
        return cast(Result_co, parser.close())
    except ParseError as error:
        raise FormatError("corrupt", "Its XML is damaged.") from error
