"""Whether a reader sees the text of an element: what its style and attributes say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from zoneqa.documents.formats.html_page.style_rules import Declarations

_WHITE = "#ffffff"
_ZERO = r"0(?:\.0*)?(?:px|pt|r?em|%|v[wh])?"
_FAR = r"-(?:\d{4,}|[5-9]\d\d)(?:\.\d+)?(?:px|pt)?|-(?:\d{3,}|[5-9]\d)(?:\.\d+)?(?:r?em|%|v[wh])"
_GONE = {
    "display": re.compile("none"),
    "opacity": re.compile(rf"0?\.0\d*|{_ZERO}"),
    "content-visibility": re.compile("hidden"),
    "clip": re.compile(r"rect\((?:\s*[01](?:px)?\s*,?){4}\)"),
    "clip-path": re.compile(r"inset\(\s*(?:50|100)%.*"),
    "transform": re.compile(r"scale\(\s*0\s*\)"),
    "text-indent": re.compile(_FAR),
    "margin-left": re.compile(_FAR),
    "margin-top": re.compile(_FAR),
}
_OFFSETS = ("left", "top", "right", "bottom")
_EXTENTS = ("width", "height", "max-width", "max-height")
_NONE, _OFF_SCREEN = re.compile(_ZERO), re.compile(_FAR)
_TINY = re.compile(rf"{_ZERO}|1(?:\.\d+)?p[xt]|0?\.[01]\d*(?:r?em|p[xt])?")
_SHORT_HEX = re.compile("#([0-9a-f])([0-9a-f])([0-9a-f])")
_RGB = re.compile(
    r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:\s*[,/]\s*(\d*\.?\d+)%?)?\s*\)"
)
_FIRST_VALUE = re.compile(r"rgba?\([^)]*\)|\S+")
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
        first = _FIRST_VALUE.match(said or "")
        if said is None or first is None or first[0] in ("none", "inherit", _TRANSPARENT):
            return self.background
        return None if "url(" in said or "gradient(" in said else _color(first[0])


def _is_gone(declared: Declarations) -> bool:
    named = any(
        value.fullmatch(declared[name]) for name, value in _GONE.items() if name in declared
    )
    placed = declared.get("position") in ("absolute", "fixed")
    off_screen = placed and any(_OFF_SCREEN.fullmatch(declared.get(at, "")) for at in _OFFSETS)
    clipped = declared.get("overflow", "").startswith("hidden")
    without_room = clipped and any(_NONE.fullmatch(declared.get(one, "")) for one in _EXTENTS)
    return named or off_screen or without_room


def _color(said: str | None) -> str | None:
    """Return a colour as #rrggbb where that is easily said, else as it is written."""
    if said is None or said in ("inherit", "currentcolor", "initial"):
        return None
    said = said.lower().strip()
    rgb = _RGB.fullmatch(said)
    if rgb:
        opaque = rgb[4] is None or float(rgb[4]) > 0
        return "#{:02x}{:02x}{:02x}".format(*map(int, rgb.groups()[:3])) if opaque else _TRANSPARENT
    return _SHORT_HEX.sub(r"#\1\1\2\2\3\3", said) if len(said) == 4 else _NAMED.get(said, said)
