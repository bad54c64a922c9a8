"""Commands that fit weights and thresholds, and show what they do."""

from __future__ import annotations

import os
from pathlib import Path

import click

from zoneqa.settings import Settings
from zoneqa_eval.cli.data_folder import PATH


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


COMMANDS = (fit, calibrate)
