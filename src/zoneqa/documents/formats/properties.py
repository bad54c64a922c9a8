"""PDF and DOCX properties that a person has set, as opposed to a program's defaults."""

from __future__ import annotations

import re

from zoneqa.text.dates import iso_date
from zoneqa.text.normalize import clean_text

_UNSET = {
    "",
    "anonymous",
    "unspecified",
    "untitled",
    "python-docx",
    "user",
    "admin",
    "administrator",
}
_UNSET |= {
    "microsoft office user",
    "windows user",
    "文档",
    "无标题",
    "未命名",
    "word document",
    "用户",
}
_FILE_NAME = re.compile(r"(?:^microsoft \w+ - )|\.\w{2,5}$|^[\w.-]*\d[\w.-]*$", re.ASCII)

# What python-docx leaves in every file whose maker does not set a date.
_TEMPLATE_DATE = "2013-12-23T23:15:00Z"


def own_title(raw: str | None) -> str | None:
    """Return the title, unless a program made it up from a file name or a page number."""
    title = own_name(raw)
    if title is None or _FILE_NAME.search(title.lower()) or len(title) < 4:
        return None
    return title


def own_name(raw: str | None) -> str | None:
    """Return the name, unless it is a program's placeholder."""
    name = clean_text(raw or "").strip()
    return None if name.lower().strip("()") in _UNSET else name


def stated_date(raw: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the day on which the file was made, and a note that the date is only that."""
    date = None if raw == _TEMPLATE_DATE else iso_date(raw)
    return date, ("The date is the day on which the file was made.",) if date else ()
