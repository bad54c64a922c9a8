"""The commands for everything that is not a spec: fit, threads, updates, layout, …"""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from zoneqa.settings import Settings
from zoneqa_eval.cli.data_folder import PATH, data_option
from zoneqa_eval.console import progress_bar, say
from zoneqa_eval.datasets.cases import RUNS

GROWTH = RUNS / "growth"


@click.command()
@click.option("--over-refusal", type=float, default=0.04, show_default=True)
@click.option("--zone-news", type=PATH, help="The articles of eval/zone_news*.jsonl.")
def fit(over_refusal: float, zone_news: Path | None) -> None:
    """Fit the reader's weights and the confidence on the questions for tuning.

    The threshold is the highest at which no more than the share --over-refusal of the answerable
    questions that people asked is refused.
    """
    from zoneqa_eval.fitting.fit import fit_all

    fit_all(Settings.from_env(os.environ), over_refusal, zone_news, click.echo)


@click.command()
@click.option("--over-refusal", type=float, help="Set the threshold that refuses this share.")
@click.option(
    "--zone-news", type=PATH, required=True, help="The articles of eval/zone_news*.jsonl."
)
def calibrate(over_refusal: float | None, zone_news: Path) -> None:
    """Show what thresholds of the confidence refuse, of questions that served for nothing else.

    Each is the highest that refuses no more than a share of the questions that have an answer.
    """
    from zoneqa_eval.fitting.calibration import SHARES, confidences, operating_point
    from zoneqa_eval.fitting.fit import set_threshold

    cases = list(confidences(Settings.from_env(os.environ), zone_news))
    for share in SHARES:
        click.echo(str(operating_point(cases, share)))
    if over_refusal is not None:
        set_threshold(operating_point(cases, over_refusal).threshold)


@click.command()
@click.option("--split", type=click.Choice(["tune", "report"]), default="report")
@click.option("--index", type=PATH, help="The index to ask.")
@click.option("--failures", is_flag=True, help="Print the turns that went wrong.")
def threads(split: str, index: Path | None, failures: bool) -> None:
    """Ask conversations: how much is gained by making follow-ups self-contained."""
    from zoneqa.factory import make_answerer
    from zoneqa_eval.experiments.threads import ask_thread, errors, read_threads, table

    settings = Settings.from_env(os.environ)
    answerer = make_answerer(settings, index or settings.index, say)
    conversations = read_threads(split=split)
    outcomes = [o for thread in conversations for o in ask_thread(answerer, thread)]
    click.echo(f"split {split}, {len(conversations)} threads, generation {answerer.generation}")
    click.echo("\n".join(table(outcomes)))
    if failures:
        click.echo("\n".join(errors(outcomes)))


@click.command()
@click.option("--split", type=click.Choice(["tune", "report"]), default="report")
@data_option
@click.option("--failures", is_flag=True, help="Print the sentences that were not read rightly.")
@click.option("--build", is_flag=True, help="Also build an index: extraction's share of it.")
def claims(split: str, data: Path, failures: bool, build: bool) -> None:
    """Extract claims from labelled sentences: precision and recall by slot, and the time."""
    from zoneqa.claims.extract import claims_of
    from zoneqa_eval.datasets.labelled_claims import read_labelled_claims
    from zoneqa_eval.experiments import claims as experiment

    corpus = data / "zone_news.jsonl"
    sentences, articles = read_labelled_claims(split=split), experiment.read_articles(corpus)
    read = experiment.read_all(sentences, articles, claims_of)
    click.echo(f"split {split}, {len(sentences)} sentences")
    click.echo("\n".join(experiment.table(read)))
    click.echo("\n".join(experiment.speed(list(articles.values()), claims_of)))
    if failures:
        click.echo("\n".join(experiment.differences(read)))
    if build:
        settings = Settings.from_env(os.environ)
        click.echo("\n".join(experiment.build_cost(settings, corpus, claims_of)))


@click.command()
@click.option("--split", type=click.Choice(["tune", "report"]), default="report")
@click.option("--haystack", type=PATH, help="More articles to look into, a .jsonl file.")
@click.option("--out", type=PATH, default=RUNS, help="Folder for the index.")
@click.option("--failures", is_flag=True, help="Print the sentences that were judged wrongly.")
def drafts(split: str, haystack: Path | None, out: Path, failures: bool) -> None:
    """Check drafts with planted errors: found, right value given, false alarms."""
    from zoneqa_eval.datasets.labelled_drafts import read_labelled_drafts
    from zoneqa_eval.experiments import draft_checks as experiment

    settings = Settings.from_env(os.environ)
    folder = out / ("index-drafts-haystack" if haystack else "index-drafts")
    checker = experiment.open_checker(settings, folder, say, haystack)
    found = read_labelled_drafts(split=split)
    outcomes = list(experiment.check_drafts(checker, found))
    click.echo(f"split {split}, {len(found)} drafts, {len(outcomes)} sentences")
    click.echo("\n".join(experiment.table(outcomes)))
    if failures:
        click.echo("\n".join(experiment.differences(outcomes)))


@click.command()
@click.argument("articles", type=PATH)
def updates(articles: Path) -> None:
    """Measure an update beside a full build of ARTICLES, a .jsonl file."""
    from zoneqa_eval.experiments.updates import run

    for name, value in run(Settings.from_env(os.environ), articles).items():
        click.echo(f"{name:32} {value}")


@click.command()
@click.argument("articles", type=PATH)
@click.option("--database", required=True, help="URL of an empty PostgreSQL database.")
@click.option("--questions", type=int, default=100, show_default=True)
def databases(articles: Path, database: str, questions: int) -> None:
    """Measure an index of ARTICLES in PostgreSQL beside one in a folder."""
    from zoneqa_eval.experiments.index_databases import run

    found = run(Settings.from_env(os.environ), articles, database, questions)
    for name, value in found.items():
        click.echo(f"{name:40} {value}")


@click.command()
@click.argument("corpus", type=PATH)
@click.option(
    "--size", "sizes", type=int, multiple=True, help="Passages; by default 10 k, 100 k and 1 M."
)
@click.option("--out", type=PATH, default=GROWTH, help="Folder for growth.json and growth.png.")
def growth(corpus: Path, sizes: tuple[int, ...], out: Path) -> None:
    """Measure time, memory and disk at several numbers of passages made from CORPUS."""
    from zoneqa_eval.experiments.growth import SIZES, run

    run(Settings.from_env(os.environ), corpus, sizes or SIZES, out, click.echo)


@click.command()
@click.argument("articles", type=PATH)
@click.option("--size", "sizes", type=int, multiple=True, help="Articles; by default all.")
@click.option("--out", type=PATH, default=RUNS / "ingest", help="Folder for the indexes.")
def ingest(articles: Path, sizes: tuple[int, ...], out: Path) -> None:
    """Build an index of ARTICLES in one process, in two and on Ray, and kill some of them."""
    from zoneqa_eval.experiments.ingest import run

    run(articles, sizes, out, click.echo)


@click.command()
@click.option("--pages", type=int, default=20, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
def ocr(pages: int, seed: int) -> None:
    """Read simulated scans of newspaper pages: what is found of them, and what a page costs."""
    from zoneqa_eval.scans.measure_scans import measure

    threads = Settings.from_env(os.environ).threads or os.cpu_count() or 1
    measure(pages, seed, threads, click.echo)


@click.command()
@click.option("--articles", type=PATH, help="A .jsonl; by default the corpus of the settings.")
@click.option("--sample", type=int, default=300, show_default=True, help="Articles of it.")
@click.option("--questions", type=int, default=100, show_default=True)
@click.option("--rounds", type=int, default=3, show_default=True, help="Cold starts.")
def bench(articles: Path | None, sample: int, questions: int, rounds: int) -> None:
    """Measure speed, memory and disk beside sentence-transformers and FAISS by hand, as ratios."""
    from zoneqa_eval.experiments.bench_service import run

    for line in run(articles, sample, questions, rounds):
        click.echo(line)


@click.command()
def bench_embedding() -> None:
    """Measure the engines that embed beside the same model in torch, as ratios."""
    from zoneqa_eval.experiments.bench_embedding import run

    for line in run():
        click.echo(line)


@click.command()
@click.argument("folder", type=PATH)
def lexical_engines(folder: Path) -> None:
    """Compare tantivy with bm25s on FOLDER, a dataset in BEIR's layout."""
    from zoneqa_eval.experiments.lexical_engines import run

    for line in run(folder):
        click.echo(line)


@click.command()
@click.argument("name", default="zone_news")
@data_option
@click.option("--questions", type=click.IntRange(1), default=200, show_default=True)
@click.option("--out", type=PATH, default=RUNS, help="Folder for the index.")
def engines(name: str, data: Path, questions: int, out: Path) -> None:
    """Ask the questions of the spec NAME with the files of an index, and with a Milvus.

    The Milvus is that of ZONEQA_MILVUS_URI, or Milvus Lite.
    """
    from zoneqa_eval.datasets.spec import find_spec, read_spec
    from zoneqa_eval.experiments.engines import run

    settings, spec = Settings.from_env(os.environ), read_spec(find_spec(name), data)
    for line in run(settings, spec, questions, out, say):
        click.echo(line)


@click.command()
@click.argument("corpus", type=PATH)
@click.option("--size", type=int, default=100_000, show_default=True, help="Vectors.")
@click.option("--out", type=PATH, default=GROWTH, help="Folder with a cache of vectors.")
def dense_indexes(corpus: Path, size: int, out: Path) -> None:
    """Compare dense indexes of vectors made from CORPUS."""
    from zoneqa_eval.experiments.dense_indexes import run

    for line in run(Settings.from_env(os.environ), corpus, size, out):
        click.echo(line)


@click.command()
@click.option("--documents", type=click.IntRange(1), default=200, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--producer", "names", multiple=True, help="Only of these: docx, pdf-chromium, …")
@click.option("--worst", type=click.IntRange(0), default=10, show_default=True, help="To list.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def layout(documents: int, seed: int, names: tuple[str, ...], worst: int, as_json: bool) -> None:
    """Make documents from a seed and measure how correctly their text and tables are read.

    The documents stay in eval/runs/layout/ until the next run.
    """
    from zoneqa_eval.layout import display, summary
    from zoneqa_eval.layout.benchmark import run

    with progress_bar("Writing documents") as progress:
        scores = run(documents, seed, names, RUNS / "layout", progress)
    if as_json:
        click.echo(json.dumps(summary.scores_json(scores), ensure_ascii=False))
        return
    display.show_report(summary.summarize(scores))
    display.show_worst(summary.worst(scores, worst))


@click.command()
@data_option
@click.option("--index", type=PATH, help="An index of zone_news.jsonl, else it is built.")
@click.option("--limit", type=click.IntRange(1), help="Ask at most so many questions of a set.")
def reading(data: Path, index: Path | None, limit: int | None) -> None:
    """Show what reading more passages is worth, on the questions on zone news for tuning.

    Facts, refusals and CPU time: for several numbers of passages, and where reading goes on only
    while a question is undecided, as it does by default.
    """
    from zoneqa.factory import make_answerer
    from zoneqa_eval.datasets.cases import ZONE_NEWS, read_cases
    from zoneqa_eval.experiments.reading_curve import run, table
    from zoneqa_eval.fitting.tuning_cases import open_zone_news

    settings = Settings.from_env(os.environ)
    articles = data / "zone_news.jsonl"
    answerer = make_answerer(settings, index, say) if index else open_zone_news(settings, articles)
    cases = [case for path in ZONE_NEWS for case in read_cases(path, "tune")[:limit]]
    with progress_bar("Asking") as progress:
        trials = run(answerer, settings, cases, progress)
    click.echo("\n".join(table(trials)))


COMMANDS = (
    *(fit, calibrate, threads, claims, drafts, updates, databases, growth, ingest),
    *(bench, bench_embedding, lexical_engines, engines, dense_indexes, layout, ocr, reading),
)
