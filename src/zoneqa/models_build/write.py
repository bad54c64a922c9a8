"""Writing the files of a model folder, in the layout of sentence-transformers."""

from __future__ import annotations

import json

from zoneqa.folders.model_folder import ModelFolder, Precision
from zoneqa.models_build.bert import Weights, bert_config, bert_weights
from zoneqa.models_build.e5s1 import E5S1, Vocabulary
from zoneqa.types import Say

_MODULES = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))


def write_model(model: E5S1, folder: ModelFolder, say: Say) -> None:
    """Write every file of a model except the manifest."""
    # Imported here because only a build needs them: a process that serves never loads onnx.
    from safetensors.numpy import save_file

    from zoneqa.models_build.sentencepiece_model import sentencepiece_model
    from zoneqa.models_build.tokenizer import unigram_tokenizer

    say("unpacking the 4-bit weights")
    weights = bert_weights(model)
    say("writing the tokenizer")
    unigram_tokenizer(model.vocabulary).save(str(folder.tokenizer), pretty=False)
    folder.sentencepiece.parent.mkdir()
    folder.sentencepiece.write_bytes(sentencepiece_model(model.vocabulary))
    _write_configs(model, folder)
    say("writing the weights")
    save_file(weights, folder.weights, metadata={"format": "pt"})
    say("writing the ONNX encoders")
    _write_encoders(model, weights, folder)


def _write_encoders(model: E5S1, weights: Weights, folder: ModelFolder) -> None:
    from zoneqa.models_build.graph import EightBit, Multiply, encoder, exact

    multiplications: dict[Precision, Multiply] = {"int8": EightBit(), "fp32": exact}
    for precision, multiply in multiplications.items():
        path = folder.encoder(precision)
        path.write_bytes(encoder(weights, model.shape, multiply).SerializeToString())


def _write_configs(model: E5S1, folder: ModelFolder) -> None:
    for name, content in _configs(model).items():
        path = folder.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
    # sentence-transformers expects a folder for each module, even for one without settings.
    (folder.root / "2_Normalize").mkdir()


def _configs(model: E5S1) -> dict[str, object]:
    shape = model.shape
    return {
        "config.json": bert_config(shape, model.vocabulary.pad),
        "tokenizer_config.json": _tokenizer_config(model.vocabulary, shape.positions),
        "sentence_bert_config.json": {
            "max_seq_length": shape.positions,
            "do_lower_case": False,
            # The file has no pooler, and mean pooling needs none.
            "model_args": {"add_pooling_layer": False},
        },
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for i, (path, kind) in enumerate(_MODULES)
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
        },
    }


def _tokenizer_config(vocabulary: Vocabulary, positions: int) -> dict[str, object]:
    bos, eos = vocabulary.pieces[vocabulary.bos], vocabulary.pieces[vocabulary.eos]
    return {
        # The generic class runs tokenizer.json as it is; the XLM-R class would apply its own
        # rules instead of ours.
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": positions,
        "bos_token": bos,
        "cls_token": bos,
        "eos_token": eos,
        "sep_token": eos,
        "pad_token": vocabulary.pieces[vocabulary.pad],
        "unk_token": vocabulary.pieces[vocabulary.unk],
        "mask_token": "<mask>",
    }
