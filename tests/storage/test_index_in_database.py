"""Which settings keep the index in the database."""

from __future__ import annotations

import subprocess
import sys

import pytest

from zoneqa.errors import UsageError
from zoneqa.settings import ArticlesIn, Settings
from zoneqa.storage.index_in_database import make_index_database

POSTGRES, SQLITE = "postgresql://zoneqa@127.0.0.1:1/zoneqa", "sqlite:////tmp/zoneqa.sqlite"


@pytest.mark.parametrize(
    ("database", "articles", "is_kept"),
    [
        (None, None, False),
        (None, "folder", False),
        (SQLITE, None, False),
        (POSTGRES, None, True),
        (POSTGRES, "database", True),
        (POSTGRES, "folder", False),
    ],
)
def test_postgresql_keeps_the_index_unless_the_folder_is_to(
    database: str | None, articles: ArticlesIn | None, is_kept: bool
) -> None:
    settings = Settings(database=database, articles=articles)
    assert (make_index_database(settings) is not None) == is_kept


@pytest.mark.parametrize("database", [None, SQLITE])
def test_nothing_else_can_keep_it(database: str | None) -> None:
    with pytest.raises(UsageError, match="ZONEQA_DATABASE names no PostgreSQL"):
        make_index_database(Settings(database=database, articles="database"))


def test_answering_from_a_folder_imports_no_library_of_databases() -> None:
    code = "import sys, zoneqa.factory; print({'sqlalchemy', 'psycopg'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
