"""Slides, JSON, mails, saved web pages, RTF and OFD, under the names that they really have."""

from __future__ import annotations

import base64

import pytest

from tests.documents.parsing import document, read, reason
from tests.made import docx, p, zipped
from tests.made_office import Page, ofd, pptx, shape, slide_table, xlsx
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.tables.grid import GridCell

PAGE = (
    "<!DOCTYPE html><html><head><title>麓川税收</title></head>"
    "<body><p>税收28亿元。</p></body></html>"
)


def test_slides_in_order_with_tables_and_notes() -> None:
    data = pptx(
        shape("麓川高新区年报", place="ctrTitle") + shape("2023年", place="subTitle"),
        shape("12", place="sldNum")
        + shape("税收28亿元。", "同比增长5%。", place="body")
        + shape("税收", place="title")
        + f"<p:grpSp>{shape('组内')}</p:grpSp>",
        slide_table(("gridSpan='2'|税收", "hMerge='1'|"), ("2022", "2023")),
        notes={2: shape("图", place="sldImg") + shape("口径：全口径。", place="body")},
    )
    found = document(data, "a.pptx")
    assert found.title == "麓川高新区年报"
    assert found.text == (
        "麓川高新区年报\n\n2023年\n\n税收\n\n税收28亿元。\n同比增长5%。\n\n组内\n\n口径：全口径。"
        "\n\n税收\n2022 | 2023"
    )
    assert found.grids[0].cells == (
        GridCell("税收", 0, 0, columns=2, header=True),
        GridCell("2022", 1, 0),
        GridCell("2023", 1, 1),
    )


def test_hidden_slides_are_left_out_with_a_note() -> None:
    found = document(pptx(shape("甲"), shape("乙"), shape("丙"), hidden=(2,)), "a.pptx")
    assert (found.text, found.notes) == ("甲\n\n丙", ("1 hidden slide left out.",))
    assert reason(pptx(shape("甲"), hidden=(1,)), "a.pptx") == "no_text"


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ('{"title": "题", "text": "甲"}', ["甲"]),
        ('[{"text": "甲"}, {"正文": "乙", "标题": "题"}]', ["甲", "乙"]),
        ('{"code": 0, "data": [{"content": "甲"}]}', ["甲"]),
        ('{"data": {"total": 2, "list": [{"text": "甲"}, {"text": "乙"}]}}', ["甲", "乙"]),
        ('{"articles": [{"Text": "甲"}]}', ["甲"]),
        ('\ufeff[\n{"text": "甲"}\n]', ["甲"]),
    ],
)
def test_json_in_its_usual_forms(data: str, texts: list[str]) -> None:
    found = read(data, "a.json")
    assert [item.text for item in found if isinstance(item, Document)] == texts


def test_json_fields_and_places() -> None:
    data = (
        '[{"id": 7, "标题": "题", "正文": "甲。", "发布时间": "2023/5/6 08:00", "来源": "报"},'
        " {}, 3]"
    )
    assert read(data.encode("gb18030"), "a.json") == [
        Document(
            "甲。",
            title="题",
            source="报",
            date="2023-05-06",
            id="7",
            part="item 1",
            whole=True,
            encoding="gb18030",
        ),
        Problem("no_text", "There is no text.", "item 2"),
        Problem("not_valid", "This is not a JSON object.", "item 3"),
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [("{", "not_valid"), ("[]", "no_text"), ("3", "no_text"), ('{"a": 1}', "no_text")],
)
def test_json_without_articles(data: str, expected: str) -> None:
    assert reason(data, "a.json") == expected


def mail(body: str, headers: str = "", kind: str = "text/plain; charset=utf-8") -> str:
    return f"MIME-Version: 1.0\n{headers}Content-Type: {kind}\n\n{body}"


def test_a_mail_has_a_subject_a_date_and_a_sender() -> None:
    headers = (
        "Subject: =?gb2312?B?wrS0qMuwytU=?=\nDate: Sat, 06 May 2023 08:30:00 +0800\n"
        "From: =?utf-8?B?5p6X5LiA?= <lin@example.com>\n"
    )
    assert document(mail("麓川高新区税收28亿元。", headers), "a.eml") == Document(
        "麓川高新区税收28亿元。",
        title="麓川税收",
        date="2023-05-06",
        author="林一",
        whole=True,
        encoding="utf-8",
    )


def test_headers_that_are_not_encoded() -> None:
    data = mail("正文。", "Subject: 麓川高新区税收\n").encode("gb18030")
    found = document(data.replace(b"utf-8", b"gbk"), "a.eml")
    assert (found.title, found.text) == ("麓川高新区税收", "正文。")


def test_a_mail_with_a_page_only() -> None:
    found = document(mail(PAGE, kind="text/html; charset=utf-8"), "a.eml")
    assert (found.title, found.text) == ("麓川税收", "税收28亿元。")


def _multipart(*parts: str, kind: str = "multipart/mixed") -> str:
    body = "".join(f"--x\n{part}\n" for part in parts)
    return f"MIME-Version: 1.0\nContent-Type: {kind}; boundary=x\n\n{body}--x--\n"


def _attachment(name: str, data: bytes) -> str:
    return (
        "Content-Type: application/octet-stream\n"
        f"Content-Disposition: attachment; filename={name}\n"
        f"Content-Transfer-Encoding: base64\n\n{base64.b64encode(data).decode()}"
    )


def test_attachments_are_read_like_the_files_of_an_archive() -> None:
    data = _multipart(
        "Content-Type: text/plain; charset=utf-8\n\n见附件。",
        _attachment("a.docx", docx(p("附件一。"))),
        _attachment("b.zip", zipped({"c.txt": "附件二。", "d.zip": b"PK\x05\x06" + b"\0" * 18})),
        _attachment("e.eml", mail("又一封。").encode()),
        _attachment("f.exe", b"MZ"),
    )
    assert [
        (i.part, i.text if isinstance(i, Document) else getattr(i, "says", ""))
        for i in read(data, "a.eml")
    ] == [
        ("", "见附件。"),
        ("a.docx", "附件一。"),
        ("b.zip, c.txt", "附件二。"),
        ("b.zip, d.zip", "It is an archive within an archive."),
        ("e.eml", "It is a mail within a mail."),
        ("f.exe", "Files of type '.exe' are not read."),
    ]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030", "big5"])
def test_a_saved_web_page(charset: str) -> None:
    page = (
        PAGE.replace("税", "稅")
        .replace("亿", "億")
        .encode("gb18030" if charset == "gb2312" else charset)
    )
    head = _multipart(
        f"Content-Type: text/html; charset={charset}\nContent-Location: https://example.com/a\n"
        "Content-Transfer-Encoding: 8bit\n\n@",
        "Content-Type: text/css\n\np{}",
        kind="multipart/related",
    )
    found = document(head.encode().replace(b"@", page), "a.mht")
    assert (found.title, found.text) == ("麓川稅收", "稅收28億元。")
    assert found.url == "https://example.com/a"


@pytest.mark.parametrize(
    "name", ["a.html", "a.shtml", "a.asp", "a.aspx", "a.jsp", "a.doc", "a.docx", "a.xls", "a.txt"]
)
def test_pages_under_other_names(name: str) -> None:
    found = document(PAGE, name)
    assert (found.title, found.text) == ("麓川税收", "税收28亿元。")


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (docx(p("麓川。")), "a.doc", "麓川。"),
        (docx(p("麓川。")), "a.wps", "麓川。"),
        (xlsx(Page([("麓川", 28)])), "a.xls", "麓川 | 28"),
        (xlsx(Page([("麓川", 28)])), "a.csv", "麓川 | 28"),
        (xlsx(Page([("麓川", 28)])), "a.et", "麓川 | 28"),
        (b"{\\rtf1 \\u40595?\\u24029?.}", "a.doc", "麓川."),
        (_multipart("Content-Type: text/html\n\n<p>ok</p>").encode(), "a.doc", "ok"),
        ("麓川高新区建桥。".encode("gb18030"), "a.doc", "麓川高新区建桥。"),
        ("麓川高新区建桥。".encode("gb18030"), "a.wps", "麓川高新区建桥。"),
        ("麓川高新区建桥。".encode("utf-8-sig"), "a.dot", "麓川高新区建桥。"),
        ("麓川高新区建桥。".encode("utf-16"), "a.doc", "麓川高新区建桥。"),
        ("麓川高新区建桥。".encode(), "a.wpt", "麓川高新区建桥。"),
    ],
)
def test_content_decides_where_a_name_is_a_habit(data: bytes, name: str, text: str) -> None:
    assert document(data, name).text == text


def rtf(body: str) -> bytes:
    fonts = r"{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\froman\fcharset0 Times;}}"
    return f"{{\\rtf1\\ansi\\ansicpg936\\deff0{fonts}{body}}}".encode("latin-1")


def escaped(text: str, encoding: str = "gb18030") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (escaped("麓川高新区") + r"\par " + escaped("第二段"), "麓川高新区\n\n第二段"),
        (r"\uc1\u40595?\u24029?\u-27219?", "麓川閭"),
        (r"{\uc2\u40595\'c2\'b4}" + escaped("川"), "麓川"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"{\f1\dbch\af0 " + escaped("区") + "}", "区"),
        (r"{\f1 A\'e9}{\f0 " + escaped("区") + "}", "Aé区"),
        (r"{\v hidden}{\deleted old}shown\v0 x", "shownx"),
        (r"{\*\generator Word}{\header top}{\footnote note}{\info{\title t}}text", "text"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}", "link"),
        (r"{\pict\bin4 }{}\x}ok", "ok"),
        ("a\\~b\\{c\\}\\\\d\\\ne", "a b{c}\\d\n\ne"),
        (r"one\line two\tab three", "one\ntwo\tthree"),
    ],
)
def test_rtf(body: str, text: str) -> None:
    assert document(rtf(body), "a.rtf").text == text


def test_tables_of_rtf() -> None:
    rows = (("园区", "税收"), ("麓川", "28"), ("隐湖", ""))
    body = "".join(
        r"\trowd\pard\intbl " + "".join(f"{escaped(cell)}\\cell " for cell in row) + r"\row "
        for row in rows
    )
    found = document(
        rtf(r"\pard " + escaped("前") + r"\par " + body + r"\pard " + escaped("后")), "a.rtf"
    )
    assert found.text == "前\n\n园区 | 税收\n麓川 | 28\n隐湖 | \n\n后"
    assert [[cell.text for cell in row] for row in found.grids[0].rows()] == [list(r) for r in rows]


def test_ofd_in_reading_order() -> None:
    left = [(line, 20.0, 60.0 + 6 * n) for n, line in enumerate(_lines("左"))]
    right = [(line, 110.0, 60.0 + 6 * n) for n, line in enumerate(_lines("右"))]
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    found = document(ofd(("麓川高新区扩园", 60.0, 40.0), *mixed, title="麓川高新区扩园"), "a.ofd")
    assert (found.title, found.whole) == ("麓川高新区扩园", True)
    assert found.text == "麓川高新区扩园\n\n" + "".join(_lines("左")) + "".join(_lines("右"))


def _lines(side: str) -> list[str]:
    return [f"{side}栏第{n}行讲麓川高新区的用地与产业，" for n in "一二三四五"]


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (zipped({"OFD.xml": "<OFD/>"}), "a.ofd", "no_text"),
        (zipped({"OFD.xml": "<!DOCTYPE x []><OFD/>"}), "a.ofd", "dtd_forbidden"),
        (zipped({"ppt/presentation.xml": "<p"}), "a.pptx", "corrupt"),
        (b"plain", "a.rtf", "type_mismatch"),
        (rtf(r"{\pict 00}"), "a.rtf", "no_text"),
        (_multipart("Content-Type: image/png\n\nx"), "a.mht", "no_text"),
        (mail(""), "a.eml", "no_text"),
    ],
)
def test_files_that_cannot_be_read(data: bytes | str, name: str, expected: str) -> None:
    assert reason(data, name) == expected
