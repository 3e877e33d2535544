"""How probable it is that the first answer is the right one: all the evidence on a question, weighed together."""
from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bot.candidate import OUT_OF_SCOPE, Candidate
from bot.taught_words import Wording

SMALLEST = 1e-6


def evidence(ranking: Sequence[Candidate], out_of_scope_similarity: float, wording: Wording) -> dict[str, float]:
    """Return what speaks for the first of ``ranking``, by name.

    confidence: the classifier's, as the logarithm of its odds. lead: over the second, as the logarithm of their ratio.
    similarity: the cosine to its nearest example. to_others: how much nearer the nearest example of another answer is.
    to_out_of_scope: the same for out-of-scope examples. out_of_scope: their confidence, as a logarithm. covered: the share
    of the words that the first answer's examples use. length: the number of words, as a logarithm. denies: 1 when it says
    what is not meant.
    """
    best = ranking[0]
    out_of_scope = next((c.confidence for c in ranking if c.name == OUT_OF_SCOPE), 0.0)
    others = [c.similarity for c in ranking[1:] if c.name != OUT_OF_SCOPE]
    second = ranking[1].confidence if len(ranking) > 1 else 0.0
    return {
        "confidence": _log(best.confidence) - _log(1 - best.confidence),
        "lead": _log(best.confidence) - _log(second),
        "similarity": best.similarity,
        "to_others": max(others, default=0.0) - best.similarity,
        "to_out_of_scope": out_of_scope_similarity - best.similarity,
        "out_of_scope": _log(out_of_scope),
        "covered": wording.covered.get(best.name, 0.0),
        "length": math.log(1 + wording.words),
        "denies": float(wording.denies),
    }


def sureness(
    ranking: Sequence[Candidate], out_of_scope_similarity: float, wording: Wording, weights: Mapping[str, float]
) -> float:
    """Return the probability, 0 to 1, that the first of ``ranking`` is right, by a logistic regression's ``weights``.

    ``weights``: one number for each piece of ``evidence`` and an ``intercept``; empty: the classifier's confidence counts.
    """
    if not weights:
        return ranking[0].confidence
    found = evidence(ranking, out_of_scope_similarity, wording)
    score = weights["intercept"] + sum(weights[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-500.0, min(500.0, score))))


def _log(share: float) -> float:
    return math.log(max(share, SMALLEST))
