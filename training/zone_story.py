"""A made-up article on zones: the facts that it tells, its text, a question about one of them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.passage import Passage
from training.zone_facts import Ask, Fact, again, make_fact
from training.zone_words import WORDS, Zone, fill, make_zone, person
from zoneqa.text.segment import Bounds

Told = list[tuple[Zone, Fact]]
Spans = dict[str, Bounds]


@dataclass(frozen=True)
class Story:
    """An article on a zone, the fact to ask for, and where that fact's slots lie in the text.

    A `mixed` article tells of the other zone too.
    """

    zone: Zone
    other: Zone
    fact: Fact
    told: Told
    english: bool
    mixed: bool
    passage: Passage
    spans: Spans


def make_story(rng: Random) -> Story | None:
    """A story; None where both zones would be in one city."""
    zone, other = make_zone(rng), make_zone(rng)
    if zone.city == other.city:
        return None
    fact = make_fact(rng, zone)
    title = headline(rng, zone)
    english = rng.random() < 0.25
    mixed = rng.random() < 0.25
    told = [(zone, fact)]
    for _ in range(rng.choice((0, 1, 2, 2, 3, 4))):
        told.append((zone, make_fact(rng, zone)))
    if rng.random() < 0.35 and "p" in fact.slots:  # the same indicator of another year
        told.append((zone, again(rng, zone, fact)))
    if mixed:
        told.append((other, again(rng, other, fact)))
    rng.shuffle(told)
    at = next(n for n, (_, f) in enumerate(told) if f is fact)
    passage, where = write(rng, told, title, mixed=mixed, noise=rng.choice((0, 1, 2)))
    return Story(zone, other, fact, told, english, mixed, passage, where[at])


def headline(rng: Random, zone: Zone) -> str:
    """A title for an article on a zone."""
    template: str = rng.choice(WORDS["headlines"])
    return template.replace("{z}", zone.name)


def write(
    rng: Random, told: Told, title: str, *, mixed: bool, noise: int
) -> tuple[Passage, list[Spans]]:
    """A passage that tells the facts in order, with filler; and where each fact's slots lie."""
    first = told[0][0]
    text = fill(rng.choice(WORDS["heads"]), {"z": first.name, "w": person(rng)})[0]
    titled = first.name in title or first.name in text
    where: list[Spans] = []
    for zone, fact in told:
        if rng.random() < 0.12 * noise:
            text += _filler(rng, zone, titled=titled or mixed)
        name = zone.name if mixed else _name(rng, zone, titled=titled)
        sentence, spans = fill(rng.choice(fact.forms), fact.slots | {"z": name})
        titled = titled or name == zone.name
        where.append({k: (a + len(text), b + len(text)) for k, (a, b) in spans.items()})
        text += sentence
    if rng.random() < 0.25 * noise:
        text += _filler(rng, told[-1][0], titled=titled)
    return Passage(title, text, "zones"), where


def _filler(rng: Random, zone: Zone, *, titled: bool) -> str:
    template: str = rng.choice(WORDS["filler"])
    return template.replace("{z}", _name(rng, zone, titled=titled))


def _name(rng: Random, zone: Zone, *, titled: bool) -> str:
    """The zone as a later sentence names it: in full, or just 'the zone'."""
    if titled and rng.random() < 0.45:
        return rng.choice((zone.short, "该区", "全区", "园区", "当地", zone.short))
    return zone.name


def make_question(rng: Random, zone: Zone, fact: Fact, ask: Ask, *, english: bool) -> str:
    """One wording of a question about a fact."""
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
