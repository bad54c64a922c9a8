"""Uploaded files with hostile names and contents."""

from __future__ import annotations

import csv
import json
from io import StringIO

import httpx2

from tests.api.accounts.browser import form_token
from tests.bad_requests.office import Office, answering_from, settled
from tests.bad_requests.row import Checks, Data
from tests.bad_requests.site import ANSWERED
from tests.made import Put, pdf
from zoneqa.accounts.person import UserRole

_REPORT = "# 澄湖高新区签约项目\n\n2023年，澄湖高新区签约项目88个，总投资310亿元。\n".encode()
_PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_KEPT_BYTES = 255


def by_form(client: httpx2.Client, name: str, content: bytes) -> int:
    """Send a file as the page without scripts does; wait for what becomes of it."""
    fields = {"form_token": form_token(client.get("/documents").text), "replace": "1"}
    reply = client.post("/documents", data=fields, files={"files": (name, content)})
    assert "set-cookie" not in reply.headers
    for job in client.get("/api/jobs").json()["jobs"]:
        settled(client, job["id"])
    return reply.status_code


def _names(client: httpx2.Client) -> set[str]:
    return {each["name"] for each in client.get("/api/documents").json()["documents"]}


def _kept_in_its_folder(office: Office, data: Data) -> bool:
    """A path is cut down to the name at its end."""
    with office.browser(office.person(UserRole.EDITOR)) as client:
        status, _ = office.upload(client, data, _REPORT)
        form = by_form(client, data, _REPORT)
        listed = _names(client)
    corpus = office.folder / "corpus"
    return (
        (status, form) == (202, 303)
        and "pwned.txt" in listed
        and set(office.folder.rglob("*pwned*")) == {corpus / "pwned.txt"}
        and not (corpus / data).resolve().exists()
    )


def _breaks_no_header(office: Office, data: Data) -> bool:
    """Line breaks in a name stay out of headers and of the list, also in a file to download."""
    with office.browser(office.person(UserRole.EDITOR)) as client:
        statuses = {office.upload(client, data, _REPORT)[0], by_form(client, data, _REPORT)}
        listed = _names(client)
        answer = client.post("/api/ask", json={"question": ANSWERED}).json()
        turn = {"question": ANSWERED, "answer": answer}
        file = client.post("/api/export", json={"format": "md", "title": data, "turns": [turn]})
        shown = client.get("/documents").text
    named = file.headers["content-disposition"]
    return (
        statuses <= {202, 303, 422}
        and "filename*=UTF-8''" in named
        and named.isascii()
        and all(name.isprintable() for name in listed)
        and "set-cookie" not in file.headers
        and "\nSet-Cookie" not in shown
    )


def _long_name(office: Office, data: Data) -> bool:
    """A name that no system of files takes is cut or refused."""
    with office.browser(office.person(UserRole.EDITOR)) as client:
        statuses = {office.upload(client, data, _REPORT)[0], by_form(client, data, _REPORT)}
        return statuses <= {202, 303, 422} and all(
            len(name.encode()) <= _KEPT_BYTES for name in _names(client)
        )


def _content_decides(office: Office, data: Data) -> bool:
    """Neither a suffix of a program is taken, nor a program under the suffix of a document."""
    program, disguised, document = (each.split(" ")[0] for each in data.split(" / "))
    drawn = pdf([Put("2023年，澄湖高新区签约项目88个。", 40, 500)])
    with office.program(UserRole.EDITOR) as client:
        by_suffix, refused = office.upload(client, program, _PROGRAM)
        taken, failed = office.upload(client, disguised, _PROGRAM)
        read, done = office.upload(client, document, drawn)
    reasons = {each["reason"] for each in (failed.get("result") or {}).get("problems", ())}
    return (
        (by_suffix, refused["error"]["code"]) == (422, "file_name_invalid")
        and (taken, failed["state"], reasons) == (202, "failed", {"type_mismatch"})
        and (read, done["state"]) == (202, "done")
    )


def _no_formula(office: Office, data: Data) -> bool:
    """What articles and people say is text in every file that a spreadsheet opens."""
    article = {
        "id": "formula",
        "title": data,
        "source": data,
        "zone": "澄湖高新区",
        "text": _REPORT.decode().rpartition("\n\n")[2],
    }
    with office.browser(office.person(UserRole.ADMIN)) as client:
        content = json.dumps(article, ensure_ascii=False).encode()
        _, job = office.upload(client, "formula.jsonl", content)
        assert answering_from(client, job["result"]["generation"])
        rows = list(csv.reader(StringIO(client.get("/api/facts?format=csv").text)))
        made = client.post("/api/conversations", json={"title": data}).json()["id"]
        client.post(f"/api/conversations/{made}/ask", json={"question": data})
        (message,) = client.get(f"/api/conversations/{made}").json()["messages"]
        said = {"message_id": message["id"], "kind": "wrong", "comment": data}
        given = client.post("/api/feedback", json=said).status_code
        cases = client.get("/feedback/cases/candidate")
    lines = [json.loads(line) for line in cases.text.splitlines()]
    return (
        (job["state"], given, cases.status_code) == ("done", 200, 200)
        and any(data in cell for row in rows for cell in row)
        and not any(cell.startswith(_FORMULA) for row in rows for cell in row)
        and all(isinstance(line, dict) for line in lines)
    )


CHECKS: Checks[Office] = {
    "I019": _no_formula,
    "N001": _kept_in_its_folder,
    "N003": _breaks_no_header,
    "N004": _long_name,
    "N006": _content_decides,
}
