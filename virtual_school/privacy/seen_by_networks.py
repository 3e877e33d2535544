"""What the networks of names and of addresses see of a word: what it means, what the text means, its neighbours, how it is written."""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from sentence_encoder.encoder import DIMENSIONS, WordPieces
from virtual_school.networks import Networks, read_layers
from virtual_school.privacy.tokens import Token

KINDS, SHAPES = ("given", "family", "both", "unknown", "word"), ("small", "Capital", "UPPER")
MANNERS, GAPS = ("shouted", "titled", "small", "normal"), ("", ".", ",", "-", "&")
FORM = len(KINDS) + len(SHAPES) + len(MANNERS) + len(GAPS) + 1

WHOLE = slice(DIMENSIONS, 2 * DIMENSIONS)  # where, in what they see, the meaning of the whole text stands


class WordNetworks:
    """Networks that say of words whether they are part of something, from weights made beforehand."""

    def __init__(self, weights: Path) -> None:
        self._networks = Networks(read_layers(weights), WHOLE)

    def odds(self, pieces: WordPieces, found: Sequence[Token], written: str, positions: Sequence[int]) -> dict[int, float]:
        """Return the log-odds of the words of ``found`` at ``positions``, without those that were not read.

        ``written`` is the manner of the text (``tokens.manner``).
        """
        read, rows = seen_by_networks(pieces, found, written, positions)
        return dict(zip(read, map(float, self._networks.log_odds(rows)), strict=True)) if read else {}


def seen_by_networks(
    pieces: WordPieces, found: Sequence[Token], written: str, positions: Sequence[int]
) -> tuple[list[int], np.ndarray]:
    """Return which of ``positions`` were read (the middle of a long text is not), and float32 of shape (those, inputs)."""
    read, first, last, form = pieces_of(pieces, found, written, positions)
    states = pieces.states
    sums = np.concatenate([np.zeros_like(states[:1]), states.cumsum(axis=0)])
    own = (sums[last + 1] - sums[first]) / (last - first + 1)[:, None]
    whole = np.broadcast_to(sums[-1] / len(states), own.shape)
    return read, np.concatenate([own, whole, states[first - 1], states[last + 1], form], axis=1, dtype=np.float32)


def pieces_of(
    pieces: WordPieces, found: Sequence[Token], written: str, positions: Sequence[int]
) -> tuple[list[int], np.ndarray, np.ndarray, np.ndarray]:
    """Return which of ``positions`` were read, the first and the last piece of each, and how each is written (those, FORM)."""
    tokens = [found[position] for position in positions]
    # The places ascend. The first piece is the mark of the beginning, the last one that of the end.
    starts, ends = np.array(pieces.places[1:-1], dtype=np.int64).reshape(-1, 2).T
    first = np.searchsorted(ends, [token.start for token in tokens], side="right") + 1
    last = np.searchsorted(starts, [token.end for token in tokens], side="left")
    (read,) = np.nonzero(first <= last)
    form = np.array([_as_written(tokens[one], written) for one in read], dtype=np.float32).reshape(len(read), FORM)
    return [positions[int(one)] for one in read], first[read], last[read], form


def _as_written(token: Token, written: str) -> list[bool]:
    said = [token.kind == kind for kind in KINDS] + [token.shape == shape for shape in SHAPES]
    return [*said, *(written == manner for manner in MANNERS), *(token.gap == gap for gap in GAPS), token.possessive]
