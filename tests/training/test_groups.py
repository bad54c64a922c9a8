"""The stream of training groups."""

from __future__ import annotations

from dataclasses import replace

from training.groups import GroupStream
from training.mixes import MIXES, Mix
from training.passage import Example, Passage
from training.public_datasets import LANGUAGES, PublicDatasets

from tests.training.examples import PASSAGE


def tiny_sets() -> PublicDatasets:
    def items(name: str, count: int) -> list[Example]:
        made = []
        for n in range(count):
            text = f"{name}第{n}区成立于{1990 + n}年。园区很大，有{n + 3}家企业。其他情况不详。"
            start = text.index("成立于") + 3
            passage = Passage(f"{name}第{n}区", text, f"{name}{n // 2}")
            found = Example(
                f"{name}第{n}区哪年成立？", passage, start, start + 5, (f"{1990 + n}年",)
            )
            made.append(found)
        return made

    names = ["cmrc", "drcd", *(f"xquad-{name}" for name in LANGUAGES), "xquad-en-en"]
    train = {name: items(name, 4) for name in names}
    answered = items("squad2", 4)
    train["squad2"] = answered + [item.with_unanswered("谁建了它？") for item in answered[:2]]
    return PublicDatasets(train, {}, [replace(PASSAGE, group="news")])


MIX = Mix(
    {
        "cmrc": 2,
        "squad2": 2,
        "squad2-none": 1,
        "xquad-en": 2,
        "cloze": 2,
        "zones": 2,
        "reports": 3,
        "news": 2,
    },
    (40, 60),
)


def test_a_chunk_is_the_same_for_the_same_seed() -> None:
    chunk = GroupStream(tiny_sets(), 7, MIX).chunk(1)
    again = GroupStream(tiny_sets(), 7, MIX)
    again.chunk(0)
    assert again.chunk(1) == chunk
    assert again.chunk(2) != chunk
    assert GroupStream(tiny_sets(), 8, MIX).chunk(1) != chunk


def test_a_chunk_has_the_groups_of_its_mix() -> None:
    chunk = GroupStream(tiny_sets(), 7, MIX).chunk(0)
    sources = [group.source for group in chunk]
    assert {name: sources.count(name) for name in MIX.counts} == MIX.counts


def test_every_question_comes_once_before_any_comes_twice() -> None:
    stream = GroupStream(tiny_sets(), 7, Mix({"cmrc": 2}, (500,)))
    firsts = [group.examples[0] for number in (0, 1) for group in stream.chunk(number)]
    assert len({item.answer for item in firsts}) == 4


def test_only_the_first_of_a_group_answers() -> None:
    stream = GroupStream(tiny_sets(), 7, Mix({"cmrc": 4, "squad2": 4}, (500,)))
    for group in stream.chunk(0):
        good, *bad = group.examples
        assert good.answer.endswith("年")
        assert len(bad) == 3
        assert all(item.start == -1 for item in bad)
        moved = [item for item in bad if item.question == good.question]
        assert all(good.answer not in item.passage.text for item in moved)


def test_the_mixes_of_the_real_run() -> None:
    assert sum(MIXES["general"].counts.values()) == 2210
    assert sum(MIXES["reports"].counts.values()) == 1160
