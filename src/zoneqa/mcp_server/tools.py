"""The tools. Their types and descriptions become the schemas that assistants see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Annotated, cast

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from zoneqa.answer.facts import FactFilters
from zoneqa.check_json import CheckJson, check_json
from zoneqa.checking.checked import check_in_steps
from zoneqa.checking.draft_file import draft_day, typed_draft
from zoneqa.checking.given_evidence import GivenEvidence
from zoneqa.conversation import in_thread, read_thread
from zoneqa.conversation.rewriter import MakeRewriter, rules_only
from zoneqa.fact_json import FactListJson, fact_list_json
from zoneqa.json_types import AnswerJson, ArticleJson, SearchJson
from zoneqa.mcp_server.base import AskedAnswerer, Workers
from zoneqa.query.clean import clean_question
from zoneqa.serialize import answer_json, article_json, search_json
from zoneqa.text.language import language_of
from zoneqa.types import Answer, Filters

Question = Annotated[str, Field(description="A question in Chinese or English. 中文或英文问题。")]
Earlier = Annotated[
    tuple[str, ...],
    Field(
        max_length=8, description="Earlier questions, the oldest first. 之前的问题，最早的在前。"
    ),
]
Zones = Annotated[
    tuple[str, ...],
    Field(max_length=50, description="Only these zones, by any name. 只看这些高新区，名称不限。"),
]
Since = Annotated[
    str | None, Field(description="Only articles from this year, month or day on. 起始日期。")
]
Until = Annotated[
    str | None, Field(description="Only articles up to this year, month or day. 截止日期。")
]
Passages = Annotated[int, Field(ge=1, le=50, description="How many passages. 段落数。")]
ArticleId = Annotated[str, Field(description="The `article_id` of a citation. 引用中的文章编号。")]
Attribute = Annotated[
    str | None,
    Field(description="An indicator, office or event: 产值, 局长, 开工. 指标、职务或事件。"),
]
AskedPeriod = Annotated[
    str | None, Field(description="2023, 2023H1, 2023-07 or 2021..2023. 时间。")
]
Limit = Annotated[int, Field(ge=1, le=1000, description="How many facts. 条数。")]
Offset = Annotated[int, Field(ge=0, le=10**9, description="Facts to pass over. 跳过的条数。")]

DraftText = Annotated[
    str, Field(max_length=5000, description="What is to be checked. 要核对的文字。")
]
Evidence = Annotated[
    str | None,
    Field(max_length=50_000, description="A text to check against. 用来对照的文字。"),
]
DraftDate = Annotated[
    str | None, Field(description="The day on which it is said: 2024-03-15. 文字的日期。")
]

NO_ARTICLE = "There is no such article; if it was cited, it has been removed since."


@dataclass(frozen=True, slots=True)
class Tools:
    """What an assistant can do; each tool gives the JSON of the API. Raises ZoneqaError."""

    workers: Workers
    make_rewriter: MakeRewriter = rules_only

    async def ask(
        self,
        question: Question,
        earlier: Earlier = (),
        zones: Zones = (),
        since: Since = None,
        until: Until = None,
    ) -> AnswerJson:
        """Answer a question from newspaper articles on China's high-tech zones, with citations.

        `abstained` is true if the articles do not say.
        根据高新区报道回答问题，逐句引用原文；报道没有写到的会直接说没有。
        """
        filters = Filters(zones=zones, since=since, until=until)
        asked, before = clean_question(question), [clean_question(each) for each in earlier]

        def answer(answerer: AskedAnswerer) -> Iterator[AnswerJson | None]:
            analyzer = answerer.analyzer
            events = partial(answerer.events, filters=filters)
            thread = read_thread(before, analyzer)
            query, rewrite = analyzer.analyze(asked), self.make_rewriter(analyzer)
            for event in in_thread(query, thread, analyzer, events, rewrite):
                whole = answer_json(event) if isinstance(event, Answer) else None
                yield cast("AnswerJson | None", whole)

        return await self.workers.answer(answer)

    async def search(
        self,
        question: Question,
        k: Passages = 10,
        zones: Zones = (),
        since: Since = None,
        until: Until = None,
    ) -> SearchJson:
        """Find the passages of the articles that are closest to a question, the closest first.

        查找与问题最接近的报道段落。
        """
        filters = Filters(zones=zones, since=since, until=until)
        asked = clean_question(question)

        def search(answerer: AskedAnswerer) -> Iterator[SearchJson]:
            yield cast("SearchJson", search_json(asked, answerer.search(asked, k, filters)))

        return await self.workers.answer(search)

    async def read_article(self, article_id: ArticleId) -> ArticleJson:
        """Read an article with its text.

        For every citation, text[start:end] == quote, in Unicode code points.
        读取一篇报道的全文，可据此核对引用。
        """

        def read(answerer: AskedAnswerer) -> ArticleJson:
            article = answerer.article(article_id)
            if article is None:
                raise ToolError(NO_ARTICLE)
            return article_json(article)

        return await self.workers.look_up(read)

    async def facts(
        self,
        zones: Zones = (),
        attribute: Attribute = None,
        period: AskedPeriod = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> FactListJson:
        """List the figures, offices and dates that the articles state, each with its sentence.

        列出报道写明的数据、任职和日期，每条附原句。
        """
        asked = FactFilters(zones, attribute, period)

        def facts(answerer: AskedAnswerer) -> FactListJson:
            return fact_list_json(answerer.facts(asked, limit, offset))

        return await self.workers.look_up(facts)

    async def check(
        self, text: DraftText, evidence: Evidence = None, date: DraftDate = None
    ) -> CheckJson:
        """Check a sentence or a short text: what the articles support, and what they contradict.

        With `evidence`, it is checked against that text instead. Each sentence has a status, the
        right value where it is wrong, and quotes.
        核对一句话或一小段文字：报道支持、矛盾还是查不到，并给出正确的说法和原句；也可以对照给定的文字。
        """
        day = draft_day(date) if date else None
        given = GivenEvidence.of(evidence, day) if evidence else None

        def check(answerer: AskedAnswerer) -> Iterator[CheckJson | None]:
            draft = typed_draft(text, day)
            checker = answerer.checker.against(given) if given else answerer.checker
            sentences = checker.sentences(draft, language_of(draft.article.text))
            for checked in check_in_steps(draft, sentences, answerer.generation):
                yield check_json(checked) if checked else None

        return await self.workers.check(check)

    async def article_text(self, id: str) -> str:
        """Return the text of an article, for the resource of that id."""

        def read(answerer: AskedAnswerer) -> str | None:
            article = answerer.article(id)
            return article.text if article else None

        text = await self.workers.look_up(read)
        if text is None:
            raise ToolError(NO_ARTICLE)
        return text
