"""The files for several replicas agree with the code, and with each other."""

from __future__ import annotations

import re
import shutil
import subprocess
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.docs.generate import ROOT
from zoneqa.api.accounts.access_table import ROUTES
from zoneqa.cli.main import main as group
from zoneqa.settings import DESCRIBED, Settings

SCALED: dict[str, Any] = yaml.safe_load((ROOT / "compose.scale.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = SCALED["services"]
WEB = {name: service for name, service in SERVICES.items() if name.startswith("web-")}
VARIABLES = {each.variable for each in DESCRIBED}
NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
RULES = (ROOT / "deploy" / "replicas.conf").read_text(encoding="utf-8")

CHANGES_NOTHING = {
    "/api/ask",
    "/api/check",
    "/api/export",
    "/api/search",
    "/api/suggestions",
    "/check",
    "/mcp",
    "/v1/chat/completions",
}


def given(service: dict[str, Any]) -> dict[str, str]:
    """The settings of a service that need no secret."""
    return {name: value for name, value in service["environment"].items() if "${" not in str(value)}


def test_it_sets_only_settings_that_exist_to_what_they_can_be() -> None:
    for service in (*WEB.values(), SERVICES["index"]):
        assert set(service["environment"]) - VARIABLES == set()
        settings = Settings.from_env(given(service))
        assert settings.replica
        assert settings.connections_per_address == settings.connections
    assert SERVICES["index"]["command"][0] in group.commands


def test_what_uses_the_database_waits_for_it() -> None:
    for service in (*WEB.values(), SERVICES["index"]):
        assert service["depends_on"]["database"] == {"condition": "service_healthy"}
    # Without the profile there is no Milvus to wait for.
    assert SERVICES["index"]["depends_on"]["milvus"]["required"] is False


def test_all_that_runs_our_code_or_nginx_is_hardened() -> None:
    for name in (*WEB, "index", "proxy"):
        service = SERVICES[name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert SERVICES["proxy"]["user"].partition(":")[0] != "0"


def test_replicas_wait_longer_than_running_answers_may_take() -> None:
    for service in WEB.values():
        grace = int(service["stop_grace_period"].removesuffix("s"))
        settings = Settings.from_env(given(service))
        assert grace > settings.drain_seconds + settings.grace_seconds + 5


def test_nginx_knows_each_replica_by_its_address() -> None:
    addresses = [service["networks"]["default"]["ipv4_address"] for service in WEB.values()]
    assert len(addresses) >= 2
    named = re.findall(r"^ *server (\S+):(\d+)", NGINX, re.MULTILINE)
    assert named == [(address, str(Settings().port)) for address in addresses]
    (network,) = SCALED["networks"]["default"]["ipam"]["config"]
    fixed = [*addresses, SERVICES["proxy"]["networks"]["default"]["ipv4_address"]]
    for address in map(ip_address, fixed):
        assert address in ip_network(network["subnet"])
        assert address not in ip_network(network["ip_range"]), "given to whoever starts first"
    trusted = Settings.from_env(given(WEB["web-1"])).proxy_addresses
    assert trusted == (network["subnet"],)
    assert f"set_real_ip_from {network['subnet']};" in NGINX


def test_nginx_publishes_the_port_that_it_listens_on() -> None:
    (port,) = re.findall(r"^ *listen (\d+);", NGINX, re.MULTILINE)
    assert SERVICES["proxy"]["ports"] == [f"127.0.0.1:{Settings().port}:{port}"]


def test_every_file_and_volume_that_is_mounted_is_there() -> None:
    mounts = [each for service in SERVICES.values() for each in service.get("volumes", ())]
    sources = {each.split(":")[0] for each in mounts} - {"./corpus"}
    files = {each for each in sources if each.startswith("./")}
    assert [name for name in files if not (ROOT / name).exists()] == []
    assert sources - files == set(SCALED["volumes"])


def test_what_changes_nothing_is_asked_again_and_nothing_else() -> None:
    (pattern,) = re.findall(r"location ~ (\S+) \{[^}]*non_idempotent;", RULES)
    posts = {
        line.removeprefix("POST ")
        for lines in ROUTES.values()
        for line in lines
        if line.startswith("POST ")
    }
    assert {path for path in posts if re.search(pattern, path)} == CHANGES_NOTHING
    assert RULES.count("non_idempotent") == 1


def test_an_upload_that_has_begun_is_not_sent_to_another_replica() -> None:
    for path in ("/api/documents/", "= /documents"):
        (rules,) = re.findall(rf"location {path} \{{([^}}]*)\}}", RULES)
        assert "proxy_request_buffering off;" in rules
    assert "location = /metrics { deny all; }" in RULES


@pytest.mark.skipif(shutil.which("nginx") is None, reason="needs nginx (apt install nginx)")
@pytest.mark.parametrize("comment", ["# of neither", "# set_real_ip", "# real_ip"])
def test_nginx_takes_the_configuration(tmp_path: Path, comment: str) -> None:
    for name, text in (("nginx.conf", NGINX), ("replicas.conf", RULES)):
        used = text.replace("/tmp/", f"{tmp_path}/").replace(comment, comment[2:])
        (tmp_path / name).write_text(used, encoding="utf-8")
    command = ["nginx", "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
