"""The system's Chromium, and what goes wrong in its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Run the system's Chromium; playwright's own cannot be fetched everywhere.

    While it runs, nothing else in this thread can run an event loop. Raises LookupError if there is
    none.
    """
    path = shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(path).exists():
        raise LookupError("this needs Debian's chromium (apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """What went wrong in a page: console errors, broken policy, requests elsewhere, dialogs."""

    def __init__(self, page: Page, *urls: str) -> None:
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("console", self.read)
        page.on("request", lambda each: self.note(not each.url.startswith(urls), f"to {each.url}"))
        page.on("dialog", self.dismiss)
        page.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " (event) => console.error('policy', event.violatedDirective, event.blockedURI))"
        )

    def read(self, line: ConsoleMessage) -> None:
        """Errors count, but for what a test cut off, reports that are gone, wrong passwords."""
        ends = ("net::ERR_FAILED", "status of 410 (Gone)", "status of 401 (Unauthorized)")
        meant = line.text.endswith(ends)
        self.note(line.type == "error" and not meant, f"console: {line.text}")

    def dismiss(self, dialog: Dialog) -> None:
        """Nothing here asks or alerts."""
        self.troubles.append("dialog")
        dialog.dismiss()

    def note(self, wrong: bool, what: str) -> None:
        """Remember a trouble."""
        if wrong:
            self.troubles.append(what)
