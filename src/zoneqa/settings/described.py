"""A setting as a field keeps it, and as the help and the documentation show it."""

from __future__ import annotations

from dataclasses import Field, dataclass, field
from typing import Any

from zoneqa.errors import UsageError
from zoneqa.settings.descriptions import DESCRIPTIONS
from zoneqa.settings.parsers import Parse

PREFIX = "ZONEQA_"


def setting(default: Any, parse: Parse, *, is_secret: bool = False, prefix: str = PREFIX) -> Any:
    """Return a field with the value that holds where the environment says nothing."""
    metadata = {"parse": parse, "is_secret": is_secret, "prefix": prefix}
    return field(default=default, repr=not is_secret, metadata=metadata)


def shared_setting(parse: Parse, *, is_secret: bool = False) -> Any:
    """Return a field without default, whose variable other programs read too."""
    return setting(None, parse, is_secret=is_secret, prefix="")


@dataclass(frozen=True, slots=True)
class DescribedSetting:
    """A setting with its description, its variable and what reads it."""

    name: str
    default: Any
    description: str
    parser: Parse
    prefix: str = PREFIX
    is_secret: bool = False

    @classmethod
    def of(cls, each: Field[Any]) -> DescribedSetting:
        """Return the setting of a field."""
        parse, prefix = each.metadata["parse"], each.metadata["prefix"]
        is_secret = each.metadata["is_secret"]
        return cls(each.name, each.default, DESCRIPTIONS[each.name], parse, prefix, is_secret)

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
