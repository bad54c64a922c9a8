"""The index on disk: immutable generations of articles, vectors and terms."""

from zoneqa.index.generations import Draft, current_name, open_current, publish, require_current
from zoneqa.index.manifest import Manifest
from zoneqa.index.snapshot import Index, Snapshot

__all__ = ["Draft", "Index", "Manifest", "Snapshot", "current_name", "open_current", "publish", "require_current"]
