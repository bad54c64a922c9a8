"""The instructions to the LLM: text files that a person can read, and replace by others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from zoneqa.errors import UsageError
from zoneqa.types import Language

NO_ANSWER = "NO_ANSWER"
"""What the LLM is told to write where the articles do not answer."""

QUESTION = "{question}"
_PACKAGED = Path(__file__).parent / "prompts"
_RULE = "\n---\n"


@dataclass(frozen=True, slots=True)
class Instructions:
    """What an LLM is told before all else, and at the end, where `{question}` stands."""

    before: str
    after: str

    @classmethod
    def parse(cls, text: str) -> Instructions:
        """Return the instructions of a file. Raises ValueError, which says what it lacks."""
        before, _, after = (part.strip() for part in text.partition(_RULE))
        if not before or QUESTION not in after:
            raise ValueError(f"a line --- and, below it, {QUESTION}")
        return cls(before, after)


def instruction_files(own: Path | None) -> Mapping[Language, Path]:
    """Return the file for each language: of one's own folder, or else the packaged one."""
    found: dict[Language, Path] = {}
    for language in get_args(Language):
        name = f"{language}.txt"
        found[language] = own / name if own and (own / name).exists() else _PACKAGED / name
    return found


def read_instructions(own: Path | None = None) -> Mapping[Language, Instructions]:
    """Return the instructions in each language.

    Raises UsageError for a folder that is not there, or a file that is not as it should be.
    """
    if own and not own.is_dir():
        raise UsageError(f"ZONEQA_PROMPTS names {own}, which is no folder.")
    return {language: _read(path) for language, path in instruction_files(own).items()}


def _to_answer(text: str) -> Instructions:
    """Return the instructions to answer a question. Raises ValueError as Instructions.parse."""
    instructions = Instructions.parse(text)
    if NO_ANSWER not in text:
        raise ValueError(f"the word {NO_ANSWER}, for articles that do not answer")
    return instructions


def _read(path: Path) -> Instructions:
    try:
        return _to_answer(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"The instructions {path} are not UTF-8.") from error
    except ValueError as error:
        raise UsageError(f"The instructions {path} lack {error}.") from error
    except OSError as error:
        raise UsageError(f"The instructions {path} cannot be read: {error.strerror}.") from error
