"""The reply of an LLM as plain text: no markup, links or addresses, and its markers read.

A reply is untrusted: it may be made of what an article told the LLM to say. What leaves here can be
put into HTML or Markdown as it is; nothing in it is a tag, an image or a link.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from zoneqa.text.normalize import clean_text

_CLOSING = {"[": "]", "【": "】", "［": "］"}
_INERT = str.maketrans({"[": "［", "]": "］", "<": "＜", ">": "＞"})
_MARKUP = str.maketrans("", "", "*`\\")
_ENDS_WORD = frozenset('<>[]()"')
_LONGEST_MARKER = 24
_LONGEST_LINK = 2000
_MOST_DIGITS = 3
_HIDDEN_ELEMENTS = ("script", "style")
"""Elements whose content is not meant to be read."""
_SCHEMES = frozenset(
    "http https ftp file data blob javascript vbscript mailto ws wss".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Markers:
    """The numbers of the passages that a reply refers to at a place: [1], [2, 3], 【4】."""

    numbers: tuple[int, ...]


ReplyPart = str | Markers


def reply_parts(pieces: Iterable[str]) -> Iterator[ReplyPart]:
    """Yield the plain text of a reply and its markers as its pieces come.

    A word, a tag or a link is held back until it is whole.
    """
    rest = ""
    for piece in pieces:
        rest += clean_text(piece)
        parts, taken = _whole_parts(rest, ended=False)
        yield from parts
        rest = rest[taken:]
    yield from _whole_parts(rest, ended=True)[0]


def _whole_parts(text: str, *, ended: bool) -> tuple[list[ReplyPart], int]:
    """Return the parts of a text that are whole, be it an empty one, and where they end."""
    parts: list[ReplyPart] = [""]
    at = 0
    while at < len(text) and (found := _next_part(text, at, ended=ended)):
        part, at = found
        if isinstance(part, str) and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
    return [part for part in parts if part] or [""], at


def _next_part(text: str, at: int, *, ended: bool) -> tuple[ReplyPart, int] | None:
    """Return the part that begins at an offset and where it ends; None if it may go on."""
    first, second = text[at], text[at + 1 : at + 2]
    if not second and not ended and not first.isspace() and first.isascii():
        return None
    read = _part_beginning(first, second)
    return read(text, at, ended=ended) if read else (first.translate(_INERT), at + 1)


def _part_beginning(first: str, second: str) -> Callable[..., tuple[ReplyPart, int] | None] | None:
    """Return what reads a part that begins with two characters; None if they mean themselves."""
    if first + second in _PAIRS:
        return _PAIRS[first + second]
    if first in _CLOSING:
        return _bracket
    if first == "<" and (second.isalpha() or second in ("/", "!", "?")):
        return _element
    return _word if _is_word(first) else None


def _bracket(text: str, at: int, *, ended: bool) -> tuple[ReplyPart, int] | None:
    """Return markers, the text of a link without its bracket, or the bracket itself."""
    opening = text[at]
    end = text.find(_CLOSING[opening], at, at + _LONGEST_LINK)
    line_end = text.find("\n", at, end if end > 0 else None)
    if end < 0 and line_end < 0 and not ended and len(text) - at < _LONGEST_LINK:
        return None
    if end < 0 or line_end > 0:
        return opening.translate(_INERT), at + 1
    after = text[end + 1 : end + 2]
    if not after and not ended:
        return None
    numbers = _numbers(text[at + 1 : end])
    if numbers and after == "(":
        skipped = _skipped(text, end + 1, "()", ended=ended)
        return skipped and (Markers(numbers), skipped[1])
    if numbers:
        return Markers(numbers), end + 1
    return ("" if after == "(" else opening.translate(_INERT)), at + 1


def _numbers(marker: str) -> tuple[int, ...]:
    """Return the numbers of a marker without its brackets; none if it is no marker."""
    if len(marker) > _LONGEST_MARKER:
        return ()
    plain = unicodedata.normalize("NFKC", marker).lstrip("^")
    for mark in "、;":
        plain = plain.replace(mark, ",")
    numbers = [number.strip() for number in plain.split(",")]
    if not all(n.isascii() and n.isdigit() and len(n) <= _MOST_DIGITS for n in numbers):
        return ()
    return tuple(map(int, numbers))


def _image(text: str, at: int, *, ended: bool) -> tuple[str, int] | None:
    """Return nothing in place of an image, nor of the words that describe it."""
    found = _skipped(text, at + 1, "[]", ended=ended)
    if found is None or (found[1] == len(text) and not ended):
        return None
    is_linked = text[found[1] : found[1] + 1] == "("
    return _skipped(text, found[1], "()", ended=ended) if is_linked else found


def _target(text: str, at: int, *, ended: bool) -> tuple[str, int] | None:
    """Return nothing in place of where a link leads to."""
    return _skipped(text, at + 1, "()", ended=ended)


def _skipped(text: str, at: int, pair: str, *, ended: bool) -> tuple[str, int] | None:
    """Return nothing in place of what stands between a pair of marks, the first at an offset.

    Nothing in place of the first mark alone where the other is missing.
    """
    opening, closing = pair[0], pair[1]
    depth = 0
    for end in range(at, min(len(text), at + _LONGEST_LINK)):
        depth += (text[end] == opening) - (text[end] == closing)
        if not depth:
            return "", end + 1
    if not ended and len(text) - at < _LONGEST_LINK:
        return None
    return "", at + 1


def _element(text: str, at: int, *, ended: bool) -> tuple[str, int] | None:
    """Return nothing in place of a tag, and of what is in an element that is not to be read."""
    found = _skipped(text, at, "<>", ended=ended)
    if found is None:
        return None
    name = text[at + 1 : found[1] - 1].partition(" ")[0].casefold()
    if name not in _HIDDEN_ELEMENTS:
        return found
    end = text.casefold().find(f"</{name}", found[1])
    if end >= 0:
        return _skipped(text, end, "<>", ended=ended)
    return ("", len(text)) if ended else None


def _is_word(character: str) -> bool:
    return "!" <= character <= "~" and character not in _ENDS_WORD


def _word(text: str, at: int, *, ended: bool) -> tuple[str, int] | None:
    """Return a run of Latin letters, digits and marks without markup; nothing for an address."""
    end = next((n for n in range(at, len(text)) if not _is_word(text[n])), len(text))
    if end == len(text) and not ended and end - at < _LONGEST_LINK:
        return None
    word = text[at:end].translate(_MARKUP)
    return ("" if _is_address(word) else word), end


def _is_address(word: str) -> bool:
    plain = word.casefold()
    scheme, colon, _ = plain.partition(":")
    return "//" in plain or plain.startswith("www.") or bool(colon and scheme in _SCHEMES)


_PAIRS: dict[str, Callable[..., tuple[str, int] | None]] = {"![": _image, "](": _target}
