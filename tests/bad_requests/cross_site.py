"""Requests that a page of another site makes a browser send."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tests.bad_requests.keys import guarded_routes
from tests.bad_requests.office import Office
from tests.bad_requests.row import Checks, Data
from tests.e2e.chromium import running_chromium
from zoneqa.accounts.person import UserRole
from zoneqa.api.accounts.cookies import SESSION
from zoneqa.api.middleware.request_guard import SAFE

_FOREIGN = (
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
)
_OPEN_ROUTES = (("POST", "/login"), ("POST", "/logout"))


def _another_site_changes_nothing(office: Office, _data: Data) -> bool:
    """Neither what a browser would send is taken, nor what a real one sends."""
    routes = [*guarded_routes(), *_OPEN_ROUTES]
    changing = [route for route in routes if route[0] not in SAFE]
    with office.browser(office.person(UserRole.ADMIN)) as client:
        before, token = office.rows(), client.cookies[SESSION]
        del client.headers["Sec-Fetch-Site"]
        statuses = {
            client.request(*route, headers=headers).status_code
            for route in changing
            for headers in _FOREIGN
        }
        reading = [path for method, path in routes if method in SAFE]
        _visit_attacker(office, token, reading, [path for _, path in changing])
        still = client.get("/api/person").status_code
    return (statuses, still, office.rows()) == ({403}, 200, before)


def _visit_attacker(
    office: Office, token: str, reading: Sequence[str], changing: Sequence[str]
) -> None:
    """Open a page of another site in a browser that is signed in."""
    with attacker(office.url, reading, changing) as url, running_chromium() as browser:
        context = browser.new_context()
        context.add_cookies([{"name": SESSION, "value": token, "url": office.url}])
        page = context.new_page()
        page.goto(url)
        page.wait_for_function("window.done", timeout=60_000)
        with page.expect_navigation(url=f"{office.url}/**"):
            page.goto(f"{url}/form")


@contextmanager
def attacker(target: str, reading: Sequence[str], changing: Sequence[str]) -> Iterator[str]:
    """The address of a site whose page sends what it can to the addresses of another one."""
    page = f"""<script>
        (async () => {{
            for (const path of {list(reading)}) new Image().src = "{target}" + path;
            const forged = {{ method: "POST", mode: "no-cors", credentials: "include",
                              body: '{{"question": "forged"}}' }};
            for (const path of {list(changing)})
                await fetch("{target}" + path, forged).catch(() => null);
            window.done = true;
        }})();
    </script>"""
    form = f"""<form action="{target}/account/forget" method="post"></form>
        <script>document.forms[0].submit()</script>"""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write((form if self.path == "/form" else page).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        # By another name, so that it is another site for the browser.
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


CHECKS: Checks[Office] = {"A007": _another_site_changes_nothing}
