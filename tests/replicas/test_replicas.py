"""Two processes that share a PostgreSQL are one service to whoever uses it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

import httpx2
import pytest

from tests.api.accounts.browser import form_token
from tests.databases import PostgresServer
from tests.e2e.clients import wait_until
from tests.made_accounts import PASSWORD, QUICK, add_person
from tests.replicas.served_fake import REQUESTS_PER_MINUTE, SLOW
from zoneqa.accounts.accounts import Accounts, make_accounts
from zoneqa.accounts.lockout import FREE_TRIES
from zoneqa.accounts.person import UserRole
from zoneqa.settings import Settings
from zoneqa.storage.database import open_database

STREAM = {"Accept": "text/event-stream"}


@dataclass(frozen=True, slots=True)
class Running:
    """A replica in a process of its own."""

    process: subprocess.Popen[str]
    url: str

    def works(self) -> bool:
        return '_jobs{pool="answer"} 1.0' in httpx2.get(f"{self.url}/metrics").text

    def answers(self) -> bool:
        try:
            return httpx2.get(f"{self.url}/ready").status_code == 200
        except httpx2.ConnectError:
            return False


@pytest.fixture(scope="module")
def database_url(postgres: PostgresServer) -> Iterator[str]:
    url = postgres.create()
    open_database(url).close()
    yield url
    postgres.drop(url)


@pytest.fixture(scope="module")
def accounts(database_url: str) -> Iterator[Accounts]:
    with closing(open_database(database_url)) as database:
        yield make_accounts(Settings(), frozenset({"accounts"}), database, QUICK)


def started(database_url: str) -> Running:
    command = [sys.executable, "-m", "tests.replicas.served_fake", database_url]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout
    return Running(process, f"http://127.0.0.1:{process.stdout.readline().strip()}")


@pytest.fixture(scope="module")
def replicas(database_url: str) -> Iterator[tuple[Running, Running]]:
    with ThreadPoolExecutor(2) as starting:
        first, second = starting.map(started, [database_url] * 2)
    try:
        for each in (first, second):
            wait_until(each.answers, seconds=60)
        yield first, second
    finally:
        for each in (first, second):
            each.process.kill()
            each.process.wait()
            if each.process.stdout:
                each.process.stdout.close()


Replicas = tuple[Running, Running]


@pytest.fixture
def browser() -> Iterator[httpx2.Client]:
    """A browser, to which both replicas are one site: its cookies know no ports."""
    with httpx2.Client(timeout=30) as client:
        yield client


def with_key(accounts: Accounts, name: str) -> dict[str, str]:
    """The header of a new person's key."""
    person = add_person(accounts, name)
    key = accounts.keys.make("tests", person, "key", None, UserRole.READER)
    return {"Authorization": f"Bearer {key}"}


def sign_in(
    browser: httpx2.Client, page: Running, sent_to: Running, name: str, password: str = PASSWORD
) -> httpx2.Response:
    """Sign in with the form of one replica, sent to another."""
    token = form_token(browser.get(f"{page.url}/login").text)
    fields = {"form_token": token, "name": name, "password": password}
    return browser.post(f"{sent_to.url}/login", data=fields, headers={"Origin": sent_to.url})


def test_a_session_begun_at_one_holds_and_ends_at_the_other(
    replicas: Replicas, accounts: Accounts, browser: httpx2.Client
) -> None:
    first, second = replicas
    add_person(accounts, "刘晓")
    assert sign_in(browser, first, second, "刘晓").status_code == 303
    for replica in replicas:
        assert browser.get(f"{replica.url}/api/person").json()["name"] == "刘晓"
    token = form_token(browser.get(f"{first.url}/account").text)
    out = {"form_token": token}
    browser.post(f"{second.url}/logout", data=out, headers={"Origin": second.url})
    assert browser.get(f"{first.url}/api/person").status_code == 401


def test_requests_are_counted_together(replicas: Replicas, accounts: Accounts) -> None:
    key = with_key(accounts, "赵宁")

    def status(number: int) -> int:
        address = f"{replicas[number % 2].url}/api/person"
        return httpx2.get(address, headers=key, timeout=30).status_code

    with ThreadPoolExecutor(4) as clients:
        statuses = list(clients.map(status, range(REQUESTS_PER_MINUTE + 10)))
    assert (statuses.count(200), statuses.count(429)) == (REQUESTS_PER_MINUTE, 10)


def test_wrong_passwords_are_counted_together(
    replicas: Replicas, accounts: Accounts, browser: httpx2.Client
) -> None:
    add_person(accounts, "孙立")
    for number in range(FREE_TRIES):
        replica = replicas[number % 2]
        assert sign_in(browser, replica, replica, "孙立", "wrong").status_code == 401
    for replica in replicas:
        assert sign_in(browser, replica, replica, "孙立").status_code == 429


def test_an_answer_is_seen_and_stopped_at_the_other(replicas: Replicas, accounts: Accounts) -> None:
    first, second = replicas
    key = with_key(accounts, "钱明")
    with httpx2.Client(headers=key, timeout=30) as client, ThreadPoolExecutor(1) as asking:
        made = client.post(f"{first.url}/api/conversations", json={"title": SLOW}).json()
        path = f"/api/conversations/{made['id']}"
        asked = asking.submit(
            client.post, f"{first.url}{path}/ask", json={"question": SLOW}, headers=STREAM
        )
        wait_until(lambda: client.get(f"{second.url}{path}").json()["pending"] is not None)
        busy = client.post(f"{second.url}{path}/ask", json={"question": "一"})
        assert (busy.status_code, busy.json()["error"]["code"]) == (409, "conversation_busy")
        assert client.post(f"{second.url}{path}/stop").status_code == 204
        assert "event: done" not in asked.result().text
        thread = client.get(f"{first.url}{path}").json()
        assert thread["pending"] is None
        kept = [(each["question"], each["answer"]) for each in thread["messages"]]
        assert kept == [(SLOW, None)]


def test_a_replica_that_stops_answers_whom_it_has_and_refuses_others(
    database_url: str, accounts: Accounts
) -> None:
    key = with_key(accounts, "周平")
    replica = started(database_url)
    wait_until(replica.answers, seconds=60)
    with ThreadPoolExecutor(1) as asking:
        asked = asking.submit(
            httpx2.post,
            f"{replica.url}/api/ask",
            json={"question": SLOW},
            headers={**key, **STREAM},
            timeout=30,
        )
        wait_until(replica.works)
        replica.process.send_signal(signal.SIGTERM)
        wait_until(lambda: not replica.answers())
        with pytest.raises(httpx2.ConnectError):
            httpx2.get(f"{replica.url}/health")
        assert not asked.done()
        assert "event: done" in asked.result().text
    assert replica.process.wait(30) == -signal.SIGTERM
    assert replica.process.stdout
    replica.process.stdout.close()
