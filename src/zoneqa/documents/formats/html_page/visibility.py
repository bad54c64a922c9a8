"""Whether a reader sees the text of an element: what its style and attributes say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from zoneqa.documents.formats.html_page.style_rules import Declarations

_WHITE = "#ffffff"
_ZERO = r"0(?:\.0*)?(?:px|pt|r?em|%|v[wh])?"
_FAR = r"-(?:\d{4,}|[5-9]\d\d)(?:\.\d+)?(?:px|pt)?|-(?:\d{3,}|[5-9]\d)(?:\.\d+)?(?:r?em|%|v[wh])"
_GONE = re.compile(
    rf"display:none|content-visibility:hidden|opacity:(?:0?\.0\d*|{_ZERO})"
    rf"|(?:text-indent|margin-left|margin-top):(?:{_FAR})|transform:scale\(\s*0\s*\)"
    r"|text-decoration(?:-line)?:.*line-through.*"  # withdrawn, as in <del>
    r"|clip:rect\((?:\s*[01](?:px)?\s*,?){4}\)|clip-path:inset\(\s*(?:50|100)%.*"
)
_OFF_SCREEN = re.compile(rf"(?:left|top|right|bottom):(?:{_FAR})")
_WITHOUT_ROOM = re.compile(rf"(?:max-)?(?:width|height):{_ZERO}")
_TINY = re.compile(rf"{_ZERO}|1(?:\.\d+)?p[xt]|0?\.[01]\d*(?:r?em|p[xt])?")
_COLOR = re.compile(
    r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:\s*[,/]\s*(\d*\.?\d+)%?)?\s*\)|\S+"
)
_TRANSPARENT = "transparent"
_NAMED = {"white": _WHITE, "black": "#000000"}


@dataclass(frozen=True, slots=True)
class Visibility:
    """What decides whether text is seen. An element within may undo all but `gone`."""

    gone: bool = False
    invisible: bool = False
    tiny: bool = False
    color: str | None = None
    background: str | None = _WHITE

    @property
    def hidden(self) -> bool:
        same_color = self.color is not None and self.color in (self.background, _TRANSPARENT)
        return self.gone or self.invisible or self.tiny or same_color

    def within(self, declared: Declarations, attrs: Mapping[str, str]) -> Visibility:
        """Return the visibility of an element inside this one."""
        visible, size = declared.get("visibility"), declared.get("font-size")
        return Visibility(
            gone=self.gone or "hidden" in attrs or _is_gone(declared),
            invisible=self.invisible if visible is None else visible in ("hidden", "collapse"),
            tiny=self.tiny if size is None else _TINY.fullmatch(size) is not None,
            color=_color(declared.get("color") or attrs.get("color")) or self.color,
            background=self._background(declared, attrs),
        )

    def _background(self, declared: Declarations, attrs: Mapping[str, str]) -> str | None:
        """Return the colour behind the text; None where a picture may be there."""
        said = (
            declared.get("background-color") or declared.get("background") or attrs.get("bgcolor")
        )
        color = _color(said)
        if said is None or color in (None, "none", _TRANSPARENT):
            return self.background
        return None if "url(" in said or "gradient(" in said else color


def _is_gone(declared: Declarations) -> bool:
    placed = declared.get("position") in ("absolute", "fixed")
    clipped = declared.get("overflow", "").startswith("hidden")
    rules = (f"{name}:{value}" for name, value in declared.items())
    return any(
        _GONE.fullmatch(rule)
        or (placed and _OFF_SCREEN.fullmatch(rule))
        or (clipped and _WITHOUT_ROOM.fullmatch(rule))
        for rule in rules
    )


def _color(said: str | None) -> str | None:
    """Return the first colour of a value: #rrggbb where that is easily said, else as written."""
    first = _COLOR.match((said or "").lower().strip())
    if first is None or first[0] in ("inherit", "currentcolor", "initial"):
        return None
    if first[1]:
        opaque = first[4] is None or float(first[4]) > 0
        return (
            "#{:02x}{:02x}{:02x}".format(*map(int, first.group(1, 2, 3)))
            if opaque
            else _TRANSPARENT
        )
    if first[0].startswith("#") and len(first[0]) == 4:
        return "#" + "".join(2 * digit for digit in first[0][1:])
    return _NAMED.get(first[0], first[0])
