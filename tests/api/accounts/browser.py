"""A browser for the tests: it keeps cookies and sends the forms of the pages that it sees."""

from __future__ import annotations

import re
from html import unescape

import httpx2

from tests.made_accounts import PASSWORD

ORIGIN = {"Origin": "http://testserver"}
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
"""Either says that a request comes from a page of ours."""

_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


def form_token(page: str) -> str:
    """The token in the forms of a page."""
    found = _TOKEN.search(page)
    assert found, "no form"
    return unescape(found[1])


def send_form(client: httpx2.Client, page: str, action: str, **fields: str) -> httpx2.Response:
    """Send a form of a page as a browser would, and stay where the answer is."""
    token = form_token(client.get(page).text)
    return client.post(
        action, data={"form_token": token, **fields}, headers=OWN_PAGE, follow_redirects=False
    )


def sign_in(
    client: httpx2.Client, name: str, password: str = PASSWORD, going_on: str = "/"
) -> httpx2.Response:
    """Sign in on the page for it."""
    return send_form(client, "/login", "/login", name=name, password=password, next=going_on)
