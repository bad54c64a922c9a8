"""Whatever is done to conversations, in any order, they are what a dict would hold."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from tests.databases import FakeClock
from tests.storage.made import made_message
from zoneqa.storage.conversations import ConversationStore
from zoneqa.storage.database import open_database
from zoneqa.storage.shares import ShareStore

PEOPLE = st.sampled_from(["li", "wang"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


class Conversations(RuleBasedStateMachine):
    """The store, and beside it titles, questions and owners as plain values."""

    kept = Bundle("kept")
    shared = Bundle("shared")

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._clock = FakeClock()
        path = Path(self._folder.name) / "zoneqa.sqlite"
        self._database = open_database(f"sqlite:///{path}", clock=self._clock)
        self._store, self._shares = ConversationStore(self._database), ShareStore(self._database)
        self._titles: dict[tuple[str, str], str] = {}
        self._messages: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def teardown(self) -> None:
        self._database.close()
        self._folder.cleanup()

    @rule(target=kept, owner=PEOPLE, title=TEXTS)
    def create(self, owner: str, title: str) -> tuple[str, str]:
        self._clock.wait(seconds=1)
        key = (owner, self._store.create(owner, title).id)
        self._titles[key], self._messages[key] = title, []
        return key

    @rule(key=kept, person=PEOPLE, title=TEXTS)
    def rename(self, key: tuple[str, str], person: str, title: str) -> None:
        assert self._store.rename(person, key[1], title) == (person == key[0])
        if person == key[0]:
            self._titles[key] = title

    @rule(key=kept, person=PEOPLE, text=TEXTS)
    def add(self, key: tuple[str, str], person: str, text: str) -> None:
        message = self._store.add(person, key[1], made_message(text))
        assert (message is not None) == (person == key[0])
        if message:
            self._messages[key].append((message.id, text))

    @rule(key=kept, person=PEOPLE, text=TEXTS, data=st.data())
    def replace_from(self, key: tuple[str, str], person: str, text: str, data: Any) -> None:
        thread = self._messages[key]
        if not thread:
            return
        place = data.draw(st.integers(0, len(thread) - 1))
        new = self._store.replace_from(person, key[1], thread[place][0], made_message(text))
        assert (new is not None) == (person == key[0])
        if new:
            thread[place:] = [(new.id, text)]

    @rule(target=shared, key=kept)
    def share(self, key: tuple[str, str]) -> tuple[str, tuple[str, str], list[tuple[str, str]]]:
        share = self._shares.share_conversation(*key)
        assert share is not None
        return share.token, key, list(self._messages[key])

    @rule(share=shared)
    def read_share(self, share: tuple[str, tuple[str, str], list[tuple[str, str]]]) -> None:
        token, key, then = share
        found = self._shares.read(token)
        if key not in self._titles:
            assert found is None
            return
        assert found is not None
        still = [each for each in self._messages[key] if each in then]
        assert [(message.id, message.question) for message in found.messages] == still

    @rule(key=consumes(kept))
    def delete(self, key: tuple[str, str]) -> None:
        assert self._store.delete(*key)
        del self._titles[key], self._messages[key]

    @invariant()
    def each_person_finds_what_is_kept(self) -> None:
        for person in ("li", "wang"):
            found = {(person, each.id): each.title for each in self._store.find(person)}
            assert found == {key: t for key, t in self._titles.items() if key[0] == person}

    @invariant()
    def each_thread_has_its_messages(self) -> None:
        for key, messages in self._messages.items():
            thread = self._store.thread(*key)
            assert [(message.id, message.question) for message in thread] == messages


TestConversations = Conversations.TestCase
TestConversations.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
