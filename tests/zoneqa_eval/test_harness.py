"""The harness: sets read into tasks, specs, runs that go on where they broke off."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.conftest import make_answerer, make_indexer
from tests.fakes import GUILIN, KUNSHAN
from zoneqa.answer.answerer import Answerer
from zoneqa.documents import Corpus
from zoneqa.errors import UsageError
from zoneqa.query.analyze import analyze
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate, Reading
from zoneqa.reader.ranking import RankingWeights
from zoneqa.settings import Settings
from zoneqa.types import Hit, Passage
from zoneqa_eval.cli import main
from zoneqa_eval.figures.record import read_run
from zoneqa_eval.harness.acts import ACTS
from zoneqa_eval.harness.digests import digest_of
from zoneqa_eval.harness.kept import Kept
from zoneqa_eval.harness.running import Runner
from zoneqa_eval.measures import answers, speed
from zoneqa_eval.measures.plain import PlainReader
from zoneqa_eval.measures.results import Results
from zoneqa_eval.sets.cases import Case, Gold
from zoneqa_eval.sets.loading import SETS, load_task
from zoneqa_eval.sets.own import load
from zoneqa_eval.sets.spec import Spec, find_spec, read_spec, spec_names
from zoneqa_eval.sets.task import some

QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "guilin-001a",
        "question": "2020年桂林高新区工业总产值突破多少？",
        "type": "figure",
        "gold": [{"article": "guilin", "quote": "工业总产值突破300亿元", "answers": ["300亿元"]}],
    },
    {
        "id": "kunshan-001a",
        "question": "昆山高新区投入多少万元载回务工人员？",
        "type": "figure",
        "gold": [{"article": "kunshan", "start": 22, "end": 40, "answers": ["300万元"]}],
    },
    {"id": "off-001a", "question": "明天下雨吗？", "type": "off_topic", "gold": []},
    {"id": "off-002a", "question": "\n", "type": "off_topic", "gold": []},
]


def lines(*rows: Mapping[str, Any]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def spec(tmp_path: Path) -> Spec:
    """The four questions on the two fake articles."""
    common = {"language": "zh", "wording": "plain", "split": "tune"}
    (tmp_path / "articles").mkdir()
    rows = [{k: getattr(a, k) for k in ("id", "title", "text", "zone")} for a in (GUILIN, KUNSHAN)]
    (tmp_path / "articles" / "all.jsonl").write_text(lines(*rows), encoding="utf-8")
    file = tmp_path / "questions.jsonl"
    file.write_text(lines(*({**common, **row} for row in QUESTIONS)), encoding="utf-8")
    measures = ("answers", "finding", "declining", "reading", "citing", "evidence", "costs")
    return Spec("mine", "Mine", "own", file, measures, articles=tmp_path / "articles")


@dataclass
class Opened:
    """Opens answerers over the fake articles, and counts."""

    opened: list[str] = field(default_factory=list)

    def __call__(self, settings: Settings, corpus: Corpus, root: Path, say: Any) -> Answerer:
        self.opened.append(root.name)
        make_indexer(root).build(corpus, lambda done, total: None)
        return make_answerer(root)


def runner(tmp_path: Path) -> Runner:
    return Runner(Settings(), tmp_path / "out", print, Opened())


def figures(path: Path) -> dict[str, float | None]:
    return {figure.name: figure.value for figure in read_run(path).figures if not figure.group}


def test_a_run_measures_and_is_kept(tmp_path: Path, spec: Spec) -> None:
    run = runner(tmp_path).run(spec)
    found = figures(tmp_path / "out" / "mine" / "run.json")
    assert found["fact in the cited sentences"] == 1.0
    assert found["citation holds the fact, of those"] == 1.0
    assert found["every quote verbatim"] == 1.0
    assert run.made["cases"] == 4
    by_id = {outcome.id: outcome for outcome in run.outcomes}
    assert by_id["guilin-001a"].scores["right"] == 1.0
    assert by_id["guilin-001a"].gold == ("300亿元",)


def test_a_missing_answer_scores_0_and_is_counted(tmp_path: Path, spec: Spec) -> None:
    run = runner(tmp_path).run(spec)
    lost = next(outcome for outcome in run.outcomes if outcome.id == "off-002a")
    assert lost.answer is None
    assert (lost.scores["right"], lost.scores["refused"]) == (0.0, 0.0)
    found = {figure.name: figure for figure in run.figures if not figure.group}
    assert found["answers missing"].value == 0.25
    assert found["right refusals"].value == 0.5
    assert found["right refusals"].n == 2
    assert run.made["missing"] == 3  # an answer, a reading and a ranking


def test_a_run_goes_on_where_it_broke_off(tmp_path: Path, spec: Spec) -> None:
    first = runner(tmp_path).run(spec)
    file = next((tmp_path / "out" / "mine").glob("*.jsonl"))
    whole = file.read_bytes()
    rows = whole.splitlines(keepends=True)
    file.write_bytes(b"".join(rows[:5]) + rows[5][:20])
    again = runner(tmp_path).run(spec)
    after = file.read_bytes().splitlines(keepends=True)
    assert after[:5] == rows[:5]
    assert [json.loads(row)["id"] for row in after] == [json.loads(row)["id"] for row in rows]
    same = [f for f in again.figures if f.unit != "ms"]
    assert [(f.name, f.value) for f in same if f.group != "costs"] == [
        (f.name, f.value) for f in first.figures if f.unit != "ms" and f.group != "costs"
    ]


def test_what_was_asked_is_not_asked_again(tmp_path: Path, spec: Spec) -> None:
    runner(tmp_path).run(spec)
    file = next((tmp_path / "out" / "mine").glob("*.jsonl"))
    before = file.read_bytes()
    runner(tmp_path).run(replace(spec, goals={"right refusals": ">= 80 %"}))
    assert list((tmp_path / "out" / "mine").glob("*.jsonl")) == [file]
    assert file.read_bytes() == before


def test_another_state_has_another_digest(answerer: Answerer) -> None:
    case = Case(*("1", "?", "zh", "figure", "plain", "tune"), ())
    manifest, settings = answerer.snapshot.manifest, Settings()
    first = digest_of([case], 50, manifest, settings, "code")
    assert first == digest_of([case], 50, manifest, replace(settings, threads=1), "code")
    others = [
        digest_of([replace(case, question="!")], 50, manifest, settings, "code"),
        digest_of([case], 10, manifest, settings, "code"),
        digest_of([case], 50, replace(manifest, embedder="other"), settings, "code"),
        digest_of([case], 50, manifest, replace(settings, passages=4), "code"),
        digest_of([case], 50, manifest, settings, "other code"),
    ]
    assert len({first, *others}) == 6


def test_a_setting_that_is_a_file_counts_by_what_stands_in_it(
    answerer: Answerer, tmp_path: Path
) -> None:
    names = tmp_path / "aliases.txt"
    names.write_text("甲 = 乙", encoding="utf-8")
    settings = replace(Settings(), aliases=names)
    first = digest_of([], 50, answerer.snapshot.manifest, settings, "")
    names.write_text("甲 = 丙", encoding="utf-8")
    assert digest_of([], 50, answerer.snapshot.manifest, settings, "") != first


def test_fewer_questions_are_the_same_each_time(tmp_path: Path, spec: Spec) -> None:
    runner(tmp_path).run(spec, limit=2)
    assert len(read_run(tmp_path / "out" / "mine" / "run-2.json").outcomes) == 2
    assert not (tmp_path / "out" / "mine" / "run.json").exists()


def test_the_ways_to_put_a_question_stay_together() -> None:
    one = Case(*("1/given", "?", "zh", "given", "plain", "held"), ())
    cases = [replace(one, id=f"{n}/{how}") for n in range(9) for how in ("given", "open")]
    chosen = some(cases, 6)
    assert chosen == some(reversed(cases), 6)[::-1]
    assert len({case.id.partition("/")[0] for case in chosen}) == 3
    assert some(cases, None) == tuple(cases) == some(cases, 100)


def test_other_splits_are_left_out(tmp_path: Path, spec: Spec) -> None:
    assert runner(tmp_path).run(spec.on("report")).made["cases"] == 0
    assert runner(tmp_path).run(spec.on("tune")).made["cases"] == 4
    assert spec.on(None) == spec


def test_kept_rows_come_back(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "k.jsonl")
    kept.put("answer", "1", {"x": "\u2028"})
    kept.put("answer", "2", None)
    kept.put("read", "1", {})
    again = Kept(tmp_path / "k.jsonl")
    assert again.rows("answer") == {"1": {"x": "\u2028"}, "2": None}
    assert again.has("read", "1")
    assert not again.has("read", "2")


def test_reading_is_confined_to_what_is_given(answerer: Answerer) -> None:
    case = Case(*("1", "2020年投入多少？", "zh", "figure", "plain", "tune"), ())
    case = replace(case, given=("kunshan",))
    said = ACTS["answer"](answerer, case, 8)
    assert {hit["article_id"] for hit in said["hits"]} == {"kunshan"}
    read = ACTS["read"](answerer, case, 8)
    assert (read["article"], read["words"]) == ("kunshan", "300万元")
    found = ACTS["find"](answerer, case, 8)
    assert {i.partition(":")[0] for way in found.values() for i in way} == {"kunshan"}


def test_our_questions_fit_articles_that_were_merged(tmp_path: Path, spec: Spec) -> None:
    text = "昆山高新区消息：" + "今年新增企业一千家，投资额增长两成，规模再创新高。" * 6
    rows = [{"id": i, "title": "昆山", "text": text + end} for i, end in (("x", ""), ("y", "完"))]
    (tmp_path / "articles" / "all.jsonl").write_text(lines(*rows), encoding="utf-8")
    gold = {"answers": ["一千家"], "start": 8, "end": 18}
    both = [{**gold, "article": i} for i in ("x", "y")]
    common = {"question": "?", "language": "zh", "type": "figure", "wording": "plain"}
    row = {**common, "id": "1a", "split": "tune", "gold": both}
    spec.questions.write_text(lines(row), encoding="utf-8")
    task = load(spec)
    kept = task.corpus.articles[0].id
    assert len(task.corpus.articles) == 1
    assert [g.article for g in task.cases[0].gold] == [kept, kept]
    assert [g.quote for g in task.cases[0].gold if g.bounds] == ["今年新增企业一千家，"]
    assert task.relevant == {"1a": frozenset({kept})}


def test_beir(tmp_path: Path) -> None:
    corpus = lines({"_id": "d1", "text": "甲乙丙。"}, {"_id": "d2", "text": "丁。"})
    (tmp_path / "corpus.jsonl").write_text(corpus, encoding="utf-8")
    queries = lines(
        {"_id": "q1", "text": "哪个？", "answers": ["甲"]}, {"_id": "q2", "text": "Which?"}
    )
    (tmp_path / "queries.jsonl").write_text(queries, encoding="utf-8")
    judged = "query-id\tcorpus-id\tscore\nq1\td2\t1\nq1\td1\t1\nq2\td1\t1\nq2\td2\t0\n"
    (tmp_path / "qrels.tsv").write_text(judged, encoding="utf-8")
    task = load_task(Spec("b", "B", "beir", tmp_path, ()))
    assert task.relevant == {"q1": frozenset({"d1", "d2"}), "q2": frozenset({"d1"})}
    first, second = task.cases
    assert first.gold == (Gold("d1", "", ("甲",), also=("d2",)),)
    assert (second.gold, second.language) == ((), "en")
    assert task.texts == {"d1": "甲乙丙。", "d2": "丁。"}


def paragraph(title: str, text: str, *asked: tuple[str, str, str]) -> dict[str, Any]:
    """A paragraph of SQuAD; of each question its id, itself and its answer, if there is one."""
    qas = [
        {
            "id": i,
            "question": question,
            "answers": [{"text": a, "answer_start": text.find(a)}] * 2 if a else [],
            "is_impossible": not a,
        }
        for i, question, a in asked
    ]
    return {"title": title, "paragraphs": [{"context": text, "qas": qas}]}


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """A folder of public sets, each of one or two paragraphs."""
    held = paragraph(
        "Black_Death", "黑死病于1347年。", ("h", "何时？", "1347年"), ("n", "谁？", "")
    )
    plain = paragraph("元朝", "元朝于1271年。", ("t", "何时？", "1271年"))
    for name in ("cmrc2018_dev_give", "drcd_dev", "squad2_zh_dev"):
        text = json.dumps({"data": [held, plain]}, ensure_ascii=False)
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    (tmp_path / "xquad").mkdir()
    for language in ("en", "zh", "ar", "de", "el", "es", "hi", "ro", "ru", "th", "tr", "vi"):
        text = json.dumps({"data": [held, plain]}).replace("\\u4f55", f"{language} ")
        (tmp_path / "xquad" / f"xquad.{language}.json").write_text(text, encoding="utf-8")
    (tmp_path / "uhgeval.jsonl").write_text("", encoding="utf-8")
    return tmp_path


def test_squad_asks_with_the_paragraph_given_and_without(public: Path) -> None:
    task = load_task(Spec("s", "S", "squad", public / "squad2_zh_dev.json", ()))
    assert [(c.id, c.type, c.split, c.given) for c in task.cases] == [
        ("h/given", "given", "held", ("squad2_zh_dev-0",)),
        ("h/open", "open", "held", ()),
        ("n/given", "given", "held", ("squad2_zh_dev-0",)),
        ("n/open", "open", "held", ()),
        ("t/given", "given", "trained", ("squad2_zh_dev-1",)),
        ("t/open", "open", "trained", ()),
    ]
    assert task.cases[0].gold == (Gold("squad2_zh_dev-0", "", ("1347年",)),)
    assert task.cases[2].gold == ()
    assert task.corpus.articles[0].title == "Black Death"


def test_xquad_asks_in_two_languages_of_the_chinese_paragraphs(public: Path) -> None:
    task = load_task(Spec("x", "X", "xquad", public / "xquad", ()))
    asked = [(c.id, c.language, c.split, c.question) for c in task.cases if c.answerable]
    assert asked == [
        ("h/zh", "zh", "held", "zh 时？"),
        ("h/en", "en", "held", "en 时？"),
        ("t/zh", "zh", "trained", "zh 时？"),
        ("t/en", "en", "trained", "en 时？"),
    ]
    assert task.relevant["t/en"] == frozenset({"xquad.zh-1"})
    assert [case.given for case in task.cases if case.given] == []


def test_rgb_mixes_noise_in_as_its_own_script_does(tmp_path: Path) -> None:
    good, bad = ([f"{name}{n}。" for n in range(9)] for name in ("好", "坏"))
    refined = {"id": 1, "query": "?", "answer": [["好0", "好1"], "好2"]}
    text = lines({**refined, "positive": good, "negative": bad})
    (tmp_path / "zh_refine.jsonl").write_text(text, encoding="utf-8")
    text = lines({**refined, "positive": [good[:2], good[2:3]], "negative": bad})
    (tmp_path / "zh_int.jsonl").write_text(text, encoding="utf-8")
    wrong = {"positive_wrong": ["错。"], "positive": good[:1], "negative": bad, "answer": "好0"}
    (tmp_path / "zh_fact.jsonl").write_text(lines({**refined, **wrong}), encoding="utf-8")
    task = load_task(Spec("r", "R", "rgb", tmp_path, ()))
    given = {case.type: "".join(task.texts[i] for i in case.given) for case in task.cases}
    assert given == {
        "noise 0.0": "好0。好1。好2。好3。好4。",
        "noise 0.4": "好0。好1。好2。坏0。坏1。",
        "noise 0.8": "好0。坏0。坏1。坏2。坏3。",
        "noise 1.0": "坏0。坏1。坏2。坏3。坏4。",
        "two facts, noise 0.0": "好0。好2。好1。坏0。坏1。",
        "two facts, noise 0.4": "好0。好2。好1。坏0。坏1。",
        "false passages": "错。坏0。坏1。坏2。坏3。",
    }
    first, *_, false = task.cases
    assert [gold.answers for gold in first.gold] == [("好0", "好1"), ("好2",)]
    assert [len(gold.also) for gold in first.gold] == [1, 0]
    assert [gold.article for gold in false.gold] == [""]
    assert [case.type for case in task.cases if not case.answerable] == ["noise 1.0"]


def test_dragonball_takes_its_evidence_as_gold(tmp_path: Path) -> None:
    docs = [
        {"doc_id": n, "company_name": f"公司{n}", "content": text}
        for n, text in enumerate(("甲。乙。", "乙。丙。"))
    ]
    (tmp_path / "docs.jsonl").write_text(lines(*docs), encoding="utf-8")
    asked = {"qid": "1", "question": "?", "lang": "zh", "type": "事实性问题"}
    none: dict[str, list[str]] = {"doc_ids": [], "refs": []}
    rows = [
        {**asked, "doc_ids": [1], "refs": ["乙。", "丁。"], "unanswerable": False},
        {**asked, **none, "qid": "2", "type": "无关无解问", "unanswerable": True},
    ]
    (tmp_path / "queries.jsonl").write_text(lines(*rows), encoding="utf-8")
    task = load_task(Spec("d", "D", "dragonball", tmp_path, ()))
    assert task.cases[0].gold == (
        Gold("1", "乙。", ("乙。",), also=("0",), bounds=(0, 2)),
        Gold("", "丁。", ("丁。",)),
    )
    assert [(c.type, c.answerable) for c in task.cases] == [("fact", True), ("unanswerable", False)]


def test_every_spec_is_readable_and_names_what_there_is() -> None:
    for name in spec_names():
        spec = read_spec(find_spec(name), Path("data"))
        assert spec.set in SETS
        assert spec.title
    assert read_spec(find_spec("xquad"), Path("data")).questions == Path("data/xquad")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title = ", "is no spec"),
        ('title = "T"', "is no spec"),
        ('titel = "T"', "nothing is called titel"),
    ],
)
def test_a_spec_that_is_none(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "s.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        read_spec(path, tmp_path)


def test_unknown_sets_and_measures(tmp_path: Path, spec: Spec) -> None:
    with pytest.raises(UsageError, match="no set 'other'"):
        runner(tmp_path).run(replace(spec, set="other"))
    with pytest.raises(UsageError, match="measure 'beauty'"):
        runner(tmp_path).run(replace(spec, measures=("beauty",)))
    with pytest.raises(UsageError, match="cannot be read"):
        runner(tmp_path).run(replace(spec, questions=tmp_path / "none.jsonl"))


def test_the_command_lists_specs_and_fails_in_a_sentence(tmp_path: Path) -> None:
    cli = CliRunner()
    assert cli.invoke(main, ["run"]).output.split() == spec_names()
    failed = cli.invoke(main, ["run", str(tmp_path / "none.toml")])
    assert failed.exit_code == 2
    assert "is no spec" in failed.output


def test_a_fact_counts_once_numbers_and_dates_are_alike() -> None:
    case = Case(*("1", "?", "zh", "figure", "plain", "tune"), (Gold("g", "", ("1.5亿元",)),))
    quote = {"quote": "产值一亿五千万元。", "date": None, "article_id": "g"}
    assert answers.says(case, {"citations": [quote]}, {}) == 1.0
    assert answers.says(case, {"citations": []}, {}) == 0.0
    tenth = replace(case, gold=(Gold("g", "", ("前十",)),))
    assert answers.says(tenth, {"citations": [{**quote, "quote": "居前十位。"}]}, {}) == 1.0
    year = replace(case, gold=(Gold("g", "", ("2020年",)),))
    quote = {**quote, "quote": "去年动工。", "date": "2021-03"}
    assert answers.says(year, {"citations": [quote]}, {"g": "2021-03"}) == 1.0
    assert answers.says(year, None, {}) == 0.0


def test_parts_are_shown_where_there_are_several(tmp_path: Path, spec: Spec) -> None:
    run = runner(tmp_path).run(spec)
    assert [f.name for f in run.figures if f.group == "fact by type"] == []
    mixed = replace(load_task(spec).cases[0], id="guilin-002a", type="name")
    cases = (*load_task(spec).cases, mixed)
    report = answers.measure(Results(load_task(spec), cases, {"answer": {}}))
    assert [f.name for f in report.figures if f.group == "fact by type"] == ["figure", "name"]
    assert [f.value for f in report.figures if f.group == "fact by type"] == [0.0, 0.0]


def test_the_plain_reader_sees_nothing(answerer: Answerer) -> None:
    names = ("found", "answer", "lead", "lexical", "holds", "year_missing", "year_other")
    zero = dict.fromkeys((*names, "figure_missing", "place_missing"), 0.0)
    reader = PlainReader(RankingWeights({**zero, "lexical": 1.0, "answer": 9.0}, {}), 2)
    passage = Passage("guilin", 0, len(GUILIN.text), GUILIN.text)
    asked: Query = analyze("工业总产值突破多少？", answerer.gazetteer)
    found: Sequence[Reading] = reader.read(asked, [Candidate.of(Hit(passage, 1.0), GUILIN)])
    assert len(found) == 2
    assert "突破300亿元" in found[0].sentence.quote
    assert found[0].words is None
    assert reader.read(asked, []) == []


def test_settings_of_the_speed_curve_have_names() -> None:
    assert [setting.name for setting in speed.SETTINGS][:2] == [
        *("8 passages, reader off", "4 passages, 4 sentences")
    ]
