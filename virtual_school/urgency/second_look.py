"""The second look: what the meaning of a whole text says, where its words alone do not decide.

Small neural networks over the sentence embedding; their weights are made by ``make urgency-model`` and shipped. They run in
the website: no bot, store or internet has to be there.
"""
from __future__ import annotations

from pathlib import Path

import numpy as np

from sentence_encoder.encoder import SentenceEncoder
from sentence_encoder.packaged import packaged_encoder

WEIGHTS = Path(__file__).with_name("second_look.npz")
LAYER_NAMES = ("hidden", "hidden_bias", "out", "out_bias")
LONGEST = 600  # characters; a longer text has too many meanings for one look
# Word pieces at its beginning and at its end: nine of ten texts have no more; and layers of the encoder's six. Later ones
# know better what a text is about, these whether somebody is in danger; and they take two thirds of the time.
ENDS, LAYERS = (32, 32), 4


class SecondLook:
    """Says how likely a text speaks of danger by its meaning; knows nothing before it is loaded."""

    def __init__(self) -> None:
        self._encoder: SentenceEncoder | None = None
        with np.load(WEIGHTS, allow_pickle=False) as arrays:
            self._layers = {name: arrays[name].astype(np.float32) for name in arrays.files}

    def load(self) -> SecondLook:
        """Read the encoder, which takes a second the first time in a process; return itself."""
        encoder = packaged_encoder(ends=ENDS, layers=LAYERS)
        encoder.encode(["The first one takes longest."])
        self._encoder = encoder
        return self

    def odds(self, text: str) -> float | None:
        """Return the log-odds that ``text`` speaks of danger, ``None`` when it is too long or the encoder is not loaded."""
        if self._encoder is None or len(text) > LONGEST:
            return None
        whole = text.encode("utf-8", "ignore").decode("utf-8")  # half a surrogate pair is no text for a tokenizer
        return float(log_odds(self._encoder.encode([whole]), self._layers)[0])


def log_odds(embeddings: np.ndarray, layers: dict[str, np.ndarray]) -> np.ndarray:
    """Return for embeddings of (texts, 384) the mean log-odds of the networks, (texts,).

    ``layers``: hidden (networks, 384, units), hidden_bias (networks, units), out (networks, units), out_bias (networks,).
    """
    odds = [
        np.maximum(embeddings @ hidden + hidden_bias, 0) @ out + out_bias
        for hidden, hidden_bias, out, out_bias in zip(*(layers[name] for name in LAYER_NAMES), strict=True)
    ]
    mean: np.ndarray = np.mean(odds, axis=0)
    return mean
