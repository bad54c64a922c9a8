"""Parameters of paths."""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor

ANY = "any"
"""The name of a parameter that is the rest of a path, whatever is in it."""


class AnyText(Convertor[str]):
    """Text with slashes and line breaks; the convertor `path` stops at a line break."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        """Return the text as it is."""
        return value

    def to_string(self, value: str) -> str:
        """Return the text as it is."""
        return value


register_url_convertor(ANY, AnyText())
