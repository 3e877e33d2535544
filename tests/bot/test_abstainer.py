"""When to answer, when to ask back, when to say that it is unclear."""
from __future__ import annotations

import pytest

from bot.abstainer import AMBIGUOUS, Limits, decide, offered
from bot.candidate import OUT_OF_SCOPE, Candidate

LIMITS = Limits(
    sureness=0.4, similarity=0.4, out_of_scope_lead=0.1, choice_confidence=0.5, choice_margin=0.2, choice_similarity=0.4
)
NEVER = frozenset({OUT_OF_SCOPE, "greet"})


def ranked(*candidates: tuple[str, float, float]) -> list[Candidate]:
    return [Candidate(*candidate) for candidate in candidates]


@pytest.mark.parametrize(
    ("ranking", "out_of_scope", "expected"),
    [
        (ranked(("a", 0.9, 0.8), ("b", 0.05, 0.5)), 0.3, "a"),
        (ranked(("a", 0.39, 0.8), ("b", 0.05, 0.5)), 0.3, "nlu_fallback"),  # not sure enough
        (ranked(("a", 0.99, 0.39), ("b", 0.01, 0.3)), 0.3, "nlu_fallback"),  # sure, and far from all examples
        (ranked(("a", 0.9, 0.6), ("b", 0.05, 0.5)), 0.71, OUT_OF_SCOPE),  # an out-of-scope example is nearer
        (ranked((OUT_OF_SCOPE, 0.9, 0.6), ("b", 0.05, 0.5)), 0.6, OUT_OF_SCOPE),
        (ranked(("a", 0.45, 0.8), ("b", 0.4, 0.8)), 0.3, AMBIGUOUS),
        (ranked(("a", 0.3, 0.8), ("b", 0.25, 0.8)), 0.3, AMBIGUOUS),  # neither is sure, together they are
        (ranked(("a", 0.45, 0.8), ("greet", 0.4, 0.8)), 0.3, "a"),  # small talk is never offered
        (ranked(("greet", 0.45, 0.8), ("b", 0.4, 0.8)), 0.3, "greet"),
        (ranked(("a", 0.45, 0.8), ("b", 0.4, 0.2)), 0.3, "a"),  # the second is far from all examples
    ],
)
def test_a_question_is_decided(ranking: list[Candidate], out_of_scope: float, expected: str) -> None:
    assert decide(ranking, out_of_scope, ranking[0].confidence, LIMITS, never_offered=NEVER) == expected


def test_at_most_three_are_offered_and_only_those_that_count() -> None:
    three = ranked(("a", 0.3, 0.8), ("b", 0.28, 0.8), ("c", 0.2, 0.8), ("d", 0.19, 0.8))
    assert [c.name for c in offered(three, LIMITS, never_offered=NEVER)] == ["a", "b", "c"]
    two = ranked(("a", 0.3, 0.8), ("b", 0.28, 0.8), ("c", 0.1, 0.8))
    assert [c.name for c in offered(two, LIMITS, never_offered=NEVER)] == ["a", "b"]
