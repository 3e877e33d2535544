"""What the networks of names and of addresses learn from, and their fit."""
from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np
from fit_networks import fit_networks
from name_texts import Example, inside, recased, with_a_word, with_other_names, with_other_public_names

from sentence_encoder.encoder import SentenceEncoder, WordPieces
from virtual_school.networks import Layers
from virtual_school.privacy.about_somebody import WordWeights
from virtual_school.privacy.name_features import may_be_name
from virtual_school.privacy.phrases import nobodys
from virtual_school.privacy.seen_by_networks import seen_by_networks
from virtual_school.privacy.tokens import Token, manner, tokens
from virtual_school.reading import as_read

UNITS, EPOCHS, NETWORKS = 64, 15, 4  # twice the units gain nothing; two networks depend more on how a processor rounds
OTHER_NAMES = 2  # copies of a text with names that they learn from
AT_ONCE = 20_000  # texts read at once, for the memory

RowsOf = Callable[[Example, WordPieces], tuple[np.ndarray, list[bool]]]


def for_networks(personal: Sequence[Example], harmless: Sequence[Example], about: WordWeights) -> list[Example]:
    """Return the texts that the networks learn from, and some made of them with other names and other words."""
    chance = random.Random(3)  # noqa: S311
    texts = list(personal) + [with_other_names(example, chance) for example in personal for _ in range(OTHER_NAMES)]
    texts += [recased(example, str.lower) for example in personal]
    texts += list(harmless) + [recased(e, chance.choice([str.lower, str.lower, str.title, str.upper])) for e in harmless]
    texts += [with_other_public_names(example, about, chance) for example in harmless]
    return texts + [with_a_word(example, chance) for example in harmless]


def rows_of_names(example: Example, pieces: WordPieces) -> tuple[np.ndarray, list[bool]]:
    """Return what the networks see of every word that may be a name, and whether it is one."""
    found, written, positions = may_be_names(example)
    read, inputs = seen_by_networks(pieces, found, written, positions)
    return inputs.astype(np.float16), [inside(found[position], example) for position in read]


def may_be_names(example: Example) -> tuple[list[Token], str, list[int]]:
    """Return the words of a text, how it is written, and the positions of the words that may be names."""
    found = tokens(example.text)
    written, nobody = manner(found), nobodys(found)
    befores = [None, *found[:-1]]
    positions = [p for p, token in enumerate(found) if p not in nobody and may_be_name(token, befores[p], written)]
    return found, written, positions


def fitted_networks(texts: Sequence[Example], rows_of: RowsOf, encoder: SentenceEncoder) -> Layers:
    """Return networks that tell the marked words of ``texts`` from the others."""
    found: list[np.ndarray] = []
    labels: list[bool] = []
    for start in range(0, len(texts), AT_ONCE):
        together = texts[start : start + AT_ONCE]
        read = encoder.word_pieces([as_read(example.text) for example in together])
        for example, pieces in zip(together, read, strict=True):
            inputs, marked = rows_of(example, pieces)
            found.append(inputs)
            labels += marked
    return fit_networks(np.concatenate(found, dtype=np.float32), labels, UNITS, EPOCHS, NETWORKS)
