"""Small neural networks whose weights are made beforehand and shipped; several weigh together."""
from __future__ import annotations

from pathlib import Path

import numpy as np

Layers = dict[str, np.ndarray]

NOTHING_SHARED = slice(0, 0)


def read_layers(path: Path) -> Layers:
    """Return the layers that ``tools/fit_networks.py`` made."""
    with np.load(path, allow_pickle=False) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


class Networks:
    """Networks beside each other, as one with all their units: one multiplication is faster than one for each."""

    def __init__(self, layers: Layers, shared: slice = NOTHING_SHARED) -> None:
        """``layers``: hidden (networks, inputs, units), hidden_bias and out (networks, units), out_bias (networks,).

        ``shared``: the inputs that are the same in all rows, weighed only once.
        """
        hidden = np.concatenate(list(layers["hidden"]), axis=1)
        self._shared = shared
        self._hidden_before, self._hidden_shared, self._hidden_after = np.split(hidden, [shared.start, shared.stop])
        self._hidden_bias = layers["hidden_bias"].ravel()
        self._out = layers["out"].ravel() / len(layers["out"])
        self._out_bias = layers["out_bias"].mean()

    def log_odds(self, rows: np.ndarray) -> np.ndarray:
        """Return for rows of (cases, inputs), one at least, the mean log-odds of the networks, (cases,)."""
        units = rows[:, self._shared.stop :] @ self._hidden_after
        if self._shared.start:
            units += rows[:, : self._shared.start] @ self._hidden_before
        units += rows[0, self._shared] @ self._hidden_shared + self._hidden_bias
        odds: np.ndarray = np.maximum(units, 0, out=units) @ self._out + self._out_bias
        return odds
