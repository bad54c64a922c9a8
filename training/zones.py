"""Made-up news about development zones, with questions in Chinese and English.

What it teaches: the zone, the year, the indicator and the kind of thing asked for must all agree.
Each group has one passage that answers, and near misses: another zone, another year, another
indicator, the sentence taken out, and the same passage under a question that it does not answer.
"""

from __future__ import annotations

from random import Random

from training.chance import seeded
from training.passage import Group, Item
from training.zone_misses import Misses
from training.zone_story import Story, make_question, make_story


def groups(seed: int, count: int) -> list[Group]:
    """So many groups."""
    rng = seeded(seed)
    out: list[Group] = []
    while len(out) < count:
        made = group(rng)
        if made is not None:
            out.append(made)
    return out


def group(rng: Random, negatives: int = 3) -> Group | None:
    """One group; None where chance made a question that is unclear or gives itself away."""
    story = make_story(rng)
    if story is None:
        return None
    asks = [a for a in story.fact.asks if a.slot in story.spans and (not story.english or a.en)]
    if not asks:
        return None
    ask = rng.choice(asks)
    question = make_question(rng, story.zone, story.fact, ask, english=story.english)
    start, end = story.spans[ask.slot]
    answer = story.passage.text[start:end]
    if answer in question or not _is_clear(story, question):
        return None
    good = Item(question, story.passage, start, end, (answer,))
    made = Misses(rng, story, ask, good).some(negatives)
    if not made:
        return None
    if rng.random() < 0.15:  # articles whose name is far from the question: nothing answers
        return Group(tuple(made), "zones")
    return Group((good, *made), "zones")


def _is_clear(story: Story, question: str) -> bool:
    """Whether the article names what the question is about, and nothing else fits it."""
    slots = story.fact.slots
    rivals = [f for _, f in story.told if f is not story.fact and f.kind == story.fact.kind]
    if not story.mixed and story.zone.name not in story.passage.title + story.passage.text:
        return False
    if "p" not in slots:
        return not rivals
    dated = slots["pa"] in question
    # Which year is meant must be in the question when the passage has two.
    if rivals and not dated and slots["pe"] not in question.replace("In ", "in "):
        return False
    if not story.mixed and any(f.slots.get("pa") == slots["pa"] for f in rivals):
        return False
    return not dated or "p" in story.spans
