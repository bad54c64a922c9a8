"""The files for containers agree with the code: port, user, command, folders, settings."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml

from tests.docs.generate import ROOT
from zoneqa.cli.main import main as group
from zoneqa.settings import DESCRIBED, Settings

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
DEPLOYMENT = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
VARIABLES = {each.variable for each in DESCRIBED}


def variables() -> dict[str, str]:
    """The variables that the image sets."""
    (line,) = re.findall(r"^ENV (.*)$", DOCKERFILE, re.MULTILINE)
    return dict(each.split("=", 1) for each in line.split())


def lines(instruction: str) -> list[str]:
    return re.findall(rf"^{instruction} (.*)$", DOCKERFILE, re.MULTILINE)


def test_the_image_sets_only_settings_that_exist() -> None:
    given = {name: value for name, value in variables().items() if name.startswith("ZONEQA_")}
    assert set(given) - VARIABLES == set()
    settings = Settings.from_env(given)
    assert lines("EXPOSE") == [str(settings.port)]
    assert f"127.0.0.1:{settings.port}/health" in DOCKERFILE
    assert settings.host == "0.0.0.0"


def test_all_that_the_image_writes_is_on_its_volume() -> None:
    settings = Settings.from_env(variables())
    assert lines("VOLUME") == ["/data"]
    assert variables()["HOME"] == "/data"
    for path in (settings.index, settings.cache, settings.corpus):
        assert str(path).startswith("/data/")
    assert str(settings.database).startswith("sqlite:////data/")


def test_the_image_runs_a_command_that_exists_as_nobody_special() -> None:
    assert lines("ENTRYPOINT") == ['["zoneqa"]']
    (command,) = re.findall(r'^CMD \["(\w+)"\]$', DOCKERFILE, re.MULTILINE)
    assert command in group.commands
    (user,) = lines("USER")
    uid, _, gid = user.partition(":")
    assert int(uid) == int(gid) > 1000
    assert f"--uid {uid}" in DOCKERFILE
    assert lines("STOPSIGNAL") == ["SIGTERM"]


def test_all_that_the_image_copies_is_in_its_context() -> None:
    copied = [
        name
        for line in lines("COPY")
        if not line.startswith("--from")
        for name in line.split()[:-1]
    ]
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    kept = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    assert "*" in ignored
    assert {name.replace("[s]", "s") for name in copied} == kept
    assert [name for name in kept - {"wheels"} if not (ROOT / name).exists()] == []


def test_the_image_needs_the_python_that_zoneqa_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=3.11"
    assert "bookworm" in DOCKERFILE, "whose Python is 3.11"


def test_compose_sets_only_settings_that_exist() -> None:
    services = COMPOSE["services"]
    for name in ("web", "index"):
        assert set(services[name]["environment"]) - VARIABLES == set()
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
    assert services["index"]["command"][0] in group.commands
    assert services["web"]["ports"] == [f"127.0.0.1:{Settings().port}:{lines('EXPOSE')[0]}"]


def test_compose_waits_longer_than_running_answers_may_take() -> None:
    grace = int(COMPOSE["services"]["web"]["stop_grace_period"].removesuffix("s"))
    assert grace > Settings().grace_seconds + 5


def test_the_examples_of_the_documentation_name_settings_and_addresses_that_exist() -> None:
    named = set(re.findall(r"\bZONEQA_[A-Z_]+\b", DEPLOYMENT))
    assert named - VARIABLES - {"ZONEQA_DATABASE_PASSWORD"} == set()
    assert f"proxy_pass http://127.0.0.1:{Settings().port}" in DEPLOYMENT
    assert "ExecStart=/opt/zoneqa/bin/zoneqa serve" in DEPLOYMENT
    assert "location = /metrics" in DEPLOYMENT
