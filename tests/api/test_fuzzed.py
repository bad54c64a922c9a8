"""Requests made up from the OpenAPI document: no error of the server, and nothing undocumented.

`ZONEQA_FUZZED=1000` tries so many for each operation.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy, nothing
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.documents.made_documents import made_documents
from tests.corpus.made_corpus import Office
from tests.e2e.clients import running
from tests.e2e.fake import FakeAnswerer
from zoneqa.api import create_app
from zoneqa.storage.database import open_database

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
Operation = schemathesis.APIOperation[Any, Any, Any, Any]
EXAMPLES = int(os.environ.get("ZONEQA_FUZZED", "10"))


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("kept")
    database = open_database(f"sqlite:///{folder}/zoneqa.db")
    documents = made_documents(Office(database, folder))
    with running(create_app(FakeAnswerer, documents=documents)) as url:
        yield url


def test_every_answer_is_documented_and_none_is_an_error_of_the_server(url: str) -> None:
    tried: list[str] = []
    schema = schemathesis.openapi.from_url(f"{url}/openapi.json")
    for result in schema.get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()
        try_out(operation)
        tried.append(operation.label)
    assert {"POST /api/ask", "PUT /api/documents/{name}"} <= set(tried)


def try_out(operation: Operation) -> None:
    """Send requests that the document allows, and such as it does not."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=allowed(operation) | forbidden(operation))
    def send(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS)

    send()


def allowed(
    operation: schemathesis.APIOperation[Any, Any, Any, Any],
) -> SearchStrategy[schemathesis.Case[Any]]:
    return operation.as_strategy(GenerationMode.POSITIVE)


def forbidden(
    operation: schemathesis.APIOperation[Any, Any, Any, Any],
) -> SearchStrategy[schemathesis.Case[Any]]:
    takes = operation.body or operation.query or operation.path_parameters
    return operation.as_strategy(GenerationMode.NEGATIVE) if takes else nothing()
