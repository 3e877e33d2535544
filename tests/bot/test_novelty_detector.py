from __future__ import annotations

import numpy as np

from bot.novelty_detector import NearestExamples


def test_the_nearest_example_of_each_intent_is_found() -> None:
    embeddings = np.array([[1, 0], [0, 1], [0.6, 0.8], [-1, 0]], dtype=np.float32)
    detector = NearestExamples(embeddings, np.array(["b", "a", "b", "c"]))
    nearest = detector.by_intent(np.array([0.8, 0.6], dtype=np.float32))
    assert {name: round(value, 4) for name, value in nearest.items()} == {"a": 0.6, "b": 0.96, "c": -0.8}
