"""Turn texts into sentence embeddings with the converted encoder."""
from __future__ import annotations

from pathlib import Path

import ctranslate2
import numpy as np
from tokenizers import Tokenizer

MAX_TOKENS = 128  # longer than any question of 500 characters that people type


class SentenceEncoder:
    """Mean-pooled, L2-normalised sentence embeddings of 384 dimensions, on the CPU."""

    def __init__(self, folder: Path, *, threads: int = 1, compute_type: str = "int8") -> None:
        """``folder`` holds what ``convert_weights`` wrote; one thread is fastest for single questions."""
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._encoder = ctranslate2.Encoder(
            str(folder), device="cpu", compute_type=compute_type, intra_threads=threads, inter_threads=1
        )

    def encode(self, texts: list[str]) -> np.ndarray:
        """Return float32 of shape (len(texts), 384); each row has length 1."""
        tokens = [encoding.tokens for encoding in self._tokenizer.encode_batch(texts)]
        rows = [self._encode_one(sentence) for sentence in tokens]
        return np.stack(rows)

    def _encode_one(self, tokens: list[str]) -> np.ndarray:
        # One by one: padding in a batch changes the int8 rounding, and the same text must get the same vector.
        states = np.array(self._encoder.forward_batch([tokens]).last_hidden_state)[0]
        mean: np.ndarray = states.mean(axis=0)
        mean /= np.linalg.norm(mean)
        return mean
