"""A piece of a text that says who somebody is."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Span:
    """From ``start`` up to ``end``, in code points, and what stands there."""

    start: int
    end: int
    kind: str
