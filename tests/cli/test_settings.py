"""Settings come from the environment, and options override them."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from zoneqa.cli.options import settings_options
from zoneqa.errors import UsageError
from zoneqa.settings import Settings
from zoneqa.settings.descriptions import DESCRIPTIONS


def test_settings_come_from_the_environment() -> None:
    assert Settings.from_env({}) == Settings()
    given = Settings.from_env({"ZONEQA_INDEX": "/x", "ZONEQA_THRESHOLD": "0.7", "ZONEQA_PORT": "1"})
    assert given == Settings(index=Path("/x"), threshold=0.7, port=1)


def test_an_option_overrides_its_setting() -> None:
    @click.command()
    @settings_options("index", "port")
    def command(settings: Settings) -> None:
        click.echo(f"{settings.index} {settings.port} {settings.corpus}")

    def printed(*args: str) -> str:
        given = Settings(index=Path("a"), port=1)
        return CliRunner().invoke(command, args, obj=given).output.strip()

    assert printed() == "a 1 corpus"
    assert printed("--index", "b") == "b 1 corpus"
    assert printed("--port", "2") == "a 2 corpus"


def test_hosts_are_given_with_commas() -> None:
    assert Settings.from_env({"ZONEQA_HOSTS": "a.example, [::1],B"}).hosts == (
        "a.example",
        "[::1]",
        "B",
    )

    @click.command()
    @settings_options("hosts")
    def command(settings: Settings) -> None:
        click.echo(settings.hosts)

    assert "('a', 'b')" in CliRunner().invoke(command, ["--hosts", "a,b"], obj=Settings()).output
    assert CliRunner().invoke(command, ["--hosts", "http://a"], obj=Settings()).exit_code == 2


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        *(
            ("ZONEQA_HOSTS", value, "host names without ports, with commas between")
            for value in ("a:80", "http://a", "a,,b", "*", "::1")
        ),
        ("ZONEQA_WAIT_SECONDS", "0", "a whole number above 0"),
        ("ZONEQA_CONNECTIONS", "-1", "a whole number above 0"),
        ("ZONEQA_THREADS", "0", "a whole number above 0"),
        ("ZONEQA_DRAIN_SECONDS", "-1", "a whole number, or 0"),
        ("ZONEQA_DRAIN_SECONDS", "²", "a whole number, or 0"),
        ("ZONEQA_PASSAGES", "٣", "a whole number above 0"),
        ("ZONEQA_THRESHOLD", "1.5", "a number from 0 to 1"),
        ("ZONEQA_DENSE_SHARE", "nan", "a number from 0 to 1"),
        ("OPENAI_BASE_URL", "localhost:11434", "an address that begins with http:// or https://"),
    ],
)
def test_an_invalid_value_is_explained(variable: str, value: str, expected: str) -> None:
    with pytest.raises(
        UsageError, match=re.escape(f"{variable} is '{value}', which is not {expected}")
    ):
        Settings.from_env({variable: value})


def test_the_llm_has_the_variables_that_other_programs_read() -> None:
    given = Settings.from_env(
        {
            "OPENAI_BASE_URL": "http://llm:8000/v1/",
            "OPENAI_API_KEY": "sk-1",
            "ZONEQA_LLM_MODEL": "m",
        }
    )
    assert (given.openai_base_url, given.openai_api_key) == ("http://llm:8000/v1", "sk-1")
    assert given.llm_model == "m"
    assert "sk-1" not in repr(given)


@pytest.mark.parametrize("key", ["sk-geheim one", "sk-geheim\n", "sk-geheim密", "sk-geheim\x07"])
def test_an_invalid_key_is_not_shown(key: str) -> None:
    with pytest.raises(UsageError) as raised:
        Settings.from_env({"OPENAI_API_KEY": key})
    assert str(raised.value) == (
        "OPENAI_API_KEY is set to what is not a key of printable ASCII characters."
    )


def test_every_description_is_of_a_setting() -> None:
    assert list(DESCRIPTIONS) == [each.name for each in fields(Settings)]
