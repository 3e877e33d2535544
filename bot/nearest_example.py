"""Which example is nearest to a question, by the embedding that the bot compares them with. Needs no trained model.

    .venv-bot/bin/python -m bot.nearest_example < WANTED > FOUND

Both are JSON lists: of ``{"question", "examples"}``, and of ``{"example", "similarity"}`` (cosine) in the same order.
"""
from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from sentence_encoder.encoder import SentenceEncoder
from sentence_encoder.weights import convert_weights


def nearest(wanted: list[dict[str, Any]], encoder: SentenceEncoder) -> list[dict[str, Any]]:
    """Return the nearest of the examples of each question; they must not be empty."""
    texts = sorted({text for one in wanted for text in (one["question"], *one["examples"])})
    embeddings = dict(zip(texts, encoder.encode(texts), strict=True))
    found = []
    for one in wanted:
        cosines = [float(embeddings[one["question"]] @ embeddings[example]) for example in one["examples"]]
        best = max(range(len(cosines)), key=cosines.__getitem__)
        found.append({"example": one["examples"][best], "similarity": cosines[best]})
    return found


def main() -> None:
    wanted = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        convert_weights(Path(folder))
        json.dump(nearest(wanted, SentenceEncoder(Path(folder), threads=2)), sys.stdout)


if __name__ == "__main__":
    main()
