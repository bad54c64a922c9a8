"""What the words of an English question may be called in a Chinese article."""

from zoneqa.translation.opening import translate
from zoneqa.translation.protocol import Translate, untranslated

__all__ = ["Translate", "translate", "untranslated"]
