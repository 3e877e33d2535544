"""Small neural networks whose weights are made beforehand and shipped; several weigh together."""
from __future__ import annotations

from pathlib import Path

import numpy as np

LAYER_NAMES = ("hidden", "hidden_bias", "out", "out_bias")

Layers = dict[str, np.ndarray]


def read_layers(path: Path) -> Layers:
    """Return the layers that ``tools/fit_networks.py`` made."""
    with np.load(path, allow_pickle=False) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def log_odds(rows: np.ndarray, layers: Layers) -> np.ndarray:
    """Return for rows of (cases, inputs) the mean log-odds of the networks, (cases,).

    ``layers``: hidden (networks, inputs, units), hidden_bias (networks, units), out (networks, units), out_bias (networks,).
    """
    odds = [
        np.maximum(rows @ hidden + hidden_bias, 0) @ out + out_bias
        for hidden, hidden_bias, out, out_bias in zip(*(layers[name] for name in LAYER_NAMES), strict=True)
    ]
    mean: np.ndarray = np.mean(odds, axis=0)
    return mean
