"""Whether a server of gRPC listens at an address, told in seconds."""

from __future__ import annotations

import socket

_SETTINGS = b"\0\0\0\x04\0\0\0\0\0"
_GREETING = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + _SETTINGS
"""How a connection begins: HTTP/2 has a frame of settings answered by another."""


def knock(host: str, port: int, seconds: float, *, greets: bool = True) -> None:
    """Raise OSError unless something at an address takes a connection and greets back.

    Without `greets`, as where connections are encrypted, it need only take it.
    """
    with socket.create_connection((host, port), seconds) as connection:
        if not greets:
            return
        connection.sendall(_GREETING)
        with connection.makefile("rb") as reader:
            answer = reader.read(len(_SETTINGS))
    if answer[3:4] != _SETTINGS[3:4]:
        raise ConnectionError(f"what listens at {host}:{port} does not speak HTTP/2")
