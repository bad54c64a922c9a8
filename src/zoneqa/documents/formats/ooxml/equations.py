"""Equations (Office Math) as a line of text: x^2, a/b, √(x+1), ∑_(i=1)^n x."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element


def linear(element: Element) -> str:
    """Return an equation, or a part of one, as text."""
    if element.tag == "t":
        return element.text or ""
    if element.tag.endswith("Pr"):
        return ""
    return _WRITTEN.get(element.tag, _joined)(element)


def _joined(element: Element) -> str:
    return "".join(map(linear, element))


def _part(element: Element, name: str) -> str:
    found = element.find(name)
    return "" if found is None else linear(found)


def _grouped(text: str) -> str:
    return text if text.isalnum() or text.replace(".", "", 1).isdigit() else f"({text})"


def _raised(text: str) -> str:
    # Not as ²: that is how papers print the marks of notes.
    return f"^{_grouped(text)}" if text else ""


def _lowered(text: str) -> str:
    return f"_{_grouped(text)}" if text else ""


def _fraction(element: Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _scripts(element: Element) -> str:
    sub, sup = _lowered(_part(element, "sub")), _raised(_part(element, "sup"))
    return _part(element, "e") + sub + sup


def _before(element: Element) -> str:
    sub, sup = _lowered(_part(element, "sub")), _raised(_part(element, "sup"))
    return sub + sup + _part(element, "e")


def _root(element: Element) -> str:
    degree = _part(element, "deg")
    return f"{degree and f'({degree})'}√{_grouped(_part(element, 'e'))}"


def _large_operator(element: Element) -> str:
    sign = _character(element, "naryPr/chr", "∫")
    limits = _lowered(_part(element, "sub")) + _raised(_part(element, "sup"))
    return f"{sign}{limits} {_part(element, 'e')}" if limits else sign + _part(element, "e")


def _delimited(element: Element) -> str:
    begin = _character(element, "dPr/begChr", "(")
    end = _character(element, "dPr/endChr", ")")
    separator = _character(element, "dPr/sepChr", "|")
    return begin + separator.join(map(linear, element.findall("e"))) + end


def _rows(element: Element) -> str:
    rows = (row if row.tag == "mr" else [row] for row in element if row.tag in ("mr", "e"))
    return "; ".join(", ".join(map(linear, row)) for row in rows)


def _limit(element: Element) -> str:
    return f"{_part(element, 'e')}_{_grouped(_part(element, 'lim'))}"


def _function(element: Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _character(element: Element, path: str, default: str) -> str:
    found = element.find(path)
    return default if found is None else found.get("val", default)


_WRITTEN: dict[str, Callable[[Element], str]] = {
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "sPre": _before,
    "rad": _root,
    "nary": _large_operator,
    "d": _delimited,
    "m": _rows,
    "eqArr": _rows,
    "limLow": _limit,
    "limUpp": _limit,
    "func": _function,
}
