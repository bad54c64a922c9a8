"""The reply of an LLM as plain text, whatever is in it and however its pieces are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.llm_fakes import in_pieces
from zoneqa.answer.generated.plain_text import Markers, ReplyPart, reply_parts


def joined(parts: list[ReplyPart]) -> str:
    """Return parts as text with markers that are easy to read: {1,2}."""
    texts = (
        f"{{{','.join(map(str, part.numbers))}}}" if isinstance(part, Markers) else part
        for part in parts
    )
    return "".join(texts)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize(
    ("reply", "plain"),
    [
        ("产值300亿元[1]。", "产值300亿元{1}。"),
        ("产值300亿元【1】，增长12%［2］。", "产值300亿元{1}，增长12%{2}。"),
        ("增长[1, 2]、下降[3，4]。", "增长{1,2}、下降{3,4}。"),
        ("见[^3]和[９]。", "见{3}和{9}。"),
        ("**产值**为`300`亿元。", "产值为300亿元。"),
        ("![图](http://evil.example/?q=1)好。", "好。"),
        ("![图][a]好。", "［a］好。"),
        ("[![图](http://e.example/i.png)](http://e.example)好。", "好。"),
        ("[点此](javascript:alert(1))看。", "点此看。"),
        ("[1](http://e.example/a_(b))看。", "{1}看。"),
        ("看 http://e.example/x?y=1#z 。", "看  。"),
        ("看<http://e.example/>。", "看。"),
        ("看www.e.example。", "看。"),
        ("JAVASCRIPT:alert(1)。", "(1)。"),
        ("data:text/html,x。", "。"),
        ("<img src=x onerror=alert(1)>好。", "好。"),
        ("<script>fetch('http://e.example')</script>好。", "好。"),
        ("<b>重</b>点<br/>。<!-- 无 -->", "重点。"),
        ("<scr<script>ipt>alert(1)", "alert(1)"),
        ("<script>alert(1)", ""),
        ("能耗<0.5吨，或>3吨。", "能耗＜0.5吨，或＞3吨。"),
        ("按[办法]和【规定】。", "按［办法］和【规定】。"),
        ("第[2023]号，未完[", "第［2023］号，未完［"),
        ("a\u200b\u202eb\U000e0041c", "abc"),
        ("3~5月，3.5%，1#楼，AT&T。", "3~5月，3.5%，1#楼，AT&T。"),
    ],
)
def test_markup_links_and_addresses_are_gone(reply: str, plain: str, size: int) -> None:
    assert joined(list(reply_parts(in_pieces(reply, size)))) == plain


BITS = st.sampled_from(
    [
        *("<", ">", "[", "]", "(", ")", "!", "![", "](", "http://e.example", "javascript:", "&lt;"),
        *("`", "*", "\n", " ", "1", "产值", "。", "Guilin", "</", "<script", "script", "【", "】"),
    ]
)


@given(st.lists(BITS | st.text(max_size=4), max_size=24))
def test_no_reply_leaves_a_tag_an_image_or_a_link(bits: list[str]) -> None:
    text = "".join(part for part in reply_parts(bits) if isinstance(part, str))
    assert not set("<>[]`") & set(text)
    assert "http://" not in text


@given(st.lists(BITS, max_size=24), st.integers(1, 6))
def test_a_reply_is_the_same_however_its_pieces_are_cut(bits: list[str], size: int) -> None:
    reply = "".join(bits)
    whole = joined(list(reply_parts([reply])))
    assert joined(list(reply_parts(in_pieces(reply, size)))) == whole


def test_each_piece_is_followed_by_some_part_so_that_nobody_waits_in_silence() -> None:
    pieces = iter(["产", "", "", "值"])
    parts = reply_parts(pieces)
    assert [next(parts) for _ in range(4)] == ["产", "", "", "值"]


def test_words_come_as_they_are_whole() -> None:
    assert list(reply_parts(["产值3", "00亿", "元<b", ">。"])) == ["产值", "300亿", "元", "。", ""]
