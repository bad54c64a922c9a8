"""A linear model says what it was fitted under and refuses what does not fit."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from zoneqa.errors import ModelUnavailable
from zoneqa.reader.answerability import FEATURES
from zoneqa.reader.linear_model import WEIGHTS, FittedUnder, LinearModel, reader_digest

UNDER = FittedUnder(8, 4, 320, 0.5, "abc", "data")
MODEL = LinearModel({"a": 2.0, "b": -1.0}, 0.5, UNDER, threshold=0.3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "model.json"
    found.write_text(MODEL.dump(), encoding="utf-8")
    return found


def test_a_logit_is_the_bias_and_the_weighted_sum() -> None:
    assert MODEL.logit({"a": 1.0, "b": 3.0}) == -0.5


def test_a_model_is_read_as_it_was_written(path: Path) -> None:
    assert LinearModel.load(path, ["b", "a"], reader="abc") == MODEL


@pytest.mark.parametrize(
    ("features", "reader", "says"),
    [
        (("a",), "abc", r"other features than this version computes \(b\)"),
        (("a", "b", "c"), "abc", r"other features than this version computes \(c\)"),
        (("a", "b"), "xyz", r"another reader \(abc\) than the one here \(xyz\)"),
    ],
)
def test_what_does_not_fit_is_refused(
    path: Path, features: tuple[str, ...], reader: str, says: str
) -> None:
    with pytest.raises(ModelUnavailable, match=says):
        LinearModel.load(path, features, reader=reader)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", json.dumps({**asdict(MODEL), "fitted_under": {"passages": 8}})]
)
def test_what_is_no_model_is_refused(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelUnavailable, match=r"model\.json"):
        LinearModel.load(path, ["a", "b"], reader="abc")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        LinearModel.load(tmp_path / "none.json", ["a"], reader="abc")


def test_the_models_of_the_package_were_fitted_with_its_reader_on_one_set_of_questions() -> None:
    names = ("answerability", "close_reading", "passage_ranking", "sentence_ranking")
    rows = [json.loads((WEIGHTS / f"{name}.json").read_text("utf-8")) for name in names]
    assert {row["fitted_under"]["reader"] for row in rows} == {reader_digest()}
    assert len({row["fitted_under"]["data"] for row in rows}) == 1


def test_another_feature_in_the_code_is_noticed_at_once() -> None:
    with pytest.raises(ModelUnavailable, match="new_feature"):
        LinearModel.load(WEIGHTS / "answerability.json", (*FEATURES, "new_feature"))


def test_settings_that_differ_from_the_fitted_ones_are_named() -> None:
    assert UNDER.differences(replace(UNDER, passages=4, data="other")) == ("passages: 8, now 4",)
    assert UNDER.differences(UNDER) == ()
