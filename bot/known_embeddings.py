"""Embeddings of texts that were taught before, so that a training has to encode only what is new.

Staff change a few examples at a time; encoding all of them anew is most of a training.
"""
from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

DIGEST_BYTES = 16


class KnownEmbeddings:
    """A file of embeddings by their text's digest. One that cannot be read, or is of another encoder, counts as empty."""

    def __init__(self, file: Path, encoder: str) -> None:
        """``encoder`` names all that a vector depends on besides the text."""
        self._file = file
        self._encoder = encoder
        self._vectors = self._read()

    def encode(self, texts: list[str], encode: Callable[[list[str]], np.ndarray]) -> np.ndarray:
        """Return float32 of shape (len(texts), dimensions); ask ``encode`` only for what is new, and keep just these."""
        digests = [hashlib.sha256(text.encode()).digest()[:DIGEST_BYTES] for text in texts]
        new = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in self._vectors}
        if new:
            self._vectors.update(zip(new, encode(list(new.values())), strict=True))
        self._vectors = {digest: self._vectors[digest] for digest in digests}
        self._write()
        return np.stack([self._vectors[digest] for digest in digests])

    def _read(self) -> dict[bytes, np.ndarray]:
        try:
            with np.load(self._file, allow_pickle=False) as arrays:
                if str(arrays["encoder"]) != self._encoder:
                    return {}
                return {bytes(digest): vector for digest, vector in zip(arrays["digests"], arrays["vectors"], strict=True)}
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return {}

    def _write(self) -> None:
        digests = np.array([list(digest) for digest in self._vectors], dtype=np.uint8)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._file.parent, suffix=".npz", delete=False) as whole:
            np.savez(whole, encoder=self._encoder, digests=digests, vectors=np.stack(list(self._vectors.values())))
        os.replace(whole.name, self._file)  # two trainings at once: the last one's file is whole
