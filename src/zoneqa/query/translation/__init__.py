"""What the words of an English question may be called in a Chinese article."""

from zoneqa.query.translation.base import Translate, untranslated
from zoneqa.query.translation.packaged_dictionaries import translate

__all__ = ["Translate", "translate", "untranslated"]
