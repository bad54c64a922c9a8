"""The offices among which the holder of one is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from tests.answer.computed.reports import report
from zoneqa.answer.computed.claim_search import holders
from zoneqa.claims.extract import claims_of
from zoneqa.index.sqlite import write_articles
from zoneqa.index.sqlite_claims import SqliteClaims, write_claims
from zoneqa.query.analyze import analyze
from zoneqa.query.translation import translate
from zoneqa.types import Passage
from zoneqa.zones.gazetteer import open_gazetteer

TEXT = (
    "砚溪高新区党工委书记岑望舒到会。砚溪高新区管委会副主任朱砚讲话。"
    "青禾药业董事长温以宁介绍了项目。远帆汽车CEO叶知秋签约。"
)


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> SqliteClaims:
    folder: Path = tmp_path_factory.mktemp("offices")
    article = report("砚溪高新区", "2024-01-20", TEXT)
    write_articles(folder, [article], [Passage(article.id, 0, len(TEXT), TEXT)])
    write_claims(folder, [article], partial(map, claims_of))
    return SqliteClaims(folder)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("砚溪高新区党工委书记是谁？", ["岑望舒"]),
        ("砚溪高新区书记是谁？", ["岑望舒"]),
        ("砚溪高新区管委会副主任是谁？", ["朱砚"]),
        ("青禾的董事长是谁？", ["温以宁"]),
        ("远帆的ceo是谁？", []),
        ("远帆汽车的CEO是谁？", ["叶知秋"]),
        ("Who is the chairman of the company?", ["温以宁"]),
        ("砚溪高新区的税收是多少？", []),
    ],
)
def test_an_office_is_found_by_a_title_that_is_part_of_it(
    claims: SqliteClaims, question: str, names: Sequence[str]
) -> None:
    asked = analyze(question, open_gazetteer(["砚溪高新区"]), translate)
    assert [claim.value.quote for claim in holders(claims, asked.slots)] == names
