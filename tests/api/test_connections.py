"""Which connections are let in, and which make room."""

from __future__ import annotations

import pytest

from zoneqa.api.connections import ConnectionLimits, Connections, network


class FakeConnection:
    """A connection that waits for its client since a time, or is being answered."""

    def __init__(self, since: float | None) -> None:
        self.since = since
        self.is_closed = False

    def waiting_since(self) -> float | None:
        return self.since

    def abort(self) -> None:
        self.is_closed = True


def added(connections: Connections, since: float | None, address: str) -> FakeConnection | None:
    """The connection, if there is room for it."""
    made = FakeConnection(since)
    return made if connections.add(made, address) else None


def test_the_one_that_waits_longest_makes_room() -> None:
    connections = Connections(ConnectionLimits(total=3, per_address=3))
    waits = [added(connections, since, f"10.0.0.{since}") for since in (5, 2, 9)]
    assert added(connections, 10, "10.0.0.10")
    assert [each.is_closed for each in waits if each] == [False, True, False]
    assert added(connections, 11, "10.0.0.11")
    assert [each.is_closed for each in waits if each] == [True, True, False]


def test_a_connection_that_is_being_answered_stays() -> None:
    connections = Connections(ConnectionLimits(total=2, per_address=2))
    busy = [added(connections, None, "10.0.0.1"), added(connections, None, "10.0.0.2")]
    assert added(connections, 1, "10.0.0.3") is None
    assert not any(each.is_closed for each in busy if each)
    assert busy[0]
    connections.remove(busy[0])
    assert added(connections, 1, "10.0.0.3")


def test_an_address_makes_room_for_itself_only() -> None:
    connections = Connections(ConnectionLimits(total=9, per_address=2))
    other = added(connections, 0, "10.0.0.1")
    mine = [added(connections, since, "10.0.0.2") for since in (3, 4)]
    assert added(connections, 5, "10.0.0.2")
    assert [each.is_closed for each in (other, *mine) if each] == [False, True, False]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10.0.0.1", "10.0.0.1", True),
        ("10.0.0.1", "10.0.0.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("::ffff:10.0.0.1", "::ffff:10.0.0.2", False),
        ("", "", True),
    ],
)
def test_an_ipv6_client_has_a_whole_network(one: str, other: str, same: bool) -> None:
    assert (network(one) == network(other)) is same
