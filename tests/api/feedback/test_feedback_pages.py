"""Feedback becomes a candidate with one click, and a case once an admin has confirmed it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from tests.api.accounts.browser import send_form
from tests.api.documents.made_documents import ROLE, InRole
from tests.e2e.clients import ready_client
from tests.e2e.fake import ARTICLES, CENTRES, SUZHOU, FakeAnswerer
from zoneqa.api import create_app
from zoneqa.json_types import AnswerJson
from zoneqa.serialize import answer_json
from zoneqa.storage.database import open_database
from zoneqa.storage.history import History
from zoneqa.storage.records import FeedbackKind, FeedbackRecord, NewMessage
from zoneqa.zones.gazetteer import open_gazetteer
from zoneqa_eval.adding.builder import CaseBuilder, Labels
from zoneqa_eval.adding.feedback import read_feedback

PARKS = "苏州高新区的三大特色园区是哪三个？"
SHORT = "科技生态园区、先进制造园区和商务创新园区"


@dataclass
class Queue:
    """A client that is an admin, and what people think of answers."""

    client: TestClient
    history: History

    def give(self, question: str, kind: FeedbackKind, comment: str = "") -> FeedbackRecord:
        """Let a reader say what the reader thinks of the answer to a question."""
        answer = answer_json(FakeAnswerer().ask(question))
        conversation = self.history.conversations.create("li", "")
        asked = NewMessage(question, cast("AnswerJson", answer), {}, ("default",))
        message = self.history.conversations.add("li", conversation.id, asked)
        assert message is not None
        given = self.history.feedback.give("li", message, kind, comment)
        assert given is not None
        return given

    def page(self, path: str) -> str:
        """The text of a page."""
        response = self.client.get(path)
        assert response.status_code == 200
        return unescape(response.text)

    def send(self, given: FeedbackRecord, action: str, **fields: str) -> int:
        """Send a form of the page of some feedback; return the status."""
        page = f"/feedback/{given.id}"
        return send_form(self.client, page, f"{page}/{action}", **fields).status_code

    def cases(self, state: str) -> list[dict[str, Any]]:
        """The rows of the file of cases."""
        lines = self.client.get(f"/feedback/cases/{state}").text.splitlines()
        return [json.loads(line) for line in lines]


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Queue]:
    history = History.of(open_database(f"sqlite:///{tmp_path}/kept.sqlite"))
    app = create_app(FakeAnswerer, history=history)
    app.add_middleware(InRole)
    with ready_client(app) as client:
        client.headers.update({ROLE: "admin", "accept-language": "en"})
        yield Queue(client, history)


def test_the_queue_is_filtered_by_state_and_kind(queue: Queue) -> None:
    queue.give(PARKS, "wrong", "应为四个园区")
    queue.give("桂林高新区2020年签约了多少个项目？", "right")
    everything = queue.page("/feedback")
    assert PARKS in everything and "桂林高新区2020年签约了多少个项目？" in everything
    assert "应为四个园区" in everything
    assert SHORT in everything
    wrong = queue.page("/feedback?kind=wrong")
    assert PARKS in wrong and "桂林高新区2020年签约了多少个项目？" not in wrong
    assert PARKS not in queue.page("/feedback?state=accepted")


def test_one_click_makes_a_candidate(queue: Queue) -> None:
    given = queue.give(PARKS, "citation_unsupported", "secret comment")
    assert queue.send(given, "decide", decision="candidate") == 303
    (row,) = queue.cases("candidate")
    assert (row["question"], row["verdict"], row["state"]) == (PARKS, "wrong", "candidate")
    assert row["answer"]["short_answer"] == SHORT
    assert "secret comment" not in json.dumps(row, ensure_ascii=False)
    assert queue.cases("accepted") == []
    assert queue.send(given, "decide", decision="dismiss") == 303
    assert queue.history.feedback.counts() == {"dismissed": 1}
    assert queue.send(given, "decide", decision="reopen") == 303
    assert queue.history.feedback.counts() == {"new": 1}
    assert queue.send(given, "decide", decision="accept") == 400


def test_a_case_is_accepted_once_it_stands_in_the_articles(queue: Queue, tmp_path: Path) -> None:
    given = queue.give("苏州三大园区以外的目标是什么？", "wrong")
    queue.send(given, "decide", decision="candidate")
    form = {"verdict": "wrong", "article": "suzhou", "words": "国际合作中心", "quote": ""}
    for change, why in (
        ({"article": "nothing"}, "There is no report of this id."),
        ({"words": "月球"}, "No sentence of the report has these words."),
        ({"words": ""}, "No sentence of the report has these words."),
        ({"quote": "并非原文。"}, "The report does not have this quote."),
        ({"verdict": "maybe"}, "Choose what is to be said of the answer."),
    ):
        page = f"/feedback/{given.id}"
        refused = send_form(queue.client, page, f"{page}/accept", **{**form, **change})
        assert refused.status_code == 422
        assert why in unescape(refused.text)
    assert queue.send(given, "accept", **form) == 303
    (row,) = queue.cases("accepted")
    assert row["verdict"] == "wrong"
    assert row["expected"] == [{"article": "suzhou", "answers": ["国际合作中心"], "quote": CENTRES}]
    file = tmp_path / "cases.jsonl"
    file.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    (item,) = read_feedback(file)
    assert (item.verdict, item.expected[0].article) == ("wrong", "suzhou")


def test_an_accepted_case_is_added_to_the_questions(queue: Queue, tmp_path: Path) -> None:
    given = queue.give(PARKS, "right")
    page = queue.page(f"/feedback/{given.id}")
    assert '<option value="right" selected>' in page
    assert f'value="{SUZHOU.id}"' in page
    form = {"verdict": "right", "article": "suzhou", "words": SHORT, "quote": ""}
    assert queue.send(given, "accept", **form) == 303
    file = tmp_path / "cases.jsonl"
    file.write_text(queue.client.get("/feedback/cases/accepted").text, encoding="utf-8")

    def nobody(what: str) -> str:
        raise AssertionError(f"nobody can be asked for {what}")

    articles = {article.id: article for article in ARTICLES}
    builder = CaseBuilder(articles, open_gazetteer(["苏州高新区"]), nobody)
    row = builder.row(read_feedback(file)[0], [], Labels())
    assert (row["question"], row["answerable"]) == (PARKS, True)
    assert row["gold"][0]["article"] == "suzhou"
    assert row["gold"][0]["answers"] == [SHORT]
    assert SHORT in row["gold"][0]["quote"]


def test_a_question_that_should_have_been_declined_needs_no_words(queue: Queue) -> None:
    given = queue.give(PARKS, "wrong")
    assert queue.send(given, "accept", verdict="should_decline") == 303
    (row,) = queue.cases("accepted")
    assert (row["verdict"], row["expected"]) == ("should_decline", [])


def test_a_refusal_that_lacks_something_should_have_been_answered(queue: Queue) -> None:
    given = queue.give("谁是月球的市长？", "incomplete")
    assert '<option value="should_answer" selected>' in queue.page(f"/feedback/{given.id}")


def test_the_queue_says_why_a_question_was_declined(queue: Queue) -> None:
    given = queue.give("杨凌高新区的房价是多少？", "incomplete")
    assert given.answer is not None
    assert f">{given.answer['reason']}</p>" in queue.page("/feedback")


def test_only_admins_see_it(queue: Queue) -> None:
    given = queue.give(PARKS, "wrong")
    for role in ("reader", "editor"):
        headers = {ROLE: role}
        for path in ("/feedback", f"/feedback/{given.id}", "/feedback/cases/candidate"):
            assert queue.client.get(path, headers=headers).status_code == 403
        assert queue.client.get("/evaluation", headers=headers).status_code == 403
    path = f"/feedback/{given.id}/decide"
    assert queue.client.post(path, data={"decision": "candidate"}).status_code == 403
    assert queue.history.feedback.counts() == {"new": 1}


def test_what_is_not_there_is_not_found(queue: Queue) -> None:
    for path in ("/feedback/x", "/feedback/cases/new", "/feedback/cases/x"):
        assert queue.client.get(path).status_code == 404
