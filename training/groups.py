"""The stream of training groups, in chunks that are the same for the same seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from training import cloze, reports, script, zones
from training.chance import seeded
from training.lexical import Lexical
from training.mixes import Mix
from training.passage import Group, Item, Passage, window, without_answer
from training.sets import LANGUAGES, Items, Sets
from training.swaps import swapped

NEGATIVES = 3
_OF_READING = ("cmrc", "drcd", "squad2", "xquad-zh")

T = TypeVar("T")
# An item and the question to mine with: a foreign question is mined by its Chinese twin.
Mined = tuple[Item, str]


class Stream:
    """Draws chunks of groups from the sets, the reports and the made-up news."""

    def __init__(self, sets: Sets, seed: int, mix: Mix) -> None:
        self._seed = seed
        self._mix = mix
        read = [item.passage for name in _OF_READING for item in sets.train[name]]
        self._pool = [*{passage.text: passage for passage in read}.values(), *sets.news]
        self._plain = [script.simplified(p.title + "。" + p.text) for p in self._pool]
        self._lexical = Lexical(self._plain)
        self._same: dict[str, list[int]] = defaultdict(list)
        for n, passage in enumerate(self._pool):
            self._same[passage.group].append(n)
        self._none: dict[str, list[Item]] = defaultdict(list)
        for item in sets.train["squad2"]:
            if item.start < 0:
                self._none[item.passage.text].append(item)
        self._items = {**_mined(sets.train), "cloze": self._cloze(sets.news)}
        self._reports = [asked for asked in reports.load() if not asked.held]
        self._news = [asked for asked in reports.load(reports.NEWS) if not asked.held]

    def chunk(self, number: int) -> list[Group]:
        """The groups of one chunk, in random order."""
        rng = seeded(f"{self._seed} chunk {number}")
        out = [
            self._group(name, item, query, rng)
            for name in self._mix.counts
            if name in self._items
            for item, query in self._share(name, self._items[name], number)
        ]
        for asked in self._share("reports", self._reports, number):
            few = rng.choice((1, 2)) if asked.quote else rng.choice((1, 1, 2))
            out.append(reports.group(asked, rng, few, reports.WIDE))
        for asked in self._share("news", self._news, number):
            shown = reports.untitled(asked) if rng.random() < reports.UNTITLED else asked
            found = reports.group(shown, rng, rng.choice((1, 1, 2)), reports.WIDE_NEWS)
            out.append(replace(found, source="news"))
        made = zones.groups(self._seed * 100003 + number, self._mix.counts.get("zones", 0))
        out += [self._zones(group, rng) for group in made]
        rng.shuffle(out)
        return out

    def _cloze(self, news: Sequence[Passage]) -> list[Mined]:
        rng = seeded(f"{self._seed} cloze")
        made = [asked for passage in self._pool for asked in cloze.questions(passage, rng)]
        texts = {passage.text for passage in news}
        kept = [q for q in made if q.passage.text in texts or rng.random() < 0.6]
        return [(asked, asked.question) for asked in kept]

    def _share(self, name: str, items: Sequence[T], chunk: int) -> Iterator[T]:
        """A chunk's share of a source: every item comes once before any comes twice."""
        count = self._mix.counts.get(name, 0)
        orders: dict[int, list[int]] = {}
        for place in range(chunk * count, (chunk + 1) * count):
            cycle, at = divmod(place, len(items))
            if cycle not in orders:
                orders[cycle] = list(range(len(items)))
                seeded(f"{self._seed} {name} {cycle}").shuffle(orders[cycle])
            yield items[orders[cycle][at]]

    def _group(self, name: str, item: Item, query: str, rng: Random) -> Group:
        size = rng.choice(self._mix.sizes)
        if item.start < 0:
            return Group((_in_script(window(item, size * 2, rng), rng),), name)
        good = window(item, size, rng)
        bad = self._near(name, item, good, size, rng)
        more = self._elsewhere(item, query, rng, NEGATIVES - len(bad))
        items = [good, *bad, *(window(other, size, rng) for other in more)]
        if rng.random() < 0.25:  # passages have no title now and then
            items = [replace(i, passage=replace(i.passage, title="")) for i in items]
        return Group(tuple(_in_script(i, rng) for i in items), name)

    def _near(self, name: str, item: Item, good: Item, size: int, rng: Random) -> list[Item]:
        """The same passage with another question or less its answer; not all the negatives."""
        bad: list[Item] = []
        if name == "squad2" and self._none[item.passage.text]:
            other = rng.choice(self._none[item.passage.text])
            bad.append(Item(other.question, good.passage))
        if rng.random() < 0.5 and (short := without_answer(window(item, int(size * 1.5), rng))):
            bad.append(short)
        if rng.random() < 0.6 and (near := swapped(good, rng)):
            bad.append(near)
        return bad[: NEGATIVES - 1]

    def _elsewhere(self, item: Item, query: str, rng: Random, want: int) -> list[Item]:
        """Other passages that look like answering and do not hold the answer."""
        answers = [script.simplified(a) for a in item.answers] or ["\0"]
        near = [n for n in self._same[item.passage.group] if rng.random() < 0.5][:2]
        ranked = self._lexical.top(script.simplified(query), 30)
        hard = ranked[:12]
        rng.shuffle(hard)
        out: list[Item] = []
        for n in near[: want // 2] + hard + ranked[12:]:
            if len(out) == want:
                break
            passage = self._pool[n]
            if passage.text == item.passage.text or any(a in self._plain[n] for a in answers):
                continue
            if all(passage is not other.passage for other in out):
                out.append(Item(item.question, passage))
        return out

    def _zones(self, made: Group, rng: Random) -> Group:
        items = made.items
        if rng.random() < 0.4:  # an unrelated report too
            other = self._pool[rng.randrange(len(self._pool))]
            stray = window(Item(items[0].question, other), 200, rng)
            items = (*items[:NEGATIVES], stray)
        way = rng.random()
        if way < 0.08:
            items = tuple(script.convert(i, "s2t", passage=way < 0.05) for i in items)
        return Group(items, "zones")


def _mined(train: Items) -> dict[str, list[Mined]]:
    zh = train["xquad-zh"]
    answered = (*_OF_READING, "xquad-en-en")
    found = {name: [(i, i.question) for i in train[name] if i.start >= 0] for name in answered}
    found["squad2-none"] = [(i, i.question) for i in train["squad2"] if i.start < 0]
    found["xquad-en"] = _twins(train["xquad-en"], zh)
    others = [name for name in LANGUAGES if name not in ("zh", "en")]
    found["xquad-other"] = [pair for name in others for pair in _twins(train[f"xquad-{name}"], zh)]
    return found


def _twins(foreign: list[Item], chinese: list[Item]) -> list[Mined]:
    return [(item, twin.question) for item, twin in zip(foreign, chinese, strict=True)]


def _in_script(item: Item, rng: Random) -> Item:
    dice = rng.random()
    if dice < 0.75:  # all simplified: most of what will be read
        return script.convert(item, "t2s")
    if dice < 0.85:
        return script.convert(item, "s2t")
    if dice < 0.92:
        return script.convert(item, "s2t", passage=False)
    return item
