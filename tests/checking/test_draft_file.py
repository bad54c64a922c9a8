"""Reading drafts from files of several formats, and refusing what is no draft."""

from __future__ import annotations

import pytest

from tests.made import docx, p, table, zipped
from zoneqa.checking.draft import Draft
from zoneqa.checking.draft_file import (
    LONGEST_DRAFT,
    MOST_SENTENCES,
    draft_again,
    draft_day,
    read_draft,
    text_draft,
    typed_draft,
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


MARKED = (
    "石渚高新区税收26亿元。（与报道不符：文章写的是25.3亿元（含关税），不是26亿元）园区新建公园。（未核实）\n"
    "出口8亿元。 (unverified)企业75家。 (contradicted: The article says 57家, not 75家)\n\n"
    "---\n\n✓ 有出处 1　✗ 与报道不符 2　? 未找到出处 2　· 无需核对 0\n\n"
    "1. 石渚日报，2024-01-20：“税收25.3亿元。”"
)


def test_the_marks_of_an_earlier_check_are_no_words_of_the_draft() -> None:
    assert text_draft(MARKED).article.text == (
        "石渚高新区税收26亿元。园区新建公园。\n出口8亿元。企业75家。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "税收3亿元（含关税）。",
        "目标（与报道不符：未完的括号",
        "已有10家企业未核实。",
        "（一）未核实的项目有3个。",
        "✓ 完成10个项目。",
    ],
)
def test_brackets_and_signs_of_the_writer_stay(text: str) -> None:
    assert text_draft(text).article.text == text


@pytest.mark.parametrize("mark", ["#", "##", "###"])
def test_a_pasted_heading_of_markdown_is_a_heading(mark: str) -> None:
    draft = typed_draft(f"{mark} 石渚高新区总结\n\n税收3亿元。")
    assert "#" not in f"{draft.article.title}{draft.article.text}"
    assert [each.text for each in draft.sentences][-1] == "税收3亿元。"


def test_a_draft_that_is_sent_again_keeps_its_tables() -> None:
    table = "园区 | 企业数\n石渚 | 57家"
    text = f"石渚高新区税收3亿元。\n\n{table}\n\n企业有57家。"
    again = draft_again(text, None, "总结", None, [table, "没有 | 这张表"])
    assert [each.text for each in again.sentences] == ["石渚高新区税收3亿元。", "企业有57家。"]
    changed = draft_again(text.replace("3亿元", "4亿元"), None, "总结", None, [table])
    assert next(each.text for each in changed.sentences) == "石渚高新区税收4亿元。"
    assert len(list(changed.sentences)) == 2


@pytest.mark.parametrize("row", ["石渚 | 57家", "年份 | 税收", "2023 | 3亿元 | 增长5%"])
def test_a_line_of_cells_is_a_row_and_not_checked(row: str) -> None:
    assert sentences(text_draft(f"{SENTENCE}\n\n{row}")) == [SENTENCE]
