"""Signing in with what is wrong, forged, old or too long, and what a stranger sees."""

from __future__ import annotations

import re
from collections import Counter

from tests.api.accounts.browser import OWN_PAGE, form_token, send_form, sign_in
from tests.bad_requests.office import Office
from tests.bad_requests.row import Checks, Data
from tests.made_accounts import PASSWORD
from zoneqa.api.accounts.cookies import SESSION

_TRIES, _FREE_TRIES = 50, 10
_HASHING_SECONDS = 0.05
_LONGEST_PASSWORD = 1024


def _wrong_passwords(office: Office, _data: Data) -> bool:
    """An account is paused for one address, and nobody else."""
    name, other = (office.person().shown_name for _ in range(2))
    before = len(office.accounts.audit.entries(action="sign_in.fail"))
    with office.client() as client, office.client() as elsewhere:
        tries = [sign_in(client, name, f"wrong {n}").status_code for n in range(_TRIES)]
        right = sign_in(client, name)
        others = sign_in(client, other), sign_in(elsewhere, name)
    failed = len(office.accounts.audit.entries(action="sign_in.fail")) - before
    paused = office.log.read_text().count("POST /login 429")
    return (
        Counter(tries) == {401: _FREE_TRIES, 429: _TRIES - _FREE_TRIES}
        and right.status_code == 429
        and int(right.headers["retry-after"]) > 0
        and [each.status_code for each in others] == [303, 303]
        and failed == _FREE_TRIES
        and paused == _TRIES - _FREE_TRIES + 1
    )


def _long_password(office: Office, data: Data) -> bool:
    """A password that is too long is refused before it is hashed."""
    with office.client() as client:
        fields = {"form_token": form_token(client.get("/login").text), "name": "x"}
        before = office.served.processor_seconds()
        statuses = [
            client.post("/login", data={**fields, "password": each}, headers=OWN_PAGE).status_code
            for each in (data, "p" * (_LONGEST_PASSWORD + 1))
        ]
        spent = office.served.processor_seconds() - before
    return statuses == [413, 422] and spent < 2 * _HASHING_SECONDS


def _session_of_an_attacker(office: Office, _data: Data) -> bool:
    """A session begins with a new token and ends on the server."""
    with office.client() as client:
        client.cookies.set(SESSION, "attacker", domain="127.0.0.1")
        sign_in(client, office.person().shown_name)
        (token,) = {each.value for each in client.cookies.jar if each.name == SESSION} - {
            "attacker"
        }
        client.cookies.clear()
        client.cookies.set(SESSION, token or "")
        known = client.get("/api/person").status_code
        out = send_form(client, "/account", "/logout").status_code
    with office.client() as client:
        replayed = [
            client.get("/api/person", headers={"Cookie": f"{SESSION}={each}"}).status_code
            for each in (token, "attacker")
        ]
    return (known, out, replayed) == (200, 303, [401, 401])


def _forged_cookies(office: Office, data: Data) -> bool:
    """The cookie is out of the reach of scripts and other hosts; a forged one is none."""
    account = office.person()
    with office.client() as client:
        client.headers["X-Forwarded-Proto"] = "https"
        page = client.get("/login")
        fields = {"name": account.shown_name, "password": PASSWORD}
        secret = page.headers["set-cookie"].partition(";")[0]
        client.headers.update({"Cookie": secret, **OWN_PAGE})
        cookie = client.post(
            "/login", data={**fields, "form_token": form_token(page.text)}
        ).headers["set-cookie"]
    (token,) = re.findall(f"__Host-{SESSION}=([^;]+)", cookie)
    attributes = {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    name, _, value = data.partition("=")
    values = (value, token[:-1], token.swapcase(), "A" * 4096, "unsigned", "")
    with office.client() as client:
        statuses = {
            client.get(path, headers={b"cookie": f"{each}={value}".encode()}).status_code
            for each in (name, SESSION, f"__Host-{SESSION}")
            for value in values
            for path in ("/api/person", "/facts")
        }
    return attributes and statuses == {401, 303}


def _to_another_site(office: Office, data: Data) -> bool:
    """Signing in leads to a page of ours only."""
    asked = [each.removeprefix("next=") for each in data.partition("?")[2].split(";")]
    led = []
    for each in asked:
        with office.client() as client:
            led.append(sign_in(client, office.person().shown_name, going_on=each))
            led.append(client.get("/login", params={"next": each}))
    return len(led) == 8 and {each.headers["location"] for each in led} == {"/"}


CHECKS: Checks[Office] = {
    "A001": _wrong_passwords,
    "A003": _long_password,
    "A005": _session_of_an_attacker,
    "A006": _forged_cookies,
    "A013": _to_another_site,
}
