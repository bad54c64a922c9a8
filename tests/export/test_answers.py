"""Answers as files, read again by what reads such files."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest

from zoneqa.documents.document import Document
from zoneqa.documents.formats.registry import parse
from zoneqa.export import AnswersFormat, QuestionAndAnswer, export_answers
from zoneqa.types import (
    Answer,
    Article,
    Citation,
    Filters,
    Language,
    Refusal,
    Sentence,
    Span,
    VerifiedSentence,
)

TEXT = "2023年，霞浦湾高新区税收25.3亿元。企业有57家。"
REPORT = Article("a", "霞浦湾晒出[年报]", TEXT, source="霞浦湾日报", date="2024-01-20")


def cited(marker: int, quote: str) -> Citation:
    start = TEXT.index(quote)
    return Citation(marker, REPORT, "a:0-9", Span("a", start, start + len(quote), quote))


TAX, FIRMS = cited(1, "2023年，霞浦湾高新区税收25.3亿元。"), cited(2, "企业有57家。")
ANSWER = Answer(
    question="税收多少？",
    language="zh",
    text="",
    sentences=(
        Sentence(TAX.span.quote, (1,)),
        Sentence("企业57家，比上年多。", (2, 1), "flagged", "引文里没有上年。"),
    ),
    citations=(TAX, FIRMS),
    hits=(),
    short_answer="25.3亿元",
    confidence=0.9,
)
NOTE_1 = "霞浦湾日报，2024-01-20，《霞浦湾晒出[年报]》：“2023年，霞浦湾高新区税收25.3亿元。”"
NOTE_2 = "霞浦湾日报，2024-01-20，《霞浦湾晒出[年报]》：“企业有57家。”"
DECLINED = replace(
    ANSWER,
    sentences=(),
    citations=(),
    short_answer=None,
    reason="报道写的是2023年，没有写2019年。",
    refusal=Refusal("other_period"),
    near=(VerifiedSentence(Sentence(TAX.span.quote, (1,)), (TAX,)),),
)


def text_of(
    *asked: QuestionAndAnswer, file_format: AnswersFormat = "md", language: Language = "zh"
) -> str:
    return export_answers("", asked, file_format, language).decode()


def lines_of_word(*asked: QuestionAndAnswer, title: str = "") -> list[str]:
    content = export_answers(title, asked, "docx", "zh")
    (document,) = parse(content, "answers.docx")
    assert isinstance(document, Document)
    return document.text.split("\n\n")


def footnotes(content: bytes) -> tuple[list[str], list[str]]:
    """The ids of the footnotes that are referred to, and the texts of all footnotes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        document = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
    referred = re.findall(r'<w:footnoteReference w:id="(\d+)"/>', document)
    return referred, re.findall(r'<w:t xml:space="preserve"> (.*?)</w:t>', notes)


def test_each_citation_of_a_sentence_is_a_footnote_with_source_date_and_quote() -> None:
    written = text_of(QuestionAndAnswer("税收多少？", ANSWER))
    assert written.startswith("## 税收多少？\n\n**简答：25.3亿元**\n\n")
    assert "税收25.3亿元。[^1]\n\n企业57家，比上年多。[^2][^3]（待核对：引文里" in written
    escaped = NOTE_1.replace("[", "\\[").replace("]", "\\]")
    assert f"[^1]: {escaped}\n" in written


def test_word_numbers_the_footnotes_through_a_conversation() -> None:
    asked = [QuestionAndAnswer("税收多少？", ANSWER), QuestionAndAnswer("2019年呢？", DECLINED)]
    referred, notes = footnotes(export_answers("年报", asked, "docx", "zh"))
    assert referred == ["2", "3", "4", "5"]
    assert notes == [NOTE_1, NOTE_1, NOTE_2, NOTE_1]


def test_word_is_read_again_with_title_questions_and_refusal() -> None:
    lines = lines_of_word(QuestionAndAnswer("2019年税收多少？", DECLINED), title="年报问答")
    assert lines[0] == "2019年税收多少？"
    assert lines[1] == "报道里没有答案。报道写的是2023年，没有写2019年。"
    assert lines[2:4] == ["相近的报道：", TAX.span.quote]
    assert lines[-1] == "由 zoneqa 根据报道原文整理，请以原文为准。"


def test_what_a_question_was_limited_to_is_written() -> None:
    filters = Filters(
        zones=("霞浦湾高新区",), sources=("霞浦湾日报",), since="2023", until="2024-06"
    )
    written = text_of(QuestionAndAnswer("税收多少？", ANSWER, filters))
    assert "查找范围：霞浦湾高新区；霞浦湾日报；2023 起；截至 2024-06\n" in written


def test_how_a_follow_up_was_understood_is_written() -> None:
    follow_up = replace(ANSWER, standalone="2023年霞浦湾高新区税收多少？")
    assert "理解为：2023年霞浦湾高新区税收多少？\n" in text_of(
        QuestionAndAnswer("税收呢？", follow_up)
    )


def test_an_english_file_says_the_short_answer_in_english_first() -> None:
    english = replace(ANSWER, short_answer_english="2.53 billion yuan", language="en")
    written = text_of(QuestionAndAnswer("How much tax?", english), language="en")
    assert "**In short: 2.53 billion yuan (25.3亿元)**" in written
    assert "霞浦湾晒出\\[年报\\], 霞浦湾日报, 2024-01-20: “企业有57家。”" in written


def test_a_notice_is_its_text_alone() -> None:
    greeting = replace(ANSWER, text="您好！", sentences=(), citations=(), short_answer=None)
    end = "由 zoneqa 根据报道原文整理，请以原文为准。"
    assert text_of(QuestionAndAnswer("你好", greeting)) == f"## 你好\n\n您好！\n\n{end}\n"


def test_an_answer_of_an_llm_names_it_and_remarks_follow_its_sentences() -> None:
    answer = replace(ANSWER, composer="llm", model="某模型", remarks=("缺一家。",))
    written = text_of(QuestionAndAnswer("问", answer))
    assert "以下由大模型 某模型 根据报道撰写" in written
    assert written.index("缺一家。") > written.index("比上年多。")


def test_markup_in_a_question_stays_text() -> None:
    written = text_of(QuestionAndAnswer("# <b>a</b>\n- [x](y)", ANSWER))
    assert written.startswith("## \\# \\<b\\>a\\</b\\> - \\[x\\](y)\n")


@pytest.mark.parametrize("hidden", ["\u202e", "\u2067", "\u200e", "\ufeff", "\U000e0041"])
def test_hidden_characters_of_a_question_are_in_no_file(hidden: str) -> None:
    asked = QuestionAndAnswer(f"报表{hidden}fdp.exe？", ANSWER)
    with zipfile.ZipFile(io.BytesIO(export_answers("", [asked], "docx", "zh"))) as archive:
        document = archive.read("word/document.xml").decode()
    for written in (text_of(asked), document):
        assert hidden not in written
        assert "报表fdp.exe？" in written
