"""Each check of the doctor: what is well, what may cause trouble, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.clients import running
from tests.e2e.fake import FakeAnswerer
from tests.fakes import BigramEmbedder, count_characters
from tests.made_claims import ARTICLES, IN_ORDER, claims_of
from zoneqa.api import create_app, listen
from zoneqa.cli.doctor import installation, machine, parts
from zoneqa.cli.doctor.check_result import CheckResult, Warned, checked
from zoneqa.documents import Corpus
from zoneqa.errors import (
    DatabaseUnavailable,
    ModelUnavailable,
    NotWritten,
    PortTaken,
    SignOnFailed,
    UsageError,
)
from zoneqa.index import FORMAT, Manifest
from zoneqa.index.generations import known_current
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.claim_extractor import ClaimExtractor, extraction_version
from zoneqa.indexing.indexer import Indexer
from zoneqa.settings import Settings
from zoneqa.storage.database import open_database


@pytest.mark.parametrize(
    ("numbers", "is_faulty"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((4, 0, 0), False),
    ],
)
def test_versions_of_sqlite_with_the_fault_are_warned_of(
    numbers: tuple[int, ...], is_faulty: bool
) -> None:
    found = installation.sqlite(numbers)
    assert isinstance(found, Warned) == is_faulty
    assert ".".join(map(str, numbers)) in (found.says if isinstance(found, Warned) else found)


def test_a_variable_that_is_no_setting_is_warned_of() -> None:
    assert str(installation.settings_given({"ZONEQA_PORT": "1", "PATH": "/"})).endswith(
        "are set, ZONEQA_PORT"
    )
    for wrong, meant in (("ZONEQA_PROT", "ZONEQA_PORT"), ("ZONEQA_LLM_MODLE", "ZONEQA_LLM_MODEL")):
        assert installation.settings_given({wrong: "1"}) == Warned(
            f"{wrong} is set, but there is no such setting; {meant} may be meant."
        )
    odd = installation.settings_given({"ZONEQA_QQQQQQQQQQQQQQQQQ": "1"})
    assert odd == Warned("ZONEQA_QQQQQQQQQQQQQQQQQ is set, but there is no such setting.")


def test_no_value_of_a_setting_is_shown() -> None:
    assert "s3cret" not in str(installation.settings_given({"ZONEQA_METRICS_TOKEN": "s3cret"}))


def test_packages_that_are_missing_or_too_old_are_named() -> None:
    def without_click(name: str) -> str:
        if name == "click":
            raise PackageNotFoundError(name)
        return "0.1" if name == "numpy" else version(name)

    assert str(installation.packages(Settings())).startswith("all ")
    with pytest.raises(UsageError, match=r"click is missing; numpy is 0\.1, not >=2\. Install"):
        installation.packages(Settings(), without_click)


def test_what_one_setting_needs_may_be_missing_without_it() -> None:
    def without_torch(name: str) -> str:
        if name == "sentence-transformers":
            raise PackageNotFoundError(name)
        return version(name)

    assert str(installation.packages(Settings(), without_torch)).startswith("all ")
    with pytest.raises(UsageError, match="sentence-transformers is missing"):
        installation.packages(Settings(embedder="model"), without_torch)


@pytest.mark.parametrize(
    ("gibibytes", "outcome"),
    [
        (500.0, "ok"),
        (2.1, "ok"),
        (1.9, "warning"),
        (0.3, "warning"),
        (0.2, "fails"),
        (0.0, "fails"),
    ],
)
def test_a_disk_that_fills_up_is_told(tmp_path: Path, gibibytes: float, outcome: str) -> None:
    def free(folder: Path) -> int:
        """The disk of the index alone is short."""
        return int((gibibytes if folder == tmp_path else 900) * machine.GIB)

    settings = Settings(cache=tmp_path.parent)
    result = checked("disk", lambda: machine.disk(settings, tmp_path / "not" / "yet", free))
    assert outcome_of(result) == outcome
    assert f"{gibibytes:.1f} GiB are free for the index" in result.says


def outcome_of(result: CheckResult) -> str:
    return "fails" if result.exit_code else "warning" if result.is_warning else "ok"


def test_a_folder_that_cannot_be_written_to_is_the_index_that_cannot_be_written() -> None:
    result = checked("disk", lambda: machine.disk(Settings(), Path("/"), lambda _: 0))
    assert result.exit_code == NotWritten.exit_code


def writable_but(*folders: Path) -> machine.MayWrite:
    return lambda folder: folder not in folders


@pytest.mark.parametrize(
    ("closed", "is_told"),
    [
        (
            "index",
            "index cannot be written to: it can answer, but `zoneqa index` cannot update it.",
        ),
        ("corpus", "corpus cannot be written to: no documents can be added in the browser."),
        ("other", "index, "),
    ],
)
def test_a_folder_that_may_not_be_written_to_is_told(
    tmp_path: Path, closed: str, is_told: str
) -> None:
    for name in ("index", "corpus"):
        (tmp_path / name).mkdir()
    settings = Settings(corpus=tmp_path / "corpus")
    found = machine.folders(settings, tmp_path / "index", writable_but(tmp_path / closed))
    assert isinstance(found, Warned) == (closed != "other")
    assert is_told in (found.says if isinstance(found, Warned) else found)


def test_folders_that_are_not_there_yet_are_made_in_the_nearest_one(tmp_path: Path) -> None:
    settings = Settings(corpus=tmp_path / "articles" / "2024")
    root = tmp_path / "deep" / "index"
    assert not isinstance(machine.folders(settings, root), Warned)
    found = machine.folders(settings, root, writable_but(tmp_path))
    assert isinstance(found, Warned)
    assert str(root) in found.says


def test_one_file_of_articles_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text("")
    settings = Settings(corpus=tmp_path / "news.jsonl")
    assert not isinstance(machine.folders(settings, tmp_path / "index"), Warned)


@pytest.mark.parametrize("below", [".", "deeper"])
def test_a_file_where_the_index_should_be_is_told(tmp_path: Path, below: str) -> None:
    (tmp_path / "index").write_text("")
    with pytest.raises(UsageError, match=r"index is a file"):
        machine.folders(Settings(corpus=tmp_path), tmp_path / "index" / below)


def test_a_folder_that_may_not_be_looked_into_is_told() -> None:
    def look() -> str:
        raise PermissionError(13, "Permission denied", "/srv/index")

    told = CheckResult("index", "/srv/index cannot be read: Permission denied.", 3)
    assert checked("index", look) == told


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The folder of an index of three articles."""
    extractor = ClaimExtractor(claims_of, extraction_version())
    indexer = Indexer(tmp_path, BigramEmbedder(), Chunker(count_characters, 60), 3, extractor)
    indexer.build(Corpus(ARTICLES), lambda done, total: None)
    return tmp_path


def changed(root: Path, **fields: Any) -> None:
    """Change the manifest of the published index."""
    folder = root / str(known_current(root))
    manifest = replace(Manifest.load(folder), **fields)
    (folder / "manifest.json").write_text(manifest.dump())


def test_an_index_says_what_it_holds(built: Path) -> None:
    found = str(parts.index(Settings(), built))
    assert f"{len(ARTICLES)} articles" in found
    assert f"{len(IN_ORDER)} facts, all files intact" in found


@pytest.mark.parametrize("version", [3, 4, 5])
def test_an_index_without_facts_says_what_to_do(built: Path, version: int) -> None:
    folder = built / str(known_current(built))
    (folder / "claims.sqlite").unlink()
    files = {n: d for n, d in Manifest.load(folder).files.items() if n != "claims.sqlite"}
    changed(built, format=version, files=files, claims=0, extraction="")
    found = parts.index(Settings(), built)
    assert isinstance(found, Warned)
    assert "0 facts" in found.says
    assert found.says.endswith("without facts to compare or add up; run `zoneqa index`.")


def test_an_index_whose_facts_another_version_found_says_what_to_do(built: Path) -> None:
    changed(built, extraction="of last year")
    found = parts.index(Settings(), built)
    assert isinstance(found, Warned)
    assert found.says.endswith("Another version of zoneqa found its facts; run `zoneqa index`.")


@pytest.mark.parametrize("version", [1, FORMAT + 1])
def test_an_index_of_an_unknown_format_fails(built: Path, version: int) -> None:
    changed(built, format=version)
    result = checked("index", lambda: parts.index(Settings(), built))
    assert result.exit_code == 4
    assert result.says.endswith("build the index again with `zoneqa index`.")


def test_where_nothing_was_built_it_says_so(tmp_path: Path) -> None:
    result = checked("index", lambda: parts.index(Settings(), tmp_path))
    assert result.says.endswith("yet; build it with `zoneqa index`.")


def test_an_index_that_was_not_built_for_the_search_engine_says_what_to_do(
    built: Path, milvus_uri: str
) -> None:
    found = parts.engine(Settings(engine="milvus", milvus_uri=milvus_uri), built)
    assert isinstance(found, Warned)
    assert found.says.endswith("; default was not built for it, run `zoneqa index`.")


def test_a_model_that_cannot_be_stored_or_found_says_which_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for settings, variable in [
        (Settings(cache=tmp_path / "file"), "ZONEQA_CACHE"),
        (Settings(embedder=str(tmp_path / "none")), "ZONEQA_EMBEDDER"),
    ]:
        with pytest.raises(ModelUnavailable, match=variable):
            parts.model(settings)


def test_a_port_is_free_or_ours_or_taken() -> None:
    with listen("127.0.0.1", 0) as other:
        taken = Settings(port=other.getsockname()[1])
        with pytest.raises(PortTaken):
            machine.port(taken)
    assert machine.port(taken) == f"127.0.0.1, port {taken.port} is free"
    with running(create_app(FakeAnswerer)) as url:
        ours = Settings(port=int(url.rsplit(":", 1)[1]))
        assert machine.port(ours) == f"zoneqa serves on 127.0.0.1, port {ours.port}, from gen-fake"


@pytest.mark.parametrize(
    ("hour", "is_right"), [(7, False), (8, True), (9, True)], ids=["early", "just", "later"]
)
def test_a_clock_that_is_behind_the_index_is_wrong(
    tmp_path: Path, hour: int, is_right: bool
) -> None:
    generation = tmp_path / "gen-20210301T080000000000-0a1b2c3d"
    generation.mkdir()
    (generation / "manifest.json").write_text("{}")
    result = checked(
        "clock", lambda: machine.clock(tmp_path, lambda: datetime(2021, 3, 1, hour, tzinfo=UTC))
    )
    assert (result.exit_code == 0) == is_right
    assert is_right or result.says.endswith(
        "but the index was built at 2021-03-01 08:00; set the clock."
    )


def damage(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096 : 4096 * 3] = b"\xff" * (4096 * 2)
    file.write_bytes(data)


def no_database(file: Path) -> None:
    file.write_bytes(b"no database at all" * 1000)


@pytest.mark.parametrize("spoil", [damage, no_database])
def test_a_damaged_database_is_told(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    file = tmp_path / "kept.sqlite"
    settings = Settings(database=f"sqlite:///{file}")
    open_database(settings.database).close()
    spoil(file)
    with pytest.raises(DatabaseUnavailable, match="is damaged"):
        parts.database(settings)


def test_a_sound_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    settings = Settings(database=f"sqlite:///{file}")
    assert parts.database(settings) == f"{file} is made at the first start"
    assert not file.exists()
    open_database(settings.database).close()
    before = file.read_bytes()
    assert str(parts.database(settings)).startswith(f"{file} is sound, with tables ")
    assert file.read_bytes() == before


def test_a_database_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(database=f"sqlite:///{tmp_path}/file/deeper/kept.sqlite")
    with pytest.raises(DatabaseUnavailable, match="file is no folder"):
        parts.database(settings)


@pytest.mark.parametrize(
    "reached",
    [
        {"host": "0.0.0.0"},
        {"hosts": ("zoneqa.office.example",)},
        {"public_url": "https://office.example"},
    ],
)
def test_a_service_where_nobody_signs_in_is_warned_of(reached: dict[str, Any]) -> None:
    found = parts.sign_in(Settings(auth=(), **reached))
    assert isinstance(found, Warned)
    assert "no conversation is kept" in found.says


def test_a_database_that_does_not_answer_is_told_without_its_password() -> None:
    url = "postgresql://zoneqa:s3cret@127.0.0.1:1/zoneqa"
    with pytest.raises(DatabaseUnavailable) as refused:
        parts.database(Settings(database=url))
    assert "does not answer" in str(refused.value)
    assert "s3cret" not in str(refused.value)


def test_ocr_and_libreoffice_say_what_is_skipped_without_them(tmp_path: Path) -> None:
    assert parts.ocr(Settings()).startswith("off, so that scans and pictures are skipped")
    assert parts.libreoffice(Settings(libreoffice="off")).startswith("none, so that .doc and .ppt")
    with pytest.raises(UsageError, match="which is no file"):
        parts.libreoffice(Settings(libreoffice=str(tmp_path / "soffice")))


def test_it_says_how_people_sign_in() -> None:
    assert parts.sign_in(Settings()) == "nobody has to, since only this computer can connect"
    both = Settings(
        auth=("proxy", "accounts"), proxy_user_header="X-User", proxy_addresses=("10.0.0.2",)
    )
    assert parts.sign_in(both) == "by accounts, proxy"
    found = parts.sign_in(Settings(host="0.0.0.0", auth=()))
    assert isinstance(found, Warned)
    with pytest.raises(UsageError, match="ZONEQA_AUTH"):
        parts.sign_in(Settings(host="0.0.0.0"))


def test_a_provider_that_does_not_answer_is_told() -> None:
    settings = Settings(
        auth=("oidc",),
        oidc_issuer="http://127.0.0.1:9",
        oidc_client_id="zoneqa",
        oidc_client_secret="in the safe",
    )
    with pytest.raises(SignOnFailed, match="cannot be reached"):
        parts.sign_in(settings)
