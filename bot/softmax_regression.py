"""Multinomial logistic regression on dense and sparse features side by side.

scikit-learn's ``LogisticRegression`` takes one matrix: with the dense features stored as sparse ones the same fit takes four
times as long (docs/adr/0006). The loss is the same, and the optimiser is L-BFGS, as there.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import logsumexp, softmax
from threadpoolctl import threadpool_limits

from bot.lbfgs import minimum

TOLERANCE = 1e-4  # scikit-learn's, for the largest part of the gradient


@dataclass(frozen=True)
class SoftmaxRegression:
    """Class names with the trained weights: (dense, classes), (sparse, classes) and (classes,)."""

    names: list[str]
    dense: np.ndarray
    sparse: np.ndarray
    intercept: np.ndarray

    def probabilities(self, dense: np.ndarray, sparse: csr_matrix, temperature: float = 1.0) -> np.ndarray:
        """Return (texts, classes) for features of (texts, dense) and (texts, sparse); each row sums to 1.

        A ``temperature`` above 1 makes it less sure of itself, one below 1 more.
        """
        scores = dense @ self.dense + sparse @ self.sparse + self.intercept
        shares: np.ndarray = softmax(scores / temperature, axis=1)
        return shares

    def probabilities_of_one(self, dense: np.ndarray, sparse: Sequence[csr_matrix], temperature: float = 1.0) -> np.ndarray:
        """Return (classes,) for one text's (dense,) and its rows of (1, part of sparse), which stand side by side.

        SciPy puts them together in three times the time that all the rest takes.
        """
        scores = dense @ self.dense + self.intercept
        start = 0
        for row in sparse:
            scores = scores + row.data @ self.sparse[start + row.indices]
            start += row.shape[1]
        shares: np.ndarray = softmax(scores / temperature)
        return shares


def fit(dense: np.ndarray, sparse: csr_matrix, labels: list[str], C: float, max_iterations: int = 300) -> SoftmaxRegression:
    """Fit with every class weighing the same, however many examples it has.

    ``dense`` is (texts, dense), ``sparse`` (texts, sparse), ``labels`` one name a text; ``C`` is the inverse strength of the
    L2 penalty, as scikit-learn counts it. Raises ``ValueError`` for fewer than two classes.
    """
    names, codes, counts = np.unique(labels, return_inverse=True, return_counts=True)
    if len(names) < 2:
        raise ValueError("There must be examples of at least two intents.")
    columns = np.hstack([np.ones((len(labels), 1)), dense.astype(np.float64)])
    sparse = sparse.astype(np.float64).tocsr()
    transposed = sparse.T.tocsr()
    weights = (1 / (len(names) * counts))[codes]  # sums to 1
    penalty = 1 / (C * len(labels))
    split, classes = columns.shape[1], len(names)
    rows = np.arange(len(labels))

    def loss_and_gradient(flat: np.ndarray) -> tuple[float, np.ndarray]:
        coefficients = flat.reshape(-1, classes)
        scores = columns @ coefficients[:split] + sparse @ coefficients[split:]
        logs = scores - logsumexp(scores, axis=1, keepdims=True)
        error = np.exp(logs)
        error[rows, codes] -= 1
        error *= weights[:, None]
        gradient = np.empty_like(coefficients)
        gradient[:split], gradient[split:] = columns.T @ error, transposed @ error
        penalised = coefficients[1:]  # the intercept is free
        gradient[1:] += penalty * penalised
        loss = -weights @ logs[rows, codes] + 0.5 * penalty * np.vdot(penalised, penalised)
        return float(loss), gradient.ravel()

    start = np.zeros((split + sparse.shape[1]) * classes)
    # Two threads add up in another order than one, and the last bits differ: the same data must give the same weights on
    # any number of cores. It takes no longer.
    with threadpool_limits(1, user_api="blas"):
        found = minimum(loss_and_gradient, start, TOLERANCE, max_iterations).reshape(-1, classes)
    return SoftmaxRegression(
        names=[str(name) for name in names],
        dense=found[1:split].astype(np.float32),
        sparse=found[split:].astype(np.float32),
        intercept=found[0].astype(np.float32),
    )
