"""The same data gives the same weights, whatever the machine is otherwise doing."""
from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import hstack
from scipy.sparse import random as random_sparse
from threadpoolctl import threadpool_limits

from bot.softmax_regression import SoftmaxRegression, fit


def fitted(threads: int) -> SoftmaxRegression:
    """Fit so many numbers that NumPy divides them among its threads, and so long that it shows."""
    rng = np.random.default_rng(0)
    dense = rng.normal(size=(3000, 64)).astype(np.float32)
    sparse = random_sparse(3000, 50, density=0.05, format="csr", random_state=0)
    labels = [str(int(value)) for value in rng.integers(0, 30, size=3000)]
    with threadpool_limits(threads, user_api="blas"):
        return fit(dense, sparse, labels, C=1000.0)


@pytest.mark.parametrize("threads", [1, 2], ids=["another day", "two cores"])
def test_two_fits_on_the_same_data_are_the_same_to_the_last_bit(threads: int) -> None:
    one, other = fitted(1), fitted(threads)
    assert one.names == other.names
    assert one.dense.tobytes() == other.dense.tobytes()
    assert one.sparse.tobytes() == other.sparse.tobytes()
    assert one.intercept.tobytes() == other.intercept.tobytes()


def test_one_text_alone_gets_the_probabilities_that_it_gets_among_others() -> None:
    model = fitted(1)
    rng = np.random.default_rng(1)
    dense = rng.normal(size=(20, 64)).astype(np.float32)
    words, characters = (random_sparse(20, part, density=0.2, format="csr", random_state=1) for part in (20, 30))
    together = model.probabilities(dense, hstack([words, characters]).tocsr(), 0.85)
    alone = [model.probabilities_of_one(dense[row], [words[row], characters[row]], 0.85) for row in range(20)]
    np.testing.assert_allclose(alone, together, rtol=1e-4)  # of weights of 4 bytes
