"""The encoder straight from the installed package."""
from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

from sentence_encoder.encoder import FIRST_TOKENS, LAST_TOKENS, SentenceEncoder
from sentence_encoder.weights import LAYERS, convert_weights


@lru_cache(maxsize=1)
def packaged_encoder(
    threads: int = 1,
    ends: tuple[int, int] = (FIRST_TOKENS, LAST_TOKENS),
    layers: int = LAYERS,
    instead: Path | None = None,
) -> SentenceEncoder:
    """Return the encoder of the package, its first ``layers``, converted and read once in a process, which takes a second.

    ``instead``: weights to take in the place of the packaged ones (``convert_weights``). Raises ``WrongWeightsError``
    when the packaged weights are not the expected ones.
    """
    with tempfile.TemporaryDirectory() as folder:
        convert_weights(Path(folder), layers=layers, instead=instead)
        return SentenceEncoder(Path(folder), threads=threads, ends=ends)
