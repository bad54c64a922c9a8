"""An answerer over five reports on three zones, from two papers and three months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.e2e.fake import FakeAnswerer
from tests.index.fakes import MemoryStore
from tests.made_claims import GROWTH, OUTPUT
from tests.made_claims import YUNLING as YEARBOOK
from zoneqa.answer.facts import Fact, FactResults
from zoneqa.text.heading import summary
from zoneqa.types import Article, ArticleSummary, Reprint

AGAIN = Reprint("z", "砚溪签约（转载）", source="砚溪晚报", date="2024-03-02")
SIGNED = Article(
    "a-signed",
    "砚溪高新区签约12个项目",
    "砚溪高新区签约了12个项目，总投资46亿元。",
    source="云岭日报",
    date="2024-01-20",
    zone="砚溪高新区",
    also=(AGAIN,),
)
BUILT = Article(
    "b-built",
    "砚溪高新区12个项目开工",
    "1月签约的12个项目在砚溪高新区开工。",
    source="云岭日报",
    date="2024-03-05",
    zone="砚溪高新区",
)
YUNLING = replace(YEARBOOK, source="砚溪晚报", date="2024-03-08")
LINGBEI = Article("d-lingbei", "岭北举行招聘会", "岭北高新区有300个岗位。", zone="岭北高新区")
PLAIN = Article("e-plain", "天气", "明天有雨。", source="云岭日报", date="2024")
ARTICLES = (SIGNED, BUILT, LINGBEI, PLAIN, YUNLING)


class Newspaper(FakeAnswerer):
    """Lists these reports; the second goes on with the first, and two facts are in the third."""

    store = MemoryStore(ARTICLES, ())

    def article(self, article_id: str) -> Article | None:
        return self.store.article(article_id)

    def later(self, article: Article) -> Sequence[ArticleSummary]:
        return [summary(BUILT)] if article == SIGNED else ()

    def facts_in(self, article: Article, limit: int) -> FactResults:
        facts = [Fact(claim, article) for claim in (OUTPUT, GROWTH)] if article == YUNLING else []
        return FactResults(tuple(facts[:limit]), len(facts))
