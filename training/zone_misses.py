"""Pairs that come near to a story's question and its answer, and miss."""

from __future__ import annotations

import re
from random import Random

from training.passage import Item
from training.zone_facts import Ask, Fact, again, make_fact
from training.zone_story import Story, Told, headline, make_question, write
from training.zone_words import CITIES, Zone


class Misses:
    """Makes near misses of one good pair."""

    def __init__(self, rng: Random, story: Story, ask: Ask, good: Item) -> None:
        self._rng = rng
        self._story = story
        self._ask = ask
        self._good = good

    def some(self, count: int) -> list[Item]:
        """At most so many, of different ways."""
        ways = [
            self._removed,
            self._other_zone,
            self._other_year,
            self._same_zone,
            self._asked_other_zone,
            self._asked_other_thing,
            self._asked_other_year,
        ]
        self._rng.shuffle(ways)
        return [item for item in [way() for way in ways] if item is not None][:count]

    def _removed(self) -> Item | None:
        story = self._story
        rest = [pair for pair in story.told if pair[1] is not story.fact]
        return self._telling(rest, story.passage.title, mixed=story.mixed)

    def _other_zone(self) -> Item | None:
        zone = self._story.other
        facts = self._with_more(zone, again(self._rng, zone, self._story.fact))
        self._rng.shuffle(facts)
        return self._telling(facts, headline(self._rng, zone), mixed=True)

    def _other_year(self) -> Item | None:
        zone, fact = self._story.zone, self._story.fact
        period = fact.slots.get("pa", "")
        if "p" not in fact.slots or period not in self._good.question:
            return None
        facts = self._with_more(zone, again(self._rng, zone, fact))
        dated = re.search(r"\d{4}", period)
        if not dated or any(f.slots.get("pa") == period for _, f in facts):
            return None
        self._rng.shuffle(facts)
        return self._telling(facts, self._story.passage.title)

    def _same_zone(self) -> Item | None:
        zone, fact = self._story.zone, self._story.fact
        facts = [(zone, make_fact(self._rng, zone)) for _ in range(self._rng.choice((1, 2, 3)))]
        facts = [pair for pair in facts if pair[1].kind != fact.kind]
        return self._telling(facts, self._story.passage.title)

    def _asked_other_zone(self) -> Item | None:
        story, other = self._story, self._story.other
        asked = self._asked(other, story.fact, self._ask)
        named = other.city in story.passage.text + story.passage.title
        if story.mixed or named or other.en in self._good.question:
            return None
        found = other.city in asked or CITIES[other.city] in asked
        return self._good.deny(asked) if found else None

    def _asked_other_thing(self) -> Item | None:
        story = self._story
        new = make_fact(self._rng, story.zone)
        told = {fact.kind.split(":")[-1] for _, fact in story.told}
        if new.kind.split(":")[-1] in told:
            return None
        ask = self._rng.choice(new.asks)
        if story.english and not ask.en:
            return None
        return self._good.deny(self._asked(story.zone, new, ask))

    def _asked_other_year(self) -> Item | None:
        good = self._good
        years = re.findall(r"(?:19|20)\d\d", good.question)
        if not years or good.answer[:4] in years or self._story.mixed:
            return None
        new = str(int(years[0]) + self._rng.choice((-3, -2, -1, 1, 2, 3)))
        if new in good.passage.text:
            return None
        return good.deny(good.question.replace(years[0], new))

    def _asked(self, zone: Zone, fact: Fact, ask: Ask) -> str:
        return make_question(self._rng, zone, fact, ask, english=self._story.english)

    def _with_more(self, zone: Zone, fact: Fact) -> Told:
        more = range(self._rng.choice((0, 1, 2)))
        return [(zone, fact), *((zone, make_fact(self._rng, zone)) for _ in more)]

    def _telling(self, told: Told, title: str, *, mixed: bool = False) -> Item | None:
        """The question with an article that tells something else."""
        if not told:
            return None
        made, _ = write(self._rng, told, title, mixed=mixed, noise=1)
        return None if self._good.answer in made.text else Item(self._good.question, made)
