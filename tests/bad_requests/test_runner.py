"""The runner itself: what it judges, and that it notices what is wrong."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.bad_requests.__main__ import GROUPS, judge
from tests.bad_requests.llm_stub import breaks_off, refuses, running_llm_stub, says
from tests.bad_requests.row import Data, made, rows
from tests.bad_requests.site import Site
from tests.e2e.clients import running
from tests.e2e.fake import FakeAnswerer
from tests.load.http_client import Address
from tests.load.served import Served
from zoneqa.api import create_app

ROW = {"id": "X001", "level": "must", "surface": "api", "input": "云岭高新区？"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A service of this process with an empty log."""
    with running(create_app(FakeAnswerer)) as url:
        site = Site(served=Served(Address(urlsplit(url).port or 0), os.getpid()), folder=tmp_path)
        site.log.touch()
        yield site


def test_a_row_has_one_check() -> None:
    ids = Counter(row_id for _, checks in GROUPS for row_id in checks)
    assert [row_id for row_id, count in ids.items() if count > 1] == []


def test_only_rows_on_what_a_service_is_sent_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    surfaces = ("api", "web", "cli", "ingest")
    lines = [json.dumps({**ROW, "surface": each}) for each in surfaces]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert [row["surface"] for row in rows(path)] == ["api", "web"]


@pytest.mark.parametrize(
    ("row", "data"),
    [
        ({"input": "a"}, "a"),
        ({"how_kind": "python", "how_to_make": "data='a'*3"}, "aaa"),
        ({"how_kind": "steps", "how_to_make": "open it"}, None),
    ],
)
def test_a_row_says_what_to_send(row: dict[str, str], data: Data) -> None:
    assert made(row) == data


def test_a_check_is_given_the_input_and_judged(site: Site) -> None:
    assert judge(site, ROW, lambda site, data: site.ask(data).status == 200)[0]
    assert not judge(site, ROW, lambda site, data: site.ask(data).status == 422)[0]


def test_a_check_that_breaks_has_failed_and_says_where(site: Site) -> None:
    passed, said = judge(site, ROW, lambda site, data: data["no such"] == 1)
    assert not passed
    assert "TypeError" in said
    assert "test_runner.py:" in said


def test_a_crash_that_is_logged_fails_a_row(site: Site) -> None:
    def crashes(site: Site, _: Data) -> bool:
        return bool(site.log.write_text("Traceback (most recent call last):\n"))

    passed, said = judge(site, ROW, crashes)
    assert not passed
    assert said.endswith(", crashed")


def test_the_llm_replies_as_it_is_told() -> None:
    with running_llm_stub() as llm:
        url, asked = f"{llm.url}/chat/completions", {"model": "m"}
        llm.reply = says("云岭", "高新区")
        text = httpx2.post(url, json=asked).text
        assert text.index("云岭") < text.index("高新区") < text.index("[DONE]")
        llm.reply = refuses(401, "invalid_api_key")
        assert httpx2.post(url, json=asked).status_code == 401
        llm.reply = breaks_off("云岭", reset=True)
        with pytest.raises(httpx2.HTTPError):
            httpx2.post(url, json=asked)
        assert llm.asked == [asked] * 3
        assert llm.answering == 0
