"""A synthetic article on zones: its facts, its text, and a question about one of the facts."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.passage import Passage
from training.synthetic_facts import Fact, QuestionForms, make_fact, similar_fact
from training.synthetic_names import WORDS, Zone, fill, make_zone, person
from zoneqa.types import Bounds

ZoneFacts = list[tuple[Zone, Fact]]
Spans = dict[str, Bounds]


@dataclass(frozen=True)
class SyntheticArticle:
    """An article on a zone, the fact to ask for, and the bounds of that fact's slots in the text.

    A `mixed` article is about the other zone too.
    """

    zone: Zone
    other: Zone
    fact: Fact
    facts: ZoneFacts
    english: bool
    mixed: bool
    passage: Passage
    spans: Spans


def make_article(rng: Random) -> SyntheticArticle | None:
    """Return an article; None where both zones would be in one city."""
    zone, other = make_zone(rng), make_zone(rng)
    if zone.city == other.city:
        return None
    fact = make_fact(rng, zone)
    title = headline(rng, zone)
    english = rng.random() < 0.25
    mixed = rng.random() < 0.25
    facts = [(zone, fact)]
    for _ in range(rng.choice((0, 1, 2, 2, 3, 4))):
        facts.append((zone, make_fact(rng, zone)))
    if rng.random() < 0.35 and "p" in fact.slots:  # the same indicator in another year
        facts.append((zone, similar_fact(rng, zone, fact)))
    if mixed:
        facts.append((other, similar_fact(rng, other, fact)))
    rng.shuffle(facts)
    at = next(n for n, (_, f) in enumerate(facts) if f is fact)
    passage, where = write(rng, facts, title, mixed=mixed, noise=rng.choice((0, 1, 2)))
    return SyntheticArticle(zone, other, fact, facts, english, mixed, passage, where[at])


def headline(rng: Random, zone: Zone) -> str:
    """Return a title for an article on a zone."""
    template: str = rng.choice(WORDS["headlines"])
    return template.replace("{z}", zone.name)


def write(
    rng: Random, facts: ZoneFacts, title: str, *, mixed: bool, noise: int
) -> tuple[Passage, list[Spans]]:
    """Return a passage that states the facts in order, and the bounds of each fact's slots.

    `noise` is how much filler is put between them.
    """
    first = facts[0][0]
    text = fill(rng.choice(WORDS["heads"]), {"z": first.name, "w": person(rng)})[0]
    titled = first.name in title or first.name in text
    where: list[Spans] = []
    for zone, fact in facts:
        if rng.random() < 0.12 * noise:
            text += _filler(rng, zone, titled=titled or mixed)
        name = zone.name if mixed else _name(rng, zone, titled=titled)
        sentence, spans = fill(rng.choice(fact.forms), fact.slots | {"z": name})
        titled = titled or name == zone.name
        where.append({k: (a + len(text), b + len(text)) for k, (a, b) in spans.items()})
        text += sentence
    if rng.random() < 0.25 * noise:
        text += _filler(rng, facts[-1][0], titled=titled)
    return Passage(title, text, "zones"), where


def _filler(rng: Random, zone: Zone, *, titled: bool) -> str:
    template: str = rng.choice(WORDS["filler"])
    return template.replace("{z}", _name(rng, zone, titled=titled))


def _name(rng: Random, zone: Zone, *, titled: bool) -> str:
    """Return the zone as a later sentence names it: in full, or just as 'the zone'."""
    if titled and rng.random() < 0.45:
        return rng.choice((zone.short, "该区", "全区", "园区", "当地", zone.short))
    return zone.name


def make_question(rng: Random, zone: Zone, fact: Fact, ask: QuestionForms, *, english: bool) -> str:
    """Return a question about a fact in random wording."""
    forms = ask.en if english and ask.en else ask.zh
    names = zone.name, zone.alias, zone.city + zone.short
    slots = fact.slots | {"z": rng.choice(names), "ze": zone.en}
    slots["p"] = slots.get("pa", "")
    slots["i"] = rng.choice((slots.get("i", ""), slots.get("ia", "")))
    if "v" in slots and ask.slot == "y":
        slots["v"] = slots["v"].lstrip("约近超")
    question = fill(rng.choice(forms), slots)[0]
    if english:
        return question[0].upper() + question[1:]
    return question.rstrip("？") if rng.random() < 0.1 else question
