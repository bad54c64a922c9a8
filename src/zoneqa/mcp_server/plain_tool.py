"""A tool whose errors are one sentence for the assistant to read."""

from __future__ import annotations

from typing import Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from pydantic import ValidationError

from zoneqa.errors import ZoneqaError


class PlainTool(Tool):
    """A tool that says what went wrong and nothing else.

    The SDK puts the name of the tool before each error, hides what our errors say, and repeats
    what was sent where the arguments are wrong.
    """

    async def run(
        self, arguments: dict[str, Any], context: Context[Any, Any], convert_result: bool = False
    ) -> Any:
        """Run the tool. Raises ToolError with a sentence, or as the SDK does for a crash."""
        try:
            return await super().run(arguments, context, convert_result)
        except ToolError as error:
            sentence = error_sentence(error.__cause__)
            if sentence is None:
                raise
            raise ToolError(sentence) from error


def error_sentence(cause: BaseException | None) -> str | None:
    """Return what to tell of the cause of an error; None for one that nobody foresaw."""
    if isinstance(cause, ValidationError):
        first = cause.errors(include_input=False, include_context=False, include_url=False)[0]
        return f"The argument '{first['loc'][0]}' is not valid: {first['msg']}."
    return str(cause) if isinstance(cause, ZoneqaError | ToolError) else None
