"""Asking by the form, without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from threading import Event as Signal

import pytest
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client, wait_until
from tests.e2e.fake import PROJECTS, SUZHOU, FakeAnswerer, settle
from tests.e2e.fake import Line as FakeLine
from zoneqa.api import create_app
from zoneqa.api.ask_form import AskForm
from zoneqa.api.schemas import EarlierTurn
from zoneqa.api.shown_answer import ShownAnswer, shown_answers
from zoneqa.types import Answer, Event, Filters, Reprint, Retrieved

PARKS = "苏州高新区的三大特色园区是哪三个？"
IN_CHINESE = {"accept-language": "zh"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer)) as client:
        yield client


def post(client: TestClient, form: dict[str, str], language: str = "zh") -> str:
    response = client.post("/ask", data=form, headers={"accept-language": language})
    assert response.status_code == 200
    return response.text


def words(page: str) -> str:
    """The text of a page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def field(page: str, name: str) -> str:
    """The value of a field of the form."""
    return unescape(re.findall(rf'name="{name}" value="([^"]*)"', page)[0])


def test_a_question_is_answered_with_links_to_the_marked_quotes(client: TestClient) -> None:
    page = post(client, {"question": PARKS})
    assert "简答 科技生态园区、先进制造园区和商务创新园区" in words(page)
    assert "分别是<strong>科技生态园区、先进制造园区和商务创新园区</strong>。" in page
    assert "较高" in words(page)
    links = [unescape(each) for each in re.findall(r'class="chip" href="([^"]+)"', page)]
    assert len(links) == 2
    for link in links:
        assert '<mark id="quote"' in client.get(link).text
    assert words(page).count(SUZHOU.title) == 1


def test_a_refusal_says_why_what_comes_near_and_what_was_closest(client: TestClient) -> None:
    page = words(post(client, {"question": "桂林高新区2019年签约了多少个项目？"}))
    assert "报道里没有答案 最接近的段落没有回答这个问题。" in page
    assert f"相近的报道： {PROJECTS} 1" in page
    assert "最接近的报道（不是答案）" in page
    assert "报道中有答案的把握" not in page


@pytest.mark.parametrize(
    ("language", "declined"),
    [("zh", "报道里没有答案"), ("zh-TW", "報導裡沒有答案"), ("en", "The reports do not say")],
)
def test_the_words_round_an_answer_are_in_the_language_of_the_page(
    client: TestClient, language: str, declined: str
) -> None:
    page = post(client, {"question": "房价是多少？"}, language)
    assert declined in page
    assert "最接近的段落没有回答这个问题。" in page  # the answer is in that of the question


def test_a_doubtful_sentence_is_flagged_and_says_why(client: TestClient) -> None:
    page = post(client, {"question": "What is Suzhou forming?"}, "en")
    assert "Check this “twice as many” is not in the cited passage." in words(page)
    assert "This sentence was cut." not in page


def test_a_short_answer_has_its_english_form_first(client: TestClient) -> None:
    page = post(client, {"question": "How many projects in Guilin?"}, "en")
    assert '<span lang="en">46 projects</span><span lang="zh-Hans"> (46个)</span>' in page
    assert "The reports say, in Chinese:" in page


class Polite(FakeAnswerer):
    """Greets back."""

    def _events(self, question: str, k: int, filters: Filters) -> Iterator[Event]:
        yield Retrieved((), ())
        yield Answer(question, "zh", "您好！请提问。", (), (), (), None, 0.0)


def test_a_greeting_gets_a_reply_and_no_refusal() -> None:
    with ready_client(create_app(Polite)) as client:
        page = post(client, {"question": "你好"})
    assert '<p class="reply" lang="zh-Hans">您好！请提问。</p>' in page
    assert "报道里没有答案" not in page


def test_a_follow_up_is_understood_by_the_thread_that_the_form_carries(client: TestClient) -> None:
    first = post(client, {"question": "桂林高新区2020年签约了多少个项目？"})
    thread = field(first, "thread")
    assert json.loads(thread) == [
        {"question": "桂林高新区2020年签约了多少个项目？", "zones": ["桂林高新区"]}
    ]
    second = post(client, {"question": "那2019年呢？", "thread": thread})
    assert "理解为： 桂林高新区2019年签约了多少个项目？" in words(second)
    assert "之前问过： 桂林高新区2020年签约了多少个项目？" in words(second)
    kept = [turn["question"] for turn in json.loads(field(second, "thread"))]
    assert kept == ["桂林高新区2020年签约了多少个项目？", "桂林高新区2019年签约了多少个项目？"]


@pytest.mark.parametrize(
    "thread",
    ["{", "[1]", '[{"question": 1}]', '[{"question": "a", "more": 1}]', '"\\ud800"', "[" * 5000],
)
def test_a_thread_that_is_not_ours_is_none(client: TestClient, thread: str) -> None:
    page = post(client, {"question": PARKS, "thread": thread})
    assert len(json.loads(field(page, "thread"))) == 1


def test_the_form_carries_the_last_questions_only() -> None:
    answer = Answer("e", "zh", "", (), (), (), None, 0.0)
    form = AskForm("e", tuple(EarlierTurn(question=each) for each in "abcd"), zone="桂林高新区")
    following = form.following(answer, "c1")
    assert [turn.question for turn in following.thread] == ["b", "c", "d", "e"]
    assert (following.question, following.zone) == ("", "桂林高新区")
    assert following.conversation == "c1"


def test_filters_hold_and_stay_in_the_form(client: TestClient) -> None:
    page = post(client, {"question": "房价是多少？", "zone": "苏州高新区", "since": "2020"})
    assert SUZHOU.title in page
    assert "一号工程" not in page
    assert (field(page, "zone"), field(page, "since")) == ("苏州高新区", "2020")
    assert '<details class="limits" open>' in page


class FilterKeeper(FakeAnswerer):
    """Remembers the filters it was asked with."""

    asked: Filters

    def _events(self, question: str, k: int, filters: Filters) -> Iterator[Event]:
        FilterKeeper.asked = filters
        return super()._events(question, k, filters)


def test_every_filter_of_the_form_reaches_the_search() -> None:
    form = {"question": PARKS, "zone": " 苏州高新区 ", "source": "测试报", "until": "2021-03"}
    with ready_client(create_app(FilterKeeper)) as client:
        post(client, form)
    assert FilterKeeper.asked == Filters(("苏州高新区",), ("测试报",), (), None, "2021-03")


@pytest.mark.parametrize(
    ("form", "status", "says"),
    [
        ({"question": ""}, 422, "请先输入问题。"),
        ({"question": " \n\u200b"}, 422, "请先输入问题。"),
        ({"question": "长" * 2001}, 422, "问题太长了"),
        ({"question": PARKS, "zone": "火星高新区"}, 422, "没有符合这个园区、报纸或时间的报道"),
        ({"question": "长" * 30_000}, 413, "问题里有无法识别的字符"),
    ],
)
def test_the_page_says_what_is_wrong_and_keeps_the_question(
    client: TestClient, form: dict[str, str], status: int, says: str
) -> None:
    response = client.post("/ask", data=form, headers=IN_CHINESE)
    assert response.status_code == status
    assert says in response.text
    if status == 422:
        assert f"\n{form.get('question', '')}</textarea>" in response.text


@pytest.mark.parametrize("kind", ["application/json", "text/plain", ""])
def test_what_is_no_form_is_refused_as_a_page(client: TestClient, kind: str) -> None:
    response = client.post("/ask", content=b"{}", headers={"content-type": kind})
    assert response.status_code == 415
    assert "<textarea" in response.text


def test_the_form_of_another_site_is_refused(client: TestClient) -> None:
    for origin in ("https://elsewhere.example", "null"):
        response = client.post("/ask", data={"question": PARKS}, headers={"origin": origin})
        assert response.status_code == 403
    assert client.get("/").headers["referrer-policy"] == "same-origin"
    answered = client.post("/ask", data={"question": PARKS})
    assert answered.headers["referrer-policy"] == "same-origin"


def test_what_is_asked_is_text_and_nothing_else(client: TestClient) -> None:
    page = post(client, {"question": 'markup</textarea><img src=x onerror="alert(1)">'})
    assert "<img" not in page
    assert "&lt;i onclick=&#34;x&#34;&gt;stays text&lt;/i&gt;" in page


def test_a_look_at_the_address_begins_anew(client: TestClient) -> None:
    assert 'action="/ask"' in client.get("/ask?lang=en").text


class Waiting(FakeAnswerer):
    """Answers one question when it is let go, and the others at once."""

    question = "房价是多少？"
    begun, go = Signal(), Signal()

    def _events(self, question: str, k: int, filters: Filters) -> Iterator[Event]:
        if question == self.question:
            self.begun.set()
            self.go.wait(20)
        return super()._events(question, k, filters)


def test_whoever_finds_no_thread_free_is_told_and_keeps_the_question() -> None:
    app = create_app(Waiting, workers=1, patience=0.1)
    with ready_client(app) as client, ThreadPoolExecutor(1) as threads:
        wait_until(lambda: 'class="example"' in client.get("/").text)
        first = threads.submit(client.post, "/ask", data={"question": Waiting.question})
        assert Waiting.begun.wait(20)
        second = client.post("/ask", data={"question": "桂林？"}, headers=IN_CHINESE)
        Waiting.go.set()
        assert first.result(20).status_code == 200
    assert second.status_code == 503
    assert int(second.headers["retry-after"]) >= 1
    assert "现在提问的人较多" in second.text
    assert "\n桂林？</textarea>" in second.text


def test_questions_are_in_no_log_line(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    post(client, {"question": "桂林的秘密是什么？"})
    assert "秘密" not in caplog.text


def shown(**changes: object) -> ShownAnswer:
    """An answer of two sentences, changed."""
    settled = [settle(1, FakeLine("见三大园区。", SUZHOU, "三大特色园区"))]
    said = tuple(each.sentence for each in settled)
    cited = tuple(citation for each in settled for citation in each.citations)
    answer = Answer("q", "zh", "", said, cited, (), "三大园区", 0.6)
    return ShownAnswer(replace(answer, **changes), ())  # type: ignore[arg-type]


def test_the_short_answer_is_set_off_in_its_sentence() -> None:
    assert shown().sentences[0].pieces == (("见", False), ("三大园区", True), ("。", False))
    assert shown(short_answer="别的").sentences[0].pieces == (("见三大园区。", False),)


@pytest.mark.parametrize(
    ("confidence", "level"),
    [(1.0, "high"), (0.75, "high"), (0.74, "middle"), (0.5, "middle"), (0.49, "low"), (0.0, "low")],
)
def test_confidence_has_three_levels(confidence: float, level: str) -> None:
    assert shown(confidence=confidence).confidence == level


@pytest.mark.parametrize(
    ("changes", "lead"),
    [
        ({}, None),
        ({"language": "en"}, "in_chinese"),
        ({"language": "en", "composer": "computed"}, None),
        ({"composer": "llm", "model": "m"}, "written_by"),
        ({"language": "en", "composer": "llm", "model": "m"}, "written_by"),
    ],
)
def test_what_stands_above_the_sentences(changes: dict[str, object], lead: str | None) -> None:
    assert shown(**changes).lead == lead


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({}, ["三大园区"]),
        ({"language": "en"}, []),
        ({"language": "en", "short_answer_english": "three"}, ["three", " (三大园区)"]),
        ({"language": "en", "short_answer": "46"}, ["46"]),
        ({"short_answer": None}, []),
        ({"sentences": ()}, []),
    ],
)
def test_the_parts_of_a_short_answer(changes: dict[str, object], parts: list[str]) -> None:
    assert shown(**changes).short_parts == parts


def test_a_source_tells_once_where_else_it_was_printed() -> None:
    prints = tuple(Reprint(str(n), "题", source) for n, source in enumerate(("甲报", "甲报", None)))
    (source,) = shown().sources
    assert source.facts == ["苏州高新区", "报纸专版：国家高新区", "2021-03"]
    assert replace(source, article=replace(SUZHOU, also=prints)).other_prints == ["甲报", "题"]


def test_the_closest_articles_are_those_that_were_found() -> None:
    events = FakeAnswerer().events(FakeAnswerer.analyzer.analyze("房价？"))
    *before, last = shown_answers(events)
    assert before == [None]
    assert last is not None
    assert [source.article.id for source in last.sources] == ["suzhou", "园区/emoji", "markup"]
    assert list(shown_answers([Retrieved((), ())])) == [None]
