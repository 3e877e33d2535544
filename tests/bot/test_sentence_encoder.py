"""The converted encoder is the one that was measured."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sentence_encoder import weights
from sentence_encoder.encoder import SentenceEncoder
from sentence_encoder.weights import WrongWeightsError, convert_weights

GOLDEN = [0.0677, 0.0635, 0.0487, 0.0793, 0.0374, 0.0027]  # "This is an example sentence", from the model's authors
QUESTIONS = ["my foster son has been excluded", "who is the designated teacher", "when are the bins collected", "LAC", "a" * 500]


@pytest.fixture(scope="module")
def exact(tmp_path_factory: pytest.TempPathFactory) -> SentenceEncoder:
    folder = tmp_path_factory.mktemp("float32")
    convert_weights(folder, quantization=None)
    return SentenceEncoder(folder, compute_type="float32")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SentenceEncoder:
    folder = tmp_path_factory.mktemp("int8")
    convert_weights(folder)
    return SentenceEncoder(folder)


def test_the_conversion_gives_the_vector_of_the_models_authors(exact: SentenceEncoder) -> None:
    assert np.allclose(exact.encode(["This is an example sentence"])[0, :6], GOLDEN, atol=6e-5)


def test_rounding_to_int8_hardly_turns_a_vector(exact: SentenceEncoder, small: SentenceEncoder) -> None:
    cosines = (exact.encode(QUESTIONS) * small.encode(QUESTIONS)).sum(axis=1)
    assert cosines.min() > 0.98


def test_every_vector_has_length_one_and_does_not_depend_on_its_neighbours(small: SentenceEncoder) -> None:
    together = small.encode(QUESTIONS)
    assert together.shape == (5, 384)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.array_equal(together[1], small.encode(QUESTIONS[1:2])[0])


def test_of_a_long_text_the_beginning_and_the_end_are_read(small: SentenceEncoder) -> None:
    start, end = "my foster son has been excluded from school ", " who is the designated teacher"
    first, second = small.encode([start * 3 + "blue " * 60 + end * 8, start * 3 + "green " * 75 + end * 8])
    assert np.array_equal(first, second)
    other_end = small.encode([start * 3 + "blue " * 60 + " when are the bins collected" * 8])[0]
    assert first @ other_end < 0.9


def test_other_weights_are_refused_before_they_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(WrongWeightsError, match="make setup"):
        convert_weights(tmp_path)
    assert list(tmp_path.iterdir()) == []
