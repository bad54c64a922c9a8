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
