"""Bad inputs that take more than one file to make: trees, links, names, encrypted files."""

from __future__ import annotations

import io
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bad_inputs import Outcome

ODD_NAMES = ("-rf.txt", "--help.md", " .txt", "a\nb.txt", "CON.txt", "a\u202etxt.exe.txt", "😀.txt")
TEXT = "湖滨高新区的第{}家企业投产。"


def _huge(folder: Path) -> None:
    with (folder / "big.txt").open("wb") as file:
        file.truncate(200 << 20)


def _pdf(password: str | None) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    lock = None if password is None else StandardEncryption(password, "owner", strength=128)
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=lock)
    canvas.drawString(72, 700, "Opening hours of the incubator are nine to five.")
    canvas.save()
    return target.getvalue()


def _encrypted(folder: Path) -> None:
    (folder / "locked.pdf").write_bytes(_pdf("secret"))
    (folder / "open.pdf").write_bytes(_pdf(""))


def encrypted_and_open(outcome: Outcome) -> bool:
    """A password is asked for: reported. An empty one: simply read."""
    locked, opened = outcome.files["locked.pdf"], outcome.files["open.pdf"]
    reasons = [problem.reason for problem in locked.problems]
    return reasons == ["encrypted"] and opened.status == "read" and "incubator" in outcome.text


def _odd_names(folder: Path) -> None:
    for number, name in enumerate(ODD_NAMES):
        (folder / name).write_text(TEXT.format(number), encoding="utf-8")
    (folder / ".hidden.txt").write_text("不见", encoding="utf-8")


def odd_names_are_data(outcome: Outcome) -> bool:
    """Every one is read, none is shown raw, the hidden one is not there."""
    names = set(outcome.files)
    kept = {
        "-rf.txt",
        "--help.md",
        " .txt",
        "a\ufffdb.txt",
        "CON.txt",
        "a\ufffdtxt.exe.txt",
        "😀.txt",
    }
    texts = {article.text for article in outcome.corpus.articles}
    return names == kept and texts >= {TEXT.format(n) for n in range(len(ODD_NAMES))}


def _suffixes(folder: Path) -> None:
    (folder / "report.pdf.exe").write_bytes(b"MZ\x90\0")
    (folder / "report.exe.pdf").write_bytes(b"MZ\x90\0" + b"\0" * 100)
    (folder / "report.PDF").write_bytes(_pdf(None))


def content_decides(outcome: Outcome) -> bool:
    """Neither the first nor the last suffix makes a program into a document."""
    reasons = {name: [p.reason for p in f.problems] for name, f in outcome.files.items()}
    return reasons == {
        "report.PDF": [],
        "report.exe.pdf": ["type_mismatch"],
        "report.pdf.exe": ["type_unknown"],
    }


def _links(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_text("不该读到", encoding="utf-8")
    os.symlink(outside, folder / "passwd.txt")
    os.symlink(folder.parent, folder / "up")
    os.symlink(".", folder / "loop")
    os.symlink("self.txt", folder / "self.txt")


def links_stay_inside(outcome: Outcome) -> bool:
    """What is outside is not read, and a loop ends."""
    reasons = {name: [p.reason for p in f.problems] for name, f in outcome.files.items()}
    return "不该读到" not in outcome.text and reasons == {
        "loop": ["unreadable"],
        "passwd.txt": ["symlink_outside"],
        "self.txt": ["unreadable"],
        "up": ["symlink_outside"],
    }


def _unreadable(folder: Path) -> None:
    os.symlink("gone.txt", folder / "vanished.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "socket.txt"))
    os.mkfifo(folder / "pipe.md")
    (folder / "secret.txt").write_text("不可读", encoding="utf-8")
    (folder / "secret.txt").chmod(0)


def the_rest_is_read(outcome: Outcome) -> bool:
    """Each is reported; who is allowed everything may read the one without permissions."""
    reasons = {name: [p.reason for p in f.problems] for name, f in outcome.files.items()}
    secret = reasons.pop("secret.txt")
    named = {name: ["unreadable"] for name in ("pipe.md", "socket.txt", "vanished.txt")}
    return reasons == named and secret == ([] if os.geteuid() == 0 else ["unreadable"])


def _copies(folder: Path) -> None:
    (folder / "sub").mkdir()
    for name in ("a.txt", "b.txt", "sub/a.txt"):
        (folder / name).write_text(TEXT.format(1), encoding="utf-8")


def one_copy_is_kept(outcome: Outcome) -> bool:
    """The first is kept and names the others; the report says what they are copies of."""
    (kept,) = (article for article in outcome.corpus.articles if article.id != "good")
    twice = [(d.id, d.of) for file in outcome.files.values() for d in file.duplicates]
    named = [origin.id for origin in kept.also]
    return twice == [("b", "a"), ("sub/a", "a")] and (kept.id, named) == ("a", ["b", "sub/a"])


MAKERS: dict[str, Callable[[Path], None]] = {
    "D002": _encrypted,
    "F013": _huge,
    "N005": _odd_names,
    "N006": _suffixes,
    "N007": _links,
    "N009": _unreadable,
    "N011": _copies,
}
