"""Reading drafts from files of several formats, and refusing what is no draft."""

from __future__ import annotations

import pytest

from tests.made import docx, p, table, zipped
from zoneqa.checking.draft import Draft
from zoneqa.checking.draft_file import (
    LONGEST_DRAFT,
    MOST_SENTENCES,
    draft_day,
    read_draft,
    text_draft,
)
from zoneqa.errors import BadDraft, BadFilter, DraftTooLong

SENTENCE = "石渚高新区税收3亿元。"


def sentences(draft: Draft) -> list[str]:
    return [draft.article.text[slice(*each.bounds)] for each in draft.sentences]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (f"# 工作总结\n\n{SENTENCE}".encode(), "a.md"),
        (f"# 工作总结\n\n{SENTENCE}".encode("gb18030"), "a.txt"),
        (docx(p("工作总结", "Title") + p(SENTENCE), {"Title": "Title"}), "a.docx"),
    ],
)
def test_title_and_sentences_of_each_format(data: bytes, name: str) -> None:
    draft = read_draft(data, name, "2024-02-01")
    assert (draft.article.title, sentences(draft)) == ("工作总结", [SENTENCE])
    assert draft.article.date == "2024-02-01"


def test_a_table_is_shown_and_not_cut_into_sentences() -> None:
    draft = read_draft(docx(p(SENTENCE) + table(("年份", "税收"), ("2023", "3亿元"))), "a.docx")
    assert sentences(draft) == [SENTENCE]
    assert "3亿元" in draft.article.text[slice(*draft.paragraphs[-1].bounds)]


def test_the_zone_of_the_title_is_meant_by_our_zone() -> None:
    assert text_draft("石渚高新区工作总结\n\n我区税收3亿元。").article.zone == "石渚高新区"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "a.md"),
        (b"\0\1\2", "a.docx"),
        (b"%PDF-1.4 broken", "a.pdf"),
        (docx(p(" ")), "a.docx"),
        (zipped({"a.md": "# a\n\nb.", "b.md": "# c\n\nd."}), "a.zip"),
    ],
)
def test_what_is_no_draft_is_refused_in_a_sentence(data: bytes, name: str) -> None:
    with pytest.raises(BadDraft, match=r"\.$"):
        read_draft(data, name)


def test_a_draft_that_is_too_long_is_refused_with_the_limit() -> None:
    with pytest.raises(DraftTooLong, match="100,000 are the limit"):
        text_draft("字" * (LONGEST_DRAFT + 1))
    with pytest.raises(DraftTooLong, match="501 sentences to look up; 500"):
        text_draft("税收3亿元。" * (MOST_SENTENCES + 1))


@pytest.mark.parametrize("typed", ["soon", "2024-02-30", "2024-02", "24-2-1", ""])
def test_a_date_that_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(BadFilter, match="2024-03-15"):
        draft_day(typed)
