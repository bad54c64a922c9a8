"""Cutting a reply into sentences with their markers, while it comes."""

from __future__ import annotations

import pytest

from tests.llm_fakes import in_pieces
from zoneqa.answer.generated.plain_text import reply_parts
from zoneqa.answer.generated.written_sentences import WrittenSentence, written_sentences
from zoneqa.types import ProvisionalText


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("产值300亿元。[1]增长12%。[2]", [("产值300亿元。", 1), ("增长12%。", 2)]),
        ("产值300亿元[1]。增长12%[2]。", [("产值300亿元。", 1), ("增长12%。", 2)]),
        ("产值300亿元 [1] 。 增长12%。 [2]", [("产值300亿元。", 1), ("增长12%。", 2)]),
        ("产值300亿元[1]，增长12%[2]。", [("产值300亿元，增长12%。", 1, 2)]),
        ("产值300亿元[1]\n增长12%[2]", [("产值300亿元", 1), ("增长12%", 2)]),
        ("[1] 产值300亿元。\n[2] 增长12%。", [("产值300亿元。", 1), ("增长12%。", 2)]),
        ("产值300亿元。\n[1]\n\n增长12%。[2]", [("产值300亿元。", 1), ("增长12%。", 2)]),
        ("1. 产值300亿元[1]。\n2. 增长12%[2]。", [("产值300亿元。", 1), ("增长12%。", 2)]),
        ("- 产值300亿元[1]。\n- 增长12%[2]。", [("产值300亿元。", 1), ("增长12%。", 2)]),
        ("## 产值\n1、增长12%[2]。", [("产值",), ("增长12%。", 2)]),
        (
            "1. 2020年产值300亿元[1]。\n2) 12家企业[2]。",
            [("2020年产值300亿元。", 1), ("12家企业。", 2)],
        ),
        ("1.2亿元[1]。12.5%[1]。", [("1.2亿元。", 1), ("12.5%。", 1)]),
        ("产值300亿元[[1]]。增长12%（[2]）。", [("产值300亿元。", 1), ("增长12%。", 2)]),
        ("Output rose ([1]). Jobs fell [[2]].", [("Output rose.", 1), ("Jobs fell.", 2)]),
        ("产值300亿元（【1】）。", [("产值300亿元。", 1)]),
        ("3、4月增长1.5%[1]。", [("3、4月增长1.5%。", 1)]),
        ("1.5亿元[1]。-3.5%[1]。", [("1.5亿元。", 1), ("-3.5%。", 1)]),
        ("他说：“很好。”[1]增长。[1][1]", [("他说：“很好。”", 1), ("增长。", 1)]),
        (
            "Output rose 12%. [1] Jobs fell by 3.5 [2].",
            [("Output rose 12%.", 1), ("Jobs fell by 3.5.", 2)],
        ),
        ("Output rose 12%.[1] Jobs fell.[2]", [("Output rose 12%.", 1), ("Jobs fell.", 2)]),
        ("Output rose in 2020[1], jobs fell[2].", [("Output rose in 2020, jobs fell.", 1, 2)]),
        ("h<b>ttp:/</b>/e.example", [("http:/e.example",)]),
        ("。[1]", []),
        ("", []),
    ],
)
def test_a_marker_stays_with_its_sentence(
    reply: str, expected: list[tuple[str, ...]], size: int
) -> None:
    written = written_sentences(reply_parts(in_pieces(reply, size)))
    found = [each for each in written if isinstance(each, WrittenSentence)]
    assert [(each.text, *each.numbers) for each in found] == expected


def test_words_are_told_before_their_sentence_is_whole() -> None:
    written = list(written_sentences(reply_parts(["产值", "300亿元", "[1]。", "增长", "[2]。"])))
    assert written == [
        ProvisionalText("产值"),
        ProvisionalText("300亿元"),
        ProvisionalText("。"),
        WrittenSentence("产值300亿元。", (1,)),
        ProvisionalText("增长"),
        ProvisionalText("。"),
        ProvisionalText(""),
        WrittenSentence("增长。", (2,)),
    ]
