"""Compare sentencepiece with the library tokenizers on made texts.

Run it as `python -m tests.embedding.compare_tokenizers`.
"""

from __future__ import annotations

from collections import Counter

import click
from platformdirs import user_cache_path
from tokenizers import Tokenizer

from tests.embedding.made_texts import made_texts
from zoneqa.embedding.onnx import open_packaged_words
from zoneqa.models_build.build import ensure_built
from zoneqa.models_build.packaged import find_packaged


@click.command()
@click.option("--texts", "count", default=20_000, show_default=True)
@click.option("--seed", default=0, show_default=True)
@click.option("--shown", default=10, show_default=True, help="Texts with other ids.")
def main(count: int, seed: int, shown: int) -> None:
    """Print how many texts of each kind have other ids, and how many tokens other offsets."""
    source = find_packaged()
    assert source is not None
    folder = ensure_built(source, user_cache_path("zoneqa"))
    words, other = open_packaged_words(folder), Tokenizer.from_file(str(folder.tokenizer))
    texts, ids, offsets, tokens = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for kind, text in made_texts(count, seed):
        ours, theirs = words.tokens(text), other.encode(text, add_special_tokens=False)
        texts[kind] += 1
        tokens[kind] += len(theirs.ids)
        if ours.ids != theirs.ids:
            ids[kind] += 1
            if ids.total() <= shown:
                click.echo(f"{text!r}\n  {ours.ids}\n  {theirs.ids}")
        elif ours.offsets != theirs.offsets:
            offsets[kind] += sum(a != b for a, b in zip(ours.offsets, theirs.offsets, strict=True))
    click.echo(f"{'':20}{'texts':>8}{'other ids':>11}{'tokens':>10}{'other offsets':>15}")
    for kind in texts:
        click.echo(f"{kind:20}{texts[kind]:8}{ids[kind]:11}{tokens[kind]:10}{offsets[kind]:15}")


if __name__ == "__main__":
    main()
