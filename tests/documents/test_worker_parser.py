"""Files that workers parse: the same articles, and a file that kills them costs no other."""

from __future__ import annotations

from pathlib import Path

from tests.made import docx, p
from zoneqa.documents import read_corpus
from zoneqa.documents.document import Document, Item
from zoneqa.documents.sandbox.parser_process import KILLED
from zoneqa.documents.worker_parser import SandboxedParse, WorkerParser, aids_on
from zoneqa.errors import WorkerLost
from zoneqa.parallel.process_pool import ProcessPool

FILES = {
    "a.md": "---\ntitle: 云岭高新区扩园\n---\n云岭高新区新增用地三千亩。".encode(),
    "b.docx": docx(p("湖滨高新区去年的产值突破三百亿元。")),
    "c.jsonl": '{"id": "c", "text": "麓川高新区引进三家企业。"}\n'.encode(),
    "d.txt": "隐湖高新区的招商会议于三月举行。".encode(),
    "e.docx": b"PK\x03\x04 no document",
    "f.csv": "标题,正文\n园区数据,云岭高新区有企业238家。\n".encode(),
}


def test_workers_read_what_one_process_reads(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    assert read_corpus(tmp_path, aids=aids_on(ProcessPool(2), None, None)) == read_corpus(tmp_path)


def lost(_file: tuple[bytes, str]) -> list[Item]:
    raise WorkerLost("Two workers died.")


def test_a_file_of_which_two_workers_die_cannot_be_read() -> None:
    assert WorkerParser(lost).parse(b"x", "a.txt") == [KILLED]
    assert KILLED.failed


def test_a_parser_is_sent_without_its_process() -> None:
    parse = SandboxedParse(recognises=False)
    assert parse(("云岭高新区。".encode(), "a.txt")) == [
        Document("云岭高新区。", encoding="utf-8", title=None)
    ]
    make, arguments = parse.__reduce__()
    assert make(*arguments)._parser is None
