"""Sort the catalogs of the pages, and write the one in traditional script from the simplified one.

    python -m tests.catalogs.generate

`test_catalogs.py` fails when a catalog is not what this writes.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import generate_po, read_po
from opencc import OpenCC

FOLDER = Path(__file__).parents[2] / "src/zoneqa/api/catalogs"

LANGUAGES = {"zh": "zh_CN", "zh-Hant": "zh_TW", "en": "en"}
"""The names of the catalogs, and what gettext calls their languages."""

HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def catalogs() -> dict[str, str]:
    """Return the text of each catalog by its name."""
    simplified = catalog("zh")
    found = {"zh": simplified, "zh-Hant": in_traditional_script(simplified), "en": catalog("en")}
    return {name: po_text(messages, LANGUAGES[name]) for name, messages in found.items()}


def catalog(name: str) -> Catalog:
    """Return a catalog as it is."""
    with path_of(name).open(encoding="utf-8") as file:
        return read_po(file, abort_invalid=True)


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.po"


def in_traditional_script(simplified: Catalog) -> Catalog:
    """Return the catalog in the characters and words of Taiwan, as zh-Hant means by default."""
    made, converter, corrected = Catalog(), OpenCC("s2twp"), corrections()
    for message in simplified:
        text = converter.convert(str(message.string))
        for wrong, right in corrected:
            text = text.replace(wrong, right)
        made.add(message.id, text)
    return made


def corrections() -> list[tuple[str, str]]:
    """Return what OpenCC writes and what is right instead, in the order in which they apply."""
    lines = path_of("zh-Hant").with_suffix(".corrections.tsv").read_text("utf-8").splitlines()
    return [(wrong, right) for wrong, _, right in (line.partition("\t") for line in lines)]


def po_text(messages: Catalog, language: str) -> str:
    """Return the text of a catalog: sorted by key, a line for each message."""
    entries = generate_po(messages, omit_header=True, sort_by="message", width=0)
    return HEADER.format(language=language) + "".join(entries).rstrip("\n") + "\n"


if __name__ == "__main__":
    for name, text in catalogs().items():
        path_of(name).write_text(text, encoding="utf-8")
