"""LibreOffice as a converter: one process for each file, with limits and a profile of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from threading import Event
from time import monotonic

from zoneqa.documents.conversion.base import ConversionError, Converted
from zoneqa.documents.formats.old_office import modern_suffix

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_LIMITED = "zoneqa.documents.conversion.limited_program"
_POLL_SECONDS = 0.2
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL")

# WPS gives suffixes of its own to the formats of old Office.
_OLD_SUFFIX = {".docx": ".doc", ".xlsx": ".xls", ".pptx": ".ppt"}

# Left to itself, LibreOffice takes a damaged file for text and converts that.
_FILTERS = {
    ".doc": "MS Word 97",
    ".xls": "MS Excel 97",
    ".ppt": "MS PowerPoint 97",
    ".xlsb": "Calc MS Excel 2007 Binary",
    ".odt": "writer8",
    ".ods": "calc8",
    ".odp": "impress8",
}

# No macro is run, and nothing that a file points to is loaded.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def find_libreoffice() -> Path | None:
    """Return the program of LibreOffice on this machine, or None."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    places = (found, *_USUAL_PLACES) if found else _USUAL_PLACES
    return next((Path(place) for place in places if Path(place).is_file()), None)


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """Converts old office files; a `Convert`. Limits: seconds, bytes of memory and of output."""

    program: Path
    seconds: float = 60.0
    memory: int = 4 << 30
    output: int = 128 << 20
    _given_up: Event = field(default_factory=Event, repr=False, compare=False)

    def give_up(self) -> None:
        """See Convert."""
        self._given_up.set()

    def __call__(self, data: bytes, name: str) -> Converted:
        """Return the file in the format of today. Raises ConversionError."""
        suffix = PurePosixPath(name).suffix.lower()
        target = modern_suffix(suffix)
        source = suffix if suffix in _FILTERS else _OLD_SUFFIX[target]
        with tempfile.TemporaryDirectory(prefix="zoneqa-", ignore_cleanup_errors=True) as folder:
            work = Path(folder)
            (work / f"file{source}").write_bytes(data)
            status = self._run(work, source, target)
            converted = work / "out" / f"file{target}"
            if status or not converted.is_file():
                raise ConversionError(f"LibreOffice cannot read it: save it as {target}.")
            return Converted(converted.read_bytes(), name.removesuffix(suffix) + target)

    def _command(self, work: Path, source: str, target: str) -> tuple[str, ...]:
        limits = (str(int(self.seconds)), str(self.memory), str(self.output))
        return (
            *(sys.executable, "-P", "-m", _LIMITED, *limits, str(self.program)),
            *(f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless"),
            *("--norestore", "--nolockcheck", f"--infilter={_FILTERS[source]}"),
            *("--convert-to", target[1:]),
            *("--outdir", str(work / "out"), str(work / f"file{source}")),
        )

    def _run(self, work: Path, source: str, target: str) -> int:
        """Run the program and return its exit status. Raises ConversionError."""
        profile = work / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        process = subprocess.Popen(  # noqa: S603 - our own arguments and a fixed name
            self._command(work, source, target),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(work),
            start_new_session=True,
        )
        deadline = monotonic() + self.seconds
        try:
            while not self._given_up.is_set():
                if monotonic() > deadline:
                    raise ConversionError(
                        f"LibreOffice takes more than {self.seconds:g} s: save it as {target}."
                    )
                with suppress(subprocess.TimeoutExpired):
                    return process.wait(_POLL_SECONDS)
            raise ConversionError("The conversion was given up.")
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process with all that it has started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _environment(home: Path) -> dict[str, str]:
    """Return the variables of the process, whose home is an empty folder, without any secrets."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    modules = os.pathsep.join(map(os.path.abspath, sys.path))
    return {**kept, "HOME": str(home), "TMPDIR": str(home), "PYTHONPATH": modules}
