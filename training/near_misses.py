"""Near misses: examples close to the question and the answer of a synthetic article."""

from __future__ import annotations

import re
from random import Random

from training.passage import Example
from training.synthetic_article import SyntheticArticle, ZoneFacts, headline, make_question, write
from training.synthetic_facts import Fact, QuestionForms, make_fact, similar_fact
from training.synthetic_names import CITIES, Zone


class NearMisses:
    """Makes near misses of one positive example."""

    def __init__(
        self, rng: Random, article: SyntheticArticle, ask: QuestionForms, positive: Example
    ) -> None:
        self._rng = rng
        self._article = article
        self._ask = ask
        self._positive = positive

    def sample(self, count: int) -> list[Example]:
        """Return at most so many, each of another kind."""
        kinds = [
            self._removed,
            self._other_zone,
            self._other_year,
            self._same_zone,
            self._question_on_other_zone,
            self._question_on_other_thing,
            self._question_on_other_year,
        ]
        self._rng.shuffle(kinds)
        return [example for example in [make() for make in kinds] if example is not None][:count]

    def _removed(self) -> Example | None:
        article = self._article
        rest = [pair for pair in article.facts if pair[1] is not article.fact]
        return self._with_article(rest, article.passage.title, mixed=article.mixed)

    def _other_zone(self) -> Example | None:
        zone = self._article.other
        facts = self._with_others(zone, similar_fact(self._rng, zone, self._article.fact))
        self._rng.shuffle(facts)
        return self._with_article(facts, headline(self._rng, zone), mixed=True)

    def _other_year(self) -> Example | None:
        zone, fact = self._article.zone, self._article.fact
        period = fact.slots.get("pa", "")
        if "p" not in fact.slots or period not in self._positive.question:
            return None
        facts = self._with_others(zone, similar_fact(self._rng, zone, fact))
        dated = re.search(r"\d{4}", period)
        if not dated or any(f.slots.get("pa") == period for _, f in facts):
            return None
        self._rng.shuffle(facts)
        return self._with_article(facts, self._article.passage.title)

    def _same_zone(self) -> Example | None:
        zone, fact = self._article.zone, self._article.fact
        facts = [(zone, make_fact(self._rng, zone)) for _ in range(self._rng.choice((1, 2, 3)))]
        facts = [pair for pair in facts if pair[1].kind != fact.kind]
        return self._with_article(facts, self._article.passage.title)

    def _question_on_other_zone(self) -> Example | None:
        article, other = self._article, self._article.other
        asked = self._question(other, article.fact, self._ask)
        named = other.city in article.passage.text + article.passage.title
        if article.mixed or named or other.en in self._positive.question:
            return None
        found = other.city in asked or CITIES[other.city] in asked
        return self._positive.with_unanswered(asked) if found else None

    def _question_on_other_thing(self) -> Example | None:
        article = self._article
        new = make_fact(self._rng, article.zone)
        stated = {fact.kind.split(":")[-1] for _, fact in article.facts}
        if new.kind.split(":")[-1] in stated:
            return None
        ask = self._rng.choice(new.questions)
        if article.english and not ask.en:
            return None
        return self._positive.with_unanswered(self._question(article.zone, new, ask))

    def _question_on_other_year(self) -> Example | None:
        positive = self._positive
        years = re.findall(r"(?:19|20)\d\d", positive.question)
        if not years or positive.answer[:4] in years or self._article.mixed:
            return None
        new = str(int(years[0]) + self._rng.choice((-3, -2, -1, 1, 2, 3)))
        if new in positive.passage.text:
            return None
        return positive.with_unanswered(positive.question.replace(years[0], new))

    def _question(self, zone: Zone, fact: Fact, ask: QuestionForms) -> str:
        return make_question(self._rng, zone, fact, ask, english=self._article.english)

    def _with_others(self, zone: Zone, fact: Fact) -> ZoneFacts:
        more = range(self._rng.choice((0, 1, 2)))
        return [(zone, fact), *((zone, make_fact(self._rng, zone)) for _ in more)]

    def _with_article(self, facts: ZoneFacts, title: str, *, mixed: bool = False) -> Example | None:
        """Return the question with an article that states other facts; None if it answers."""
        if not facts:
            return None
        passage, _ = write(self._rng, facts, title, mixed=mixed, noise=1)
        return (
            None
            if self._positive.answer in passage.text
            else Example(self._positive.question, passage)
        )
