"""The parser of scans, which runs in a process with larger limits: PDF and pictures."""

from __future__ import annotations
