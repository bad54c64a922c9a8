"""`zoneqa facts`: what it prints and what it accepts."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

from tests.cli.command import failure, listed, zoneqa


def test_facts_in_json_stand_in_their_articles(index: Path) -> None:
    done = zoneqa("facts", "--zone", "kunshan", "--index", str(index), "--json")
    rows = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    texts = {article["id"]: article["text"] for article in listed(index)}
    for row in rows:
        cited = row["citation"]
        text = texts[cited["article_id"]]
        assert text[cited["start"] : cited["end"]] == cited["quote"]
        assert text[row["value_start"] : row["value_end"]] == row["value"]
    spending = next(row for row in rows if row["value"] == "300万元")
    assert (spending["number"], spending["unit"]) == ("3000000", "元")
    assert spending["period"]["first"] == "2020-01-01"


def test_facts_in_csv_are_those_in_json(index: Path) -> None:
    asked = ("facts", "--attribute", "面积", "--index", str(index))
    rows = json.loads(zoneqa(*asked, "--json").stdout)
    lines = list(csv.DictReader(StringIO(zoneqa(*asked, "--csv").stdout)))
    assert [line["value"] for line in lines] == [row["value"] for row in rows]
    assert any(line["number"] == "20000" for line in lines)


def test_for_people(index: Path) -> None:
    shown = zoneqa("facts", "--zone", "昆山", "--period", "2020", "--index", str(index)).stdout
    assert "300万元" in shown
    assert "2020年" in shown


def test_nothing_found_is_an_empty_list(index: Path) -> None:
    done = zoneqa("facts", "--period", "1999", "--index", str(index), "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_what_cannot_be_meant_is_refused(index: Path, tmp_path: Path) -> None:
    at = ("--index", str(index))
    for wrong, code, says in (
        (("--zone", "火星", *at), 2, "火星"),
        (("--period", "soon", *at), 2, "not a period"),
        (("--csv", "--json", *at), 2, "not both"),
        (("--index", str(tmp_path / "none")), 4, "zoneqa index"),
    ):
        exit_code, message = failure("facts", *wrong)
        assert exit_code == code
        assert says in message
