"""Turn texts into sentence embeddings with the converted encoder."""
from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import ctranslate2
import numpy as np
from tokenizers import Encoding, Tokenizer

from sentence_encoder.weights import WEIGHTS_SHA256

DIMENSIONS = 384
# Of a longer text the beginning and the end are read: what is asked stands at either. It bounds the time for nonsense, too.
FIRST_TOKENS, LAST_TOKENS = 24, 40
READ_TOKENS = 512  # before the middle is left out; the website takes 500 characters
BATCH = 32
# All that an embedding depends on besides the text and the kind of processor.
_INSTRUCTIONS = os.environ.get("CT2_FORCE_CPU_ISA", "")
ENCODER = f"{WEIGHTS_SHA256} int8 {FIRST_TOKENS}+{LAST_TOKENS} ctranslate2 {ctranslate2.__version__} {_INSTRUCTIONS}"


class WordPieces(NamedTuple):
    """A text as the encoder reads it: a state for every word piece, float32 of shape (pieces, 384), and where each stands.

    The first and the last piece are marks of the text's beginning and end and stand nowhere: (0, 0).
    """

    states: np.ndarray
    places: list[tuple[int, int]]


class SentenceEncoder:
    """Mean-pooled, L2-normalised sentence embeddings of 384 dimensions, on the CPU."""

    def __init__(
        self,
        folder: Path,
        *,
        threads: int = 1,
        compute_type: str = "int8",
        ends: tuple[int, int] = (FIRST_TOKENS, LAST_TOKENS),
    ) -> None:
        """``folder`` holds what ``convert_weights`` wrote. ``threads`` is how many batches are encoded beside each other.

        ``ends``: how many word pieces are read at the beginning and at the end of a longer text.
        """
        self._ends = ends
        self._threads = threads
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(READ_TOKENS)
        self._encoder = ctranslate2.Encoder(
            str(folder), device="cpu", compute_type=compute_type, intra_threads=1, inter_threads=threads
        )

    def encode(self, texts: list[str]) -> np.ndarray:
        """Return float32 of shape (len(texts), 384); each row has length 1."""
        tokens = [_of_both_ends(encoding.tokens, *self._ends) for encoding in self._tokenizer.encode_batch(texts)]
        embeddings = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for rows, states in self._read(tokens):
            embeddings[rows] = pooled(states)
        return embeddings

    def in_pieces(self, text: str) -> Encoding:
        """Return ``text`` cut into word pieces, which takes a twentieth of the time of reading them."""
        return self._tokenizer.encode(text)

    def word_pieces(self, texts: list[str]) -> list[WordPieces]:
        """Return each text piece by piece; what ``encode`` returns for it is ``pooled`` of the states."""
        return self.read_pieces(self._tokenizer.encode_batch(texts))

    def read_pieces(self, encodings: list[Encoding]) -> list[WordPieces]:
        """Return each text piece by piece, from how it was cut (``in_pieces``)."""
        tokens = [_of_both_ends(encoding.tokens, *self._ends) for encoding in encodings]
        states = {row: one for rows, together in self._read(tokens) for row, one in zip(rows, together, strict=True)}
        places = (_of_both_ends(encoding.offsets, *self._ends) for encoding in encodings)
        return [WordPieces(states[row], of_text) for row, of_text in enumerate(places)]

    def _read(self, tokens: list[list[str]]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Give the rows of texts of the same length and the states of their pieces, (texts, pieces, 384)."""
        batches = _of_same_length(tokens)
        texts = [[tokens[row] for row in rows] for rows in batches]
        if self._threads == 1:
            yield from zip(batches, map(self._states, texts), strict=True)
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                yield from zip(batches, pool.map(self._states, texts), strict=True)

    def _states(self, tokens: list[list[str]]) -> np.ndarray:
        return np.array(self._encoder.forward_batch(tokens).last_hidden_state)


def pooled(states: np.ndarray) -> np.ndarray:
    """Return the embeddings of texts of the same length, (texts, 384), from their states, (texts, pieces, 384)."""
    means = states.mean(axis=1)
    unit: np.ndarray = means / np.linalg.norm(means, axis=1, keepdims=True)
    return unit


def _of_both_ends(tokens: list[Any], first: int, last: int) -> list[Any]:
    """Return all tokens of a short text, the first and the last ones of a long one."""
    return tokens if len(tokens) <= first + last else tokens[:first] + tokens[-last:]


def _of_same_length(tokens: list[list[str]]) -> list[np.ndarray]:
    """Return the rows that go together.

    Only texts of the same length do: padding changes the int8 rounding, and a text must get the same vector alone as among
    others.
    """
    lengths = np.array([len(sentence) for sentence in tokens])
    same = (np.flatnonzero(lengths == length) for length in np.unique(lengths))
    return [batch for rows in same for batch in np.split(rows, range(BATCH, len(rows), BATCH))]
