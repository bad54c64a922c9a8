"""How the reader was trained: data, tokens, losses' inputs, export."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file
from tokenizers import Regex, Tokenizer, models, pre_tokenizers
from training.average import average
from training.batches import Feed, batches
from training.chance import seeded
from training.encoding import Encoder, Pair, frame, token_span
from training.export import GRAPH, SMALL, export
from training.groups import Stream
from training.lexical import Lexical
from training.mixes import MIXES, Mix
from training.model import Reader
from training.passage import Item, Passage, window, without_answer
from training.plan import Plan, Progress, pace
from training.reports import Asked
from training.sets import LANGUAGES, Sets
from training.swaps import swapped

from training import cloze, reports, scores, sets, zones
from zoneqa.embedding.onnx import open_session
from zoneqa.embedding.word_vectors import WordVectors
from zoneqa.models_build.e5s1 import Shape
from zoneqa.reader.cross_encoder import CrossEncoder, OutputLayers
from zoneqa.reader.cross_encoder import FocusedText as Given

TEXT = (
    "桂林高新区近日召开会议。2020年，园区工业总产值突破300亿元，同比增长12%。"
    "会上表彰了8家企业。园区负责人表示，将继续优化营商环境。明年计划新建两所学校。"
)
PASSAGE = Passage("桂林高新区打好攻坚战", TEXT, "made")
AT = TEXT.index("300亿元")
ITEM = Item("2020年桂林工业总产值多少？", PASSAGE, AT, AT + 5, ("300亿元",))


# Windows


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("size", [30, 45, 60])
def test_a_window_is_whole_sentences_around_the_answer(seed: int, size: int) -> None:
    cut = window(ITEM, size, seeded(seed))
    assert cut.answer == "300亿元"
    assert cut.passage.text in TEXT
    assert cut.passage.text.endswith("。")
    assert len(cut.passage.text) <= max(size, 31)


def test_a_short_passage_is_its_own_window() -> None:
    assert window(ITEM, 500, seeded(1)) is ITEM


def test_an_endless_sentence_is_cut_through() -> None:
    text = "甲" * 300 + "300亿元" + "乙" * 300
    cut = window(Item("多少？", Passage("", text), 300, 305), 60, seeded(2))
    assert cut.answer == "300亿元"
    assert len(cut.passage.text) < 130


def test_without_the_answering_sentence_nothing_answers() -> None:
    short = without_answer(ITEM)
    assert short is not None
    assert short.start == -1
    assert "300亿元" not in short.passage.text
    assert "表彰了8家企业" in short.passage.text


def test_no_passage_is_left_where_the_answer_is_everywhere() -> None:
    text = "产值300亿元。目标也是300亿元。"
    assert without_answer(Item("多少？", Passage("", text), 2, 7)) is None


# Reports

ASKED = Asked(
    "工业总产值是多少？",
    "2020年，园区工业总产值突破300亿元，同比增长12%。",
    ("超300亿元", "300亿元"),
    "桂林高新区",
    TEXT,
    held=False,
)


def test_a_window_of_a_report_is_a_sentence_with_the_one_before() -> None:
    told = [TEXT[a:b] for a, b in reports.windows(TEXT)]
    assert told[0] == "桂林高新区近日召开会议。"
    assert told[1] == TEXT[: TEXT.index("会上")]
    assert told[4] == "园区负责人表示，将继续优化营商环境。明年计划新建两所学校。"
    assert len(told) == 5


@pytest.mark.parametrize("negatives", [1, 2, 3])
def test_the_answer_is_in_the_first_window_and_in_no_other(negatives: int) -> None:
    good, *bad = reports.group(ASKED, seeded(3), negatives).items
    assert good.answer == "300亿元"
    assert len(bad) == min(negatives, 3)
    assert all(item.start == -1 and "300亿元" not in item.passage.text for item in bad)


def test_a_question_that_is_not_answered_has_only_negatives() -> None:
    items = reports.group(replace(ASKED, quote="", answers=()), seeded(3), 2).items
    assert [item.start for item in items] == [-1, -1]
    assert "工业总产值" in items[0].passage.text  # the likest first


@pytest.mark.parametrize("folder", [reports.FOLDER, reports.NEWS])
def test_every_written_question_has_its_answer_in_a_window(folder: Path) -> None:
    asked = reports.load(folder)
    made = [reports.group(one, seeded(1), 1).items[0] for one in asked]
    assert all((item.start >= 0) == bool(one.quote) for item, one in zip(made, asked, strict=True))
    answered = [(i, one) for i, one in zip(made, asked, strict=True) if one.quote]
    assert all(item.answer in one.answers for item, one in answered)


def test_every_fifth_report_is_held_out() -> None:
    asked = reports.load()
    held, trained = ({one.text for one in asked if one.held is way} for way in (True, False))
    assert (len(held), len(trained)) == (114, 456)
    assert not held & trained


# Near misses, questions by rule, made-up news


@pytest.mark.parametrize(
    ("question", "held", "pattern"),
    [
        ("2020年的产值是多少？", "2020年的产值", r"20[12]\d年的产值是多少？"),
        ("这8家企业叫什么？", "8家企业", r"这(9|1\d)家企业叫什么？"),
        ("苏州的园区在哪里？", "苏州的园区", r"\w+的园区在哪里？"),
        ("最大的企业是哪家？", "最大的企业", "最小的企业是哪家？"),
        ("Where in Poland is it?", "波兰", r"Where in \w+ is it\?"),
    ],
)
def test_a_swap_changes_one_thing_to_what_is_not_told(
    question: str, held: str, pattern: str
) -> None:
    item = Item(question, Passage("", held), 0, 2, (held[:2],))
    for seed in range(20):
        miss = swapped(item, seeded(seed))
        if miss is None:  # chance drew what was there before
            continue
        assert miss.question != question
        assert Regex is not None
        assert re.fullmatch(pattern, miss.question)
        assert (miss.start, miss.answers) == (-1, item.answers)
        assert miss.passage is item.passage


def test_what_is_not_asked_about_the_passage_is_not_swapped() -> None:
    assert swapped(Item("园区叫什么？", PASSAGE, 0, 2), seeded(1)) is None
    assert swapped(Item("1998年怎样？", PASSAGE, 0, 2), seeded(1)) is None


def test_questions_by_rule_do_not_hold_their_answer() -> None:
    made = list(cloze.questions(PASSAGE, seeded(4)))
    assert {"2020年", "12%", "300亿元", "8家"} <= {item.answer for item in made}
    assert all(item.answer == item.answers[0] for item in made)
    assert all(item.answer not in item.question for item in made)


def test_made_up_news_answers_in_the_first_pair_only() -> None:
    groups = zones.groups(11, 60)
    assert zones.groups(11, 60) == groups
    answered = [group for group in groups if group.items[0].start >= 0]
    assert 40 <= len(answered) < 60
    for group in answered:
        good, *bad = group.items
        assert good.answer == good.answers[0]
        assert good.answer not in good.question
        for miss in bad:
            assert miss.start == -1
            same = miss.passage == good.passage
            assert miss.question != good.question if same else good.answer not in miss.passage.text


def test_the_likest_text_comes_first() -> None:
    texts = ["苏州工业园区成立于1994年", "今天的午饭是面条", "园区的午饭", "工业产值300亿元"]
    lexical = Lexical(texts)
    assert lexical.top("工业园区哪年成立？", 2) == [0, 2]
    assert lexical.top("产值300", 9)[0] == 3


# The stream of groups


def tiny_sets() -> Sets:
    def items(name: str, count: int) -> list[Item]:
        made = []
        for n in range(count):
            text = f"{name}第{n}区成立于{1990 + n}年。园区很大，有{n + 3}家企业。其他情况不详。"
            start = text.index("成立于") + 3
            passage = Passage(f"{name}第{n}区", text, f"{name}{n // 2}")
            found = Item(f"{name}第{n}区哪年成立？", passage, start, start + 5, (f"{1990 + n}年",))
            made.append(found)
        return made

    names = ["cmrc", "drcd", *(f"xquad-{name}" for name in LANGUAGES), "xquad-en-en"]
    train = {name: items(name, 4) for name in names}
    answered = items("squad2", 4)
    train["squad2"] = answered + [item.deny("谁建了它？") for item in answered[:2]]
    return Sets(train, {}, [replace(PASSAGE, group="news")])


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
    chunk = Stream(tiny_sets(), 7, MIX).chunk(1)
    again = Stream(tiny_sets(), 7, MIX)
    again.chunk(0)
    assert again.chunk(1) == chunk
    assert again.chunk(2) != chunk
    assert Stream(tiny_sets(), 8, MIX).chunk(1) != chunk


def test_a_chunk_has_the_groups_of_its_mix() -> None:
    chunk = Stream(tiny_sets(), 7, MIX).chunk(0)
    sources = [group.source for group in chunk]
    assert {name: sources.count(name) for name in MIX.counts} == MIX.counts


def test_every_question_comes_once_before_any_comes_twice() -> None:
    stream = Stream(tiny_sets(), 7, Mix({"cmrc": 2}, (500,)))
    firsts = [group.items[0] for number in (0, 1) for group in stream.chunk(number)]
    assert len({item.answer for item in firsts}) == 4


def test_only_the_first_of_a_group_answers() -> None:
    stream = Stream(tiny_sets(), 7, Mix({"cmrc": 4, "squad2": 4}, (500,)))
    for group in stream.chunk(0):
        good, *bad = group.items
        assert good.answer.endswith("年")
        assert len(bad) == 3
        assert all(item.start == -1 for item in bad)
        moved = [item for item in bad if item.question == good.question]
        assert all(good.answer not in item.passage.text for item in moved)


def test_the_mixes_of_the_real_run() -> None:
    assert sum(MIXES["general"].counts.values()) == 2210
    assert sum(MIXES["reports"].counts.values()) == 1160


# The public sets, in miniature


def write_squad(path: Path, titles: list[str]) -> None:
    answers = [{"text": "1994年成立", "answer_start": 2}, {"text": "1994年", "answer_start": 2}]
    wrong = [{"text": "1995年", "answer_start": 2}]
    rows = [
        {"question": "哪年？", "answers": answers},
        {"question": "谁？", "answers": [], "is_impossible": True},
        {"question": "错？", "answers": wrong},
    ]
    paragraph = {"context": "它在1994年成立。", "qas": rows}
    data = [{"title": title, "paragraphs": [paragraph]} for title in titles]
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"data": data}), "utf-8")


def test_the_held_out_articles_are_in_no_training_part(tmp_path: Path) -> None:
    for name in ("cmrc2018_dev_give", "drcd_dev", "squad2_zh_dev"):
        write_squad(tmp_path / f"{name}.json", ["华沙", "苏州", "Black_Death"])
    for language in LANGUAGES:
        write_squad(tmp_path / "xquad" / f"xquad.{language}.json", ["华沙", "苏州"])
    news = {"id": "1", "headLine": "（时政）会议"}
    news |= {"newsBeginning": "甲" * 80, "newsRemainder": "乙" * 200}
    (tmp_path / "uhgeval.jsonl").write_text(json.dumps(news), "utf-8")
    found = sets.load(tmp_path)
    assert {item.passage.title for item in found.held["squad2"]} == {"华沙", "Black Death"}
    assert {item.passage.title for item in found.train["squad2"]} == {"苏州"}
    assert {item.passage.title for item in found.train["xquad-ru"]} == {"苏州"}
    assert not {"华沙", "Black Death"} & {item.passage.title for item in found.train["drcd"]}
    # The shortest reference that stands where it should; the one that does not is left out.
    assert [item.answer for item in found.train["squad2"]] == ["1994年", ""]
    assert [(p.title, len(p.text)) for p in found.news] == [("会议", 280)]


# Tokens and steps

OFFSETS = [(0, 0), (0, 2), (2, 4), (4, 5), (6, 9)]


@pytest.mark.parametrize(
    ("start", "end", "tokens"),
    [
        (0, 2, (1, 1)),
        (0, 4, (1, 2)),
        (3, 5, (2, 3)),  # from within a token
        (2, 3, (2, 2)),  # to within a token
        (5, 9, (4, 4)),  # from the gap before one
        (6, 12, (4, 4)),  # beyond the last
    ],
)
def test_tokens_that_cover_characters(start: int, end: int, tokens: tuple[int, int]) -> None:
    assert token_span(OFFSETS, start, end) == tokens


def test_a_pair_is_framed_with_its_segments() -> None:
    ids, segments, base = frame([7, 8], [9], [10, 11])
    assert ids == [0, 7, 8, 2, 2, 9, 2, 10, 11, 2]
    assert segments == [0, 0, 0, 0, 0, 1, 1, 2, 2, 2]
    assert ids[base] == 10
    assert frame([7], [], [10])[0] == [0, 7, 2, 2, 10, 2]


def test_a_pair_points_at_the_tokens_of_the_answer() -> None:
    pair = Encoder(tokenizer()).encode(ITEM)
    assert pair is not None
    text = pair.ids[pair.start : pair.end + 1]
    assert text == tokenizer().encode("300亿元").ids
    denied = Encoder(tokenizer()).encode(ITEM.deny("谁？"))
    assert denied is not None
    assert (denied.start, denied.end, denied.answerable) == (0, 0, False)


def test_an_answer_beyond_what_is_read_gives_no_pair() -> None:
    far = Item("多少？", Passage("", "甲" * 400 + "300"), 400, 403)
    assert Encoder(tokenizer()).encode(far) is None
    near = Encoder(tokenizer()).encode(far.deny("谁？"))
    assert near is not None
    assert len(near.ids) == len(near.segments) == 320


def test_steps_hold_every_group_once() -> None:
    groups = [[Pair([0] * n, [2] * n, 0, 0)] * (1 + n % 3) for n in range(5, 45)]
    steps = batches(groups, 8, seeded(1))
    assert sorted(len(group[0].ids) for step in steps for group in step) == list(range(5, 45))
    assert max(sum(map(len, step)) for step in steps) <= 10


def test_inputs_are_padded_to_the_longest() -> None:
    table = np.arange(20, dtype=np.float16).reshape(10, 2)
    pairs = [Pair([0, 5], [0, 2], 0, 0), Pair([0, 6, 2], [0, 2, 2], 1, 1)]
    given = Feed(table, torch.device("cpu")).inputs(pairs)
    assert given.words[0].tolist() == [[0, 1], [10, 11], [2, 3]]
    assert given.mask.tolist() == [[1, 1, 0], [1, 1, 1]]
    assert given.segments.tolist() == [[0, 2, 2], [0, 2, 2]]


def test_the_rate_rises_and_falls() -> None:
    assert [pace(done, 0.1) for done in (0, 0.05, 0.1)] == pytest.approx([0.01, 0.5, 1])
    assert [pace(done, 0.1) for done in (0.55, 1)] == pytest.approx([0.5, 0.02])


def test_a_run_ends_by_tokens_minutes_or_steps() -> None:
    plan = Plan(tokens=1000, minutes=10)
    assert Progress(tokens=300, seconds=60).share(plan) == pytest.approx(0.3)
    assert Progress(tokens=300, seconds=300).share(plan) == pytest.approx(0.5)
    assert Progress(tokens=1000).over(plan)
    assert Progress(step=5, tokens=10).over(replace(plan, steps=5))
    assert not Progress(step=5, tokens=10).over(plan)


# Scores


def test_scores_are_those_of_the_cmrc_scorer() -> None:
    assert scores.exact("《战国》。", ["战国"]) == 1
    assert scores.exact("战国时代", ["战国"]) == 0
    assert scores.holds("战国时代", ["春秋", "战国"]) == 1
    assert scores.f1("任天堂游戏谜之村雨城", ["村雨城"]) == pytest.approx(6 / 13)
    assert scores.f1("AC米兰队", ["米兰"]) == pytest.approx(4 / 6)
    assert scores.f1("甲", ["乙"]) == 0


def test_auroc_counts_ties_by_half() -> None:
    assert scores.auroc([2, 3], [1, 2]) == pytest.approx(0.875)
    assert np.isnan(scores.auroc([1], []))


# Export

SHAPE = Shape(64, 2, 2, 128, 0, 128, 1, 1e-12, 32)


def tokenizer() -> Tokenizer:
    characters = sorted({*TEXT, *PASSAGE.title, *ITEM.question})
    vocabulary = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
    vocabulary |= {c: n + 4 for n, c in enumerate(characters)}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    return made


def pieces() -> list[Item]:
    texts = [TEXT[a:b] for a, b in reports.windows(TEXT)]
    return [Item(ITEM.question, Passage(title, text)) for text in texts for title in ("", "桂林")]


@pytest.fixture(scope="module")
def table() -> np.ndarray[Any, np.dtype[np.float16]]:
    return np.random.default_rng(5).normal(size=(120, 64)).astype(np.float16)


@pytest.fixture(scope="module")
def model() -> Reader:
    torch.manual_seed(5)
    made = Reader(SHAPE, 2).eval()
    torch.nn.init.normal_(made.span.weight, std=0.3)
    torch.nn.init.normal_(made.answer.weight, std=0.3)
    return made


def expected(model: Reader, table: np.ndarray[Any, Any], item: Item) -> tuple[float, float]:
    """The answer logit and the lead, from the model as it was trained."""
    pair = Encoder(tokenizer()).encode(item)
    assert pair is not None
    given = Feed(table, torch.device("cpu")).inputs([pair])
    with torch.no_grad():
        start, end, answer = model(given.words, given.mask, given.segments)
    text = range(len(pair.ids) - 1 - len(item.passage.text), len(pair.ids) - 1)
    spans = [start[0, a] + end[0, b] for a in text for b in text if 0 <= b - a < 48]
    return float(answer[0]), float(max(spans) - start[0, 0] - end[0, 0])


def test_of_runs_that_are_averaged_the_last_counts_most(tmp_path: Path) -> None:
    runs = [tmp_path / f"{n}.pt" for n in range(3)]
    for path, value in zip(runs, (7.0, 0.0, 3.5), strict=True):
        torch.save({"model": {"a": torch.full((2, 2), value), "b": torch.tensor([value])}}, path)
    made = average(runs)
    assert made["a"].tolist() == [[3.0, 3.0], [3.0, 3.0]]
    assert made["b"].tolist() == pytest.approx([3.0])
    assert average(runs[:1])["b"].tolist() == [7.0]


@pytest.mark.parametrize(("whole", "within"), [(True, 1e-3), (False, 0.25)])
def test_what_is_exported_reads_as_what_was_trained(
    tmp_path: Path, model: Reader, table: np.ndarray[Any, Any], whole: bool, within: float
) -> None:
    torch.save({"model": model.state_dict()}, tmp_path / "reader.pt")
    written = export(tmp_path / "reader.pt", tmp_path / "out", whole=whole)
    assert [path.name for path in written] == [GRAPH, SMALL]
    heads = OutputLayers(**load_file(tmp_path / "out" / SMALL))
    session = open_session(tmp_path / "out" / GRAPH, 1)
    reader = CrossEncoder(WordVectors(tokenizer(), table), session, heads)
    items = pieces()
    given = [Given(i.passage.title, i.passage.text, ((0, len(i.passage.text)),)) for i in items]
    seen = reader.read(ITEM.question, given)
    wanted = np.array([expected(model, table, item) for item in items])
    assert np.ptp(wanted[:, 0]) > 0.1  # the texts do differ
    assert np.array([(one.answer, one.words[0].lead) for one in seen]) == pytest.approx(
        wanted, abs=within
    )
