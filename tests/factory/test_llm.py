"""Which LLM is asked, if any."""

from __future__ import annotations

import pytest

from zoneqa.errors import LLMPaused, LLMRejected, UsageError
from zoneqa.factory.llm import make_generate
from zoneqa.llm.generate import Message
from zoneqa.settings import Settings
from zoneqa_eval.faulty_endpoint import REPLY, FaultyEndpoint

QUESTION = (Message("user", "企业有多少家？"),)


def test_without_a_model_there_is_no_llm() -> None:
    assert make_generate(Settings(openai_base_url="http://llm/v1", openai_api_key="k")) is None


def test_a_model_needs_an_address_or_a_key() -> None:
    with pytest.raises(UsageError, match="neither OPENAI_BASE_URL nor OPENAI_API_KEY is set"):
        make_generate(Settings(llm_model="m"))


def test_an_endpoint_without_key_is_asked_with_a_dummy() -> None:
    with FaultyEndpoint() as endpoint:
        generate = make_generate(Settings(llm_model="ok", openai_base_url=endpoint.url))
        assert generate is not None
        assert "".join(generate(QUESTION)) == "".join(REPLY)
        assert endpoint.keys == ["Bearer none"]
        generate.close()


def test_the_breaker_is_set_by_settings() -> None:
    with FaultyEndpoint() as endpoint:
        settings = Settings(llm_model="401", openai_base_url=endpoint.url, llm_failures=1)
        generate = make_generate(settings)
        assert generate is not None
        for error in (LLMRejected, LLMPaused, LLMPaused):
            with pytest.raises(error):
                list(generate(QUESTION))
        assert len(endpoint.requests) == 1
        generate.close()
