"""What was encoded before is not encoded again, and nothing broken is believed."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.known_embeddings import KnownEmbeddings


class Encoder:
    """Gives each text its length as a vector, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: list[str]) -> np.ndarray:
        self.asked += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)


def test_only_what_is_new_is_encoded(tmp_path: Path) -> None:
    encode = Encoder()
    first = KnownEmbeddings(tmp_path / "known.npz", "a").encode(["one", "three", "one"], encode)
    second = KnownEmbeddings(tmp_path / "known.npz", "a").encode(["three", "seventeen"], encode)
    assert encode.asked == ["one", "three", "seventeen"]
    assert first[:, 0].tolist() == [3, 5, 3] and second[:, 0].tolist() == [5, 9]
    assert first.dtype == np.float32


def test_what_is_no_longer_taught_is_forgotten(tmp_path: Path) -> None:
    encode = Encoder()
    for texts in (["one", "three"], ["three"], ["one"]):
        KnownEmbeddings(tmp_path / "known.npz", "a").encode(texts, encode)
    assert encode.asked == ["one", "three", "one"]


def test_vectors_of_another_encoder_are_not_used(tmp_path: Path) -> None:
    encode = Encoder()
    KnownEmbeddings(tmp_path / "known.npz", "a").encode(["one"], encode)
    KnownEmbeddings(tmp_path / "known.npz", "b").encode(["one"], encode)
    assert encode.asked == ["one", "one"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nonsense", b"\x93NUMPY"], ids=["empty", "cut", "other"])
def test_a_broken_file_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "known.npz").write_bytes(content)
    encode = Encoder()
    assert KnownEmbeddings(tmp_path / "known.npz", "a").encode(["one"], encode).shape == (1, 2)
    assert KnownEmbeddings(tmp_path / "known.npz", "a").encode(["one"], encode).shape == (1, 2)
    assert encode.asked == ["one"]


def test_nothing_of_a_text_is_in_the_file(tmp_path: Path) -> None:
    KnownEmbeddings(tmp_path / "known.npz", "a").encode(["my foster son"], Encoder())
    assert b"foster" not in (tmp_path / "known.npz").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["known.npz"]
