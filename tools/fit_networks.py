"""Fit the networks that ``virtual_school/networks.py`` runs."""
from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

SPREAD = 0.4  # standard deviation of each of the numbers as the networks get it
DECAY, BATCH = 0.1, 256


def fit_networks(rows: np.ndarray, labels: Sequence[bool], units: int, epochs: int, count: int) -> dict[str, np.ndarray]:
    """Return the layers of ``count`` networks that tell the labelled ``rows`` from the others. Same rows, same layers."""
    mean, scale = rows.mean(axis=0), SPREAD / np.maximum(rows.std(axis=0), 1e-6)
    spread = (rows - mean) * scale
    # One thread: the same sums on any number of cores.
    with threadpool_limits(1, user_api="blas"), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # they are stopped early on purpose
        fits = [
            MLPClassifier((units,), alpha=DECAY, max_iter=epochs, batch_size=BATCH, random_state=seed).fit(spread, labels)
            for seed in range(count)
        ]
    layers = {
        # Spreading becomes part of the first layer: who asks the networks gives them the numbers as they are.
        "hidden": [fit.coefs_[0] * scale[:, None] for fit in fits],
        "hidden_bias": [fit.intercepts_[0] - (mean * scale) @ fit.coefs_[0] for fit in fits],
        "out": [fit.coefs_[1][:, 0] for fit in fits],
        "out_bias": [fit.intercepts_[1][0] for fit in fits],
    }
    return {name: np.array(layer, dtype=np.float16) for name, layer in layers.items()}
