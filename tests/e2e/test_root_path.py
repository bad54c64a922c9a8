"""The site below a path of a host, behind a proxy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

import httpx2
import pytest
from playwright.sync_api import expect

from tests.e2e.asking import ask
from tests.e2e.clients import running
from tests.e2e.conftest import OpenPage
from tests.e2e.fake import EXAMPLES, PARKS, FakeAnswerer
from tests.e2e.proxy import proxied
from zoneqa.api import create_app

ROOT = "/office/zoneqa"
LINK = re.compile(r'\b(?:href|src)="([^"]+)"')
ACTION = re.compile(r'\baction="([^"]+)"')
QUESTION = EXAMPLES["zh"][0]


@pytest.fixture(scope="module", params=[True, False], ids=["stripped", "passed on"])
def proxy_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a proxy for the site, which strips the path or passes it on."""
    with (
        running(create_app(FakeAnswerer, root_path=ROOT)) as url,
        proxied(url, ROOT, strips=request.param) as proxy,
    ):
        yield proxy


def answered(client: httpx2.Client) -> str:
    """The page of an answer, which no link leads to."""
    return client.post(f"{ROOT}/ask", data={"question": QUESTION}).text


def links(page: str, address: str, pattern: re.Pattern[str] = LINK) -> set[str]:
    """The addresses on this host that a page names, without their fragments."""
    found = (urljoin(address, unescape(link)) for link in pattern.findall(page))
    return {link.partition("#")[0] for link in found if link.startswith("/")}


def test_every_link_leads_to_a_page_below_the_path(proxy_url: str) -> None:
    with httpx2.Client(base_url=proxy_url) as client:
        page = answered(client)
        open_, seen = links(page, f"{ROOT}/ask") | {f"{ROOT}/"}, set[str]()
        while open_:
            address = open_.pop()
            seen.add(address)
            response = client.get(address)
            assert response.status_code == 200, address
            if response.headers["content-type"].startswith("text/html"):
                assert all(x.startswith(f"{ROOT}/") for x in links(response.text, address, ACTION))
                open_ |= links(response.text, address) - seen
    assert all(address.startswith(f"{ROOT}/") for address in seen)
    kinds = {re.sub(r"[?].*", "", address.removeprefix(ROOT)) for address in seen}
    assert {"/", "/ask", "/facts", "/check", "/articles", "/api/facts"} <= kinds
    assert len([kind for kind in kinds if kind.startswith("/article/")]) == 3


def test_a_cookie_is_for_what_is_below_the_path(proxy_url: str) -> None:
    chosen = httpx2.get(f"{proxy_url}{ROOT}/?lang=en")
    assert f"Path={ROOT};" in chosen.headers["set-cookie"] + ";"


def test_programs_find_their_addresses(proxy_url: str) -> None:
    with httpx2.Client(base_url=proxy_url) as client:
        assert client.get(f"{ROOT}/openapi.json").json()["servers"] == [{"url": ROOT}]
        assert client.get(f"{ROOT}/health").json()["status"] == "ok"
        assert client.get(f"{ROOT}/api/nothing").json()["error"]["code"] == "not_found"
        body = {"model": "zoneqa", "messages": [{"role": "user", "content": QUESTION}]}
        message = client.post(f"{ROOT}/v1/chat/completions", json=body).json()["choices"][0][
            "message"
        ]
        link = message["annotations"][0]["url_citation"]["url"]
        assert link.startswith(f"{proxy_url}{ROOT}/article/suzhou?")
        assert PARKS in client.get(link).text
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
        accept = {"accept": "application/json, text/event-stream"}
        assert client.post(f"{ROOT}/mcp", json=call, headers=accept).status_code == 200


def test_the_scripts_ask_and_link_below_the_path(open_page: OpenPage, proxy_url: str) -> None:
    page = open_page(proxy_url)
    page.goto(f"{ROOT}/")
    ask(page, QUESTION)
    page.locator(".chip").first.click()
    expect(page.locator("#panel mark")).to_have_text(PARKS)
    page.locator("#panel .panel-page").click()
    expect(page.locator("#quote")).to_have_text(PARKS)
    assert page.url.startswith(f"{proxy_url}{ROOT}/article/suzhou?")


def test_without_scripts_too(open_page: OpenPage, proxy_url: str) -> None:
    page = open_page(proxy_url, java_script_enabled=False)
    page.goto(f"{ROOT}/")
    page.locator(".example").first.click()
    expect(page.locator(".sentence .said").first).to_be_visible()
