"""The file of a backup, damaged wherever it can be."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from zoneqa.backup.backup_file import Contents, new_archive, open_archive
from zoneqa.errors import BadBackup

TOLD = {"zoneqa": "1", "made": "2021-03-01", "settings": {}, "files": {}, "format": 1}


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    kept, file = tmp_path / "kept.txt", tmp_path / "zoneqa.backup"
    kept.write_text("".join(f"第{number}家企业入驻云岭高新区。" for number in range(100)), "utf-8")
    with new_archive(file) as archive:
        archive.add("corpus/kept.txt", kept)
        archive.finish(Contents("1", "2021-03-01"))
    return file


@pytest.mark.parametrize("bits", [0x01, 0x80, 0xFF])
def test_wherever_a_byte_is_changed_the_content_is_whole_or_refused(
    backup: Path, tmp_path: Path, bits: int
) -> None:
    whole, target = backup.read_bytes(), tmp_path / "out.txt"
    refused = 0
    for place in range(len(whole)):
        backup.write_bytes(whole[:place] + bytes([whole[place] ^ bits]) + whole[place + 1 :])
        try:
            with open_archive(backup) as archive:
                archive.extract("corpus/kept.txt", target)
        except BadBackup:
            refused += 1
        else:
            assert target.read_bytes() == (tmp_path / "kept.txt").read_bytes()
    assert refused > len(whole) / 2


def test_wherever_it_ends_too_early_it_is_refused(backup: Path) -> None:
    whole = backup.read_bytes()
    for length in range(len(whole)):
        backup.write_bytes(whole[:length])
        with pytest.raises(BadBackup), open_archive(backup):
            pass


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        "x",
        TOLD | {"files": []},
        TOLD | {"files": None},
        TOLD | {"format": 2},
        {"made": 1},
    ],
)
def test_contents_that_say_nothing_are_refused(tmp_path: Path, told: Any) -> None:
    file = tmp_path / "zoneqa.backup"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("contents.json", json.dumps(told))
    with pytest.raises(BadBackup), open_archive(file):
        pass


def test_a_folder_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(BadBackup, match="cannot be read: Is a directory"), open_archive(tmp_path):
        pass
