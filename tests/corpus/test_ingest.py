"""Documents that are uploaded, replaced and removed, on both databases."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.corpus.made_corpus import BROKEN, FakeIndex, Office, printed
from tests.databases import FakeClock
from zoneqa.corpus.document_editor import DocumentEditor
from zoneqa.corpus.index_process import IndexOutcome
from zoneqa.corpus.last_report import write_last_report
from zoneqa.documents import FileReport, IngestReport
from zoneqa.errors import (
    BadFileName,
    CorpusNotFolder,
    DocumentExists,
    DocumentsTooLarge,
    LastDocument,
    NoSuchDocument,
    OtherCorpus,
)
from zoneqa.folders.lock import try_lock
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.database import Database


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Office:
    return Office(database, tmp_path)


def test_a_file_is_taken_in_and_indexed(office: Office) -> None:
    job = office.put("dir/桂林.md", b"text")
    assert (job.state, office.files()) == ("queued", {})
    assert office.worker().step()
    assert office.files() == {"桂林.md": b"text"}
    done = office.job(job)
    assert done.state == "done"
    assert done.result is not None and done.result["generation"] == "gen-2"
    assert done.result["file"] == {"name": "桂林.md", "status": "read", "articles": ["桂林.md"]}
    assert done.progress == {"stage": "indexing", "step": "Reading files", "done": 1, "total": 2}
    assert office.left_over() == []
    assert not office.worker().step()


def test_a_file_that_cannot_be_read_does_not_lie_among_the_articles(office: Office) -> None:
    job = office.put("a.docx", BROKEN)
    office.worker().step()
    failed = office.job(job)
    assert failed.state == "failed"
    assert failed.result == {
        "code": "nothing_readable",
        "problems": [{"reason": "encrypted", "says": "It is protected by a password.", "part": ""}],
    }
    assert office.files() == {}
    assert office.left_over() == []
    assert office.index.built == [], "nothing was to be indexed"


@pytest.mark.parametrize(("there", "sent"), [(101, 1), (90, 11), (0, 101)])
def test_a_collection_takes_no_more_bytes_than_it_may(
    office: Office, database: Database, there: int, sent: int
) -> None:
    office.put("a.txt", bytes(there))
    office.worker().step()
    office.put("b.txt", b"")
    editor = DocumentEditor(database, office.place, most_bytes=100)

    def put() -> None:
        with editor.receive("default", "c.txt") as incoming:
            incoming.write(bytes(sent))
            editor.put("li", "default", "c.txt", incoming)

    with pytest.raises(DocumentsTooLarge, match=r"have ZONEQA_DOCUMENTS_GB raised\."):
        put()
    office.worker().step()
    assert {name: len(data) for name, data in office.files().items()} == {
        "a.txt": there,
        "b.txt": 0,
    }
    assert office.left_over() == []


def test_what_waits_for_one_collection_is_indexed_at_once(office: Office, clock: FakeClock) -> None:
    jobs = []
    for name, data, to in (
        ("a.txt", b"a", "default"),
        ("b.txt", BROKEN, "default"),
        ("x.txt", b"x", "inner"),
        ("c.txt", b"c", "default"),
    ):
        jobs.append(office.put(name, data, to=to))
        clock.wait(seconds=1)
    worker = office.worker()
    assert worker.step()
    assert office.index.built == [{"a.txt": b"a", "c.txt": b"c"}]
    states = [office.job(job).state for job in jobs]
    assert states == ["done", "failed", "queued", "done"]
    assert worker.step()
    assert office.index.built[1:] == [{"x.txt": b"x"}]


def test_a_file_is_replaced_only_if_that_is_said(office: Office) -> None:
    office.put("a.txt", b"old")
    with pytest.raises(DocumentExists):
        office.put("a.txt", b"new")
    office.worker().step()
    with pytest.raises(DocumentExists):
        office.put("a.txt", b"new")
    office.put("a.txt", b"new", replace=True)
    office.worker().step()
    assert office.files() == {"a.txt": b"new"}


def test_a_file_in_a_folder_or_with_other_letters_is_replaced_where_it_is(office: Office) -> None:
    below = office.place("default").files / "2021"
    below.mkdir(parents=True)
    (below / "a.txt").write_bytes(b"old")
    (below.parent / "Cafe\u0301.txt").write_bytes(b"old")
    office.put("2021/a.txt", b"new", replace=True)
    office.put("Café.txt", b"new", replace=True)
    office.worker().step()
    assert office.files() == {"2021/a.txt": b"new", "Cafe\u0301.txt": b"new"}


def test_a_file_is_removed_and_its_original_kept_until_the_next_generation(office: Office) -> None:
    office.put("a.txt", b"a")
    office.put("b.txt", b"b")
    office.worker().step()
    full = IndexOutcome(4, None, "The index in index cannot be written: No space left on device.")
    office.index = FakeIndex(iter([full]))
    removed = office.editor.remove("li", "default", "a.txt")
    office.worker().step()
    failed = office.job(removed)
    assert failed.result == {"code": "index_not_written", "message": full.says}
    assert (office.files(), office.left_over()) == ({"b.txt": b"b"}, ["a.txt"])
    again = office.editor.read_again("li", "default")
    office.worker().step()
    assert (office.job(again).state, office.left_over()) == ("done", [])


def test_nobody_removes_what_is_not_there_or_the_last_document(office: Office) -> None:
    with pytest.raises(NoSuchDocument):
        office.editor.remove("li", "default", "a.txt")
    office.put("a.txt", b"a")
    office.worker().step()
    for name in ("../a.txt", "/etc/passwd", ".zoneqa", "A.txt"):
        with pytest.raises(NoSuchDocument):
            office.editor.remove("li", "default", name)
    with pytest.raises(LastDocument):
        office.editor.remove("li", "default", "a.txt")


def test_names_and_folders_that_cannot_be_used_are_refused(office: Office) -> None:
    with pytest.raises(BadFileName):
        office.put("a.exe", b"a")
    (office.folder / "single").write_bytes(b"one file")
    with pytest.raises(CorpusNotFolder):
        office.put("a.txt", b"a", to="single")


def test_a_folder_that_the_index_was_not_made_from_is_left_alone(office: Office) -> None:
    """A service that was told of the wrong folder would drop every article."""
    index, files = office.place("default").index, office.place("default").files
    row = FileReport("elsewhere.md", ("elsewhere",))
    write_last_report(index, 1.0, IngestReport((row,)))
    with pytest.raises(OtherCorpus, match="ZONEQA_CORPUS"):
        office.put("a.txt", b"a")
    with pytest.raises(OtherCorpus):
        office.editor.read_again("li", "default")
    with pytest.raises(OtherCorpus):
        office.editor.remove("li", "default", "a.txt")
    (files / "elsewhere.md").write_bytes(b"a")
    office.put("a.txt", b"a")
    office.worker().step()
    assert office.files() == {"a.txt": b"a", "elsewhere.md": b"a"}


def test_a_job_that_waits_is_given_up(office: Office) -> None:
    job = office.put("a.txt", b"a")
    assert office.editor.give_up("li", job)
    assert (office.job(job).state, office.left_over()) == ("cancelled", [])
    assert not office.editor.give_up("li", job)
    assert not office.worker().step()


def test_another_writer_is_waited_for(office: Office) -> None:
    job = office.put("a.txt", b"a")
    stages = []
    office.index = FakeIndex(iter([IndexOutcome(5), IndexOutcome(5)]))
    office.index.before = lambda: stages.append(office.job(job).progress["stage"])
    office.worker().step()
    assert stages == ["indexing", "indexing", "indexing"]
    assert office.job(job).state == "done"
    assert office.index.built == [{"a.txt": b"a"}]


def test_another_worker_on_the_same_files_is_waited_for(office: Office) -> None:
    job = office.put("a.txt", b"a")
    index = office.place("default").index
    index.mkdir(parents=True)
    worker = office.worker()
    with try_lock(index / "INGEST"):
        worker.start()
        deadline = time.monotonic() + 20
        while office.job(job).progress != {"stage": "waiting"}:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        assert office.files() == {}
    while office.job(job).state != "done":
        assert time.monotonic() < deadline
        time.sleep(0.01)
    worker.stop()


def test_a_service_that_stops_leaves_the_job_to_the_next(office: Office) -> None:
    job = office.put("a.txt", b"a")
    worker = office.worker()
    office.index.before = worker.stop
    worker.step()
    assert office.job(job).state == "queued"
    assert office.index.built == []
    office.index.before = lambda: None
    office.worker().step()
    assert (office.job(job).state, office.files()) == ("done", {"a.txt": b"a"})


def test_a_job_whose_worker_died_is_done_by_the_next(office: Office, clock: FakeClock) -> None:
    """The first had taken the file in, and died before it was indexed."""

    def die() -> None:
        raise SystemExit

    office.index.before = die
    first = office.put("a.txt", b"old")
    with pytest.raises(SystemExit):
        office.worker().step()
    assert office.files() == {"a.txt": b"old"}
    dead = office.job(first)
    clock.wait(seconds=1)
    second = office.put("a.txt", b"new", replace=True)
    office.index.before = lambda: None
    assert not office.worker().step(), "the first may still be at work"
    clock.wait(seconds=31)
    assert office.worker().step()
    assert office.job(first).state == office.job(second).state == "done"
    assert (office.files(), office.left_over()) == ({"a.txt": b"new"}, [])
    assert not office.jobs.end(dead, "failed", {})


def test_files_in_part_readable_are_taken_in_although_the_run_complains(office: Office) -> None:
    job = office.put("a.txt", b"a")
    office.index = FakeIndex(iter([IndexOutcome(3, printed("a.txt"), "b.txt cannot be read")]))
    office.worker().step()
    assert office.job(job).state == "done"


@pytest.mark.parametrize(
    ("code", "expected"),
    [(3, "corpus_unreadable"), (4, "index_not_written"), (6, "model_unavailable"), (1, "internal")],
)
def test_a_run_that_fails_says_why_and_keeps_the_file(
    office: Office, code: int, expected: str
) -> None:
    job = office.put("a.txt", b"a")
    office.index = FakeIndex(iter([IndexOutcome(code, None, "why")]))
    office.worker().step()
    assert office.job(job).result == {"code": expected, "message": "why"}
    assert office.files() == {"a.txt": b"a"}


def test_uploads_that_no_job_names_are_swept_away(office: Office) -> None:
    kept = office.put("a.txt", b"a")
    with office.editor.receive("default", "b.txt") as incoming:
        incoming.write(b"never finished")
        uploads = office.place("default").files / ".zoneqa" / "uploads"
        for folder in uploads.iterdir():
            os.utime(folder, (0, 0))
        office.worker().sweep()
        assert office.left_over() == ["a.txt"]
    office.worker().step()
    assert office.job(kept).state == "done"


def test_every_change_is_in_the_audit_log(office: Office, database: Database) -> None:
    office.put("a.txt", b"abc")
    office.put("b.txt", b"b")
    office.worker().step()
    office.editor.remove("wang", "default", "b.txt")
    entries = AuditLog(database).entries()
    assert [(e.person_id, e.action, e.target) for e in reversed(entries)] == [
        ("li", "document.put", "a.txt"),
        ("li", "document.put", "b.txt"),
        ("wang", "document.remove", "b.txt"),
    ]
    assert entries[-1].details["bytes"] == 3
