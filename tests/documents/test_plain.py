"""Plain text: an article or a newspaper page."""

from __future__ import annotations

from tests.documents.parsing import document
from zoneqa.documents.document import Document


def test_plain_text_may_be_a_newspaper_page() -> None:
    data = "园区开工\r\r七家企业。\r\n\r\n两家外企。\x85\x85完。\0\n".encode()
    assert document(data, "页.txt") == Document(
        "园区开工\n\n七家企业。\n\n两家外企。\n\n完。", encoding="utf-8"
    )


def test_a_marked_first_line_is_a_title() -> None:
    assert document("\ufeff# 园区开工\n七家企业。", "a.txt") == Document(
        "七家企业。", title="园区开工", whole=True, encoding="utf-8"
    )
    assert document("# 园区开工", "a.txt").text == "# 园区开工"


def test_the_encoding_and_what_it_cost_are_told() -> None:
    data = ("园区今年签约七家企业，" * 9).encode("gb18030") + b"\x80 " + "完。".encode("gb18030")
    found = document(data, "a.txt")
    assert found.encoding == "gb18030"
    assert found.text == "园区今年签约七家企业，" * 9 + "\ufffd 完。"
    assert found.notes == ("1 characters could not be read in gb18030.",)


def test_torn_numbers_are_whole_in_title_and_text() -> None:
    found = document("# 松江湾2 0 2 3年报\n税收为1, 086亿元，占比8. 7%。", "a.txt")
    assert (found.title, found.text) == ("松江湾2023年报", "税收为1,086亿元，占比8.7%。")


def test_spaced_lines_are_joined_and_marks_of_notes_left_out() -> None:
    found = document("松 江 湾 税 收 达 2 8 . 9² 亿 元 。\n增长8.7%。", "a.txt")
    assert found.text == "松江湾税收达28.9亿元。\n增长8.7%。"
