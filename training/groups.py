"""The stream of training groups, in chunks that are reproducible from the seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from random import Random
from typing import TypeVar

from training import cloze, contrast, reports, script, synthetic_news
from training.bm25 import Bm25
from training.contrast import Contrasts
from training.mixes import Mix
from training.passage import Example, Group, Passage, window, without_answer
from training.perturb import perturbed
from training.public_datasets import LANGUAGES, Examples, PublicDatasets
from training.replacements import Lexicon
from training.reports import ReportQuestion
from training.seeding import seeded_random

NEGATIVES = 3
_READING = ("cmrc", "drcd", "squad2", "xquad-zh")

T = TypeVar("T")
# An example, and the question to mine negatives with: for a foreign one, its Chinese original.
MinedExample = tuple[Example, str]


class GroupStream:
    """Draws chunks of groups from the public datasets, the reports and the synthetic news."""

    def __init__(self, datasets: PublicDatasets, seed: int, mix: Mix) -> None:
        self._seed = seed
        self._mix = mix
        passages = [example.passage for name in _READING for example in datasets.train[name]]
        self._pool = [*{passage.text: passage for passage in passages}.values(), *datasets.news]
        self._plain = [script.simplified(p.title + "。" + p.text) for p in self._pool]
        self._lexical = Bm25(self._plain)
        self._same: dict[str, list[int]] = defaultdict(list)
        for n, passage in enumerate(self._pool):
            self._same[passage.group].append(n)
        self._unanswerable: dict[str, list[Example]] = defaultdict(list)
        for example in datasets.train["squad2"]:
            if example.start < 0:
                self._unanswerable[example.passage.text].append(example)
        self._examples = {**_by_source(datasets.train), "cloze": self._cloze(datasets.news)}
        self._reports = [q for q in reports.load() if not q.held_out]
        self._news = [q for q in reports.load(reports.NEWS) if not q.held_out]
        self._contrasted = [q for q in (*self._reports, *self._news) if q.quote]

    def chunk(self, number: int) -> list[Group]:
        """Return the groups of one chunk, in random order."""
        rng = seeded_random(f"{self._seed} chunk {number}")
        out = [
            self._group(name, example, query, rng)
            for name in self._mix.counts
            if name in self._examples
            for example, query in self._share(name, self._examples[name], number)
        ]
        for question in self._share("reports", self._reports, number):
            negatives = rng.choice((1, 2)) if question.quote else rng.choice((1, 1, 2))
            out.append(reports.group(question, rng, negatives, reports.PASSAGE_SHARE))
        for question in self._share("news", self._news, number):
            out.append(self._news_group(question, rng))
        for question in self._share(contrast.SOURCE, self._contrasted, number):
            out += self._contrasts.groups(self._invented(question, rng), rng)
        for name in (*_READING, "xquad-en"):
            for example, _ in self._share(f"{name}-contrast", self._examples[name], number):
                read = script.convert(window(example, rng.choice(self._mix.sizes), rng), "t2s")
                out += self._contrasts.groups(read, rng)
        synthetic = synthetic_news.groups(
            self._seed * 100003 + number, self._mix.counts.get("zones", 0)
        )
        out += [self._synthetic_group(group, rng) for group in synthetic]
        rng.shuffle(out)
        return out

    @cached_property
    def _contrasts(self) -> Contrasts:
        return contrasts_of([*self._reports, *self._news])

    def _invented(self, question: ReportQuestion, rng: Random) -> Example:
        """Return a question on a report with the text that answers it, with or without title."""
        if rng.random() < reports.UNTITLED_SHARE:
            question = reports.untitled(question)
        return reports.group(question, rng, 0, reports.PASSAGE_SHARE).examples[0]

    def _news_group(self, question: ReportQuestion, rng: Random) -> Group:
        if rng.random() < reports.UNTITLED_SHARE:
            question = reports.untitled(question)
        share = reports.NEWS_PASSAGE_SHARE
        group = reports.group(question, rng, rng.choice((1, 1, 2)), share)
        return replace(group, source="news")

    def _cloze(self, news: Sequence[Passage]) -> list[MinedExample]:
        rng = seeded_random(f"{self._seed} cloze")
        examples = [each for passage in self._pool for each in cloze.questions(passage, rng)]
        texts = {passage.text for passage in news}
        chosen = [q for q in examples if q.passage.text in texts or rng.random() < 0.6]
        return [(example, example.question) for example in chosen]

    def _share(self, name: str, examples: Sequence[T], chunk: int) -> Iterator[T]:
        """Yield a chunk's share of a source: all examples come once before any comes twice."""
        count = self._mix.counts.get(name, 0)
        orders: dict[int, list[int]] = {}
        for place in range(chunk * count, (chunk + 1) * count):
            cycle, at = divmod(place, len(examples))
            if cycle not in orders:
                orders[cycle] = list(range(len(examples)))
                seeded_random(f"{self._seed} {name} {cycle}").shuffle(orders[cycle])
            yield examples[orders[cycle][at]]

    def _group(self, name: str, example: Example, query: str, rng: Random) -> Group:
        size = rng.choice(self._mix.sizes)
        if example.start < 0:
            return Group((_in_random_script(window(example, size * 2, rng), rng),), name)
        positive = window(example, size, rng)
        negatives = self._from_same_passage(name, example, positive, size, rng)
        more = self._mined(example, query, rng, NEGATIVES - len(negatives))
        examples = [positive, *negatives, *(window(other, size, rng) for other in more)]
        if rng.random() < 0.25:  # some passages have no title
            examples = [replace(e, passage=replace(e.passage, title="")) for e in examples]
        return Group(tuple(_in_random_script(e, rng) for e in examples), name)

    def _from_same_passage(
        self, name: str, example: Example, positive: Example, size: int, rng: Random
    ) -> list[Example]:
        """Return negatives from the same passage: with another question, or without its answer."""
        negatives: list[Example] = []
        if name == "squad2" and self._unanswerable[example.passage.text]:
            other = rng.choice(self._unanswerable[example.passage.text])
            negatives.append(Example(other.question, positive.passage))
        if rng.random() < 0.5 and (short := without_answer(window(example, int(size * 1.5), rng))):
            negatives.append(short)
        if rng.random() < 0.6 and (near := perturbed(positive, rng)):
            negatives.append(near)
        return negatives[: NEGATIVES - 1]

    def _mined(self, example: Example, query: str, rng: Random, count: int) -> list[Example]:
        """Return other passages that rank high for the question and do not hold the answer."""
        answers = [script.simplified(a) for a in example.answers] or ["\0"]
        near = [n for n in self._same[example.passage.group] if rng.random() < 0.5][:2]
        ranked = self._lexical.top(script.simplified(query), 30)
        hard = ranked[:12]
        rng.shuffle(hard)
        out: list[Example] = []
        for n in near[: count // 2] + hard + ranked[12:]:
            if len(out) == count:
                break
            passage = self._pool[n]
            if passage.text == example.passage.text or any(a in self._plain[n] for a in answers):
                continue
            if all(passage is not other.passage for other in out):
                out.append(Example(example.question, passage))
        return out

    def _synthetic_group(self, group: Group, rng: Random) -> Group:
        examples = group.examples
        if rng.random() < 0.4:  # add an unrelated report
            other = self._pool[rng.randrange(len(self._pool))]
            unrelated = window(Example(examples[0].question, other), 200, rng)
            examples = (*examples[:NEGATIVES], unrelated)
        dice = rng.random()
        if dice < 0.08:
            convert_passage = dice < 0.05
            examples = tuple(script.convert(e, "s2t", passage=convert_passage) for e in examples)
        return Group(examples, "zones")


def contrasts_of(questions: Sequence[ReportQuestion]) -> Contrasts:
    """Return the maker of contrasts whose words come from some reports and their questions."""
    texts = {f"{q.title}。{q.text}" for q in questions} | {q.question for q in questions}
    english = [q.question for q in questions if q.quote and q.question.isascii()]
    return Contrasts(Lexicon(sorted(texts)), english)


def _by_source(train: Examples) -> dict[str, list[MinedExample]]:
    zh = train["xquad-zh"]
    names = (*_READING, "xquad-en-en")
    found = {name: [(i, i.question) for i in train[name] if i.start >= 0] for name in names}
    found["squad2-none"] = [(i, i.question) for i in train["squad2"] if i.start < 0]
    found["xquad-en"] = _with_originals(train["xquad-en"], zh)
    others = [name for name in LANGUAGES if name not in ("zh", "en")]
    found["xquad-other"] = [
        pair for name in others for pair in _with_originals(train[f"xquad-{name}"], zh)
    ]
    return found


def _with_originals(foreign: list[Example], chinese: list[Example]) -> list[MinedExample]:
    return [
        (example, original.question) for example, original in zip(foreign, chinese, strict=True)
    ]


def _in_random_script(example: Example, rng: Random) -> Example:
    dice = rng.random()
    if dice < 0.75:  # simplified, like most of what will be read
        return script.convert(example, "t2s")
    if dice < 0.85:
        return script.convert(example, "s2t")
    if dice < 0.92:
        return script.convert(example, "s2t", passage=False)
    return example
