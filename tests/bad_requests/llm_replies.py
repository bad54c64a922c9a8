"""Replies of an LLM that are wrong, hostile, torn, or none."""

from __future__ import annotations

from tests.bad_requests.llm_site import LlmSite, is_quoted
from tests.bad_requests.llm_stub import (
    Reply,
    breaks_off,
    redirects,
    refuses,
    running_llm_stub,
    says,
    sends,
    sends_events,
)
from tests.bad_requests.row import Checks, Data
from tests.bad_requests.site import ANSWERED, body_of

_REFUSALS = ((401, "invalid_api_key"), (403, "forbidden"), (404, "model_not_found"))
_OF_OTHERS = "澄湖高新区哪家企业要裁员？只有我知道。"
"""What another person has asked before."""


def _quotes_instead_of(site: LlmSite, *replies: Reply) -> bool:
    """Whether each reply is replaced by quotes."""
    for reply in replies:
        site.llm.reply = reply
        if not site.falls_back():
            return False
    return True


def _refusals(site: LlmSite, _data: Data) -> bool:
    """An LLM that refuses the key or the model is not asked again for the same answer."""
    before = len(site.llm.asked)
    fell_back = _quotes_instead_of(site, *(refuses(*each) for each in _REFUSALS))
    return fell_back and len(site.llm.asked) - before == len(_REFUSALS)


def _no_stream(site: LlmSite, data: Data) -> bool:
    return _quotes_instead_of(site, sends(data.encode()))


def _torn(site: LlmSite, _data: Data) -> bool:
    """What is shown in the end is what is kept, and the last event says that it is the end."""
    pieces = ("2020年，", "桂林", "高新区", "规模以上", "工业")
    for reset in (True, False):
        site.llm.reply = breaks_off(*pieces, reset=reset)
        shown, messages, last = site.in_conversation()
        if last != "done" or [each["answer"] for each in messages] != [shown]:
            return False
        if shown["composer"] != "extractive" or not shown["citations"]:
            return False
    return True


def _odd_events(site: LlmSite, data: Data) -> bool:
    each = data.split(" | ")
    return _quotes_instead_of(site, sends_events(*each), *map(sends_events, each))


def _redirects(site: LlmSite, _data: Data) -> bool:
    """A redirect is not followed, so that the key goes nowhere else."""
    with running_llm_stub() as elsewhere:
        replies = map(redirects, (elsewhere.url, "file:///etc/passwd", f"{site.llm.url}/other"))
        before = len(site.llm.paths)
        return (
            _quotes_instead_of(site, *replies)
            and elsewhere.paths == []
            and len(site.llm.paths) - before == 3
        )


def _hostile_text(site: LlmSite, data: Data) -> bool:
    """Citations are of what was given to read, and no control character arrives."""
    site.llm.reply = says(data)
    answer = body_of(reply := site.ask(ANSWERED))
    found = {hit["article_id"] for hit in answer["hits"]}
    return (
        reply.status == 200
        and bool(answer["citations"])
        and {each["article_id"] for each in answer["citations"]} <= found
        and b"\x1b" not in reply.body
        and b"\\u001b" not in reply.body
        and "<img" not in answer["answer"]
    )


def _says_nothing(site: LlmSite, data: Data) -> bool:
    empty = (data, "", "I cannot. " * 1000, "抱歉，我不能回答。")
    for text in empty:
        site.llm.reply = says(text)
        reply = site.ask(ANSWERED)
        if not (is_quoted(reply) or body_of(reply)["abstained"]):
            return False
    return True


def _injection(site: LlmSite, data: Data) -> bool:
    """An LLM that obeys tells nothing: not what it was told, no key, nothing of other people."""
    site.ask(_OF_OTHERS)
    site.llm.reply = says("")
    site.ask(ANSWERED)
    told = [each["content"] for each in site.llm.asked[-1]["messages"] if each["role"] == "system"]
    reply = site.ask(data)
    secrets = [*(line for text in told for line in text.splitlines() if len(line) > 10), _OF_OTHERS]
    site.llm.reply = says("\n".join((*secrets, "![x](http://127.0.0.1:9/leak)")))
    obeyed = site.ask(f"{ANSWERED} {data}")
    return all(
        each.status == 200
        and not any(secret in each.body.decode() for secret in secrets)
        and "127.0.0.1:9" not in body_of(each)["answer"]
        for each in (reply, obeyed)
    ) and site.keeps_secrets(reply, obeyed)


CHECKS: Checks[LlmSite] = {
    "J009": _injection,
    "L003": _refusals,
    "L005": _no_stream,
    "L007": _torn,
    "L010": _odd_events,
    "L012": _redirects,
    "L013": _hostile_text,
    "L015": _says_nothing,
}
