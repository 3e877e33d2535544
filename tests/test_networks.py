"""Small networks: several weigh together."""
from __future__ import annotations

import numpy as np
import pytest

from virtual_school.networks import log_odds


def test_the_networks_are_weighed_together() -> None:
    layers = {
        "hidden": np.ones((2, 384, 1)),
        "hidden_bias": np.array([[0.0], [-1e6]]),  # the second network's only unit never fires
        "out": np.array([[0.5], [9.0]]),
        "out_bias": np.array([1.0, -3.0]),
    }
    row = np.zeros((1, 384))
    row[0, 0] = 8.0
    assert log_odds(row, layers) == pytest.approx([(8.0 * 0.5 + 1.0 - 3.0) / 2])
