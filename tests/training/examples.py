"""The example that the tests of training share, and a tokenizer for its characters."""

from __future__ import annotations

from tokenizers import Regex, Tokenizer, models, pre_tokenizers
from training.passage import Example, Passage

TEXT = (
    "桂林高新区近日召开会议。2020年，园区工业总产值突破300亿元，同比增长12%。"
    "会上表彰了8家企业。园区负责人表示，将继续优化营商环境。明年计划新建两所学校。"
)
PASSAGE = Passage("桂林高新区打好攻坚战", TEXT, "made")
AT = TEXT.index("300亿元")
EXAMPLE = Example("2020年桂林工业总产值多少？", PASSAGE, AT, AT + 5, ("300亿元",))


def tokenizer() -> Tokenizer:
    characters = sorted({*TEXT, *PASSAGE.title, *EXAMPLE.question})
    vocabulary = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
    vocabulary |= {c: n + 4 for n, c in enumerate(characters)}
    found = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    found.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    return found
