"""The examples of documents: one is uploaded, replaced and removed, and an index rolled back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

from tests.api.documents.made_documents import BINARY, DocumentsSite, documents_site
from tests.docs.example import Example
from tests.docs.kept_examples import SHOWN_TIME, TIME
from tests.e2e.clients import wait_until
from zoneqa.storage.database import open_database

FILE, OTHER = "云岭2023.docx", "云岭2022.docx"
SHOWN_ID = "3b1f6c0a9d5e4f7c8a2b6d0e4c8f1a35"
SHOWN_SIZE = 224_310
_ID = re.compile(r"\b[0-9a-f]{32}\b")
_GENERATION = re.compile(r"gen-\d{8}T\d+-")
_SIZE = re.compile(r'"size": \d{5,}')
"""What is never the same: ids of jobs, times of generations, the bytes that they take."""


def document_examples() -> dict[str, dict[str, Any]]:
    """What is written of each operation on documents, generations and jobs."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        database = open_database(f"sqlite:///{path}/z.sqlite")
        with documents_site(database, path) as site:
            told = changed(site)
        database.close()
    text = TIME.sub(SHOWN_TIME, json.dumps(told, ensure_ascii=False))
    text = _GENERATION.sub("gen-20210320T083000000000-", _ID.sub(SHOWN_ID, text))
    read: dict[str, dict[str, Any]] = json.loads(_SIZE.sub(f'"size": {SHOWN_SIZE}', text))
    return read


def changed(site: DocumentsSite) -> dict[str, dict[str, Any]]:
    """Change documents; return what is written of it."""
    told: dict[str, dict[str, Any]] = {}

    def ask(example: Example) -> Any:
        told[example.name] = example.ask(site.client)
        return told[example.name]["response"]

    one = "/api/documents/{name}"
    site.put(OTHER, b"text")
    job = ask(Example("PUT", one, {"name": FILE}, headers=BINARY, content=b"text"))["id"]
    site.settled()
    ask(Example("GET", "/api/documents", {"q": "云岭", "limit": 10}))
    ask(Example("GET", "/api/jobs/{job_id}", {"job_id": job}))
    ask(Example("GET", "/api/jobs", {"limit": 1}))
    ask(Example("DELETE", one, {"name": OTHER}))
    site.settled()
    older = ask(Example("GET", "/api/generations"))["generations"][1]["name"]
    ask(Example("POST", "/api/generations/{name}/rollback", {"name": older}))
    is_over = Event()

    def hold_up() -> None:
        assert is_over.wait(60)

    site.office.index.before = hold_up
    ask(Example("POST", "/api/jobs"))
    wait_until(lambda: bool(site.office.jobs.latest(("running",))))
    waiting = site.put("云岭2021.docx", b"text")[1]["id"]
    ask(Example("DELETE", "/api/jobs/{job_id}", {"job_id": waiting}))
    is_over.set()
    site.settled()
    return told
