"""Example questions of an index, and those that may follow an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from operator import itemgetter

from zoneqa.answer.examples.chinese_questions import chinese_question
from zoneqa.answer.examples.english_questions import english_question
from zoneqa.answer.examples.example_question import ExampleQuestion
from zoneqa.answer.examples.named_claim import NamedClaim, is_plain_zone, named_claim
from zoneqa.claims.claim import Claim, Kind
from zoneqa.claims.match import compare
from zoneqa.index import ClaimFilter, SearchableIndex
from zoneqa.query.query import Query
from zoneqa.text.heading import whole_text
from zoneqa.text.normalize import fold
from zoneqa.types import Language
from zoneqa.zones.names import is_named

_READ = 20_000
"""Claims that are read for the examples of an index, the newest."""

_READ_TO_FOLLOW = 400
"""Claims of the cited articles, or of the zone, that are read for what may follow an answer."""

_MOST = 12
_MOST_TO_FOLLOW = 8
_IN_ORDER: tuple[Kind, ...] = ("level", "count", "growth", "role")
"""The kinds of value, those first that most people ask for."""

_MAKE: dict[Language, Callable[[NamedClaim], str | None]] = {
    "zh": chinese_question,
    "en": english_question,
}


@dataclass(frozen=True)
class ExampleQuestions:
    """Makes questions from the claims of an index."""

    index: SearchableIndex

    def of_index(self, language: Language) -> tuple[ExampleQuestion, ...]:
        """Return a few questions, each on another subject as far as there are so many."""
        return tuple(islice(_made(self._newest, language), _MOST))

    def to_follow(
        self, query: Query, articles: Sequence[str], language: Language
    ) -> tuple[ExampleQuestion, ...]:
        """Return questions on what the articles state besides, then on the zones of the query.

        The articles come in their order; one that does not tell of the zones is left out. Where no
        article is given, and nothing is known of the zones, the index tells what can be asked.
        """
        filters = [ClaimFilter(articles=(each,)) for each in self._about(query, articles)]
        filters += [ClaimFilter(subjects=tuple(sorted(names))) for names in query.zones]
        found = (self.index.claims.find(each, _READ_TO_FOLLOW) for each in filters)
        made = chain.from_iterable(_made(_besides(query, each), language) for each in found)
        following = tuple(islice(_each_once(made), _MOST_TO_FOLLOW))
        return following if following or articles else self.of_index(language)

    def _about(self, query: Query, articles: Sequence[str]) -> Iterator[str]:
        """Yield the ids of the articles that tell of a zone of the query, if it names any."""
        for article in filter(None, map(self.index.article, dict.fromkeys(articles))):
            text = fold(whole_text(article))
            if not query.zones or any(is_named(zone, text) for zone in query.zones):
                yield article.id

    @cached_property
    def _newest(self) -> Sequence[NamedClaim]:
        return tuple(_named(self.index.claims.find(limit=_READ)))


def _named(claims: Iterable[Claim]) -> Iterator[NamedClaim]:
    return filter(None, map(named_claim, claims))


def _besides(query: Query, claims: Iterable[Claim]) -> Iterator[NamedClaim]:
    """Yield the named claims that a question does not ask for."""
    return _named(claim for claim in claims if not _is_asked(query, claim))


def _made(named: Iterable[NamedClaim], language: Language) -> Iterator[ExampleQuestion]:
    """Yield the questions on claims, one of each subject, then one more of each and so on."""
    make, seen = _MAKE[language], Counter[str]()
    placed: list[tuple[int, int, ExampleQuestion]] = []
    for kind_place, each in sorted(((_place(n), n) for n in named), key=itemgetter(0)):
        question = make(each)
        if question:
            placed.append((seen[each.name], kind_place, _example(question, each)))
            seen[each.name] += 1
    ordered = (example for *_, example in sorted(placed, key=itemgetter(0, 1)))
    return _each_once(ordered)


def _example(question: str, named: NamedClaim) -> ExampleQuestion:
    return ExampleQuestion(question, named.claim.sentence)


def _place(named: NamedClaim) -> int:
    """Return how early a question on a claim comes: zones first, then by kind."""
    kind = named.claim.kind
    known = _IN_ORDER.index(kind) if kind in _IN_ORDER else len(_IN_ORDER)
    return known + len(_IN_ORDER) * (not is_plain_zone(named.name))


def _each_once(examples: Iterable[ExampleQuestion]) -> Iterator[ExampleQuestion]:
    seen: set[str] = set()
    for example in examples:
        if example.text not in seen:
            seen.add(example.text)
            yield example


def _is_asked(query: Query, claim: Claim) -> bool:
    """Return whether a claim is of what a question asks for."""
    agreement = compare(query.slots, query.zones, claim)
    return agreement.attribute == "agrees" and agreement.kind != "contradicts"
