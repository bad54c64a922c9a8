"""Names of uploaded files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoneqa.corpus.file_name import LONGEST_NAME, safe_file_name
from zoneqa.errors import BadFileName


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("桂林高新区.docx", "桂林高新区.docx"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\li\\报道.PDF", "报道.PDF"),
        ("a/b\\c/..\\d.md", "d.md"),
        ("...hidden.txt", "hidden.txt"),
        ("a\x00b\nc\u202ed.txt", "a b c d.txt"),
        ("Cafe\u0301.txt", "Café.txt"),
        ('a<b>:"c"|?*.csv', "a_b___c____.csv"),
        ("CON.txt", "_CON.txt"),
        ("lpt1.2021.md", "_lpt1.2021.md"),
        ("COM¹.txt", "_COM¹.txt"),
        ("  two   blanks .txt", "two blanks.txt"),
        ("nul .txt", "_nul.txt"),
        ("a.tar.zip", "a.tar.zip"),
    ],
)
def test_a_name_is_made_safe(raw: str, safe: str) -> None:
    assert safe_file_name(raw) == safe


@pytest.mark.parametrize(
    "raw", ["", ".", "..", "/", "a", "a.exe", "a.txt/", ".txt", "..txt", "\x00.txt", "README.md"]
)
def test_other_names_are_refused(raw: str) -> None:
    with pytest.raises(BadFileName):
        safe_file_name(raw)


def test_a_long_name_keeps_its_ending_and_whole_characters() -> None:
    name = safe_file_name("高新区" * 200 + ".docx")
    assert name.endswith(("高.docx", "新.docx", "区.docx"))
    assert LONGEST_NAME - 4 < len(name.encode()) <= LONGEST_NAME


@given(st.text(max_size=300))
def test_whatever_is_kept_is_one_visible_step(raw: str) -> None:
    name = safe_file_name(raw + "x.txt")
    assert "/" not in name and "\\" not in name and not name.startswith(".")
    assert name.isprintable() and len(name.encode()) <= LONGEST_NAME
    assert safe_file_name(name) == name
