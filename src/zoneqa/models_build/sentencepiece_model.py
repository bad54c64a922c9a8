"""The XLM-R Unigram tokenizer as a sentencepiece model, which serving reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sentencepiece import SentencePieceNormalizer, set_min_log_level
from sentencepiece import sentencepiece_model_pb2 as schema

from zoneqa.models_build.e5s1 import Vocabulary

_NFKC = "nmt_nfkc"
_ERRORS = 2


def sentencepiece_model(vocabulary: Vocabulary) -> bytes:
    """Return the model that splits a text as in the encoder's training, with the vocabulary's ids.

    Special tokens are control pieces: where a text spells them, they are plain text.
    """
    model = _empty_model(vocabulary)
    kinds = schema.ModelProto.SentencePiece
    special = (vocabulary.bos, vocabulary.eos, vocabulary.pad, len(vocabulary.pieces) - 1)
    types = {**dict.fromkeys(special, kinds.CONTROL), vocabulary.unk: kinds.UNKNOWN}
    for id, (piece, score) in enumerate(zip(vocabulary.pieces, vocabulary.scores, strict=True)):
        model.pieces.add(piece=piece, score=score, type=types.get(id, kinds.NORMAL))
    data: bytes = model.SerializeToString()
    return data


def _empty_model(vocabulary: Vocabulary) -> Any:
    set_min_log_level(_ERRORS)
    normalizer = SentencePieceNormalizer(
        norm_map=list(_normal_forms(vocabulary)),
        add_dummy_prefix=True,
        escape_whitespaces=True,
        remove_extra_whitespaces=True,
    )
    model = schema.ModelProto.FromString(normalizer.serialized_model_proto())
    model.trainer_spec.model_type = schema.TrainerSpec.UNIGRAM
    return model


def _normal_forms(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the normal form of every character and sequence that changes.

    The package has those of single characters; those of characters with combining marks are the
    ones of NFKC.
    """
    yield from ((chr(point), text) for point, text in vocabulary.normalisation.items())
    for sequence, text in SentencePieceNormalizer(rule_name=_NFKC).Decompile():
        if len(sequence) > 1:
            yield sequence, text
