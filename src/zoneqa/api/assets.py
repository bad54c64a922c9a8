"""The templates and static files: where they are, and how a browser may keep them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from starlette.responses import Response

from zoneqa.api.http_errors import http_error_of_status

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

FOR_EVER = "public, max-age=31536000, immutable"


def assets_folder() -> Path:
    """Return the folder with `templates` and `static`, in the wheel or else in the checkout."""
    package = Path(str(files("zoneqa")))
    installed = package / "_web"
    return installed if installed.is_dir() else package.parents[1] / "web"


@dataclass(frozen=True)
class StaticAssets:
    """The static files, held in memory so that no address can reach any other file."""

    digest: str
    contents: dict[str, bytes]

    @property
    def prefix(self) -> str:
        """Return the address that all share, since modules import one another relatively."""
        return f"/static/{self.digest}"

    def response(self, path: str) -> Response:
        """Return the file at `<digest>/<name>`, which never changes. Raises HttpError 404."""
        digest, _, name = path.partition("/")
        if digest != self.digest or name not in self.contents:
            raise http_error_of_status(404)
        return Response(
            self.contents[name],
            media_type=TYPES[Path(name).suffix],
            headers={"Cache-Control": FOR_EVER},
        )


def read_static_assets(folder: Path) -> StaticAssets:
    """Read all static files of known types, with one digest over names and contents."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in TYPES)
    contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return StaticAssets(digest.hexdigest()[:16], contents)
