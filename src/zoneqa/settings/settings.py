"""Every setting: its name, its type, its default and what reads its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from zoneqa.settings.described import DescribedSetting, setting, shared_setting
from zoneqa.settings.parsers import (
    cluster_address,
    database_url,
    engine_address,
    header_name,
    header_value,
    host_names,
    identifier,
    networks,
    not_negative,
    one_of,
    positive,
    roles_of_groups,
    share,
    sign_in_ways,
    switch,
    url_path,
    web_address,
)

LogFormat = Literal["text", "json"]

EngineName = Literal["local", "milvus"]
"""What searches: files in the folder of the index, or a Milvus."""

ArticlesIn = Literal["folder", "database"]
"""Where articles and facts are kept."""


# Not pydantic-settings: pydantic costs .08 s, 7 % of a cold `ask` and more than all of `--help`.
@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with the value that holds where the environment says nothing.

    What each sets is told in `descriptions.py`.
    """

    # Articles, and the index of them
    corpus: Path = setting(Path("corpus"), Path)
    corpora: Path = setting(Path("corpora"), Path)
    index: Path = setting(Path("index"), Path)
    aliases: Path | None = setting(None, Path)
    cache: Path | None = setting(None, Path)
    embedder: str | None = setting(None, str)

    # What builds the index
    threads: int | None = setting(None, positive)
    workers: int | None = setting(None, positive)
    ray_address: str | None = setting(None, cluster_address)

    # Where the service listens
    host: str = setting("127.0.0.1", str)
    port: int = setting(8000, positive)
    hosts: tuple[str, ...] = setting((), host_names)
    public_url: str | None = setting(None, web_address)

    # Who may ask
    auth: tuple[str, ...] | None = setting(None, sign_in_ways)
    oidc_issuer: str | None = setting(None, web_address)
    oidc_client_id: str | None = setting(None, str)
    oidc_client_secret: str | None = setting(None, str, is_secret=True)
    oidc_groups_claim: str = setting("groups", str)
    proxy_user_header: str | None = setting(None, header_name)
    proxy_groups_header: str | None = setting(None, header_name)
    proxy_addresses: tuple[str, ...] = setting((), networks)
    group_roles: tuple[tuple[str, str], ...] = setting((), roles_of_groups)
    session_hours: int = setting(12, positive)
    requests_per_minute: int = setting(300, positive)

    # Requests, and how many there may be
    root_path: str = setting("", url_path)
    wait_seconds: int = setting(10, positive)
    send_seconds: int = setting(20, positive)
    upload_mb: int = setting(200, positive)
    documents_gb: int = setting(50, positive)
    connections: int = setting(512, positive)
    connections_per_address: int = setting(256, positive)

    # How a server starts and stops
    replica: bool = setting(False, switch)
    drain_seconds: int = setting(0, not_negative)
    grace_seconds: int = setting(10, positive)

    # What can be watched
    metrics_token: str | None = setting(None, header_value, is_secret=True)
    log_format: LogFormat = setting("text", one_of(LogFormat))
    log_questions: bool = setting(False, switch)
    otel_exporter_otlp_endpoint: str | None = shared_setting(web_address)

    # What is kept, and for how long
    database: str | None = setting(None, database_url, is_secret=True)
    articles: ArticlesIn | None = setting(None, one_of(ArticlesIn))
    keep: bool = setting(True, switch)
    conversations: int = setting(2000, positive)
    conversation_questions: int = setting(500, positive)
    retention_days: int | None = setting(None, positive)
    reports: Path | None = setting(None, Path)

    # How files are read
    libreoffice: str | None = setting(None, str)
    ocr: bool = setting(False, switch)

    # What finds an answer
    passages: int = setting(8, positive)
    sentences: int = setting(4, positive)
    engine: EngineName = setting("local", one_of(EngineName))
    engine_fallback: Literal["local"] | None = setting(None, one_of(Literal["local"]))
    milvus_uri: str | None = setting(None, engine_address, is_secret=True)
    milvus_token: str | None = setting(None, header_value, is_secret=True)
    milvus_database: str | None = setting(None, identifier)
    generations: int = setting(3, positive)
    passage_tokens: int = setting(320, positive)
    dense_share: float = setting(0.5, share)
    threshold: float | None = setting(None, share)

    # The LLM that may write answers
    llm_model: str | None = setting(None, str)
    openai_base_url: str | None = shared_setting(web_address)
    openai_api_key: str | None = shared_setting(header_value, is_secret=True)
    llm_connect_seconds: int = setting(3, positive)
    llm_first_seconds: int = setting(15, positive)
    llm_seconds: int = setting(40, positive)
    llm_attempts: int = setting(2, positive)
    llm_failures: int = setting(3, positive)
    llm_rest_seconds: int = setting(30, positive)
    llm_prompt_tokens: int = setting(3500, positive)
    llm_reply_tokens: int = setting(512, positive)
    prompts: Path | None = setting(None, Path)

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


DESCRIBED = tuple(map(DescribedSetting.of, fields(Settings)))
"""Every setting, in the order of the documentation."""
