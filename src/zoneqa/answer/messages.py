"""The words round the quotes, in the language of the question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zoneqa.query.analyze import Query
from zoneqa.reader.answerability import AnswerabilityFeatures
from zoneqa.text.normalize import simplify
from zoneqa.types import Language, Sentence
from zoneqa.zones.names import ZoneNames


def answer_text(language: Language, short: str | None, sentences: Sequence[Sentence]) -> str:
    """The whole answer: quotes with their markers; English gets a frame round Chinese quotes."""
    if language == "zh":
        return "".join(sentence.text + _marks(sentence) for sentence in sentences)
    quoted = " ".join(f"“{sentence.text}” {_marks(sentence)}" for sentence in sentences)
    return f"{short}. The articles say: {quoted}" if short else f"The articles say: {quoted}"


def understood_as(language: Language, question: str) -> str:
    """How a question that leaned on others was understood."""
    return f"理解为：{question}" if language == "zh" else f"Understood as: {question}"


def abstention(language: Language) -> str:
    """The whole answer where the articles do not say."""
    return "文章里没有说。" if language == "zh" else "The articles do not say."


def refusal_reason(question: Query, evidence: AnswerabilityFeatures | None) -> str:
    """Why a question was declined, in one sentence."""
    named = "、".join(_asked(question.places, simplify(question.typed)))
    years = "、".join(sorted(question.years))
    if evidence is None:
        zh, en = "没有找到相关的段落。", "No passage was found."
    elif evidence.place_missing == 1:
        zh = f"找到的文章没有写到{named}。"
        en = f"The articles found do not mention {named}."
    elif evidence.place_missing:
        zh = f"找到的文章没有写到问题里的每个地方（{named}）。"
        en = f"The articles found do not cover every place asked about ({named})."
    elif evidence.name_missing:
        names = ", ".join(question.names)
        zh, en = f"找到的文章没有写到{names}。", f"The articles found do not mention {names}."
    elif evidence.year_missing:
        zh = f"找到的段落没有写到问题中的年份（{years}）。"
        en = f"The passages found do not mention the year asked about ({years})."
    elif evidence.figure_missing or evidence.ordinal_missing:
        zh = "问题里的数字与找到的段落不符。"
        en = "A figure in the question is not in the passages found."
    else:
        zh = "最接近的段落也没有直接回答这个问题。"
        en = "Even the closest passage does not answer the question directly."
    return zh if question.language == "zh" else en


def _asked(places: Iterable[ZoneNames], text: str) -> Iterator[str]:
    """Each place by the name that the question uses, or its shortest."""
    for place in places:
        yield min(place, key=lambda name: (name not in text, len(name), name))


def _marks(sentence: Sentence) -> str:
    return "".join(f"[{marker}]" for marker in sentence.markers)
