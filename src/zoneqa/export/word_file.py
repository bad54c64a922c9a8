"""A Word file with footnotes, from runs and paragraphs.

Written as they are, since python-docx has no footnotes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal
from xml.sax.saxutils import escape

from zoneqa.text.normalize import without_hidden

Look = Literal["strong", "wrong", "doubtful", "wrong mark", "doubtful mark"]
"""How a run is shown: set off, a sentence that is contradicted or unverified, a mark behind one."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_SEPARATORS = ("separator", "continuationSeparator")
_FIRST_NOTE = len(_SEPARATORS)
"""The id of the first note; those below are lines between the text and the notes."""

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time that every part of the archive has: the same text makes the same bytes."""

_NOT_IN_XML = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"
)

_LOOKS: Mapping[Look, str] = {
    "strong": "<w:b/>",
    "wrong": '<w:shd w:val="clear" w:color="auto" w:fill="FBDCD6"/>',
    "doubtful": '<w:shd w:val="clear" w:color="auto" w:fill="FBF0D9"/>',
    "wrong mark": '<w:b/><w:color w:val="96281B"/>',
    "doubtful mark": '<w:color w:val="7A5A12"/>',
}

_RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'

_STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"
 w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="24"/><w:lang w:eastAsia="zh-CN"/></w:rPr>
</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="360" w:lineRule="auto"/>
</w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>
<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>
<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
<w:rPr><w:sz w:val="18"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
"""


def run(text: str, look: Look | None = None) -> str:
    """Return a run of text, without hidden characters."""
    properties = f"<w:rPr>{_LOOKS[look]}</w:rPr>" if look else ""
    words = escape(without_hidden(text.translate(_NOT_IN_XML)))
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(runs: str, style: str = "") -> str:
    """Return a paragraph of runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs}</w:p>"


def footnote_references(numbers: Iterable[int]) -> str:
    """Return the raised numbers that refer to notes, which count from 1: 4 5 and not 45."""
    gap = f'<w:r>{_RAISED}<w:t xml:space="preserve"> </w:t></w:r>'
    return gap.join(map(_footnote_reference, numbers))


def _footnote_reference(number: int) -> str:
    return f'<w:r>{_RAISED}<w:footnoteReference w:id="{_FIRST_NOTE + number - 1}"/></w:r>'


def word_file(body: Iterable[str], notes: Sequence[str]) -> bytes:
    """Return a Word file of paragraphs with the notes that they refer to."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package("".join(body), notes).items():
            archive.writestr(zipfile.ZipInfo(name, _BEGINNING), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def package(body: str, notes: Sequence[str]) -> Mapping[str, bytes]:
    """Return the content of every part by its name, for a body of paragraphs and its notes."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relationships(
            {"styles": "styles.xml", "footnotes": "footnotes.xml", "settings": "settings.xml"}
        ),
        "word/document.xml": _root("document", f"<w:body>{body}{_SECTION}</w:body>"),
        "word/styles.xml": _root("styles", _STYLES),
        "word/settings.xml": _root("settings", _note_separators()),
        "word/footnotes.xml": _root("footnotes", _footnotes(notes)),
    }
    return {name: f"{_DECLARATION}{content}".encode() for name, content in parts.items()}


_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" '
    'w:footer="720" w:gutter="0"/></w:sectPr>'
)


def _content_types() -> str:
    kinds = {"document": "document.main"} | {k: k for k in ("styles", "settings", "footnotes")}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: Mapping[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _root(name: str, content: str) -> str:
    return f"<w:{name} {_NAMESPACE}>{content}</w:{name}>"


def _note_separators() -> str:
    ids = "".join(f'<w:footnote w:id="{n}"/>' for n in range(_FIRST_NOTE))
    return f"<w:footnotePr>{ids}</w:footnotePr>"


def _footnotes(notes: Sequence[str]) -> str:
    separators = (
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for n, kind in enumerate(_SEPARATORS)
    )
    mark = f"<w:r>{_RAISED}<w:footnoteRef/></w:r>"
    texts = (
        f'<w:footnote w:id="{n}">{paragraph(mark + run(f" {note}"), "FootnoteText")}</w:footnote>'
        for n, note in enumerate(notes, _FIRST_NOTE)
    )
    return "".join((*separators, *texts))
