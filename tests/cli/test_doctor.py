"""Each check of the doctor: what is well, what may cause trouble, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.clients import running
from tests.e2e.fake import FakeAnswerer
from zoneqa.api import create_app, listen
from zoneqa.cli.doctor import installation, machine, parts
from zoneqa.cli.doctor.check_result import CheckResult, Warned, checked
from zoneqa.errors import DatabaseUnavailable, NotWritten, PortTaken, SignOnFailed, UsageError
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
