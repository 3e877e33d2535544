"""Our own search for the minimum finds the one that SciPy finds."""
from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize, rosen, rosen_der

from bot.lbfgs import minimum


def bowl(place: np.ndarray) -> tuple[float, np.ndarray]:
    """A smooth and convex one, a thousand times steeper in one direction than in another."""
    steep = np.geomspace(1, 1000, len(place))
    away = place - np.arange(len(place))
    return float((steep * (np.sqrt(1 + away**2) - 1)).sum()), steep * away / np.sqrt(1 + away**2)


def test_it_finds_what_scipy_finds() -> None:
    start = np.zeros(40)
    theirs = minimize(bowl, start, method="L-BFGS-B", jac=True, options={"gtol": 1e-9, "ftol": 0}).x
    np.testing.assert_allclose(minimum(bowl, start, 1e-9, 500), theirs, atol=1e-7)


def test_the_gradient_is_as_small_as_was_asked_for() -> None:
    assert np.abs(bowl(minimum(bowl, np.zeros(40), 1e-3, 500))[1]).max() <= 1e-3


@pytest.mark.parametrize("iterations", [1, 5])
def test_it_ends_after_so_many_iterations_and_is_lower_then(iterations: int) -> None:
    places: list[np.ndarray] = []

    def seen(place: np.ndarray) -> tuple[float, np.ndarray]:
        places.append(place)
        return bowl(place)

    found = minimum(seen, np.zeros(40), 1e-9, iterations)
    assert bowl(found)[0] < bowl(np.zeros(40))[0]
    assert len(places) <= 10 * iterations


def test_a_place_is_worked_out_once() -> None:
    places: list[bytes] = []

    def seen(place: np.ndarray) -> tuple[float, np.ndarray]:
        places.append(place.tobytes())
        return float(rosen(place)), rosen_der(place)

    found = minimum(seen, np.zeros(6), 1e-6, 500)
    np.testing.assert_allclose(found, np.ones(6), atol=1e-4)
    assert len(places) == len(set(places))


def test_where_the_gradient_is_nothing_it_stays() -> None:
    np.testing.assert_array_equal(minimum(bowl, np.arange(40.0), 1e-9, 500), np.arange(40.0))
