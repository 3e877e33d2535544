"""The second look: what the meaning of a whole text says of danger, where its words alone do not decide.

The networks over its embedding are made by ``make urgency-model`` and shipped.
"""
from __future__ import annotations

from pathlib import Path

from sentence_encoder.encoder import pooled
from virtual_school.networks import Networks, read_layers
from virtual_school.privacy.plain import plain
from virtual_school.reading import Read

WEIGHTS = Path(__file__).with_name("second_look.npz")
_NETWORKS = Networks(read_layers(WEIGHTS))


def danger_odds(text: str, read: Read) -> float | None:
    """Return the log-odds that ``text`` speaks of danger by its meaning, ``None`` when that is not known."""
    pieces = read(" ".join(plain(text)[0].split()))  # as masking reads it, so that it is read once
    return None if pieces is None else float(_NETWORKS.log_odds(pooled(pieces.states[None]))[0])
