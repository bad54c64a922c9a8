"""What a reasoning model thinks is left out, however it is torn into pieces."""

from __future__ import annotations

import pytest

from zoneqa.llm.thoughts import without_thoughts

TEXTS = {
    "云栖高新区有企业。": "云栖高新区有企业。",
    "<think>想</think>答案[1]。": "答案[1]。",
    "先说。<think>想\n想</think>\n再说。": "先说。\n再说。",
    "<think>一</think>甲<think>二</think>乙": "甲乙",
    "<think>没有完": "",
    "占比<20%，<thin": "占比<20%，<thin",
    "<think></think>空": "空",
}


@pytest.mark.parametrize(("text", "said"), TEXTS.items())
@pytest.mark.parametrize("size", [1, 2, 3, 5, 100])
def test_thoughts_are_left_out(text: str, said: str, size: int) -> None:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert "".join(without_thoughts(pieces)) == said


def test_a_piece_is_held_back_only_while_it_may_be_a_tag() -> None:
    assert list(without_thoughts(["甲<", "5", "", "<th", "ink>乙"])) == ["甲", "<5", "", "", ""]
