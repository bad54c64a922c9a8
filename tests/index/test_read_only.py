"""An index that may not be written to answers like any other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import make_indexer
from tests.fakes import ARTICLES
from zoneqa.documents import Corpus

REPOSITORY = Path(__file__).parents[2]
NOBODY = 65534

USE = """
import sys
from pathlib import Path
from tests.conftest import make_answerer, make_indexer
from tests.fakes import ARTICLES, GUILIN
from zoneqa.documents import Corpus
from zoneqa.errors import NotWritten
from zoneqa.index import generations, roll_back

root = Path(sys.argv[1])
try:
    (root / "probe").write_text("")
    sys.exit("the folder can be written to")
except OSError:
    pass
print(make_answerer(root).ask("2020年桂林高新区工业总产值是多少？").short_answer)
print(make_indexer(root).plan(Corpus(ARTICLES)).idle)
plan = make_indexer(root).plan(Corpus((GUILIN,)))
print(plan.reason, plan.changes.removed, plan.missing)
print([generation.problem for generation in generations(root)])
for write in (lambda: roll_back(root, generations(root)[0].name),
              lambda: make_indexer(root).build(Corpus((GUILIN,)), lambda done, total: None)):
    try:
        write()
    except NotWritten as error:
        print("not written")
"""
SAID = "突破300亿元\nTrue\nNone ('kunshan',) 0\n[None]\nnot written\nnot written\n"


def use(root: Path, *prefix: str) -> subprocess.CompletedProcess[str]:
    """Run USE on an index, in a process of its own."""
    return subprocess.run(
        [*prefix, sys.executable, "-c", USE, str(root)],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def index(tmp_path: Path) -> Path:
    make_indexer(tmp_path / "index").build(Corpus(ARTICLES), lambda done, total: None)
    return tmp_path / "index"


def mounted_read_only(root: Path) -> tuple[str, ...]:
    """Return what to put before a command that shall see the folder on a read-only mount."""
    shell = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
    spaces = "-m" if os.geteuid() == 0 else "-rm"
    return ("unshare", spaces, "sh", "-c", shell, str(root))


def test_a_read_only_mount(index: Path) -> None:
    prefix = mounted_read_only(index)
    if not shutil.which("unshare") or subprocess.run([*prefix, "true"], check=False).returncode:
        pytest.skip("no mount can be made here")
    done = use(index, *prefix)
    assert (done.stdout, done.returncode) == (SAID, 0), done.stderr


def as_anyone() -> tuple[str, ...]:
    """Return what to put before a command that shall not have root's right to write anywhere."""
    if os.geteuid() != 0:
        return ()
    prefix = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    if not shutil.which("setpriv") or subprocess.run([*prefix, "true"], check=False).returncode:
        pytest.skip("root cannot give up its rights here")
    return prefix


def test_an_index_of_another_user(index: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    for path in (index, *index.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.chown(path, NOBODY, NOBODY)
    done = use(index, *as_anyone())
    assert (done.stdout, done.returncode) == (SAID, 0), done.stderr


def test_a_folder_without_the_right_to_write(index: Path) -> None:
    for path in (index, *index.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = use(index, *as_anyone())
    assert (done.stdout, done.returncode) == (SAID, 0), done.stderr
