"""API keys, sessions and failed logins."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.databases import FakeClock
from zoneqa.storage.api_keys import ApiKeyStore
from zoneqa.storage.database import Database
from zoneqa.storage.login_failures import LoginFailureStore
from zoneqa.storage.records import ApiKeyRecord, NewApiKey, SessionRecord
from zoneqa.storage.sessions import SessionStore

HOUR = timedelta(hours=1)


@pytest.fixture
def keys(database: Database) -> ApiKeyStore:
    return ApiKeyStore(database)


@pytest.fixture
def sessions(database: Database) -> SessionStore:
    return SessionStore(database)


@pytest.fixture
def failures(database: Database) -> LoginFailureStore:
    return LoginFailureStore(database)


def test_a_key_is_found_by_its_hash(keys: ApiKeyStore, clock: FakeClock) -> None:
    new = NewApiKey("li", "报表", "zq_1a", "hash", "reader", ("统计",))
    key = keys.create(new)
    assert key == ApiKeyRecord(
        key.id, "li", "报表", "zq_1a", "hash", "reader", ("统计",), clock.now, None, None
    )
    assert keys.by_hash("hash") == key
    assert keys.by_hash("other") is keys.by_hash("") is None
    assert keys.of_owner("li") == keys.all() == [key]
    assert keys.of_owner("wang") == []


def test_a_key_that_expired_is_listed_and_opens_nothing(
    keys: ApiKeyStore, clock: FakeClock
) -> None:
    key = keys.create(NewApiKey("li", "报表", "zq", "hash", "reader", (), clock.now + HOUR))
    clock.wait(minutes=59)
    assert keys.by_hash("hash") == key
    clock.wait(minutes=1)
    assert keys.by_hash("hash") is None
    assert keys.of_owner("li") == [key]


def test_a_revoked_key_opens_nothing(keys: ApiKeyStore) -> None:
    one = keys.create(NewApiKey("li", "a", "zq", "1", "reader"))
    other = keys.create(NewApiKey("li", "b", "zq", "2", "reader"))
    assert not keys.revoke("wang", one.id)
    assert keys.revoke("li", one.id)
    assert not keys.revoke("li", one.id)
    assert keys.by_hash("1") is None
    assert keys.all() == [other]


def test_the_use_of_a_key_is_noted_once_a_minute(keys: ApiKeyStore, clock: FakeClock) -> None:
    key = keys.create(NewApiKey("li", "a", "zq", "1", "reader"))
    keys.note_use(key)
    used = keys.by_hash("1")
    assert used == replace(key, used_at=clock.now)
    clock.wait(seconds=59)
    keys.note_use(used)
    assert keys.by_hash("1") == used
    clock.wait(seconds=1)
    keys.note_use(used)
    assert keys.by_hash("1") == replace(key, used_at=clock.now)


def test_a_session_lasts_until_it_expires(sessions: SessionStore, clock: FakeClock) -> None:
    session = sessions.create("token", "li", clock.now + HOUR)
    assert session == SessionRecord("token", "li", clock.now, clock.now, clock.now + HOUR)
    clock.wait(minutes=59)
    assert sessions.get("token") == session
    clock.wait(minutes=1)
    assert sessions.get("token") is None
    sessions.create("other", "li", clock.now + HOUR)
    assert sessions.delete_expired() == 1
    assert sessions.get("other") is not None


def test_a_session_that_is_used_lasts_longer(sessions: SessionStore, clock: FakeClock) -> None:
    session = sessions.create("token", "li", clock.now + HOUR)
    clock.wait(seconds=59)
    sessions.note_use(session, clock.now + HOUR)
    assert sessions.get("token") == session
    clock.wait(seconds=1)
    sessions.note_use(session, clock.now + HOUR)
    assert sessions.get("token") == replace(session, used_at=clock.now, expires_at=clock.now + HOUR)


def test_a_session_that_ended_is_gone(sessions: SessionStore, clock: FakeClock) -> None:
    for token in "abc":
        sessions.create(token, "li", clock.now + HOUR)
    sessions.create("d", "wang", clock.now + HOUR)
    assert sessions.end("a")
    assert not sessions.end("a")
    assert sessions.end_all("li") == 2
    assert sessions.get("b") is None
    assert sessions.get("d") is not None


def test_failures_are_counted_until_a_success(
    failures: LoginFailureStore, clock: FakeClock
) -> None:
    assert failures.get("li") is None
    counts = []
    for _ in range(3):
        clock.wait(minutes=1)
        counts.append(failures.add("li", HOUR))
    assert counts == [1, 2, 3]
    assert failures.add("10.0.0.7", HOUR) == 1
    assert failures.clear("li")
    assert not failures.clear("li")
    assert failures.add("li", HOUR) == 1


def test_old_failures_do_not_count(failures: LoginFailureStore, clock: FakeClock) -> None:
    failures.add("li", HOUR)
    clock.wait(minutes=59)
    assert failures.add("li", HOUR) == 2
    clock.wait(minutes=60)
    assert failures.add("li", HOUR) == 1


def test_failures_at_once_all_count(failures: LoginFailureStore) -> None:
    with ThreadPoolExecutor(6) as pool:
        counts = list(pool.map(lambda _: failures.add("li", HOUR), range(12)))
    assert sorted(counts) == list(range(1, 13))


def test_a_name_is_locked_for_a_while(failures: LoginFailureStore, clock: FakeClock) -> None:
    assert not failures.lock("li", clock.now + HOUR)
    failures.add("li", HOUR)
    assert failures.lock("li", clock.now + HOUR)
    found = failures.get("li")
    assert found is not None
    assert (found.count, found.locked_until) == (1, clock.now + HOUR)
