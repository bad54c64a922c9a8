"""The parts of a Word file around its body: content types, relationships, notes, running head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from zoneqa_eval.layout.content import Look

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}"'
)

_STYLES = {"Title": "Title", "Heading1": "heading 1", "Caption": "caption"}
# What a note refers to; Word keeps the numbers below for its own separators.
FIRST_NOTE = 2


def run(text: str) -> str:
    """Return a run of text; line breaks are kept."""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>"


def paragraph(runs: str, style: str = "") -> str:
    """Return a paragraph of runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs}</w:p>"


def package(body: str, look: Look, notes: Sequence[str]) -> Mapping[str, str]:
    """Return the text of every part by its name, for a body of paragraphs and tables."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relationships(
            {
                "rId1": ("styles", "styles.xml"),
                "rId2": ("footnotes", "footnotes.xml"),
                "rId3": ("header", "header1.xml"),
                "rId4": ("footer", "footer1.xml"),
            }
        ),
        "word/document.xml": _root("document", f"<w:body>{body}{_section(look)}</w:body>"),
        "word/styles.xml": _root("styles", "".join(map(_style, _STYLES.items()))),
        "word/footnotes.xml": _root("footnotes", _footnotes(notes)),
        "word/header1.xml": _root("hdr", paragraph(run(look.running_head))),
        "word/footer1.xml": _root("ftr", paragraph(_page_number() if look.page_numbers else "")),
    }


def _content_types() -> str:
    names = {
        "document": "document.main",
        "styles": "styles",
        "footnotes": "footnotes",
        "header1": "header",
        "footer1": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in names.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _root(name: str, content: str) -> str:
    return f"<w:{name} {NAMESPACES}>{content}</w:{name}>"


def _style(style: tuple[str, str]) -> str:
    name, shown = style
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/></w:style>'


def _section(look: Look) -> str:
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:footerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:cols w:num="{look.columns}" w:space="425"/></w:sectPr>'
    )


def _footnotes(notes: Sequence[str]) -> str:
    separators = (
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for n, kind in enumerate(("separator", "continuationSeparator"))
    )
    texts = (
        f'<w:footnote w:id="{n}">{paragraph(f"<w:r><w:footnoteRef/></w:r>{run(note)}")}'
        "</w:footnote>"
        for n, note in enumerate(notes, FIRST_NOTE)
    )
    return "".join((*separators, *texts))


def _page_number() -> str:
    return '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
