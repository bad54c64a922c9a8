"""The page of documents, as a browser without scripts uses it."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from re import findall

import pytest

from tests.api.accounts.browser import form_token, send_form
from tests.api.documents.made_documents import ROLE, DocumentsSite, documents_site
from tests.corpus.made_corpus import BROKEN, FakeIndex
from zoneqa.corpus.index_process import IndexOutcome
from zoneqa.storage.database import open_database


@pytest.fixture
def site(tmp_path: Path) -> Iterator[DocumentsSite]:
    with documents_site(open_database(f"sqlite:///{tmp_path}/z.sqlite"), tmp_path) as site:
        site.client.headers["accept-language"] = "en"
        yield site


def shown(site: DocumentsSite, path: str = "/documents") -> str:
    """The text of a page, without its markup."""
    response = site.client.get(path)
    assert response.status_code == 200
    return unescape(response.text)


def upload(site: DocumentsSite, *files: tuple[str, bytes], **fields: str) -> tuple[int, str]:
    """Send the form; return status and page, after redirects."""
    parts = [("file", (name, data)) for name, data in files]
    token = form_token(site.client.get("/documents").text)
    response = site.client.post("/documents", data={"form_token": token, **fields}, files=parts)
    return response.status_code, unescape(response.text)


def test_several_files_are_uploaded_and_each_says_what_became_of_it(site: DocumentsSite) -> None:
    status, _ = upload(site, ("云岭.md", b"text"), ("a.docx", BROKEN), collection="default")
    assert status == 200
    site.settled()
    page = shown(site)
    assert "Taken in. Reports: 1" in page
    assert "Not taken in: nothing in the file can be read." in page
    assert "The file is protected by a password" in page
    assert site.office.files() == {"云岭.md": b"text"}
    assert 'data-undone="0"' in page


def test_files_that_are_not_taken_are_named_beside_those_that_are(site: DocumentsSite) -> None:
    upload(site, ("a.txt", b"old"))
    site.settled()
    status, page = upload(
        site,
        ("a.txt", b"new"),
        ("b.exe", b"b"),
        ("c.txt", b"x" * (1 << 20) + b"x"),
        ("d.txt", b"d"),
    )
    assert status == 422
    told = dict(findall(r"<li><bdi>(.*?)</bdi>: (.*?)</li>", page))
    assert told.pop("a.txt").startswith("There is a file of this name; tick “Replace files")
    assert told == {
        "b.exe": "Files of this kind are not read, or the name cannot be used.",
        "c.txt": "The file is too large.",
    }
    site.settled()
    assert site.office.files() == {"a.txt": b"old", "d.txt": b"d"}
    assert site.office.left_over() == []


def test_the_form_of_a_file_puts_another_in_its_place(site: DocumentsSite) -> None:
    upload(site, ("a.txt", b"old"))
    upload(site, ("new name.txt", b"new"), name="a.txt", replace="1")
    site.settled()
    assert site.office.files() == {"a.txt": b"new"}


def test_a_form_without_a_file_says_so(site: DocumentsSite) -> None:
    status, page = upload(site, ("", b""), collection="default")
    assert (status, "No file was chosen." in page) == (422, True)
    no_form = site.client.post("/documents", content=b"x", headers={"content-type": "text/plain"})
    assert no_form.status_code == 415
    cut_off = site.client.post(
        "/documents",
        content=b"--x\r\n",
        headers={"content-type": "multipart/form-data; boundary=x"},
    )
    assert cut_off.status_code in (400, 422)


def test_a_file_is_removed_after_a_question(site: DocumentsSite) -> None:
    upload(site, ("a.txt", b"a"), ("b.txt", b"b"))
    site.settled()
    assert "Remove “b.txt”?" in shown(site, "/documents/remove?name=b.txt")
    fields = {"name": "b.txt", "collection": "default"}
    assert send_form(site.client, "/documents", "/documents/remove", **fields).status_code == 303
    site.settled()
    assert site.office.files() == {"a.txt": b"a"}
    again = send_form(site.client, "/documents", "/documents/remove", **fields)
    assert again.status_code == 404
    assert "There is no such file; it may have been removed." in again.text


def test_an_older_version_answers_again_after_a_question(site: DocumentsSite) -> None:
    older = site.client.get("/api/generations").json()["generations"][1]["name"]
    question = shown(site, f"/documents/roll-back?generation={older}")
    assert "Go back to this version?" in question
    assert "reports: 1." in question
    fields = {"generation": older, "collection": "default"}
    send_form(site.client, "/documents", "/documents/roll-back", **fields)
    assert site.client.get("/api/generations").json()["generations"][1]["current"]
    unknown = site.client.get("/documents/roll-back?generation=<b>")
    assert unknown.status_code == 404
    assert "There is no such version" in unknown.text


def test_a_full_disk_is_said_in_plain_words(site: DocumentsSite) -> None:
    site.office.index.outcomes = iter([IndexOutcome(4, None, "No space left on device.")])
    upload(site, ("a.txt", b"a"))
    site.settled()
    assert "the disk is full or cannot be written. The index from before answers" in shown(site)


def test_repairs_and_prints_found_twice_are_told(tmp_path: Path) -> None:
    row = {
        "name": "page.txt",
        "status": "read",
        "articles": ["page-1", "page-2"],
        "repairs": {"joined": 2},
        "duplicates": [{"id": "x", "of": "y"}],
        "problems": [{"reason": "too_large", "says": "It is long.", "part": "p. 3"}],
    }
    printed = {"generation": "g", "articles": 2, "fresh": True, "report": {"files": [row]}}
    index = FakeIndex(iter([IndexOutcome(0, printed)]))
    database = open_database(f"sqlite:///{tmp_path}/z.sqlite")
    with documents_site(database, tmp_path, index=index) as site:
        site.client.headers["accept-language"] = "en"
        upload(site, ("page.txt", b"a"))
        site.settled()
        page = shown(site)
    assert "<bdi>p. 3</bdi>: The file, or its text, is too large." in page
    assert "Other prints of reports that are there already: 1" in page
    assert len(findall(r"<li>[^<]+: 2</li>", page)) == 1


def test_only_editors_are_led_to_the_page(site: DocumentsSite) -> None:
    link = 'href="/documents"'
    assert link in site.client.get("/articles").text
    assert link not in site.client.get("/articles", headers={ROLE: "reader"}).text


def test_a_form_of_another_page_changes_nothing(site: DocumentsSite) -> None:
    files = [("file", ("a.txt", b"a"))]
    for path, fields in (
        ("/documents", {"collection": "default"}),
        ("/documents", {"form_token": "x"}),
    ):
        assert site.client.post(path, data=fields, files=files).status_code == 403
    for path in ("remove", "roll-back", "read-again", "give-up"):
        assert site.client.post(f"/documents/{path}", data={"name": "a"}).status_code == 403
    assert site.office.jobs.latest() == []
    assert site.office.left_over() == []


def test_names_are_shown_not_run(site: DocumentsSite) -> None:
    files = site.office.place("default").files
    files.mkdir()
    (files / '<img src=x onerror="alert(1)">.txt').write_bytes(b"a")
    page = site.client.get("/documents").text
    assert "<img" not in page
    assert "&lt;img" in page


MANY = {
    "fields": (("a{n}", None, b""),),
    "fields of one name": (("a", None, b"x" * 4000),),
    "files that are refused": (("file", "{n}.exe", b""),),
    "files without a name": (("file", "", b""),),
    "fields and files": (("a{n}", None, b""), ("file", "{n}.exe", b"")),
}


@pytest.mark.parametrize("kind", MANY)
def test_a_form_does_not_go_on_for_ever(site: DocumentsSite, kind: str) -> None:
    token = form_token(site.client.get("/documents").text)
    parts = [("form_token", (None, token.encode()))]
    parts += [
        (name.format(n=n), (file if file is None else file.format(n=n), data))  # type: ignore[misc]
        for n in range(250)
        for name, file, data in MANY[kind]
    ]
    refused = site.client.post("/documents", files=parts)
    assert refused.status_code == 413
    assert site.office.left_over() == []
