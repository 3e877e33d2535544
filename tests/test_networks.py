"""Small networks: several weigh together."""
from __future__ import annotations

import numpy as np
import pytest

from virtual_school.networks import Networks


def test_the_networks_are_weighed_together() -> None:
    layers = {
        "hidden": np.ones((2, 384, 1)),
        "hidden_bias": np.array([[0.0], [-1e6]]),  # the second network's only unit never fires
        "out": np.array([[0.5], [9.0]]),
        "out_bias": np.array([1.0, -3.0]),
    }
    row = np.zeros((1, 384))
    row[0, 0] = 8.0
    assert Networks(layers).log_odds(row) == pytest.approx([(8.0 * 0.5 + 1.0 - 3.0) / 2])


def test_inputs_that_all_rows_share_weigh_the_same_as_any() -> None:
    chance = np.random.default_rng(0)
    layers = {"hidden": chance.normal(size=(3, 9, 4)), "hidden_bias": chance.normal(size=(3, 4)), "out": chance.normal(size=(3, 4)), "out_bias": np.zeros(3)}
    rows = chance.normal(size=(5, 9))
    rows[:, 3:7] = rows[0, 3:7]
    assert Networks(layers, slice(3, 7)).log_odds(rows) == pytest.approx(Networks(layers).log_odds(rows))
