"""The example that the tests of training share, and a tokenizer for its characters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from training.passage import Example, Passage

from zoneqa.embedding.sentencepiece import Tokens

TEXT = (
    "桂林高新区近日召开会议。2020年，园区工业总产值突破300亿元，同比增长12%。"
    "会上表彰了8家企业。园区负责人表示，将继续优化营商环境。明年计划新建两所学校。"
)
PASSAGE = Passage("桂林高新区打好攻坚战", TEXT, "made")
AT = TEXT.index("300亿元")
EXAMPLE = Example("2020年桂林工业总产值多少？", PASSAGE, AT, AT + 5, ("300亿元",))


class CharacterTokenizer:
    """Makes a token of each character; special tokens come first."""

    def __init__(self) -> None:
        characters = sorted({*TEXT, *PASSAGE.title, *EXAMPLE.question})
        self._ids = {character: n for n, character in enumerate(characters, 4)}

    def tokens(self, text: str) -> Tokens:
        ids = [self._ids.get(character, 3) for character in text]
        return Tokens(ids, [(n, n + 1) for n in range(len(text))])

    def prompted(self, texts: Sequence[str]) -> list[NDArray[np.int32]]:
        return [np.array([0, *self.tokens(text).ids, 2], np.int32) for text in texts]
