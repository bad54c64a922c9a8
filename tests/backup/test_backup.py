"""A backup that is taken while the service works holds all of it, and nothing else is put back."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.conftest import make_answerer
from tests.e2e.clients import running
from tests.sweeps.job import QUESTIONS, answers, build
from zoneqa.api import create_app
from zoneqa.backup import restore, take_backup
from zoneqa.errors import BadBackup, DamagedIndex, UsageError, WriterBusy
from zoneqa.folders.lock import try_lock
from zoneqa.index import finished_names, require_current
from zoneqa.settings import Settings
from zoneqa.storage.conversations import ConversationStore
from zoneqa.storage.database import open_database
from zoneqa.types import DEFAULT_COLLECTION


def settings_in(folder: Path) -> Settings:
    """Settings under which everything lies in a folder."""
    database = f"sqlite:///{folder / 'kept.sqlite'}"
    return Settings(index=folder / "index", corpus=folder / "corpus", database=database)


@pytest.fixture
def service(tmp_path: Path) -> Settings:
    """A service with an index, a collection of its own, articles and one conversation."""
    settings = settings_in(tmp_path / "service")
    for variant in (1, 2):
        build(settings.index, variant)
    build(settings.index / "collections" / "园区-内部", 3)
    (settings.corpus / "2021").mkdir(parents=True)
    (settings.corpus / "2021" / "报道.md").write_text("桂林高新区有69家企业。", encoding="utf-8")
    keep(settings, "第一次对话")
    return settings


def keep(settings: Settings, title: str) -> None:
    database = open_database(settings.database)
    ConversationStore(database).create("local", title)
    database.close()


def titles(settings: Settings) -> set[str]:
    database = open_database(settings.database)
    found = {each.title for each in ConversationStore(database).find("local")}
    assert database.problem() is None
    database.close()
    return found


def test_a_backup_restores_everything_to_an_empty_place(service: Settings, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "zoneqa.backup", settings_in(tmp_path / "elsewhere")
    taken = take_backup(file, service, {}, with_corpus=True)
    assert file.stat().st_mode & 0o777 == 0o600
    restored = restore(file, elsewhere)
    assert restored.generations == taken.generations
    assert restored.generations[DEFAULT_COLLECTION] == require_current(service.index)
    assert answers(elsewhere.index) == answers(service.index)
    inner = elsewhere.index / "collections" / "园区-内部"
    assert answers(inner) == answers(service.index / "collections" / "园区-内部")
    assert finished_names(elsewhere.index) == [require_current(service.index)]
    assert titles(elsewhere) == {"第一次对话"}
    assert (elsewhere.corpus / "2021" / "报道.md").read_text() == "桂林高新区有69家企业。"
    left = sorted(path.name for path in (tmp_path / "elsewhere").iterdir())
    assert [name for name in left if name.startswith(".")] == []


@contextmanager
def while_written(settings: Settings) -> Iterator[Callable[[], int]]:
    """Conversations are kept meanwhile, as fast as possible; yields how many have been so far."""
    database, stop, kept = open_database(settings.database), threading.Event(), [0]
    store = ConversationStore(database)

    def write() -> None:
        while not stop.is_set():
            store.create("local", f"对话 {kept[0]}")
            kept[0] += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield lambda: kept[0]
    finally:
        stop.set()
        writer.join()
        database.close()


def asked(url: str) -> list[Any]:
    """What the service answers, without the times that it took."""
    found = []
    for question in QUESTIONS[:6]:
        answer = httpx2.post(f"{url}/api/ask", json={"question": question}, timeout=60).json()
        found.append({name: answer[name] for name in answer if name != "timings_ms"})
    return found


def test_a_backup_under_load_restores_to_equal_answers(service: Settings, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "zoneqa.backup", settings_in(tmp_path / "elsewhere")
    app = create_app(partial(make_answerer, service.index))
    with running(app) as url, while_written(service) as kept:
        asking = threading.Thread(target=asked, args=(url,))
        asking.start()
        before = kept()
        take_backup(file, service, {})
        after = kept()
        asking.join()
        expected = asked(url)
    assert after > 0
    restore(file, elsewhere)
    with running(create_app(partial(make_answerer, elsewhere.index))) as url:
        assert asked(url) == expected
    assert titles(elsewhere)
    database = open_database(elsewhere.database)
    count = len(ConversationStore(database).find("local", limit=10**6))
    database.close()
    assert before <= count - 1 <= after + 1


def test_secrets_are_not_in_a_backup(service: Settings, tmp_path: Path) -> None:
    file = tmp_path / "zoneqa.backup"
    secrets = {"OPENAI_API_KEY": "s3cret", "ZONEQA_METRICS_TOKEN": "s3cret"}
    url = {"ZONEQA_DATABASE": "postgresql://a:s3cret@b/c", "ZONEQA_PORT": "8123", "HOME": "s3cret"}
    take_backup(file, service, secrets | url)
    with zipfile.ZipFile(file) as archive:
        told = json.loads(archive.read("contents.json"))
        assert told["settings"] == {"ZONEQA_PORT": "8123"}
        assert not [name for name in archive.namelist() if b"s3cret" in archive.read(name)]


def test_nothing_is_overwritten_unless_forced(service: Settings, tmp_path: Path) -> None:
    file = tmp_path / "zoneqa.backup"
    take_backup(file, service, {}, with_corpus=True)
    with pytest.raises(UsageError, match="exists already"):
        take_backup(file, service, {})
    expected = answers(service.index)
    keep(service, "später")
    build(service.index, 5)
    newest = require_current(service.index)
    (service.corpus / "new.md").write_text("新报道。", encoding="utf-8")
    with pytest.raises(UsageError, match=r"Not empty: .*index.*the database.*corpus.*--force"):
        restore(file, service)
    assert titles(service) == {"第一次对话", "später"}
    assert require_current(service.index) == newest
    restore(file, service, force=True)
    assert titles(service) == {"第一次对话"}
    assert answers(service.index) == expected
    assert newest in finished_names(service.index)
    assert [path.name for path in service.corpus.rglob("*.md")] == ["报道.md"]
    (old,) = service.corpus.parent.glob("corpus.before-*")
    assert (old / "new.md").exists()


def test_what_is_in_use_is_replaced_under_its_users(service: Settings, tmp_path: Path) -> None:
    file = tmp_path / "zoneqa.backup"
    take_backup(file, service, {})
    database = open_database(service.database)
    store = ConversationStore(database)
    store.create("local", "später")
    restore(file, service, force=True)
    assert {each.title for each in store.find("local")} == {"第一次对话"}
    store.create("local", "danach")
    assert database.problem() is None
    database.close()
    assert titles(service) == {"第一次对话", "danach"}


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-2000])


def flip(file: Path) -> None:
    """Change one byte of what was kept."""
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def no_zip(file: Path) -> None:
    file.write_bytes(b"no zip at all" * 99)


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Write a backup anew, with other members and the old digests."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def without_a_file(members: dict[str, bytes]) -> None:
    del members[next(name for name in members if name.startswith("index/"))]


def with_another(members: dict[str, bytes]) -> None:
    members["index/gen-x/more"] = b"?"


def forged(members: dict[str, bytes]) -> None:
    members["database/sqlite"] = b"SQLite format 3\0 but another"


def leading_elsewhere(members: dict[str, bytes]) -> None:
    told = json.loads(members["contents.json"])
    told["files"]["index/../../../evil"] = told["files"]["database/sqlite"]
    members["index/../../../evil"] = members["database/sqlite"]
    members["contents.json"] = json.dumps(told).encode()


def of_another_format(members: dict[str, bytes]) -> None:
    members["contents.json"] = members["contents.json"].replace(b'"format": 1', b'"format": 2')


def without_contents(members: dict[str, bytes]) -> None:
    del members["contents.json"]


SPOILT: list[Callable[[Path], None]] = [
    truncate,
    flip,
    empty,
    no_zip,
    Path.unlink,
    *(
        partial(rewritten, change=change)
        for change in (
            *(without_a_file, with_another, forged),
            *(leading_elsewhere, of_another_format, without_contents),
        )
    ),
]


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_damaged_or_forged_backup_changes_nothing(
    service: Settings, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    file, elsewhere = tmp_path / "zoneqa.backup", settings_in(tmp_path / "elsewhere")
    take_backup(file, service, {})
    spoil(file)
    with pytest.raises(BadBackup):
        restore(file, elsewhere)
    assert not (tmp_path / "elsewhere").exists()
    assert not (tmp_path / "evil").exists()


def of_postgresql(members: dict[str, bytes]) -> None:
    told = json.loads(members["contents.json"])
    told["files"]["database/postgresql"] = told["files"].pop("database/sqlite")
    members["database/postgresql"] = members.pop("database/sqlite")
    members["contents.json"] = json.dumps(told).encode()


def test_a_backup_of_another_kind_of_database_changes_nothing(
    service: Settings, tmp_path: Path
) -> None:
    file, elsewhere = tmp_path / "zoneqa.backup", settings_in(tmp_path / "elsewhere")
    take_backup(file, service, {})
    rewritten(file, of_postgresql)
    with pytest.raises(UsageError, match="of a database of postgresql, but"):
        restore(file, elsewhere)
    assert not (tmp_path / "elsewhere").exists()


def test_a_damaged_index_is_not_taken_for_a_backup(service: Settings, tmp_path: Path) -> None:
    store = service.index / require_current(service.index) / "articles.sqlite"
    store.write_bytes(store.read_bytes()[:-1] + b"?")
    with pytest.raises(DamagedIndex):
        take_backup(tmp_path / "zoneqa.backup", service, {})
    assert list(tmp_path.glob("zoneqa.backup*")) == []


def test_without_anything_to_keep_there_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to keep"):
        take_backup(tmp_path / "zoneqa.backup", settings_in(tmp_path / "none"), {})
    assert list(tmp_path.iterdir()) == []


def test_an_index_that_is_being_built_is_not_restored_into(
    service: Settings, tmp_path: Path
) -> None:
    file, elsewhere = tmp_path / "zoneqa.backup", settings_in(tmp_path / "elsewhere")
    take_backup(file, service, {})
    elsewhere.index.mkdir(parents=True)
    (elsewhere.index / "LOCK").touch()
    with try_lock(elsewhere.index / "LOCK"), pytest.raises(WriterBusy):
        restore(file, elsewhere)
    assert finished_names(elsewhere.index) == []
    assert [path.name for path in elsewhere.index.iterdir()] == ["LOCK"]


def test_one_file_of_articles_comes_back_as_one_file(service: Settings, tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "zoneqa.backup", settings_in(tmp_path / "elsewhere")
    articles = tmp_path / "articles.jsonl"
    articles.write_text("{}\n", encoding="utf-8")
    take_backup(file, replace(service, corpus=articles), {}, with_corpus=True)
    restore(file, replace(elsewhere, corpus=tmp_path / "back" / "all.jsonl"))
    assert (tmp_path / "back" / "all.jsonl").read_text() == "{}\n"
