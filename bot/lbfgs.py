"""The limited-memory BFGS method (Nocedal & Wright, Numerical Optimization, 2nd edition 2006, algorithms 7.4 and 7.5).

SciPy's L-BFGS-B allows for bounds, which are not wanted here: with 700,000 parameters its bookkeeping takes twice as long as
all the sums of the loss and its gradient (docs/adr/0006). The line search is SciPy's.
"""
from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from scipy.linalg.blas import daxpy
from scipy.optimize import line_search

REMEMBERED = 10  # steps, as SciPy does

Function = Callable[[np.ndarray], tuple[float, np.ndarray]]


class Step(NamedTuple):
    """A step ``taken``, by how much it ``changed`` the gradient, both (parameters,), and the product of the two."""

    taken: np.ndarray
    changed: np.ndarray
    bend: float


def minimum(function: Function, start: np.ndarray, tolerance: float, iterations: int) -> np.ndarray:
    """Return where ``function``, smooth and convex, is smallest, looked for from ``start``, (parameters,).

    ``function`` returns its value and its gradient, (parameters,). The search ends when no part of the gradient is larger
    than ``tolerance``, after so many ``iterations``, or where no step makes it smaller.
    """
    once = _Once(function)
    place, value, gradient = start, once.value(start), once.gradient(start)
    steps: deque[Step] = deque(maxlen=REMEMBERED)
    before = value + float(np.linalg.norm(gradient)) / 2  # as SciPy has it, so that the first step is no longer than 1
    for _ in range(iterations):
        if np.abs(gradient).max() <= tolerance:
            break
        direction = -_towards(gradient, steps)
        length, _, _, found, _, _ = line_search(once.value, once.gradient, place, direction, gradient, value, before)
        if length is None:
            break
        taken = length * direction
        place, before, value = place + taken, value, found
        changed, gradient = once.gradient(place) - gradient, once.gradient(place)
        steps.append(Step(taken, changed, taken @ changed))
    return place


def _towards(gradient: np.ndarray, steps: Sequence[Step]) -> np.ndarray:
    """Return the inverse of the Hessian times ``gradient``, as far as ``steps`` tell (the two-loop recursion)."""
    found, shares = gradient.copy(), []
    for taken, changed, bend in reversed(steps):
        shares.append(taken @ found / bend)
        daxpy(changed, found, a=-shares[-1])  # found -= share * changed, in its place
    if steps:
        _, changed, bend = steps[-1]
        found *= bend / (changed @ changed)
    for (taken, changed, bend), share in zip(steps, reversed(shares), strict=True):
        daxpy(taken, found, a=share - changed @ found / bend)
    return found


class _Once:
    """Value and gradient one by one, of a function that finds both at once; each place is worked out once."""

    def __init__(self, function: Function) -> None:
        self._function = function
        self._place: np.ndarray | None = None

    def value(self, place: np.ndarray) -> float:
        self._find(place)
        return self._value

    def gradient(self, place: np.ndarray) -> np.ndarray:
        self._find(place)
        return self._gradient

    def _find(self, place: np.ndarray) -> None:
        if self._place is None or not np.array_equal(place, self._place):
            self._value, self._gradient = self._function(place)
            self._place = place.copy()
