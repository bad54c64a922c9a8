"""An endpoint on loopback that speaks OpenAI's protocol, well or badly as the model's name says.

    with FaultyEndpoint() as endpoint:
        client = LLMClient(Endpoint("cut_mid", endpoint.url), …)

A model's name is one of `STREAMS` or `MODES`, such as `ok`, or the number of an HTTP status.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import repeat
from types import TracebackType
from typing import Any, ClassVar

REPLY = ("云栖高新区", "有企业320家[1]。", "其中外企40家[2]。")
"""The pieces of the reply of a model that works."""

SECRET = "sk-hold-this-back"
"""A key to ask with, which errors repeat."""


def chunk(text: str | None, finish: str | None = None, **delta: Any) -> bytes:
    """Return an event with a piece of a reply."""
    delta |= {} if text is None else {"content": text}
    return event({"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})


def event(data: dict[str, Any], **fields: Any) -> bytes:
    """Return an event with a chunk of these data."""
    whole = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return f"data: {json.dumps(whole | data | fields, ensure_ascii=False)}\n\n".encode()


DONE = b"data: [DONE]\n\n"
END = chunk(None, "stop") + DONE


def _reply(texts: Sequence[str] = REPLY, end: bytes = END) -> Iterator[bytes]:
    yield chunk("", role="assistant")
    yield from map(chunk, texts)
    yield end


def _split_characters() -> Iterator[bytes]:
    """Yield the reply two bytes at a time, so that characters are torn."""
    whole = b"".join(_reply())
    return (whole[at : at + 2] for at in range(0, len(whole), 2))


class FaultyEndpoint:
    """The server; `requests` are the bodies that it was sent, `keys` the keys."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.left = threading.Event()
        """Set once a client has left a reply that never ends."""
        self.released = threading.Event()
        """Set by a test to let slow replies go on."""
        handler = type("_Bound", (_Handler,), {"endpoint": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> FaultyEndpoint:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    endpoint: ClassVar[FaultyEndpoint]
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.endpoint.requests.append(body)
        self.endpoint.keys.append(self.headers["Authorization"])
        self.close_connection = True
        mode = body["model"]
        try:
            if mode.isdigit():
                self._refuse(int(mode))
            elif mode in STREAMS:
                self._stream(STREAMS[mode]())
            else:
                MODES[mode](self)
        except (BrokenPipeError, ConnectionResetError):
            self.endpoint.left.set()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _stream(self, parts: Iterator[bytes]) -> None:
        self._head(200, "text/event-stream; charset=utf-8")
        for part in parts:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def _head(self, status: int, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _whole(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self._head(status, kind, **headers)
        self.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))

    def _refuse(self, status: int) -> None:
        key = self.headers["Authorization"]
        message = {"error": {"message": f"Incorrect key provided: {key}", "type": "x"}}
        self._whole(status, "application/json", json.dumps(message).encode())

    def _recover(self) -> None:
        """Fail at first, then reply."""
        if len(self.endpoint.requests) == 1:
            self._refuse(503)
        else:
            self._stream(_reply())

    def _slow_first(self) -> None:
        self.endpoint.released.wait()
        self._stream(_reply())

    def _slow_whole(self) -> None:
        def parts() -> Iterator[bytes]:
            yield chunk(REPLY[0])
            self.endpoint.released.wait()

        self._stream(parts())

    def _trickle(self) -> None:
        """Send comments for ever, each in time, and no token."""

        def parts() -> Iterator[bytes]:
            while not self.endpoint.released.wait(0.02):
                yield b": still here\n\n"

        self._stream(parts())

    def _cut_mid(self) -> None:
        """Drop the connection within the body."""
        self._head(200, "text/event-stream")
        part = chunk(REPLY[0])
        self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))

    def _drop(self) -> None:
        """Drop the connection before any answer."""

    def _html(self) -> None:
        self._whole(200, "text/html", b"<html><body>Please log in</body></html>")

    def _not_streamed(self) -> None:
        message = {"role": "assistant", "content": "".join(REPLY)}
        body = {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
        self._whole(200, "application/json", json.dumps(body).encode())

    def _redirect(self) -> None:
        self._whole(307, "text/plain", b"", Location=f"{self.endpoint.url}/elsewhere")

    def _no_http(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")


STREAMS: dict[str, Callable[[], Iterator[bytes]]] = {
    "ok": _reply,
    "split": _split_characters,
    "no_usage": lambda: _reply(end=chunk(None, "stop")),
    "usage": lambda: _reply(end=event({"choices": []}, usage={"total_tokens": 9}) + END),
    "nothing_after_end": lambda: _reply(end=chunk(None, "stop") + b"data: DONE\n\n"),
    "no_choices": lambda: iter([event({}), event({"choices": None}), *_reply()]),
    "think": lambda: _reply(("<thi", "nk>先想[9]", "一想</th", "ink>", *REPLY)),
    "reasoning": lambda: iter([chunk(None, reasoning_content="先想一想"), *_reply()]),
    "empty": lambda: _reply(()),
    "blank": lambda: _reply((" ", "\n")),
    "only_thoughts": lambda: _reply(("<think>想来想去",)),
    "only_reasoning": lambda: iter([chunk(None, reasoning_content="想"), END]),
    "no_end": lambda: _reply(end=b""),
    "only_done": lambda: iter([DONE]),
    "wrong_done": lambda: _reply(end=b"data: DONE\n\n"),
    "garbage": lambda: iter([b"data: {not json\n\n"]),
    "other_json": lambda: iter([b'data: {"hello": [1, 2]}\n\n', b"data: 7\n\n", b"data: null\n\n"]),
    "odd_choices": lambda: iter([event({"choices": [7, "x"]}), event({"choices": {"a": 1}})]),
    "not_utf8": lambda: iter([b"data: \xff\xfe\n\n"]),
    "no_events": lambda: iter([b"hello, world\n" * 3]),
    "error_event": lambda: iter([chunk(REPLY[0]), b'data: {"error": {"message": "sk-x"}}\n\n']),
    "endless": lambda: repeat(chunk("园区" * 50)),
    "endless_line": lambda: repeat(b"data: " + b"x" * 1_000_000),
}

MODES: dict[str, Callable[[_Handler], None]] = {
    "recover": _Handler._recover,
    "slow_first": _Handler._slow_first,
    "slow_whole": _Handler._slow_whole,
    "trickle": _Handler._trickle,
    "cut_mid": _Handler._cut_mid,
    "drop": _Handler._drop,
    "html": _Handler._html,
    "not_streamed": _Handler._not_streamed,
    "redirect": _Handler._redirect,
    "no_http": _Handler._no_http,
}
