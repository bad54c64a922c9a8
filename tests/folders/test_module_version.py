"""The version of a module: what makes it another, and what does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from zoneqa.folders.module_version import version_of_module

SOURCES = {
    "shop/__init__.py": "",
    "shop/till.py": "import json\nfrom shop import coins\nfrom shop.values import Price\n",
    "shop/coins.py": "def words():\n    from shop.text import read\n    return read('coins.txt')\n",
    "shop/text.py": "import numpy\n",
    "shop/values.py": "Price = int\n",
    "shop/window.py": "from shop import till\nLAMPS = 'lamps.txt'\n",
    "shop/data/coins.txt": "one two",
    "shop/data/lamps.txt": "bright",
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    for name, text in SOURCES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def version(sources: Path) -> str:
    version_of_module.cache_clear()
    return version_of_module("shop.till", frozenset({"shop.values"}), sources)


@pytest.mark.parametrize(
    "name",
    ["shop/__init__.py", "shop/till.py", "shop/coins.py", "shop/text.py", "shop/data/coins.txt"],
)
def test_an_edit_of_what_it_imports_or_reads_makes_it_another(sources: Path, name: str) -> None:
    before = version(sources)
    (sources / name).write_text(SOURCES[name] + "\n")
    assert version(sources) != before


@pytest.mark.parametrize("name", ["shop/window.py", "shop/values.py", "shop/data/lamps.txt"])
def test_no_other_edit_does(sources: Path, name: str) -> None:
    before = version(sources)
    (sources / name).write_text(SOURCES[name] + "\n")
    (sources / "shop" / "new.py").write_text("")
    assert version(sources) == before


def test_a_package_that_is_no_longer_used_makes_it_another(sources: Path) -> None:
    before = version(sources)
    (sources / "shop" / "text.py").write_text("import click\n")
    assert version(sources) != before


def installed(folder: Path, release: str) -> str:
    """The version of a module that uses a package of a distribution with another name."""
    (folder / "shop.py").write_text("import pricing")
    (folder / "price_lists-1.dist-info").mkdir(exist_ok=True)
    metadata = f"Metadata-Version: 2.1\nName: price-lists\nVersion: {release}\n"
    (folder / "price_lists-1.dist-info" / "METADATA").write_text(metadata)
    (folder / "price_lists-1.dist-info" / "top_level.txt").write_text("pricing")
    program = (
        "import sys; from pathlib import Path; sys.path.append(sys.argv[1])\n"
        "from zoneqa.folders.module_version import version_of_module\n"
        "print(version_of_module('shop', sources=Path(sys.argv[1])))"
    )
    return subprocess.check_output([sys.executable, "-c", program, folder], text=True)


def test_another_release_of_a_package_makes_it_another(tmp_path: Path) -> None:
    assert installed(tmp_path, "1.0") == installed(tmp_path, "1.0") != installed(tmp_path, "2.0")


def test_without_an_edit_it_is_the_same(sources: Path) -> None:
    assert version(sources) == version(sources)
