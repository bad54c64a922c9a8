"""Knocking at the address of a cluster: what does not greet back is no cluster."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from threading import Thread

import pytest

from zoneqa.parallel.knock import knock
from zoneqa.parallel.ray_cluster import uses_tls

SETTINGS = b"\0\0\x06\x04\0\0\0\0\0\0\x05\0\0\x40\0"
"""A frame that sets the greatest size of a frame."""

Answer = Callable[[socket.socket], None]


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


def answering(listener: socket.socket, answer: Answer) -> tuple[str, int]:
    """Answer one connection in a thread; return the address."""

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            answer(connection)

    Thread(target=serve, daemon=True).start()
    host, port = listener.getsockname()
    return host, port


def in_pieces(connection: socket.socket) -> None:
    for byte in SETTINGS:
        connection.sendall(bytes([byte]))
    connection.recv(99)


def greet(connection: socket.socket) -> None:
    connection.sendall(SETTINGS)
    connection.recv(99)


def greet_late(connection: socket.socket) -> None:
    connection.recv(99)
    connection.sendall(SETTINGS + b"and more")


@pytest.mark.parametrize("answer", [greet, greet_late, in_pieces])
def test_a_server_that_greets_back_is_taken(listening: socket.socket, answer: Answer) -> None:
    knock(*answering(listening, answer), 10)


def say_nothing(connection: socket.socket) -> None:
    while connection.recv(99):
        pass


def close(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


def speak_http(connection: socket.socket) -> None:
    connection.recv(99)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")


def speak_first(connection: socket.socket) -> None:
    connection.sendall(b"220 mail.yunling.example ESMTP\r\n")
    connection.recv(99)


def say_little(connection: socket.socket) -> None:
    connection.sendall(b"\0\0")


@pytest.mark.parametrize("answer", [say_nothing, close, speak_http, speak_first, say_little])
def test_any_other_is_refused(listening: socket.socket, answer: Answer) -> None:
    with pytest.raises(OSError, match=r"timed out|does not speak HTTP/2|reset|Broken pipe"):
        knock(*answering(listening, answer), 0.5)


def test_where_it_is_encrypted_a_connection_is_enough(listening: socket.socket) -> None:
    knock(*answering(listening, say_nothing), 10, greets=False)


@pytest.mark.parametrize(
    ("said", "encrypted"),
    [("1", True), ("true", True), ("True", True), ("0", False), ("false", False), ("", False)],
)
def test_ray_says_whether_it_is_encrypted(said: str, encrypted: bool) -> None:
    assert uses_tls({"RAY_USE_TLS": said}) is encrypted
    assert not uses_tls({})


def test_where_nothing_listens_it_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        host, port = closed.getsockname()
    with pytest.raises(OSError, match="refused"):
        knock(host, port, 10)
