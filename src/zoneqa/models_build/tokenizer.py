"""The XLM-R Unigram tokenizer, for the `tokenizers` library."""

from __future__ import annotations

import unicodedata

from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers
from tokenizers.models import Unigram
from tokenizers.processors import TemplateProcessing

from zoneqa.models_build.e5s1 import Vocabulary

META = "\u2581"
# Private-use code points stand in for characters while NFKC runs, which does not change them.
FIRST_STAND_IN = 0xF0000


def unigram_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """Return the tokenizer that splits a text as in the model's training."""
    pieces = list(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    tokenizer = Tokenizer(Unigram(pieces, unk_id=vocabulary.unk, byte_fallback=False))
    tokenizer.normalizer = _normalizer(vocabulary)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Metaspace(replacement=META, prepend_scheme="always"),
        ]
    )
    tokenizer.decoder = decoders.Metaspace(replacement=META, prepend_scheme="always")
    tokenizer.post_processor = _frame(vocabulary)
    tokenizer.add_special_tokens(_special_tokens(vocabulary))
    return tokenizer


def _normalizer(vocabulary: Vocabulary) -> normalizers.Normalizer:
    """Return NFKC, except for the characters that the model drops, turns into spaces or keeps."""
    mapping = vocabulary.normalisation
    # NUL is dropped like its neighbours; the map cannot list it because it ends a C string.
    dropped = [0, *(point for point, text in mapping.items() if text == "")]
    blanked = [point for point, text in mapping.items() if text == " "]
    kept = _kept(vocabulary)
    return normalizers.Sequence(
        [
            normalizers.Replace(_any_of(dropped), ""),
            normalizers.Replace(_any_of(blanked), " "),
            *(normalizers.Replace(text, stand_in) for text, stand_in in kept),
            normalizers.NFKC(),
            *(normalizers.Replace(stand_in, text) for text, stand_in in kept),
        ]
    )


def _kept(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return the characters that NFKC would change though they have a piece of their own.

    Each comes with its stand-in. In XLM-R this is the full-width tilde of Chinese ranges.
    """
    own = (piece for piece in vocabulary.pieces if len(piece) == 1)
    changed = (text for text in own if unicodedata.normalize("NFKC", text) != text)
    kept = sorted(text for text in changed if ord(text) not in vocabulary.normalisation)
    return [(text, chr(FIRST_STAND_IN + i)) for i, text in enumerate(kept)]


def _any_of(points: list[int]) -> Regex:
    return Regex("[" + "".join(f"\\x{{{point:04x}}}" for point in sorted(points)) + "]")


def _frame(vocabulary: Vocabulary) -> TemplateProcessing:
    bos, eos = vocabulary.pieces[vocabulary.bos], vocabulary.pieces[vocabulary.eos]
    return TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )


def _special_tokens(vocabulary: Vocabulary) -> list[AddedToken]:
    plain = sorted({vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unk})
    mask = AddedToken("<mask>", lstrip=True, special=True, normalized=False)
    return [
        *(AddedToken(vocabulary.pieces[i], special=True, normalized=False) for i in plain),
        mask,
    ]
