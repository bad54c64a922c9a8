"""`zoneqa index` and the commands for generations."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

from tests.cli.command import listed, reported, zoneqa
from tests.e2e.clients import wait_until


def test_unknown_files_are_named_and_not_fatal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("桂林高新区有69家企业入园。", encoding="utf-8")
    (tmp_path / "b.mp3").write_bytes(b"x")
    done = zoneqa("index", "--corpus", str(tmp_path), "--index", str(tmp_path / "i"), "--json")
    assert json.loads(done.stdout)["articles"] == 1
    assert done.stderr == "zoneqa: skipped b.mp3: unknown file type '.mp3'\n"
    # The index within the folder of the articles is not read.
    assert zoneqa("index", "--corpus", str(tmp_path), "--index", str(tmp_path / "i")).stderr == (
        done.stderr
    )


def test_an_index_is_brought_up_to_date_and_taken_back(tmp_path: Path) -> None:
    corpus, root = tmp_path / "c", str(tmp_path / "i")
    corpus.mkdir()
    for zone, figure in (("桂林", 69), ("昆山", 60)):
        (corpus / f"{zone}.md").write_text(f"# {zone}\n\n{reported(zone, figure)}", "utf-8")
    at = ("--corpus", str(corpus), "--index", root, "--json")
    first = json.loads(zoneqa("index", *at).stdout)
    assert (first["added"], first["embedded"]) == (["昆山", "桂林"], 2)
    (corpus / "昆山.md").write_text(f"# 昆山\n\n{reported('昆山', 61)}", "utf-8")
    (corpus / "杨凌.md").write_text(f"# 杨凌\n\n{reported('杨凌', 7)}", "utf-8")
    plan = json.loads(zoneqa("index", *at, "--dry-run").stdout)
    second = json.loads(zoneqa("index", *at).stdout)
    for row in (plan, second):
        assert (row["added"], row["changed"], row["removed"]) == (["杨凌"], ["昆山"], [])
        assert row["unchanged"] == 1
    assert (plan["to_embed"], second["embedded"], second["fresh"]) == (2, 2, True)
    assert json.loads(zoneqa("index", *at).stdout)["fresh"] is False
    generations = json.loads(zoneqa("generations", "--index", root, "--json").stdout)
    assert [g["name"] for g in generations] == [second["generation"], first["generation"]]
    back = zoneqa("rollback", "--index", root)
    assert back.stdout == f"{first['generation']} answers now.\n"
    ids = [a["id"] for a in json.loads(zoneqa("articles", "--index", root, "--json").stdout)]
    assert ids == ["昆山", "桂林"]


def test_a_damaged_generation_is_told_and_the_one_before_answers(tmp_path: Path) -> None:
    corpus, root = tmp_path / "c", tmp_path / "i"
    corpus.mkdir()
    at = ("--corpus", str(corpus), "--index", str(root))
    for figure in (69, 70):
        (corpus / "a.md").write_text(f"# 桂林\n\n{reported('桂林', figure)}", "utf-8")
        assert zoneqa("index", *at).returncode == 0
    damaged = root / (root / "CURRENT").read_text().strip() / "articles.sqlite"
    damaged.write_bytes(damaged.read_bytes()[:-1])
    asked = zoneqa("ask", "桂林高新区有多少家企业入园？", "--index", str(root), "--json")
    assert asked.returncode == 0
    assert "articles.sqlite is missing or not what was written" in asked.stderr
    assert "69家" in json.loads(asked.stdout)["citations"][0]["quote"]
    checked = zoneqa("verify", "--index", str(root))
    assert checked.returncode == 4
    assert "zoneqa rollback gen-" in checked.stderr
    assert zoneqa("rollback", "--index", str(root)).returncode == 0
    assert zoneqa("verify", "--index", str(root)).returncode == 0


def test_what_cannot_be_read_any_more_stays_and_is_told(tmp_path: Path) -> None:
    corpus, root = tmp_path / "c", tmp_path / "i"
    corpus.mkdir()
    at = ("--corpus", str(corpus), "--index", str(root))
    for zone, figure in (("桂林", 69), ("昆山", 60), ("杨凌", 7)):
        (corpus / f"{zone}.md").write_text(f"# {zone}\n\n{reported(zone, figure)}", "utf-8")
    assert zoneqa("index", *at).returncode == 0
    (corpus / "昆山.md").write_bytes(b"%PDF-1.7 half")
    (corpus / "杨凌.md").unlink()
    for options in (("--dry-run",), (), ()):
        done = zoneqa("index", *at, *options)
        assert done.returncode == 3
        assert "2 files: 1 read, 1 as before, 0 skipped; 2 articles" in done.stdout
        assert done.stderr.endswith(
            "zoneqa: 昆山.md cannot be read: its articles stay as they were.\n"
        )
    assert [row["id"] for row in listed(root)] == ["昆山", "桂林"]
    (corpus / "昆山.md").unlink()
    assert zoneqa("index", *at).returncode == 0
    assert [row["id"] for row in listed(root)] == ["桂林"]


def test_without_the_cache_no_article_is_removed(tmp_path: Path) -> None:
    corpus, root = tmp_path / "c", tmp_path / "i"
    corpus.mkdir()
    at = ("--corpus", str(corpus), "--index", str(root))
    for zone, figure in (("桂林", 69), ("昆山", 60)):
        (corpus / f"{zone}.md").write_text(f"# {zone}\n\n{reported(zone, figure)}", "utf-8")
    assert zoneqa("index", *at).returncode == 0
    (root / "cache" / "documents.sqlite").unlink()
    (corpus / "昆山.md").write_bytes(b"%PDF-1.7 half")
    done = zoneqa("index", *at)
    assert done.returncode == 3
    assert "昆山.md cannot be read, and it is not known what was in it" in done.stderr
    assert [row["id"] for row in listed(root)] == ["昆山", "桂林"]


def test_a_folder_is_followed(tmp_path: Path) -> None:
    corpus, root = tmp_path / "c", tmp_path / "i"
    corpus.mkdir()
    (corpus / "a.md").write_text(f"# 桂林\n\n{reported('桂林', 69)}", "utf-8")
    command = [sys.executable, "-m", "zoneqa", "index", "--watch"]
    at = ["--corpus", str(corpus), "--index", str(root)]
    # A job in the background is started with Ctrl-C ignored, and so would be what it starts.
    heeded = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen([*command, *at], stderr=subprocess.PIPE, encoding="utf-8") as process:
        signal.signal(signal.SIGINT, heeded)
        try:
            assert process.stderr is not None
            assert next(iter(process.stderr)) == f"zoneqa: following {corpus}; stop with Ctrl-C\n"
            before = (root / "CURRENT").read_text()
            (corpus / "b.md").write_text(f"# 昆山\n\n{reported('昆山', 60)}", "utf-8")
            wait_until(lambda: (root / "CURRENT").read_text() != before, seconds=60)
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 130
        finally:
            process.kill()
    assert "2 articles" in zoneqa("generations", "--index", str(root)).stdout
