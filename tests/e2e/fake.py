"""An answerer with three reports and a few answers learnt by heart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tests.index.fakes import MemoryStore
from zoneqa.answer.examples import ExampleQuestion
from zoneqa.answer.facts import ANY_FACTS, Fact, FactFilters, FactResults
from zoneqa.checking.checked import CheckedSentence, Status
from zoneqa.checking.draft import Draft
from zoneqa.checking.evidence_finder import SentenceFinder
from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.errors import BadFilter
from zoneqa.index import EVERY_ARTICLE, ArticleField, ArticleFilter
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.query import Query
from zoneqa.text.heading import summary
from zoneqa.types import (
    NO_FILTERS,
    Answer,
    Article,
    ArticleSummary,
    Citation,
    Event,
    Filters,
    Hit,
    Language,
    Passage,
    Refusal,
    Retrieved,
    Sentence,
    Span,
    Timings,
    Verdict,
    VerifiedSentence,
)
from zoneqa.zones.gazetteer import open_gazetteer

SUZHOU = Article(
    id="suzhou",
    title="板块重组、功能归并，苏州高新区划出三大特色园区",
    text="日前，苏州高新区发布了《关于构建“三大特色园区”发展格局的实施意见》。按照这份意见，"
    "苏州高新区现有的各个板块要在功能上进一步整合，形成三大特色园区，分别是科技生态园区、"
    "先进制造园区和商务创新园区。\n\n"
    + "苏州高新区整合功能的用意，是优化调整经济结构、转变发展方式，让高新区更有竞争优势和发展后劲。"
    * 12
    + "\n\n商务创新园区的目标是成为长三角地区的四个中心：国际合作中心、外贸中心、创新中心和"
    "商务中心。"
    "中国（江苏）自由贸易试验区苏州片区的建设是商务创新园区要抓住的机遇。\n\n"
    "南京大学苏州校区将在科技生态园区加快建设，双方推进全方位合作。",
    source="报纸专版：国家高新区",
    date="2021-03",
    zone="苏州高新区",
    author="特约通讯员 夏燕燕",
    url="https://news.example/suzhou",
)
EMOJI = Article(
    id="园区/emoji",
    title="🦏 桂林高新区的“一号工程”",
    text="😀🦏🌳 桂林高新区把招商引资当作一号工程。\n\n2020年，桂林高新区签约项目46个。",
    source="测试报",
    date="2021-03-02",
    zone="桂林高新区",
    url="javascript:alert(1)",
)
MARKUP = Article(
    id="markup",
    title='"><img src=x onerror=alert(1)>.md',
    text='<script>alert(1)</script> & {{7*7}} "quoted" text stays text.\n\nSecond paragraph.',
)
ARTICLES = (SUZHOU, EMOJI, MARKUP)

PARKS = "形成三大特色园区，分别是科技生态园区、先进制造园区和商务创新园区"
CENTRES = (
    "商务创新园区的目标是成为长三角地区的四个中心：国际合作中心、外贸中心、创新中心和商务中心。"
)
PROJECTS = "2020年，桂林高新区签约项目46个。"


@dataclass(frozen=True)
class Line:
    """A sentence that the fake has ready, with the quote it cites."""

    text: str
    article: Article
    quote: str
    verdict: Verdict = "supported"
    reason: str | None = None


@dataclass(frozen=True)
class Case:
    """What the fake says when the question holds `key`."""

    key: str
    short: str | None
    lines: tuple[Line, ...]
    near: Line | None = None
    """What comes near, if the fake declines the question."""
    english: str | None = None


CASES = (
    Case(
        "三大",
        "科技生态园区、先进制造园区和商务创新园区",
        (
            Line(
                "苏州高新区现有的各个板块要在功能上进一步整合，形成三大特色园区，分别是科技生态园区、"
                "先进制造园区和商务创新园区。",
                SUZHOU,
                PARKS,
            ),
            Line(CENTRES, SUZHOU, CENTRES),
        ),
    ),
    Case(
        "Suzhou",
        None,
        (
            Line("Suzhou is forming three specialised parks.", SUZHOU, PARKS),
            Line(
                "Guilin signed 46 projects, twice as many as Suzhou.",
                EMOJI,
                PROJECTS,
                "flagged",
                "“twice as many” is not in the cited passage.",
            ),
            Line("This sentence was cut.", EMOJI, PROJECTS, "cut", "no support"),
        ),
    ),
    Case("2019年", None, (), near=Line(PROJECTS, EMOJI, PROJECTS)),
    Case("桂林", "46个", (Line(PROJECTS, EMOJI, PROJECTS),)),
    Case("How many", "46个", (Line(PROJECTS, EMOJI, PROJECTS),), english="46 projects"),
    Case("markup", "<b>text</b>", (Line('<i onclick="x">stays text</i>', MARKUP, "stays text"),)),
)

EXAMPLES: dict[Language, tuple[str, ...]] = {
    "zh": ("苏州高新区的三大特色园区是哪三个？", "桂林高新区2020年签约了多少个项目？"),
    "en": ("Which three parks is Suzhou forming?",),
}


def stated(article: Article, sentence: str, value: str, number: int, unit: str) -> Fact:
    """A fact that a sentence of an article states, of an attribute before the value."""
    start = article.text.index(sentence)
    at = start + sentence.index(value)
    claim = Claim(
        sentence=Span(article.id, start, start + len(sentence), sentence),
        value=Span(article.id, at, at + len(value), value),
        kind="count",
        attribute=Words(article.text[at - 4 : at], (at - 4, at)),
        subjects=(Words(article.zone or "", (0, 0), carried=True),),
        quantity=Quantity(at, at + len(value), Decimal(number), Decimal(number), unit),
        period=Period(start, start + 5, date(2020, 1, 1), date(2020, 12, 31)),
    )
    return Fact(claim, article)


FACTS = (stated(EMOJI, PROJECTS, "46个", 46, "个"), stated(SUZHOU, CENTRES, "四个", 4, "个"))


@dataclass(frozen=True)
class Choices:
    """What the facts of the fake can be filtered by."""

    zones: Mapping[str, int]
    attributes: Mapping[str, int]
    zone_names: Mapping[str, str]


class FakeChecker:
    """Finds what CASES quote; contradicts the number of projects, and knows nothing else."""

    def sentences(self, draft: Draft, language: Language) -> Iterator[CheckedSentence]:
        for number, sentence in enumerate(draft.sentences, 1):
            text = draft.article.text[slice(*sentence.bounds)]
            status: Status = "not_found" if sentence.checkable else "not_checked"
            yield self._checked(CheckedSentence(text, sentence.bounds, status), number)

    def against(self, evidence: SentenceFinder) -> FakeChecker:
        del evidence
        return self

    def _checked(self, sentence: CheckedSentence, number: int) -> CheckedSentence:
        lines = [line for case in CASES for line in case.lines if line.quote in sentence.text]
        if lines:
            cited = settle(number, lines[0]).citations
            return replace(sentence, status="supported", citations=cited)
        if "签约项目" in sentence.text:
            cited = settle(number, Line("", EMOJI, PROJECTS)).citations
            why = "文章写的是46个，不是64个"
            return replace(sentence, status="contradicted", citations=cited, reason=why)
        return sentence


class FakeAnswerer:
    """Answers from CASES and declines everything else; no state, so it may be shared."""

    store = MemoryStore(ARTICLES, ())

    generation = "gen-fake"
    warning: str | None = None
    fact_choices = Choices(
        zones={"桂林高新区": 1, "苏州高新区": 1},
        attributes={"签约项目": 1, "三角地区的": 1},
        zone_names={"桂林高新区": "桂林高新区", "苏州高新区": "苏州高新区"},
    )
    zones = ("桂林高新区", "苏州高新区")
    sources = ("报纸专版：国家高新区", "测试报")
    checker = FakeChecker()
    analyzer = QueryAnalyzer(open_gazetteer(each.zone for each in ARTICLES if each.zone))

    def events(
        self, query: Query, k: int | None = None, filters: Filters = NO_FILTERS
    ) -> Iterator[Event]:
        check(filters)
        return self._events(query.typed, k or 3, filters)

    def _events(self, question: str, k: int, filters: Filters) -> Iterator[Event]:
        case = next((case for case in CASES if case.key in question), None)
        hits = self.search(question, k, filters)
        yield Retrieved(hits, tuple(dict.fromkeys(found_article(hit) for hit in hits)))
        settled = (
            [settle(number, line) for number, line in enumerate(case.lines, 1)] if case else []
        )
        yield from settled
        yield answer(question, case, settled, hits)

    def ask(self, question: str, k: int | None = None, filters: Filters = NO_FILTERS) -> Answer:
        last = list(self.events(self.analyzer.analyze(question), k, filters))[-1]
        assert isinstance(last, Answer)
        return last

    def answers(self, example: ExampleQuestion) -> bool:
        return not self.ask(example.text).abstained

    def search(self, question: str, k: int, filters: Filters = NO_FILTERS) -> tuple[Hit, ...]:
        check(filters)
        passed = (each for each in ARTICLES if passes(each, filters))
        passages = [Passage(each.id, 0, 10, each.text[:10]) for each in passed]
        return tuple(Hit(each, 1.0 / rank) for rank, each in enumerate(passages, 1))[:k]

    def facts(
        self, asked: FactFilters = ANY_FACTS, limit: int | None = None, offset: int = 0
    ) -> FactResults:
        check(Filters(zones=asked.zones))
        found = [each for each in FACTS if not asked.zones or each.article.zone in asked.zones]
        return FactResults(tuple(found[offset:][:limit]), len(found))

    def article(self, article_id: str) -> Article | None:
        return next((each for each in ARTICLES if each.id == article_id), None)

    def kept_print(self, print_id: str) -> str | None:
        kept = (each.id for each in ARTICLES if print_id in {r.id for r in each.also})
        return next(kept, None)

    def article_filter(self, filters: Filters, words: str = "") -> ArticleFilter:
        check(filters, self.store.zones())
        return ArticleFilter(filters, tuple((word,) for word in words.split()))

    def article_count(self, asked: ArticleFilter = EVERY_ARTICLE) -> int:
        return self.store.article_count(asked)

    def summaries(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        return self.store.summaries(limit, offset, asked)

    def newest(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        return self.store.newest(limit, offset, asked)

    def count_by(
        self, fields: Sequence[ArticleField], asked: ArticleFilter = EVERY_ARTICLE
    ) -> Mapping[tuple[str, ...], int]:
        return self.store.count_by(fields, asked)

    def later(self, article: Article) -> Sequence[ArticleSummary]:
        return [summary(SUZHOU)] if article is EMOJI else ()

    def facts_in(self, article: Article, limit: int) -> FactResults:
        found = [each for each in FACTS if each.article is article]
        return FactResults(tuple(found[:limit]), len(found))

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        return [made_example(text) for text in EXAMPLES[language]]

    def suggestions(self, question: str, articles: Sequence[str]) -> Sequence[ExampleQuestion]:
        examples = self.example_questions(self.analyzer.analyze(question).language)
        return [each for each in examples if each.text != question]


def made_example(text: str) -> ExampleQuestion:
    """An example question that was made from no sentence in particular."""
    return ExampleQuestion(text, Span("guilin", 0, 1, ""))


def check(filters: Filters, zones: Sequence[str] = MemoryStore(ARTICLES, ()).zones()) -> None:
    """Refuses a zone that no article has."""
    unknown = set(filters.zones) - set(zones)
    if unknown:
        raise BadFilter(f"No article has the zone {unknown.pop()}.")


def passes(article: Article, filters: Filters) -> bool:
    """Whether the zones and articles of the filters allow it; the fake knows no others."""
    return all(
        not asked or value in asked
        for asked, value in ((filters.zones, article.zone), (filters.articles, article.id))
    )


def found_article(hit: Hit) -> Article:
    """The article of a hit."""
    return next(each for each in ARTICLES if each.id == hit.passage.article_id)


def settle(number: int, line: Line) -> VerifiedSentence:
    """The line as a checked sentence with its citation."""
    start = line.article.text.index(line.quote)
    span = Span(line.article.id, start, start + len(line.quote), line.quote)
    citation = Citation(number, line.article, f"{line.article.id}:0-10", span)
    return VerifiedSentence(Sentence(line.text, (number,), line.verdict, line.reason), (citation,))


def answer(
    question: str, case: Case | None, settled: list[VerifiedSentence], hits: tuple[Hit, ...]
) -> Answer:
    """The whole answer, without the sentences that were cut."""
    shown = [each for each in settled if each.sentence.verdict != "cut"]
    near = case.near if case else None
    refusal = Refusal("other_period", ("2019年", "2020年")) if near else Refusal("not_answered")
    return Answer(
        question=question,
        language="en" if question.isascii() else "zh",
        text="".join(f"{each.sentence.text}[{each.sentence.markers[0]}]" for each in shown),
        sentences=tuple(each.sentence for each in shown),
        citations=tuple(citation for each in shown for citation in each.citations),
        hits=hits,
        short_answer=case.short if case else None,
        short_answer_english=case.english if case else None,
        confidence=0.87 if shown else 0.08,
        reason=None if shown else "最接近的段落没有回答这个问题。",
        refusal=None if shown else refusal,
        generation="gen-fake",
        timings=Timings(1.0, 2.0, 3.0, 6.0),
        near=(settle(1, near),) if near else (),
    )
