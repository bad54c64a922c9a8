"""Which elements of a WordprocessingML part a reader of the document does not see."""

from __future__ import annotations

from collections.abc import Mapping

# Deleted or moved text, former properties and phonetic guides.
_HIDDEN = frozenset(
    {"del", "moveFrom", "rt"}
    | {"pPrChange", "rPrChange", "trPrChange", "tcPrChange", "sectPrChange"}
)
WATCHED = frozenset({"sdt", "showingPlcHdr", "AlternateContent", "fldChar", "p"})
"""The elements that decide whether others are hidden."""

_PROPERTIES = frozenset({"rPr", "trPr", "numPr"})
_ALTERNATIVES = frozenset({"Choice", "Fallback"})
_FALSE_VALUES = ("0", "false", "off")


class WordVisibility:
    """What the elements that came before say of the next: is it shown?"""

    def __init__(self) -> None:
        self._shows_placeholder = [False]
        self._field_codes: list[bool] = []
        self._kept = 0
        self._kept_before_choice: list[int] = []

    @property
    def in_field_code(self) -> bool:
        """Return whether text belongs to the code of a field, not to its result."""
        return any(self._field_codes)

    def is_hidden(self, name: str, parent: str) -> bool:
        """Return whether an element is hidden, with all that is in it."""
        if name == "sdtContent":  # “Click here to enter text” is no text
            return self._shows_placeholder[-1]
        if name in _ALTERNATIVES and self._kept_before_choice:
            return self._kept > self._kept_before_choice[-1]  # one of them has been read
        # As a property, a deletion marks the end of a paragraph or a row.
        return name in _HIDDEN and parent not in _PROPERTIES

    def enter(self, name: str, attrs: Mapping[str, str]) -> None:
        """Take note of a watched element that is not hidden."""
        if name == "sdt":
            self._shows_placeholder.append(False)
        elif name == "showingPlcHdr":
            self._shows_placeholder[-1] = is_on(attrs.get("val", ""))
        elif name == "AlternateContent":
            self._kept_before_choice.append(self._kept)
        elif name == "fldChar":
            self._enter_field(attrs.get("fldCharType", ""))

    def keep(self) -> None:
        """Take note that an element is kept."""
        self._kept += 1

    def leave(self, name: str) -> None:
        """Take note of the end of a watched element that was entered."""
        if name == "sdt":
            self._shows_placeholder.pop()
        elif name == "AlternateContent":
            self._kept_before_choice.pop()
        elif name == "p":  # a code without an end must not hide the rest of the document
            self._field_codes.clear()

    def _enter_field(self, kind: str) -> None:
        if kind == "begin":
            self._field_codes.append(True)
        elif self._field_codes:
            self._field_codes.pop()
            self._field_codes += [False] * (kind == "separate")


def is_on(value: str) -> bool:
    """Return whether the value of a property that is on or off means on."""
    return value not in _FALSE_VALUES
