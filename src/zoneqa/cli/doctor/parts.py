"""Checks of the parts that answer, read and keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.cli.doctor.check_result import Warned
from zoneqa.cli.output import say
from zoneqa.errors import DatabaseUnavailable
from zoneqa.settings import Settings
from zoneqa.types import DEFAULT_COLLECTION, DEFAULT_ONLY

if TYPE_CHECKING:
    from zoneqa.index import Manifest, OpenedIndex


def database(settings: Settings) -> str | Warned:
    """Return what the database says of itself; it is not changed. Raises DatabaseUnavailable."""
    from zoneqa.storage.inspection import inspect_database

    found = inspect_database(settings.database)
    if found.revision is None and found.problem:
        message = f"The database {found.name} cannot be made: {found.problem}."
        if settings.database or settings.auth:
            raise DatabaseUnavailable(message)
        return Warned(f"{message[:-1]}; nothing is kept.")
    if found.revision is None:
        return f"{found.name} is made at the first start"
    if found.problem:
        raise DatabaseUnavailable(
            f"The database {found.name} is damaged: {found.problem}; restore it from a backup."
        )
    if found.revision != found.newest:
        return Warned(f"{found.name} has the tables of another version; a start changes them.")
    return f"{found.name} is sound, with tables {found.revision}"


def sign_in(settings: Settings) -> str | Warned:
    """Return how people sign in; a provider is asked for its description.

    Raises UsageError, or SignOnFailed if the provider does not answer.
    """
    from zoneqa.accounts.openid_metadata import OpenIdMetadata
    from zoneqa.accounts.openid_provider import Registration
    from zoneqa.accounts.sign_in_ways import sign_in_ways
    from zoneqa.api import is_loopback
    from zoneqa.cli.serving_accounts import reaches_others

    ways = sign_in_ways(settings, is_loopback=is_loopback(settings.host))
    if not ways and reaches_others(settings):
        return Warned(
            "nobody signs in: whoever reaches the service may do everything, and no conversation "
            "is kept."
        )
    if not ways:
        return "nobody has to, since only this computer can connect"
    if "oidc" in ways:
        OpenIdMetadata(Registration.of(settings).issuer).described()
    return f"by {', '.join(sorted(ways))}"


def model(settings: Settings) -> str:
    """Return which model embeds. Raises ModelUnavailable."""
    from zoneqa.factory import make_embedder

    embedder = make_embedder(settings, say)
    return f"{embedder.name}, {embedder.dimension} dimensions"


def engine(settings: Settings, root: Path) -> str | Warned:
    """Return what searches. Raises UsageError, DamagedIndex or EngineUnavailable."""
    from zoneqa.factory import make_search_engine
    from zoneqa.index import (
        Manifest,
        collection_names,
        collection_root,
        in_order,
        require_current,
    )

    found = make_search_engine(settings)
    if found is None:
        return "the files of the index"
    says = found.describe()
    for name in in_order(collection_names(root)):
        folder = collection_root(root, name)
        generation = require_current(folder)
        if Manifest.load(folder / generation).engine != found.name:
            return Warned(f"{says}; {name} was not built for it, run `zoneqa index`.")
        if not found.is_published(folder, generation):
            return Warned(f"{says}; there, another generation of {name} counts as published.")
    return says


def index(settings: Settings, root: Path) -> str | Warned:
    """Return what each collection holds, after a look at every byte.

    Warns of facts that an update would find. Raises NoIndex, DamagedIndex, DatabaseUnavailable or
    EngineUnavailable.
    """
    from zoneqa.factory import make_search_engine
    from zoneqa.index import (
        ExternalStores,
        collection_names,
        collection_root,
        in_order,
        open_current,
        pull,
    )
    from zoneqa.storage.index_in_database import make_index_database

    held, updates, database = [], [], make_index_database(settings)
    engine = make_search_engine(settings)
    pull(root, database)
    for name in in_order(collection_names(root) or DEFAULT_ONLY):
        external = ExternalStores.of(name, database, engine)
        opened = open_current(collection_root(root, name), external)
        collection = "" if name == DEFAULT_COLLECTION else f"{name}, "
        held.append(f"{collection}{opened.name}: {_holdings(opened.manifest)}")
        updates += _update(opened)
    if updates:
        return Warned(f"{'; '.join(held)}. {updates[0]}; run `zoneqa index`.")
    return "; ".join(held)


def _holdings(manifest: Manifest) -> str:
    where = ", articles in the database" if manifest.articles_in == "database" else ""
    return (
        f"{manifest.articles} articles, {manifest.passages} passages, {manifest.claims} facts, "
        f"all files intact{where}"
    )


def _update(opened: OpenedIndex) -> list[str]:
    """Return why an index does not hold the facts that it could, if it does not."""
    from zoneqa.indexing.claim_extractor import extraction_version

    if not opened.keeps_claims:
        return ["An older version of zoneqa built it, without facts to compare or add up"]
    if opened.manifest.extraction != extraction_version():
        return ["Another version of zoneqa found its facts"]
    return []


def question(settings: Settings, root: Path) -> str:
    """Search for the heading of the first article, which should find that article."""
    from zoneqa.factory import make_answerer
    from zoneqa.index import collection_names

    collections = collection_names(root) or DEFAULT_ONLY
    answerer = make_answerer(settings, root, say, collections=collections)
    (first,) = answerer.summaries(1)
    hits = answerer.search(first.heading, 3)
    return f"searching for «{first.heading}» finds {hits[0].passage.article_id}"


def ocr(settings: Settings) -> str:
    """Return whether scans are read. Raises ModelUnavailable if they should be and cannot."""
    from zoneqa.factory.aids import ocr_threads

    threads = ocr_threads(settings)
    if threads is None:
        return "off, so that scans and pictures are skipped (ZONEQA_OCR=1 reads them)"
    return f"reads scans and pictures, in {threads} threads"


def libreoffice(settings: Settings) -> str:
    """Return what converts old office files. Raises UsageError."""
    from zoneqa.factory.aids import libreoffice_program

    program = libreoffice_program(settings)
    if program is None:
        return "none, so that .doc and .ppt are skipped (install LibreOffice to read them)"
    return f"{program} converts old office files"


def llm(settings: Settings) -> str:
    """Ask the LLM, if there is one, for any word. Raises LLMFailed or UsageError."""
    from zoneqa.factory.llm import make_generate
    from zoneqa.llm.generate import Message

    generate = make_generate(settings)
    if generate is None:
        return "none is set, so that answers are quotes alone"
    said = "".join(generate([Message("user", "Say OK.")]))
    return f"{settings.llm_model} replies, in {len(said)} characters"
