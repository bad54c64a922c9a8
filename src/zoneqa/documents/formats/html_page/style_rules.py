"""The rules of a page's style elements that name a tag, a class or an id.

Rules within `@media` and the like are left out, for they may hold in print only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Declarations = dict[str, str]
"""The values of properties by name, both in lower case."""

_SELECTOR = re.compile(r"(?P<tag>[a-z][\w-]*)?(?P<marks>(?:[.#][\w-]+)*)", re.IGNORECASE)
_MARK = re.compile(r"[.#][\w-]+")
_MAX_RULES = 2000


@dataclass(frozen=True, slots=True)
class _Selector:
    tag: str
    marks: frozenset[str]

    @property
    def specificity(self) -> tuple[bool, int]:
        return any(mark.startswith("#") for mark in self.marks), len(self.marks)


@dataclass(slots=True)
class StyleRules:
    """The rules read so far, by one mark or tag that an element needs for them to hold."""

    _rules: dict[str, dict[_Selector, Declarations]] = field(default_factory=dict)
    _count: int = 0

    def add(self, css: str) -> None:
        """Add the rules of a style element."""
        for selectors, body in _blocks(_without_comments(css)):
            declared = declarations(body)
            for selector in filter(None, map(_parsed, selectors.split(","))):
                self._add(selector, declared)

    def declared(self, tag: str, attrs: Mapping[str, str]) -> Declarations:
        """Return what the rules and the element's own style declare, the last word winning."""
        own = declarations(attrs.get("style", ""))
        if not self._rules:
            return own
        classes = (f".{name}" for name in attrs.get("class", "").split())
        marks = frozenset((*classes, f"#{attrs.get('id', '')}"))
        fitting = [
            (selector, declared)
            for key in (tag, *marks)
            for selector, declared in self._rules.get(key, {}).items()
            if selector.marks <= marks and selector.tag in ("", tag)
        ]
        fitting.sort(key=lambda rule: rule[0].specificity)
        merged = {name: value for _, declared in fitting for name, value in declared.items()}
        return merged | own

    def _add(self, selector: _Selector, declared: Declarations) -> None:
        same_key = self._rules.setdefault(min(selector.marks, default=selector.tag), {})
        if selector not in same_key:
            self._count += 1
        if self._count <= _MAX_RULES:
            same_key[selector] = same_key.get(selector, {}) | declared


def declarations(body: str) -> Declarations:
    """Return the declarations of a rule's body or of a style attribute."""
    pairs = (part.partition(":") for part in body.lower().split(";"))
    return {
        name.strip(): value.replace("!important", "").strip()
        for name, colon, value in pairs
        if colon
    }


def _parsed(selector: str) -> _Selector | None:
    found = _SELECTOR.fullmatch(selector.strip())
    if found is None or not found[0]:
        return None
    return _Selector((found["tag"] or "").lower(), frozenset(_MARK.findall(found["marks"])))


def _without_comments(css: str) -> str:
    first, *others = css.split("/*")
    return first + "".join(part.partition("*/")[2] for part in others)


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and body of each rule outside at-rules; takes linear time on any input."""
    depth = 0
    for chunk in css.split("}"):
        opened = chunk.count("{")
        if depth == 0 and opened == 1:
            selectors, _, body = chunk.partition("{")
            yield selectors.rpartition(";")[2], body
        depth = max(0, depth + opened - 1)
