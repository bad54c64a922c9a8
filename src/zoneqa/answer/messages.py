"""The words round the quotes, in the language of the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from zoneqa.text.language import language_of
from zoneqa.types import Language, Refusal, RefusalKind, Sentence

_REFUSALS: Mapping[RefusalKind, tuple[str, str]] = {
    "no_words": (
        "没有找到可以查找的词：问题里只有标点符号。",
        "The question has no words to look for.",
    ),
    "nothing_found": ("没有找到符合条件的段落。", "No passage was found within the filters."),
    "unrelated": (
        "找到的段落里没有问题中的任何词。",
        "None of the passages found has any word of the question.",
    ),
    "off_topic": (
        "这里只回答文章里写到的事，可以问高新区的产值、项目、人物、时间。",
        "Only what the articles report can be answered here: figures, projects, people, dates.",
    ),
    "zone_missing": (
        "找到的文章没有写到{values}。",
        "The articles found do not mention {values}.",
    ),
    "some_zones_missing": (
        "找到的文章没有写到问题里的每个地方（缺{values}）。",
        "The articles found do not cover every place asked about ({values} is missing).",
    ),
    "name_missing": (
        "找到的文章没有写到{values}。",
        "The articles found do not mention {values}.",
    ),
    "year_missing": (
        "找到的段落没有写到问题中的年份（{values}）。",
        "The passages found do not mention the year asked about ({values}).",
    ),
    "number_missing": (
        "找到的段落没有写到问题里的数字（{values}）。",
        "A number in the question is not in the passages found ({values}).",
    ),
    "ordinal_missing": (
        "找到的段落没有写到问题里的次序（{values}）。",
        "The passages found do not mention {values}.",
    ),
    "other_period": (
        "报道写的是{stated}，没有写{asked}。",
        "The report says this of {stated}, not of {asked}.",
    ),
    "other_office": (
        "文章提到的是{stated}，没有提到{asked}。",
        "The report names the {stated}, not the {asked}.",
    ),
    "other_attribute": (
        "报道写的是{stated}，没有写{asked}。",
        "The report gives {stated}, not {asked}.",
    ),
    "other_kind": (
        "报道写的是{stated}，没有写{asked}。",
        "The report gives {stated}, not {asked}.",
    ),
    "other_unit": (
        "报道写的是{stated}，没有以{asked}计的数。",
        "The report gives {stated}, and nothing in {asked}.",
    ),
    "other_direction": (
        "报道写的是{stated}，不是{asked}。",
        "The report tells of {stated}, not of {asked}.",
    ),
    "other_edition": (
        "报道写的是{stated}，没有写{asked}。",
        "The report is about {stated}, not about {asked}.",
    ),
    "other_subject": (
        "报道写的是{stated}，没有写{asked}。",
        "The report says this of {stated}, not of {asked}.",
    ),
    "other_modality": (
        "报道写的是{stated}，没有写{asked}。",
        "The report tells of {stated}, not of {asked}.",
    ),
    "other_value": (
        "报道写的是{stated}。",
        "The report gives {stated}.",
    ),
    "not_answered": (
        "最接近的段落也没有直接回答这个问题。",
        "Even the closest passage does not answer the question directly.",
    ),
    "not_verified": (
        "找到了相近的句子，但没有一句通过出处核对。",
        "Sentences were found, but none passed the check against its source.",
    ),
}
"""The sentence of each kind of refusal, in Chinese and in English."""

GenerationFailure = Literal["no_reply", "no_answer", "not_verified"]
"""Why what an LLM wrote is no answer: it broke off, it declined, or nothing passed the check."""

_GENERATION_REMARKS: Mapping[GenerationFailure, tuple[str, str]] = {
    "no_reply": (
        "大模型没有回应，以下为原文摘录。",
        "The LLM did not reply; these are quotes from the articles.",
    ),
    "no_answer": (
        "大模型没有在原文里找到答案，以下为原文摘录，请自行判断。",
        "The LLM found no answer in the articles; these quotes are for you to judge.",
    ),
    "not_verified": (
        "大模型写的句子没有通过核对，以下为原文摘录。",
        "What the LLM wrote did not pass the check; these are quotes from the articles.",
    ),
}


def answer_text(
    language: Language,
    short: str | None,
    sentences: Sequence[Sentence],
    english: str | None = None,
    remarks: Sequence[str] = (),
) -> str:
    """Return the whole answer: quotes with markers, in English with words round them.

    `english` is the short answer in English. Remarks on what is quoted stand before it.
    """
    if language == "zh":
        return "".join((*remarks, *map(_marked, sentences)))
    quoted = " ".join(f"“{sentence.text}” {_marks(sentence)}" for sentence in sentences)
    shown = shown_short_answer(language, short, english and f"{english[0].upper()}{english[1:]}")
    lead = f"{shown}. The articles say: " if shown else "The articles say: "
    return " ".join((*remarks, lead + quoted))


def shown_short_answer(language: Language, short: str | None, english: str | None) -> str | None:
    """Return the short answer with its English form before it: 30 billion yuan (300亿元).

    None where one in Chinese to an English question has no English form.
    """
    if language == "zh" or not short or english == short:
        return short
    if english is None:
        return short if language_of(short) == "en" else None
    return f"{english} ({short})"


def written_text(language: Language, sentences: Sequence[Sentence], remarks: Sequence[str]) -> str:
    """Return an answer that was computed or generated: its sentences, then remarks on them."""
    return ("" if language == "zh" else " ").join((*map(_marked, sentences), *remarks))


def engine_remark(language: Language) -> str:
    """Return a remark that the search engine could not be reached."""
    if language == "zh":
        return "（搜索引擎暂时无法访问，检索的是本机的副本。）"
    return "(The search engine could not be reached; a copy on this computer was searched.)"


def with_remark(language: Language, text: str, remark: str) -> str:
    """Return a text with a remark after it."""
    return f"{text}{'' if language == 'zh' else ' '}{remark}"


def generation_remark(language: Language, failure: GenerationFailure) -> str:
    """Return why quotes stand where an LLM was to write."""
    zh, en = _GENERATION_REMARKS[failure]
    return zh if language == "zh" else en


def no_source(language: Language) -> str:
    """Return what is wrong with a sentence that rests on nothing."""
    zh = "没有注明出处，找到的原文里也没有。"
    en = "It names no source, and none of the passages says it."
    return zh if language == "zh" else en


def not_confirmed(language: Language) -> str:
    """Return what is wrong with a sentence of which nothing else is known."""
    zh, en = "没有找到支持这句话的原文。", "No sentence of the articles was found to support it."
    return zh if language == "zh" else en


def written_by(language: Language, model: str) -> str:
    """Return who wrote an answer."""
    if language == "zh":
        return f"由大模型 {model} 根据报道撰写，每句话都与出处核对过。"
    return f"Written by the LLM {model}, each sentence checked against its source."


def flag_label(language: Language) -> str:
    """Return what stands before a sentence that was not confirmed."""
    return "待核对：" if language == "zh" else "Check this: "


def cut_label(language: Language) -> str:
    """Return what stands before a sentence that is no part of the answer."""
    return "已删去：" if language == "zh" else "Removed: "


def understood_as(language: Language, question: str) -> str:
    """Return how a follow-up was understood."""
    return f"理解为：{question}" if language == "zh" else f"Understood as: {question}"


def near_label(language: Language) -> str:
    """Return what stands before a sentence that comes near to an answer."""
    return "相近的报道：" if language == "zh" else "What comes near: "


def abstention(language: Language) -> str:
    """Return the whole answer where the articles do not say."""
    return "文章里没有说。" if language == "zh" else "The articles do not say."


def refusal_reason(language: Language, refusal: Refusal) -> str:
    """Return why a question was declined, in one sentence."""
    zh, en = _REFUSALS[refusal.kind]
    if refusal.kind.startswith("other_"):
        asked, stated = refusal.values
        return (zh if language == "zh" else en).format(asked=asked, stated=stated)
    if language == "zh":
        return zh.format(values="、".join(refusal.values))
    return en.format(values=", ".join(refusal.values))


def _marked(sentence: Sentence) -> str:
    return sentence.text + _marks(sentence)


def _marks(sentence: Sentence) -> str:
    return "".join(f"[{marker}]" for marker in sentence.markers)
