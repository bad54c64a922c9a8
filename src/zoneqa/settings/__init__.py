"""The settings: variables of the environment, read once."""

from zoneqa.settings.described import PREFIX, DescribedSetting
from zoneqa.settings.parsers import LOOPBACK_NAMES, host_names
from zoneqa.settings.settings import DESCRIBED, ArticlesIn, EngineName, LogFormat, Settings

__all__ = [
    "DESCRIBED",
    "LOOPBACK_NAMES",
    "PREFIX",
    "ArticlesIn",
    "DescribedSetting",
    "EngineName",
    "LogFormat",
    "Settings",
    "host_names",
]
