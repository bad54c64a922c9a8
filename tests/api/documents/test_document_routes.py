"""The routes on documents, generations and jobs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.documents.made_documents import BINARY, ROLE, DocumentsSite, documents_site
from tests.api.test_openapi import check
from tests.corpus.made_corpus import BROKEN
from zoneqa.api.documents import document_json
from zoneqa.storage.database import open_database

ADMIN = {ROLE: "admin"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[DocumentsSite]:
    with documents_site(open_database(f"sqlite:///{tmp_path}/z.sqlite"), tmp_path) as site:
        yield site


def test_a_file_is_uploaded_followed_and_listed(site: DocumentsSite) -> None:
    status, job = site.put("云岭.md", b"text")
    assert status == 202
    check(job, document_json.JobJson)
    assert (job["action"], job["name"], job["collection"]) == ("put", "云岭.md", "default")
    site.settled()
    done = site.client.get(f"/api/jobs/{job['id']}").json()
    check(done, document_json.JobJson)
    assert (done["state"], done["result"]["generation"]) == ("done", "gen-2")
    assert done["result"]["file"]["articles"] == ["云岭.md"]
    listed = site.client.get("/api/documents").json()
    check(listed, document_json.DocumentListJson)
    assert [(each["name"], each["size"]) for each in listed["documents"]] == [("云岭.md", 4)]
    jobs = site.client.get("/api/jobs").json()
    check(jobs, document_json.JobListJson)
    assert [each["id"] for each in jobs["jobs"]] == [job["id"]]


def test_what_cannot_be_read_says_why(site: DocumentsSite) -> None:
    _, job = site.put("a.docx", BROKEN)
    site.settled()
    ended = site.client.get(f"/api/jobs/{job['id']}").json()
    check(ended, document_json.JobJson)
    assert ended["state"] == "failed"
    assert ended["result"]["code"] == "nothing_readable"
    assert ended["result"]["problems"][0]["reason"] == "encrypted"
    assert site.office.files() == {}


def test_a_document_is_replaced_and_removed(site: DocumentsSite) -> None:
    site.put("a.txt", b"old")
    site.put("b.txt", b"b")
    site.settled()
    status, refused = site.put("a.txt", b"new")
    assert (status, refused["error"]["code"]) == (409, "document_exists")
    assert site.put("a.txt", b"new", "?replace=1")[0] == 202
    removed = site.client.delete("/api/documents/b.txt")
    assert (removed.status_code, removed.json()["action"]) == (202, "remove")
    site.settled()
    assert site.office.files() == {"a.txt": b"new"}
    last = site.client.delete("/api/documents/a.txt")
    assert (last.status_code, last.json()["error"]["code"]) == (409, "document_last")
    gone = site.client.delete("/api/documents/b.txt")
    assert (gone.status_code, gone.json()["error"]["code"]) == (404, "document_unknown")


@pytest.mark.parametrize(
    ("path", "headers", "data", "status", "code"),
    [
        ("a.exe", BINARY, b"a", 422, "file_name_invalid"),
        ("%2e%2e%2f.txt", BINARY, b"a", 422, "file_name_invalid"),
        ("a.txt", {"Content-Type": "text/plain"}, b"a", 415, "content_type"),
        ("a.txt", BINARY, b"a" * (1 << 20) + b"a", 413, "body_too_large"),
        ("a.txt?replace=yes", BINARY, b"a", 422, "parameter_invalid"),
        ("a.txt?more=1", BINARY, b"a", 422, "parameter_invalid"),
        ("a.txt?collection=x", BINARY, b"a", 404, "collection_unknown"),
        ("a.txt?collection=内部", BINARY, b"a", 404, "collection_unknown"),
        ("a.txt", {**BINARY, "Origin": "http://other.example"}, b"a", 403, "cross_origin"),
        ("a.txt", {**BINARY, ROLE: "reader"}, b"a", 403, "forbidden"),
    ],
)
def test_other_uploads_are_refused(
    site: DocumentsSite, path: str, headers: dict[str, str], data: bytes, status: int, code: str
) -> None:
    response = site.client.put(f"/api/documents/{path}", content=data, headers=headers)
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    assert site.office.left_over() == []
    assert site.office.jobs.latest() == []


def test_an_upload_of_unknown_length_is_limited_too(site: DocumentsSite) -> None:
    def body() -> Iterator[bytes]:
        for _ in range(40):
            yield b"a" * (1 << 16)

    response = site.client.put("/api/documents/a.txt", content=body(), headers=BINARY)
    assert (response.status_code, response.json()["error"]["code"]) == (413, "body_too_large")
    assert site.office.left_over() == []


ROUTES = [
    ("GET", "/api/documents"),
    ("PUT", "/api/documents/a.txt"),
    ("DELETE", "/api/documents/a.txt"),
    ("GET", "/api/generations"),
    ("POST", "/api/generations/x/rollback"),
    ("GET", "/api/jobs"),
    ("POST", "/api/jobs"),
    ("GET", "/api/jobs/x"),
    ("DELETE", "/api/jobs/x"),
    ("GET", "/documents"),
    ("POST", "/documents"),
    ("GET", "/documents/remove"),
    ("POST", "/documents/remove"),
    ("GET", "/documents/roll-back"),
    ("POST", "/documents/roll-back"),
    ("POST", "/documents/read-again"),
    ("POST", "/documents/give-up"),
]


def test_a_reader_may_do_none_of_it(site: DocumentsSite) -> None:
    for method, path in ROUTES:
        response = site.client.request(method, path, headers={ROLE: "reader"})
        assert response.status_code == 403, path
    documented = {
        (method.upper(), path)
        for path, methods in site.client.get("/openapi.json").json()["paths"].items()
        for method in methods
        if path.startswith(("/api/documents", "/api/generations", "/api/jobs"))
    }
    assert len(documented) == sum(path.startswith("/api") for _, path in ROUTES)


def test_a_collection_that_a_person_does_not_see_is_none(site: DocumentsSite) -> None:
    path = "/api/documents/a.txt?collection=内部"
    job = site.client.put(path, content=b"x", headers={**BINARY, **ADMIN}).json()
    assert job["collection"] == "内部"
    site.settled()
    assert site.office.files("内部") == {"a.txt": b"x"}
    address = f"/api/jobs/{job['id']}"
    done = site.client.get(address, headers=ADMIN).json()
    assert done["result"]["file"]["articles"] == ["内部~a.txt"]
    for method, other in (
        ("GET", address),
        ("DELETE", address),
        ("GET", "/api/documents?collection=内部"),
        ("GET", "/api/generations?collection=内部"),
        ("GET", "/api/jobs?collection=内部"),
        ("POST", "/api/jobs?collection=内部"),
        ("DELETE", path),
    ):
        assert site.client.request(method, other).status_code == 404, other
    assert site.client.get("/api/jobs").json() == {"jobs": []}


def test_an_older_generation_answers_again(site: DocumentsSite) -> None:
    listed = site.client.get("/api/generations").json()
    check(listed, document_json.GenerationListJson)
    newer, older = listed["generations"]
    assert (newer["current"], older["current"], older["articles"]) == (True, False, 1)
    path = f"/api/generations/{older['name']}/rollback"
    rolled = site.client.post(path)
    check(rolled.json(), document_json.GenerationListJson)
    assert [each["current"] for each in rolled.json()["generations"]] == [False, True]
    unknown = site.client.post("/api/generations/gen-x/rollback")
    assert (unknown.status_code, unknown.json()["error"]["code"]) == (404, "generation_unknown")
    store = site.office.place("default").index / newer["name"] / "articles.sqlite"
    store.write_bytes(b"damaged")
    damaged = site.client.post(f"/api/generations/{newer['name']}/rollback")
    assert (damaged.status_code, damaged.json()["error"]["code"]) == (409, "generation_damaged")


def test_the_list_has_pages_and_is_searched_by_name(site: DocumentsSite) -> None:
    files = site.office.place("default").files
    files.mkdir()
    for name in ("2021 桂林.txt", "2022 桂林.txt", "2022 云岭.txt"):
        (files / name).write_text("text", encoding="utf-8")
    found = site.client.get("/api/documents?q=桂林 2022&limit=1").json()
    assert [each["name"] for each in found["documents"]] == ["2022 桂林.txt"]
    assert [each["state"] for each in found["documents"]] == ["waiting"]
    second = site.client.get("/api/documents?limit=2&offset=2").json()
    assert (len(second["documents"]), second["total"]) == (1, 3)


def test_an_index_of_a_single_file_takes_no_uploads(site: DocumentsSite) -> None:
    site.office.place("default").files.write_bytes(b"one file")
    status, error = site.put("a.txt", b"a")
    assert (status, error["error"]["code"]) == (409, "corpus_not_folder")
