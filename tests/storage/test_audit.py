"""The log of who did what."""

from __future__ import annotations

from tests.databases import FakeClock
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.database import Database


def test_the_latest_entry_comes_first(database: Database, clock: FakeClock) -> None:
    log = AuditLog(database)
    log.add("admin", "user.create", "li", {"role": "reader"})
    clock.wait(minutes=1)
    log.add("li", "document.remove", "yunling-1")
    last, first = log.entries()
    assert (first.person_id, first.action, first.target) == ("admin", "user.create", "li")
    assert first.details == {"role": "reader"}
    assert (last.at, last.action, last.details) == (clock.now, "document.remove", {})


def test_entries_are_read_page_by_page_and_chosen(database: Database) -> None:
    log = AuditLog(database)
    for n in range(6):
        log.add("li" if n % 2 else "wang", "sign_in" if n < 4 else "sign_out", str(n))
    page = log.entries(limit=4)
    assert [entry.target for entry in page] == ["5", "4", "3", "2"]
    assert [entry.target for entry in log.entries(before=page[-1].number)] == ["1", "0"]
    assert [entry.target for entry in log.entries(person_id="li")] == ["5", "3", "1"]
    assert [entry.target for entry in log.entries(action="sign_out")] == ["5", "4"]
    assert [entry.target for entry in log.entries(person_id="li", action="sign_out")] == ["5"]
