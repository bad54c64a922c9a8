"""A small proxy that serves a site below a path."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

_OF_CONNECTION = {"connection", "keep-alive", "transfer-encoding"}


@contextmanager
def proxied(url: str, path: str, *, strips: bool) -> Iterator[str]:
    """The address of a proxy that knows nothing but what is below `path`.

    `strips` says whether it takes the path away before it passes a request on.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(url, path, strips=strips))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(url: str, path: str, *, strips: bool) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.pass_on()

        def do_POST(self) -> None:
            self.pass_on()

        def pass_on(self) -> None:
            if not self.path.startswith(f"{path}/"):
                self.send_error(404, "not below the path")
                return
            address = self.path.removeprefix(path) if strips else self.path
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            connection = HTTPConnection(urlsplit(url).netloc, timeout=60)
            connection.request(self.command, address, body, dict(self.headers.items()))
            response = connection.getresponse()
            self.send_response_only(response.status)
            for name, value in response.getheaders():
                if name.lower() not in _OF_CONNECTION:
                    self.send_header(name, value)
            self.end_headers()
            while chunk := response.read1():
                self.wfile.write(chunk)
                self.wfile.flush()
            connection.close()

        def log_message(self, *args: object) -> None:
            """Nothing is logged."""

    return Handler
