"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest

from zoneqa.documents.encoding import Decoded, decode, likeness

SIMPLIFIED = "松江湾高新区今年签约七家企业，其中两家"
TRADITIONAL = "松江灣高新區今年簽約七家企業，其中兩家"
RARE = "工程师陈䶮与叶𠮷来自㐀村，负责机床设备。"

CODECS = {"big5": "big5hkscs"}


def written(text: str, encoding: str) -> bytes:
    return text.encode(CODECS.get(encoding, encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, RARE, SIMPLIFIED * 9])
def test_without_a_mark(text: str, encoding: str) -> None:
    assert decode(written(text, encoding)) == Decoded(text, encoding)


@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL * 9, "碁盤裏的銹", "台北市內湖科技園區"])
def test_big5(text: str) -> None:
    assert decode(written(text, "big5")) == Decoded(text, "big5")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_is_believed_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + "短".encode(encoding)) == Decoded("短", encoding)


def test_latin_text_in_utf_16_has_nuls_but_is_not_utf_8() -> None:
    assert decode("Seven firms".encode("utf-16-le")) == Decoded("Seven firms", "utf-16-le")


def test_nuls_in_utf_8_leave_it_utf_8() -> None:
    assert decode("签\0约\0".encode() * 9) == Decoded("签\0约\0" * 9, "utf-8")


@pytest.mark.parametrize("text", ["Семь компаний", "七つの会社がある", "𠮷", "", "a"])
def test_what_is_valid_utf_8_is_text(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


def test_a_few_broken_bytes_cost_their_place_only() -> None:
    data = SIMPLIFIED.encode() * 5 + b"\xff" + SIMPLIFIED.encode()
    assert decode(data) == Decoded(f"{SIMPLIFIED * 5}\ufffd{SIMPLIFIED}", "utf-8", broken=1)


def test_half_a_character_at_the_end_of_a_sample_does_not_mislead() -> None:
    text = "a" + SIMPLIFIED * 2000
    assert decode(text.encode()) == Decoded(text, "utf-8")


@pytest.mark.parametrize("data", [b"\x81\xff\xfe\x80", bytes(range(256)) * 9, b"\1\2\3\4"])
def test_what_is_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_a_right_declaration_is_used_where_the_text_is_too_short_to_tell() -> None:
    assert decode(b"\xb9\xf0", declared="GB2312") == Decoded("桂", "gb18030")


@pytest.mark.parametrize("declared", ["utf-8", "big5", "iso-8859-1", "unheard-of", "idna", ""])
def test_a_wrong_declaration_is_found_out(declared: str) -> None:
    assert decode(written(SIMPLIFIED, "gb18030"), declared) == Decoded(SIMPLIFIED, "gb18030")


def test_likeness() -> None:
    assert likeness("产业园区，") == 1.0
    assert likeness("\ue000\ufffd") == -2.0
    assert likeness("") == 0.0
