"""A service is killed while documents are uploaded, replaced, removed and indexed.

Whatever it had acknowledged must come true once another service goes on, and there is always a
sound generation to answer from.
"""

from __future__ import annotations

import json
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from threading import Event, Thread

from tests.conftest import make_indexer
from tests.corpus.made_corpus import check_file
from tests.databases import running_postgres
from tests.sweeps.child import fork, wait
from tests.sweeps.report import Line
from zoneqa.corpus.corpus_folder import CorpusFolder
from zoneqa.corpus.corpus_place import CorpusPlace
from zoneqa.corpus.document_editor import DocumentEditor
from zoneqa.corpus.index_process import IndexOutcome, OnProgress
from zoneqa.corpus.ingest_worker import IngestWorker
from zoneqa.documents import ingest_report_json, read_corpus
from zoneqa.index import check_generation, open_sound, require_current
from zoneqa.storage.database import Database, open_database
from zoneqa.types import DEFAULT_COLLECTION

_UPLOADERS = 2
_KILL_WITHIN = 1.0
"""A service is killed within this many seconds of its start."""
_LEASE = timedelta(seconds=0.3)
_PATIENCE = 60.0
_FIRST = "first.jsonl"

Contents = dict[str, str]
"""The text of each file; of one that was removed, nothing."""


def lines(share: float, seed: int) -> Iterator[Line]:
    """Kill services on both databases, 100 times each, and yield a line for each."""
    times = max(1, round(100 * share))
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/z.sqlite"
        yield _line("sqlite", url, Path(folder), times, random.Random(seed))
    try:
        with running_postgres() as server, tempfile.TemporaryDirectory() as folder:
            url = server.create()
            yield _line("postgresql", url, Path(folder), times, random.Random(seed))
    except LookupError as error:
        yield Line("documents", "uploads, postgresql", 0, f"not run: {error}", ())


def _line(name: str, url: str, folder: Path, times: int, source: random.Random) -> Line:
    service = _Service(url, folder)
    service.prepare()
    for number in range(times):
        service.kill(number, source.uniform(0, _KILL_WITHIN))
    return Line("documents", f"uploads, {name}", times, str(service), tuple(service.wrong))


@dataclass(slots=True)
class _Service:
    """A service with its files and index, and what it acknowledged before it was killed."""

    url: str
    folder: Path
    acknowledged: int = 0
    lost: int = 0
    expected: Contents = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @property
    def place(self) -> CorpusPlace:
        return CorpusPlace(DEFAULT_COLLECTION, self.folder / "corpus", self.folder / "index")

    def prepare(self) -> None:
        """Make an index of one article."""
        self.place.files.mkdir()
        (self.place.files / _FIRST).write_text(_text("first"), encoding="utf-8")
        self.expected[_FIRST] = _text("first")
        self._run(partial(_index_once, self.place))

    def kill(self, number: int, delay: float) -> None:
        """Let a service work, kill it, look at what it left, and let another go on."""
        with tempfile.TemporaryFile() as output:
            pid = fork(partial(_serve, self.url, self.place, number), output)
            time.sleep(delay)
            os.kill(pid, signal.SIGKILL)
            wait(pid)
            output.seek(0)
            # A line that was cut off is no acknowledgement.
            said = output.read().decode().split("\n")[:-1]
        begun = [line.split("\t")[1:] for line in said if line.startswith("begin\t")]
        for line in said:
            if line.startswith("done\t"):
                _, name, text = line.split("\t")
                self.acknowledged += 1
                self.expected[name] = text
        self._run(partial(_require_sound, self.place))
        self._run(partial(_go_on, self.url, self.place))
        self._compare({name: text for name, text in begun})

    def _compare(self, begun: Contents) -> None:
        """Note what is not as it was acknowledged; the last change of each file may be later."""
        files = CorpusFolder(self.place.files).files()
        found = {file.name: file.path.read_text("utf-8") for file in files}
        for name in self.expected.keys() | found.keys():
            text = found.get(name, "")
            if text not in (self.expected.get(name, ""), begun.get(name, self.expected.get(name))):
                self.lost += 1
                self.wrong.append(f"{name} is {text!r}, not {self.expected.get(name)!r}")
            self.expected[name] = text
        self._run(partial(_require_indexed, self.place, set(found)))

    def _run(self, work: Callable[[], int]) -> None:
        """Do something in a process of its own, which must succeed."""
        with tempfile.TemporaryFile() as output:
            code = wait(fork(work, output))
            output.seek(0)
            if code:
                self.wrong.append(f"{work}: exit {code}, {output.read().decode()[-600:]}")

    def __str__(self) -> str:
        kept = sum(bool(text) for text in self.expected.values())
        return f"acknowledged {self.acknowledged}, lost {self.lost}, files {kept}"


def _serve(url: str, place: CorpusPlace, number: int) -> int:
    """Take in what comes, and let people change documents without end."""
    database = open_database(url)
    _worker(database, place).start()
    editor = DocumentEditor(database, lambda _: place)
    for uploader in range(_UPLOADERS):
        Thread(target=_change, args=[editor, f"{number}-{uploader}"], daemon=True).start()
    signal.pause()
    return 0


def _change(editor: DocumentEditor, name: str) -> None:
    """Upload files and replace and remove every third; tell of each before and after."""
    for n in count():
        file = f"{name}-{n}.jsonl"
        _put(editor, file, _text(f"{name}-{n}"), replace=False)
        if n % 3 == 1:
            _put(editor, file, _text(f"{name}-{n}-again"), replace=True)
        if n % 3 == 2:
            _wait_until_known(editor, file)
            _tell("begin", file, "")
            editor.remove("li", DEFAULT_COLLECTION, file)
            _tell("done", file, "")


def _put(editor: DocumentEditor, file: str, text: str, *, replace: bool) -> None:
    _tell("begin", file, text)
    kept = editor.name_to_put(DEFAULT_COLLECTION, file, replace=replace)
    with editor.receive(DEFAULT_COLLECTION, kept) as incoming:
        incoming.write(text.encode())
        editor.put("li", DEFAULT_COLLECTION, kept, incoming)
    _tell("done", file, text)


def _wait_until_known(editor: DocumentEditor, file: str) -> None:
    while file not in [each.name for each in editor.listed(DEFAULT_COLLECTION)]:
        time.sleep(0.02)


def _tell(what: str, file: str, text: str) -> None:
    os.write(1, f"{what}\t{file}\t{text}\n".encode())


def _text(name: str) -> str:
    text = f"云岭高新区签约项目{len(name)}个：{name}。"
    return json.dumps({"id": name, "title": "标题", "text": text}, ensure_ascii=False)


def _worker(database: Database, place: CorpusPlace) -> IngestWorker:
    editor = DocumentEditor(database, lambda _: place)
    return IngestWorker(editor.jobs, lambda _: place, check_file, _index, lease=_LEASE)


def _index(place: CorpusPlace, on_progress: OnProgress, stop: Event, lock: int) -> IndexOutcome:
    """Build the index in this process, to be killed with it."""
    corpus = read_corpus(place.files)
    built = make_indexer(place.index).build(corpus, lambda done, total: None)
    report = ingest_report_json(corpus.report)
    articles = len(corpus.articles)
    row = {"generation": built.name, "articles": articles, "fresh": built.fresh, "report": report}
    return IndexOutcome(0, row)


def _index_once(place: CorpusPlace) -> int:
    _index(place, lambda progress: None, Event(), 0)
    return 0


def _require_sound(place: CorpusPlace) -> int:
    check_generation(place.index / require_current(place.index))
    return 0


def _go_on(url: str, place: CorpusPlace) -> int:
    """Do what a killed service left to do, as the next one does."""
    deadline = time.monotonic() + _PATIENCE
    with closing(open_database(url)) as database:
        worker = _worker(database, place)
        jobs = DocumentEditor(database, lambda _: place).jobs
        while jobs.latest(("queued", "running")):
            if time.monotonic() > deadline:
                raise TimeoutError("jobs wait for ever")
            if not worker.step():
                time.sleep(0.05)
        failed = [job.result for job in jobs.latest(("failed",))]
    if failed:
        raise ValueError(f"failed: {failed[:3]}")
    if any((place.files / ".zoneqa" / "originals").glob("*")):
        raise ValueError("originals were left although everything is published")
    return 0


def _require_indexed(place: CorpusPlace, names: set[str]) -> int:
    opened = open_sound(place.index)
    if opened.warning:
        raise ValueError(opened.warning)
    ids = {article.id for article in opened.articles()}
    reprints = {each.id for article in opened.articles() for each in article.also}
    stems = {name.removesuffix(".jsonl") for name in names}
    found = {each.removesuffix("-again") for each in ids | reprints}
    if found != stems:
        raise ValueError(f"in the index: {sorted(found ^ stems)}")
    return 0
