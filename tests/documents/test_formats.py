"""A file's name and its content must agree on its format."""

from __future__ import annotations

import pytest

from tests.documents.parsing import document, reason


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.exe", b"MZ\x90\0", "type_unknown"),
        ("a", b"text", "type_unknown"),
        ("a.pdf", b"MZ\x90\0", "type_mismatch"),
        ("a.pdf", b"PK\x03\x04rest", "type_mismatch"),
        ("a.docx", b"%PDF-1.7 rest", "type_mismatch"),
        ("a.docx", b"plain words", "type_mismatch"),
        ("a.zip", b"\x1f\x8b\x08rest", "type_mismatch"),
        ("a.html", b"%PDF-1.7 rest", "type_mismatch"),
        ("a.txt", b"\x7fELF\x02\x01", "not_text"),
        ("a.md", b"\x89PNG\r\n\x1a\nrest", "not_text"),
        ("a.txt", bytes(range(256)), "not_text"),
        ("a.jsonl", b"PK\x03\x04rest", "not_text"),
        ("a.txt", b"", "empty"),
        ("a.pdf", b"", "empty"),
        ("a.txt", b" \r\n\t", "empty"),
        ("a.txt", "\u200b\ufeff\u2060".encode(), "empty"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "type_mismatch"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
    ],
)
def test_names_and_bytes_must_fit_together(name: str, data: bytes, expected: str) -> None:
    assert reason(data, name) == expected


def test_a_page_that_was_saved_as_text_is_read_as_html() -> None:
    assert document("<!DOCTYPE html><p>七家<b>企业</b></p>", "a.TXT").text == "七家企业"
