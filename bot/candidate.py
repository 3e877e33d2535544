"""One intent that a question may be about."""
from __future__ import annotations

from dataclasses import dataclass

OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Candidate:
    """One intent with the classifier's confidence and the cosine to its nearest example, both 0 to 1."""

    name: str
    confidence: float
    similarity: float
