"""RTF: the visible paragraphs and tables of a rich text file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from zoneqa.documents.document import Document
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.tables.grid import Grid
from zoneqa.text.prose import clean_prose

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<open>\{)|(?P<close>\})"
    rb"|(?P<text>[^\\{}\r\n]+)"
)
# Groups whose text is not that of the document. A group that begins with \* is skipped as well.
_SKIPPED_GROUPS = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl "
    b"footerr footerf footnote annotation fldinst nonshppict pntext listtext".split()
)
_KEPT_GROUPS = frozenset(b"shpinst shptxt".split())
_CHARACTERS = {
    b"tab": "\t",
    b"line": "\n",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": " ",
    b"enspace": " ",
}
_SYMBOLS = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_PARAGRAPH_ENDS = frozenset(b"par sect page".split())
_HIDING = frozenset(b"v deleted".split())
_CODEC_OF_CHARSET = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs"}
_CODEC_OF_PAGE = {932: "cp932", 936: "gb18030", 949: "cp949", 950: "big5hkscs", 65001: "utf-8"}
_DEFAULT_CODEC = "cp1252"


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the text of the file, in which tables have a line for each row."""
    reader = _Reader(_fonts(data))
    blocks = reader.read(data)
    texts = [block.text if isinstance(block, Grid) else block for block in blocks]
    if not any(texts):
        raise FormatError("no_text", "There is no text in it.")
    grids = tuple(block for block in blocks if isinstance(block, Grid))
    yield Document("\n\n".join(filter(None, texts)), grids=grids)


def _fonts(data: bytes) -> dict[int, str]:
    """Return the codec of each font whose charset tells it."""
    pairs = re.finditer(rb"\\f(\d+)(?:\\\w+ ?){0,20}?\\fcharset(\d+)", data[: 1 << 18])
    charsets = {int(pair[1]): int(pair[2]) for pair in pairs}
    return {f: _CODEC_OF_CHARSET[c] for f, c in charsets.items() if c in _CODEC_OF_CHARSET}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group; `fallback` characters after a `u` stand for it."""

    skipped: bool = False
    hidden: bool = False
    in_table: bool = False
    codec: str | None = None
    double_byte_codec: str | None = None
    fallback: int = 1


class _Reader:
    """Collects the paragraphs and tables of a file; `fonts` gives the codec of a font."""

    def __init__(self, fonts: dict[int, str]) -> None:
        self._fonts = fonts
        self._codec = _DEFAULT_CODEC
        self._state = _State()
        self._outer: list[_State] = []
        self._bytes = bytearray()
        self._to_skip = 0
        self._is_optional = False
        self._last_word = b""
        self._pieces: list[str] = []
        self._cells: list[str] = []
        self._rows: list[list[str]] = []
        self._blocks: list[str | Grid] = []

    def read(self, data: bytes) -> list[str | Grid]:
        """Return the blocks of the file."""
        position = 0
        while token := _TOKEN.search(data, position):
            position = token.end()
            if token["hex"] or token["text"]:
                self._add_bytes(token["text"] or bytes.fromhex(token["hex"].decode()))
                continue
            self._decode_bytes()
            number = int(token["number"]) if token["number"] else None
            if token["word"] == b"bin":
                position += max(0, number or 0)
            elif token["word"]:
                self._word(token["word"], number)
            else:
                self._mark(token)
        self._decode_bytes()
        self._end_paragraph()
        self._end_table()
        return self._blocks

    def _mark(self, token: re.Match[bytes]) -> None:
        if token["open"]:
            self._outer.append(self._state)
        elif token["close"] and self._outer:
            self._state = self._outer.pop()
        elif token["symbol"] in (b"\n", b"\r"):
            self._end_paragraph()
        elif token["symbol"]:
            self._is_optional = token["symbol"] == b"*"
            self._add(_SYMBOLS.get(token["symbol"], ""))
        self._to_skip = 0

    def _word(self, word: bytes, number: int | None) -> None:
        if word in _SKIPPED_GROUPS or (self._is_optional and word not in _KEPT_GROUPS):
            self._state = replace(self._state, skipped=True)
        self._is_optional = False
        self._enter(word, number)
        self._last_word = word

    def _enter(self, word: bytes, number: int | None) -> None:
        if word == b"u" and number is not None:
            self._add(chr(number % 0x10000))
            self._to_skip = self._state.fallback
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif word in _PARAGRAPH_ENDS:
            self._end_paragraph()
        elif not self._state.skipped:
            self._format(word, number)

    def _format(self, word: bytes, number: int | None) -> None:
        if word == b"ansicpg":
            self._codec = _CODEC_OF_PAGE.get(number or 0, _DEFAULT_CODEC)
        elif word == b"uc":
            self._state = replace(self._state, fallback=number or 0)
        elif word == b"f":
            self._state = replace(self._state, codec=self._fonts.get(number or 0))
        elif word == b"af" and self._last_word == b"dbch":
            self._state = replace(self._state, double_byte_codec=self._fonts.get(number or 0))
        elif word in _HIDING:
            self._state = replace(self._state, hidden=number != 0)
        elif word == b"plain":
            self._state = replace(self._state, hidden=False)
        elif word in (b"pard", b"intbl"):
            self._state = replace(self._state, in_table=word == b"intbl")
        elif word == b"cell":
            self._cells.append(self._taken())
        elif word == b"row":
            self._rows.append(self._cells)
            self._cells = []

    def _add_bytes(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        self._bytes += data[skipped:]

    def _decode_bytes(self) -> None:
        if self._bytes:
            self._add(self._decoded(bytes(self._bytes)))
            self._bytes.clear()

    def _decoded(self, data: bytes) -> str:
        """Return the text of bytes, which a font may not have in the codec that it stands for."""
        for codec in (self._state.codec, self._state.double_byte_codec, self._codec):
            with suppress(UnicodeDecodeError):
                if codec:
                    return data.decode(codec)
        return data.decode(_DEFAULT_CODEC, "replace")

    def _add(self, text: str) -> None:
        if not self._state.skipped and not self._state.hidden:
            self._pieces.append(text)

    def _end_paragraph(self) -> None:
        if self._state.skipped:
            return
        if self._state.in_table:
            self._pieces.append(" ")
            return
        text = self._taken()
        if text:
            self._end_table()
            self._blocks.append(text)

    def _end_table(self) -> None:
        if self._rows:
            self._blocks.append(Grid.of_rows(self._rows))
            self._rows = []

    def _taken(self) -> str:
        # Two halves of a character beyond U+FFFF stand in a row as surrogates.
        text = "".join(self._pieces).encode("utf-16-le", "surrogatepass")
        self._pieces = []
        return clean_prose(text.decode("utf-16-le", "replace")).strip()
