"""Keeping all that a service holds in one file, and putting it back."""

from zoneqa.backup.restore import restore
from zoneqa.backup.take import take_backup

__all__ = ["restore", "take_backup"]
