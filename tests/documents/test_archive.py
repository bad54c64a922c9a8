"""Zip archives and their limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from tests.documents.parsing import document, read, reason
from tests.made import docx, p, zipped
from zoneqa.documents.document import Document, Problem


def test_a_zip_of_everything() -> None:
    data = zipped(
        {
            "新闻/一.md": "# 题\n\n文。",
            "二.jsonl": '{"id": "k", "text": "二"}\n{',
            "三.txt": "第三篇正文，讲产业园区。".encode("gb18030"),
            "四.docx": docx(p("四。")),
            "五.zip": zipped({"x.txt": "内"}),
            "六.exe": b"MZ",
            "../七.html": "<p>七</p>",
            "空/": "",
            "__MACOSX/._一.md": b"x",
            ".DS_Store": b"x",
        }
    )
    assert read(data, "z.zip") == [
        Document("文。", title="题", part="新闻/一.md", whole=True, encoding="utf-8"),
        Document("二", id="k", part="二.jsonl, line 1", whole=True, encoding="utf-8"),
        Problem("not_valid", "This is not valid JSON.", "二.jsonl, line 2"),
        Document("第三篇正文，讲产业园区。", part="三.txt", encoding="gb18030"),
        Document("四。", part="四.docx"),
        Problem("archive_limit", "It is an archive within an archive.", "五.zip"),
        Problem("type_unknown", "Files of type '.exe' are not read.", "六.exe"),
        Document("七", part="../七.html", whole=True, encoding="utf-8"),
    ]


def test_names_from_chinese_windows() -> None:
    data = zipped({"abcdef.txt": "正文。"}).replace(b"abcdef", "新闻页".encode("gbk"))
    assert document(data, "z.zip").part == "新闻页.txt"


def packed(name: bytes, extra: bytes = b"") -> bytes:
    """A zip with one text under a name in any bytes."""
    placeholder = "x" * len(name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        member = zipfile.ZipInfo(placeholder)
        member.extra = extra
        archive.writestr(member, "正文。")
    return out.getvalue().replace(placeholder.encode(), name)


def unicode_path(name: str, raw: bytes) -> bytes:
    field = struct.pack("<BI", 1, zlib.crc32(raw)) + name.encode()
    return struct.pack("<HH", 0x7075, len(field)) + field


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (packed("二月/新闻页.txt".encode("gbk")), "二月/新闻页.txt"),
        (packed("二月\\新闻页.txt".encode("gbk")), "二月/新闻页.txt"),
        (packed("誠信\\許可.txt".encode("gbk")), "誠信/許可.txt"),
        (packed("新聞\\園區經濟.txt".encode("big5")), "新聞/園區經濟.txt"),
        (packed("新闻页.txt".encode()), "新闻页.txt"),
        (zipped({"新闻页.txt": "正文。"}), "新闻页.txt"),
        (packed("C:\\报纸\\新闻页.txt".encode("gbk")), "报纸/新闻页.txt"),
        (packed("D:新闻页.txt".encode("gbk")), "新闻页.txt"),
        (packed("/报纸/新闻页.txt".encode()), "报纸/新闻页.txt"),
        (packed("\\\\服务器\\新闻页.txt".encode("gbk")), "服务器/新闻页.txt"),
        (packed(b"__a.txt", unicode_path("新闻页.txt", b"__a.txt")), "新闻页.txt"),
        (packed(b"__a.txt", unicode_path("新闻页.txt", b"renamed")), "__a.txt"),
        (packed(b"\xff_.txt", unicode_path("新闻页.txt", b"\xff_.txt")), "新闻页.txt"),
        (
            packed("新闻.txt".encode("gbk"), unicode_path("新闻.txt", "新闻.txt".encode("gbk"))),
            "新闻.txt",
        ),
        (packed(b"__a.txt", b"UT\x05\x00\x01abcd" + unicode_path("页.txt", b"__a.txt")), "页.txt"),
        (packed(b"__a.txt", b"\x75\x70\xff"), "__a.txt"),
    ],
)
def test_names_are_those_that_the_packer_saw(data: bytes, part: str) -> None:
    assert document(data, "z.zip").part == part


def test_a_folder_that_ends_with_a_backslash_is_no_file() -> None:
    assert reason(packed("二月\\".encode("gbk")), "z.zip") == "empty"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zipped({f"{n}.txt": "x" for n in range(2001)}), "archive_limit"),
        (zipped({"a.txt": b"\0" * 2_000_000}), "archive_limit"),
        (zipped({}), "empty"),
        (zipped({"a.txt": "x" * 99})[:-30], "corrupt"),
        (b"PK\x03\x04" + b"\0" * 99, "corrupt"),
    ],
    ids=["too many files", "too large", "no file", "cut off", "not a zip"],
)
def test_zips_that_are_refused(data: bytes, expected: str) -> None:
    assert reason(data, "z.zip") == expected


def test_a_zip_that_declares_too_much_is_not_unpacked() -> None:
    data = zipped({"a.txt": "x" * 99, "b.txt": "好。"})
    central = data.index(b"PK\x01\x02")
    swollen = data[: central + 24] + (65 << 20).to_bytes(4, "little") + data[central + 28 :]
    assert reason(swollen, "z.zip") == "archive_limit"


def test_a_damaged_or_locked_member_costs_itself_only() -> None:
    data = zipped({"a.txt": "甲甲甲甲", "b.txt": "好。"})
    central = data.index(b"PK\x01\x02")
    locked = data[: central + 8] + b"\x01" + data[central + 9 :]
    assert read(locked, "z.zip") == [
        Problem("encrypted", "It is protected by a password.", "a.txt"),
        Document("好。", part="b.txt", encoding="utf-8"),
    ]
    wrong_sum = data[: central + 16] + b"\0\0\0\0" + data[central + 20 :]
    assert read(wrong_sum, "z.zip")[0] == Problem("corrupt", "It cannot be unpacked.", "a.txt")


@pytest.mark.parametrize(
    "method",
    [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA],
)
@pytest.mark.parametrize("fill", [0, 255, 85])
def test_a_damaged_member_costs_itself_only_however_it_is_packed(method: int, fill: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name in ("a.txt", "b.txt", "c.txt"):
            archive.writestr(name, f"{name}里云岭高新区引进三家企业。" * 20)
        start = archive.getinfo("b.txt").header_offset + 30 + len("b.txt")
        end = archive.getinfo("c.txt").header_offset
    data = bytearray(out.getvalue())
    data[start:end] = bytes([fill]) * (end - start)
    found = read(bytes(data), "z.zip")
    assert [(type(item), item.part) for item in found] == [
        (Document, "a.txt"),
        (Problem, "b.txt"),
        (Document, "c.txt"),
    ]


@pytest.mark.parametrize("method", [1, 6, 10, 95, 98, 99])
def test_a_member_that_is_packed_in_a_way_of_its_own_costs_itself_only(method: int) -> None:
    data = bytearray(zipped({"a.txt": "甲文。", "b.txt": "乙文。"}))
    for header, field in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        at = data.index(header) + field
        data[at : at + 2] = method.to_bytes(2, "little")
    bad, good = read(bytes(data), "z.zip")
    assert bad == Problem("corrupt", "It cannot be unpacked.", "a.txt")
    assert isinstance(good, Document)
