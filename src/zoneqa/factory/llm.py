"""The LLM that the settings name, if they name one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoneqa.errors import UsageError
from zoneqa.settings import Settings

if TYPE_CHECKING:
    from zoneqa.answer.generated.generated_answers import GeneratedAnswers
    from zoneqa.llm.client import LLMClient
    from zoneqa.llm.generate import Generate
    from zoneqa.llm.prompt import PromptTemplate


def make_generate(settings: Settings) -> LLMClient | None:
    """Return what asks the LLM, a `Generate`; None without a model. Nothing is asked yet.

    One is for a whole process: it remembers failures. Raises UsageError where it is not said who
    is to be asked.
    """
    if settings.llm_model is None:
        return None
    if settings.openai_base_url is None and settings.openai_api_key is None:
        raise UsageError(
            "ZONEQA_LLM_MODEL names a model, but neither OPENAI_BASE_URL nor OPENAI_API_KEY is set."
        )
    # Nobody who asks no LLM waits for the imports.
    from zoneqa.llm.breaker import CircuitBreaker
    from zoneqa.llm.client import LLMClient
    from zoneqa.llm.endpoint import NO_KEY, OPENAI_URL, Endpoint, ReplyLimits

    return LLMClient(
        Endpoint(
            settings.llm_model,
            settings.openai_base_url or OPENAI_URL,
            settings.openai_api_key or NO_KEY,
        ),
        ReplyLimits(
            connect_seconds=settings.llm_connect_seconds,
            first_token_seconds=settings.llm_first_seconds,
            whole_seconds=settings.llm_seconds,
            attempts=settings.llm_attempts,
            tokens=settings.llm_reply_tokens,
        ),
        CircuitBreaker(settings.llm_failures, settings.llm_rest_seconds),
    )


def make_prompt_template(settings: Settings) -> PromptTemplate:
    """Return what makes messages for the LLM. Raises UsageError for unusable instructions."""
    from zoneqa.llm.instructions import read_instructions
    from zoneqa.llm.prompt import PromptTemplate
    from zoneqa.text.tokens import open_counter

    instructions = read_instructions(settings.prompts)
    return PromptTemplate(instructions, settings.llm_prompt_tokens, open_counter())


def make_generated_answers(
    settings: Settings, generate: Generate | None
) -> GeneratedAnswers | None:
    """Return what has an LLM write answers, and checks them; None without an LLM.

    Raises UsageError as make_prompt_template.
    """
    if generate is None:
        return None
    from zoneqa.answer.generated.generated_answers import GeneratedAnswers
    from zoneqa.verify.reasons import reason
    from zoneqa.verify.verifier import Verifier

    prompt, model = make_prompt_template(settings), settings.llm_model or ""
    return GeneratedAnswers(generate, prompt, Verifier(), reason, model)
