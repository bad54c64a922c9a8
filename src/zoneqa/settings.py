"""Settings: their defaults, variables and descriptions, from which the help and docs are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import quote

from zoneqa.errors import UsageError

PREFIX = "ZONEQA_"
_HOST_NAME = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names by which a computer calls itself, and no other one."""

LogFormat = Literal["text", "json"]

EngineName = Literal["local", "milvus"]
"""What searches: files in the folder of the index, or a Milvus."""

ArticlesIn = Literal["folder", "database"]
"""Where articles and facts are kept."""

Parse = Callable[[str], Any]
"""Text to a value; raises ValueError, which says what was expected."""


def _positive(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or int(raw) < 1:
        raise ValueError("a whole number above 0")
    return int(raw)


def _not_negative(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit():
        raise ValueError("a whole number, or 0")
    return int(raw)


def _switch(raw: str) -> bool:
    if raw not in ("0", "1"):
        raise ValueError("0 or 1")
    return raw == "1"


def _share(raw: str) -> float:
    try:
        value = float(raw)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1")
    return value


def host_names(raw: str) -> tuple[str, ...]:
    """Parse names with commas between."""
    names = tuple(name.strip() for name in raw.split(","))
    if not all(map(_HOST_NAME.fullmatch, names)):
        raise ValueError("host names without ports, with commas between")
    return names


def _web_address(raw: str) -> str:
    if not raw.startswith(("http://", "https://")):
        raise ValueError("an address that begins with http:// or https://")
    return raw.rstrip("/")


def _root_path(raw: str) -> str:
    path = raw.rstrip("/")
    before, *names = path.split("/")
    if before or any(name in {"", ".", ".."} or quote(name, safe="") != name for name in names):
        raise ValueError("a path such as /zoneqa, of letters, digits and - . _ ~")
    return path


def _header_value(raw: str) -> str:
    if not raw.isascii() or not raw.isprintable() or " " in raw:
        raise ValueError("a key of printable ASCII characters")
    return raw


def _sign_in_ways(raw: str) -> tuple[str, ...]:
    ways = tuple(way.strip() for way in raw.split(","))
    if ways == ("none",):
        return ()
    if not set(ways) <= {"accounts", "oidc", "proxy"}:
        raise ValueError("none, or accounts, oidc and proxy with commas between")
    return ways


def _group_roles(raw: str) -> tuple[tuple[str, str], ...]:
    rows = [row.rpartition("=") for row in raw.split(",")]
    pairs = tuple((group.strip(), role.strip()) for group, _, role in rows)
    if not all(group and role in ("reader", "editor", "admin") for group, role in pairs):
        raise ValueError("GROUP=reader, GROUP=editor or GROUP=admin, with commas between")
    return pairs


def _networks(raw: str) -> tuple[str, ...]:
    networks = tuple(network.strip() for network in raw.split(","))
    try:
        for network in networks:
            ip_network(network)
    except ValueError:
        raise ValueError("addresses or networks like 10.0.0.0/8, with commas between") from None
    return networks


def _header_name(raw: str) -> str:
    if not raw.isascii() or not raw.replace("-", "").isalnum():
        raise ValueError("the name of a header, as X-Remote-User")
    return raw


def _log_format(raw: str) -> str:
    if raw not in get_args(LogFormat):
        raise ValueError("text or json")
    return raw


def _engine(raw: str) -> str:
    if raw not in get_args(EngineName):
        raise ValueError("local or milvus")
    return raw


def _local(raw: str) -> str:
    if raw != "local":
        raise ValueError("local")
    return raw


def _engine_address(raw: str) -> str:
    if not raw.startswith(("http://", "https://", "tcp://", "unix:")) and not raw.endswith(".db"):
        raise ValueError("an address like http://HOST:19530, or a file that ends in .db")
    return raw


def _milvus_name(raw: str) -> str:
    if not raw.isascii() or not raw.isidentifier():
        raise ValueError("a name of letters, digits and _")
    return raw


def _ray_address(raw: str) -> str:
    host, _, port = raw.rpartition(":")
    if raw not in ("auto", "local") and not (_HOST_NAME.fullmatch(host) and port.isdecimal()):
        raise ValueError("HOST:PORT, auto or local")
    return raw


def _articles_in(raw: str) -> str:
    if raw not in get_args(ArticlesIn):
        raise ValueError("folder or database")
    return raw


def _database_url(raw: str) -> str:
    if not raw.startswith(("sqlite:///", "postgresql://")):
        raise ValueError("sqlite:///FILE or postgresql://USER@HOST/DATABASE")
    return raw


def _setting(
    default: Any, parse: Parse, description: str, *, is_secret: bool = False, prefix: str = PREFIX
) -> Any:
    metadata = {
        "parse": parse,
        "description": description,
        "prefix": prefix,
        "is_secret": is_secret,
    }
    return field(default=default, repr=not is_secret, metadata=metadata)


def _shared_setting(parse: Parse, description: str, *, is_secret: bool = False) -> Any:
    """Return a setting without default, named as other programs name it too."""
    return _setting(None, parse, description, is_secret=is_secret, prefix="")


# Not pydantic-settings: pydantic costs .08 s, 7 % of a cold `ask` and more than all of `--help`.
@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with the value that holds where the environment says nothing."""

    corpus: Path = _setting(Path("corpus"), Path, "folder of articles, one file, or a .jsonl")
    corpora: Path = _setting(
        Path("corpora"), Path, "folder of what is uploaded to other collections, a folder for each"
    )
    index: Path = _setting(Path("index"), Path, "folder of the index")
    aliases: Path | None = _setting(None, Path, "file of your own names for zones")
    cache: Path | None = _setting(None, Path, "folder for built models; else the user's cache")
    embedder: str | None = _setting(
        None, str, "a sentence-transformers folder or hub name; else the packaged model"
    )
    threads: int | None = _setting(None, _positive, "threads of a model; else all cores")
    workers: int | None = _setting(
        None, _positive, "processes that build an index; else as many as cores and memory allow"
    )
    ray_address: str | None = _setting(
        None,
        _ray_address,
        "Ray cluster that builds an index: `HOST:PORT`, `auto` for that of this machine, `local` "
        "for a new one of it alone; else none; needs `pip install 'zoneqa[ray]'`",
    )
    host: str = _setting("127.0.0.1", str, "address to serve on")
    port: int = _setting(8000, _positive, "port to serve on")
    hosts: tuple[str, ...] = _setting(
        (),
        host_names,
        "host names to answer under, with commas between; else any, or on a loopback address "
        "only those of this computer",
    )
    public_url: str | None = _setting(
        None, _web_address, "address by which people open the service, for links; else as called"
    )
    auth: tuple[str, ...] | None = _setting(
        None,
        _sign_in_ways,
        "how people sign in: `none`, or `accounts`, `oidc`, `proxy` with commas between; else "
        "nobody has to where only this computer can connect",
    )
    oidc_issuer: str | None = _setting(
        None, _web_address, "address of the OpenID provider, as it names itself"
    )
    oidc_client_id: str | None = _setting(None, str, "id of zoneqa at the OpenID provider")
    oidc_client_secret: str | None = _setting(
        None, str, "secret of zoneqa at the OpenID provider", is_secret=True
    )
    oidc_groups_claim: str = _setting(
        "groups", str, "claim of the OpenID provider that lists a person's groups"
    )
    proxy_user_header: str | None = _setting(
        None, _header_name, "header in which a proxy names the person who has signed in there"
    )
    proxy_groups_header: str | None = _setting(
        None, _header_name, "header in which it lists the person's groups, with commas between"
    )
    proxy_addresses: tuple[str, ...] = _setting(
        (), _networks, "addresses of proxies whose headers are believed, with commas between"
    )
    group_roles: tuple[tuple[str, str], ...] = _setting(
        (),
        _group_roles,
        "roles of groups of the organisation, as `IT=admin,news=editor`; else roles are given "
        "in zoneqa",
    )
    session_hours: int = _setting(
        12, _positive, "hours without a request after which people sign in again"
    )
    requests_per_minute: int = _setting(
        300, _positive, "requests of one person or key in a minute, at most"
    )
    root_path: str = _setting(
        "",
        _root_path,
        "path below which a proxy serves the site, such as /zoneqa; none of the site's own",
    )
    wait_seconds: int = _setting(
        10,
        _positive,
        "seconds that a question may be expected to wait for its turn; beyond, it is refused",
    )
    send_seconds: int = _setting(
        20, _positive, "seconds that a client may read nothing of its response"
    )
    upload_mb: int = _setting(200, _positive, "megabytes of a file that is uploaded, at most")
    documents_gb: int = _setting(
        50, _positive, "gigabytes of documents in a collection, at most; more are not taken"
    )
    connections: int = _setting(512, _positive, "connections that are open at once, at most")
    connections_per_address: int = _setting(256, _positive, "connections from one address, at most")
    replica: bool = _setting(
        False,
        _switch,
        "1 if this is one of several replicas behind a proxy: it is connected to only while it can "
        "answer",
    )
    drain_seconds: int = _setting(
        0,
        _not_negative,
        "seconds that a server that is stopped still takes requests, while `/ready` says 503",
    )
    grace_seconds: int = _setting(
        10, _positive, "seconds that running answers have to finish when the server is stopped"
    )
    metrics_token: str | None = _setting(
        None,
        _header_value,
        "token that `/metrics` asks for; else it answers this computer only",
        is_secret=True,
    )
    log_format: LogFormat = _setting(
        "text", _log_format, "how the server logs: `text`, or `json` for an object a line"
    )
    log_questions: bool = _setting(False, _switch, "1 writes the questions into the log too")
    otel_exporter_otlp_endpoint: str | None = _shared_setting(
        _web_address, "where traces go, in OTLP over HTTP; needs `pip install 'zoneqa[telemetry]'`"
    )
    database: str | None = _setting(
        None,
        _database_url,
        "database, `sqlite:///FILE` or `postgresql://…`; else a file in the user's data folder",
        is_secret=True,
    )
    articles: ArticlesIn | None = _setting(
        None,
        _articles_in,
        "where articles and facts are kept: `folder`, the folder of the index, or `database`; else "
        "in the database where it is PostgreSQL",
    )
    keep: bool = _setting(True, _switch, "0 keeps no conversation and no feedback")
    conversations: int = _setting(
        2000, _positive, "conversations that are kept of one person, at most"
    )
    conversation_questions: int = _setting(
        500, _positive, "questions of a conversation that is kept, at most"
    )
    retention_days: int | None = _setting(
        None, _positive, "days after which an idle conversation is deleted; else never"
    )
    reports: Path | None = _setting(
        None, Path, "folder of reports of `zoneqa-eval`, which admins then see; else none"
    )
    libreoffice: str | None = _setting(
        None, str, "program of LibreOffice, for old office files; else the one found; `off`: none"
    )
    ocr: bool = _setting(
        False, _switch, "1 reads scans and pictures, slowly; needs `pip install 'zoneqa[ocr]'`"
    )
    passages: int = _setting(
        8, _positive, "passages read for an answer; in English half as many more"
    )
    sentences: int = _setting(4, _positive, "sentences read closely for an answer")
    engine: EngineName = _setting(
        "local",
        _engine,
        "what searches: `local`, files in the folder of the index; or `milvus`, which needs "
        "`pip install 'zoneqa[milvus]'`",
    )
    engine_fallback: Literal["local"] | None = _setting(
        None, _local, "`local` also writes those files, and they answer while Milvus cannot"
    )
    milvus_uri: str | None = _setting(
        None, _engine_address, "address of Milvus, as http://HOST:19530", is_secret=True
    )
    milvus_token: str | None = _setting(
        None,
        _header_value,
        "`USER:PASSWORD` or key of Milvus, where it asks for one",
        is_secret=True,
    )
    milvus_database: str | None = _setting(
        None, _milvus_name, "database in Milvus, one for each index; else its default one"
    )
    generations: int = _setting(3, _positive, "generations of the index that are kept")
    passage_tokens: int = _setting(320, _positive, "tokens (cl100k) of a passage, at most")
    dense_share: float = _setting(0.5, _share, "weight of meaning against words in ranking, 0 to 1")
    threshold: float | None = _setting(
        None, _share, "confidence under which an answer is declined, 0 to 1; else as fitted"
    )

    llm_model: str | None = _setting(
        None, str, "name of the LLM that writes answers; else they are quotes alone"
    )
    openai_base_url: str | None = _shared_setting(
        _web_address, "address of the LLM, up to `/v1`; else that of OpenAI"
    )
    openai_api_key: str | None = _shared_setting(
        _header_value, "key of the LLM, where it asks for one", is_secret=True
    )
    llm_connect_seconds: int = _setting(3, _positive, "seconds to connect to the LLM")
    llm_first_seconds: int = _setting(15, _positive, "seconds until the LLM's first token")
    llm_seconds: int = _setting(40, _positive, "seconds for the whole reply of the LLM")
    llm_attempts: int = _setting(
        2, _positive, "attempts to get the LLM's first token if it cannot be reached"
    )
    llm_failures: int = _setting(3, _positive, "failures in a row after which the LLM rests")
    llm_rest_seconds: int = _setting(30, _positive, "seconds that the LLM then is not asked")
    llm_prompt_tokens: int = _setting(3500, _positive, "tokens (cl100k) of a prompt, at most")
    llm_reply_tokens: int = _setting(512, _positive, "tokens of a reply of the LLM, at most")
    prompts: Path | None = _setting(
        None, Path, "folder of your own instructions to the LLM, `zh.txt` and `en.txt`"
    )

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Return the settings of the variables. Raises UsageError for an invalid value."""
        return cls(
            **{
                each.name: each.parse(raw)
                for each in DESCRIBED
                if (raw := environ.get(each.variable))
            }
        )


@dataclass(frozen=True, slots=True)
class DescribedSetting:
    """A setting as the help and the documentation show it."""

    name: str
    default: Any
    description: str
    parser: Parse
    prefix: str = PREFIX
    is_secret: bool = False

    @property
    def shown_default(self) -> str:
        """Return the default as text; empty if the setting is then left open."""
        return "" if self.default in {None, ()} else str(self.default)

    @property
    def variable(self) -> str:
        """Return the environment variable."""
        return self.prefix + self.name.upper()

    def parse(self, raw: str) -> Any:
        """Return the value of a text. Raises UsageError."""
        try:
            return self.parser(raw)
        except ValueError as error:
            given = "set to what" if self.is_secret else f"{raw!r}, which"
            raise UsageError(f"{self.variable} is {given} is not {error}.") from error


DESCRIBED = tuple(
    DescribedSetting(
        f.name,
        f.default,
        f.metadata["description"],
        f.metadata["parse"],
        f.metadata["prefix"],
        f.metadata["is_secret"],
    )
    for f in fields(Settings)
)
"""Every setting, in the order of the documentation."""
