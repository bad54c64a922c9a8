"""Old workbooks that tests make in memory: the stream of records that an .xls file holds."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from tests.made_office import Page, Shown, Value

_FIRST_OWN_FORMAT = 164
_GLOBALS, _WORKSHEET = 0x0005, 0x0010
_STATES = {"visible": 0, "hidden": 1, "veryHidden": 2}


def biff(*pages: Page) -> bytes:
    """The records (BIFF8) of a workbook with these sheets, without the container around them."""
    cells = [cell for page in pages for row in page.rows for cell in row]
    codes = list(dict.fromkeys(cell.format for cell in map(_shown, cells)))
    styles = {code: number for number, code in enumerate(codes)}
    sheets = [b"".join(_sheet(page, styles)) for page in pages]
    heads = _bof(_GLOBALS) + _record(0x0031, _font())
    heads += b"".join(_format(number, code) for number, code in enumerate(codes))
    heads += b"".join(_style(number) for number in range(len(codes)))
    listed = sum(len(_bound(page, 0)) for page in pages)
    place = len(heads) + listed + len(_record(0x000A))
    for page, sheet in zip(pages, sheets, strict=True):
        heads += _bound(page, place)
        place += len(sheet)
    return heads + _record(0x000A) + b"".join(sheets)


def _sheet(page: Page, styles: dict[str, int]) -> Iterator[bytes]:
    yield _bof(_WORKSHEET)
    for column in page.hidden_columns:
        yield _record(0x007D, struct.pack("<6H", column - 1, column - 1, 2000, 0, 1, 0))
    for number, row in enumerate(page.rows):
        hidden = 0x20 if number + 1 in page.hidden_rows else 0
        yield _record(0x0208, struct.pack("<6HI", number, 0, len(row), 255, 0, 0, 0x100 | hidden))
    for number, row in enumerate(page.rows):
        for column, cell in enumerate(map(_shown, row)):
            yield _cell(cell.value, struct.pack("<3H", number, column, styles[cell.format]))
    if page.merged:
        areas = b"".join(map(_area, page.merged))
        yield _record(0x00E5, struct.pack("<H", len(page.merged)) + areas)
    yield _record(0x000A)


def _cell(value: Value, place: bytes) -> bytes:
    if isinstance(value, bool):
        return _record(0x0205, place + struct.pack("<2B", value, 0))
    if isinstance(value, str):
        return _record(0x0204, place + _text(value, "<H"))
    if value is None:
        return _record(0x0201, place)
    return _record(0x0203, place + struct.pack("<d", value))


def _shown(cell: Value | Shown) -> Shown:
    return cell if isinstance(cell, Shown) else Shown(cell)


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def _bof(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<4H2I", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _font() -> bytes:
    return struct.pack("<5H4B", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _text("宋体", "<B")


def _format(number: int, code: str) -> bytes:
    return _record(0x041E, struct.pack("<H", _FIRST_OWN_FORMAT + number) + _text(code, "<H"))


def _style(number: int) -> bytes:
    return _record(0x00E0, struct.pack("<2HH14x", 0, _FIRST_OWN_FORMAT + number, 0))


def _bound(page: Page, place: int) -> bytes:
    state = struct.pack("<I2B", place, _STATES[page.state], 0)
    return _record(0x0085, state + _text(page.name, "<B"))


def _text(text: str, length: str) -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def _area(ref: str) -> bytes:
    """The rows and columns of an area such as A1:C1."""
    first, last = ref.split(":")
    rows = int(first[1:]) - 1, int(last[1:]) - 1
    return struct.pack("<4H", *rows, ord(first[0]) - ord("A"), ord(last[0]) - ord("A"))
