"""The classifier fits as scikit-learn's does, and the limits keep the promise they are chosen for."""
from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from bot.abstainer import Limits
from bot.calibrate import (
    best_temperature,
    choose,
    share,
    upper_bound,
    weigh,
    with_sureness,
    with_temperature,
)
from bot.candidate import OUT_OF_SCOPE, Candidate
from bot.scoring import Scored
from bot.softmax_regression import fit
from bot.taught_words import Wording

LIMITS = Limits(0.5, 0.3, 0.1, 0.9, 0.0, 0.9)
NEVER: frozenset = frozenset()


def test_it_fits_what_scikit_learn_fits() -> None:
    rng = np.random.default_rng(0)
    dense, sparse = rng.normal(size=(60, 4)).astype(np.float32), csr_matrix(rng.random((60, 9)) * (rng.random((60, 9)) < 0.3))
    labels = [str(int(value)) for value in np.digitize(dense[:, 0] + rng.normal(size=60) / 3, [-0.5, 0.8])]
    ours = fit(dense, sparse, labels, C=10.0).probabilities(dense, sparse)
    together = hstack([csr_matrix(dense), sparse]).tocsr()
    theirs = LogisticRegression(C=10.0, class_weight="balanced", max_iter=1000).fit(together, labels).predict_proba(together)
    # The weights of the classes sum to 1 here and to the number of examples there: the same.
    assert np.abs(ours - theirs).max() < 0.01


def test_one_intent_alone_cannot_be_fitted() -> None:
    with pytest.raises(ValueError, match="at least two intents"):
        fit(np.ones((2, 1), dtype=np.float32), csr_matrix((2, 1)), ["a", "a"], C=1.0)


def question(right: bool, confidence: float, *, answerable: bool = True) -> Scored:
    name = "a" if right else "b"
    ranking = [Candidate(name, confidence, 0.9), Candidate(OUT_OF_SCOPE, 1 - confidence, 0.1)]
    expected = frozenset({"a"}) if answerable else frozenset()
    return Scored(ranking, 0.1, expected, sureness=confidence)


def test_the_limits_keep_the_wrong_answers_below_what_is_allowed() -> None:
    held = [question(True, 0.95)] * 700 + [question(True, 0.6)] * 200 + [question(False, 0.72)] * 100
    limits, _, found = choose([question(True, 0.95)], held, LIMITS, NEVER, most_wrong=0.02)
    assert limits.sureness > 0.72
    assert (found.right, found.wrong) == (700, 0)
    loose, _, found = choose([question(True, 0.95)], held, LIMITS, NEVER, most_wrong=0.2)
    assert loose.sureness <= 0.6 and (found.right, found.wrong) == (900, 100)


def test_an_answer_to_what_is_none_of_ours_is_wrong() -> None:
    found = share([question(True, 0.9, answerable=False), question(True, 0.9), question(True, 0.4)], LIMITS, NEVER)
    assert (found.answerable, found.right, found.wrong) == (2, 1, 1)


def test_the_bound_is_wilsons() -> None:
    assert round(upper_bound(0, 100), 4) == 0.0263
    assert upper_bound(5, 1000) > 0.005


def test_the_temperature_brings_confidence_to_what_is_right() -> None:
    questions, labels = [question(True, 0.6)] * 100, ["a"] * 90 + [OUT_OF_SCOPE] * 10
    warmed = with_temperature(questions, best_temperature(questions, labels))
    # Bounded at 0.3: 0.6 becomes 0.79.
    assert 0.75 < warmed[0].ranking[0].confidence <= 0.92


def test_the_evidence_is_weighed_by_what_turned_out_right() -> None:
    near = Scored([Candidate("a", 0.8, 0.9), Candidate("b", 0.2, 0.3)], 0.2, frozenset({"a"}))
    far = Scored([Candidate("a", 0.8, 0.4), Candidate("b", 0.2, 0.3)], 0.6, frozenset())
    weights = weigh([near, far] * 50, [])
    first, second = with_sureness([near, far], weights)
    # The classifier is as sure of both; only the nearness tells them apart.
    assert first.sureness > 0.8 and second.sureness < 0.2
    assert [one.sureness for one in with_sureness([near], {})] == [0.8]


def test_words_that_no_example_uses_are_evidence_against_an_answer() -> None:
    ranking = [Candidate("a", 0.8, 0.7), Candidate("b", 0.2, 0.3)]
    known = Scored(ranking, 0.4, frozenset({"a"}), Wording({"a": 0.9}, 6))
    strange = Scored(ranking, 0.4, frozenset(), Wording({"a": 0.3}, 6))
    first, second = with_sureness([known, strange], weigh([known, strange] * 50, []))
    assert first.sureness > 0.8 and second.sureness < 0.2


def test_what_was_held_back_counts_more_than_an_example() -> None:
    held = Scored([Candidate("a", 0.8, 0.7), Candidate("b", 0.2, 0.3)], 0.4, frozenset({"a"}))
    example = Scored(held.ranking, 0.4, frozenset())
    weights = weigh([held] * 50, [example] * 50)
    assert with_sureness([held], weights)[0].sureness > 0.75
