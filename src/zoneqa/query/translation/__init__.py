"""Translation of the words of an English question into those of Chinese articles."""

from zoneqa.query.translation.base import Translate, untranslated
from zoneqa.query.translation.packaged_dictionaries import translate

__all__ = ["Translate", "translate", "untranslated"]
