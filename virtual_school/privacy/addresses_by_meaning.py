"""Addresses by the meaning of a text: what no pattern of streets and numbers finds, or only a part of.

The networks are made by ``make names-model`` and shipped.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from virtual_school.privacy.addresses import end_of_places
from virtual_school.privacy.seen_by_networks import WordNetworks
from virtual_school.privacy.span import Span
from virtual_school.privacy.streets import DOUBTFUL, HOUSE, ROOM, SAID_NUMBER, STREET
from virtual_school.privacy.tokens import Token, manner, tokens
from virtual_school.reading import Meaning

WEIGHTS = Path(__file__).with_name("addresses_by_meaning.npz")
# Log-odds above which a word may be a part of an address, what one of its words must have beside a number or a house's word, and
# what alone. Chosen with weights that had not seen them: of 189 addresses of unusual form 134 are found whole, patterns included
# (109 with the weights and limits before), and 1 of 170 texts made to fool it loses something, as before; at 2 instead of 2.5 it is
# 135 and 2.
PART, SURE, SURE_ALONE = -2.0, 2.5, 4.0
# Log-odds of all its words below which what a pattern found is no address: at this none of the 189 is lost, nor of 1,555 others
# (which were learnt from), and of 6,082 harmless texts (of which 3,862 were) 4 instead of 8 lose something.
NO_ADDRESS = -2.5
_MAY_HAVE = re.compile(rf"\d|\b(?:{SAID_NUMBER}|{HOUSE}|{ROOM}|{STREET}|{DOUBTFUL})\b", re.IGNORECASE)
_NUMBER = re.compile(rf"\d{{1,4}}[a-z]?|{SAID_NUMBER}|{HOUSE}|{ROOM}", re.IGNORECASE)
_HIDDEN = re.compile(r"0{2,12}|#{2,40}")  # what was found already
_JOINED = re.compile(r"[\s,./'&-]{0,3}")
_NETWORKS = WordNetworks(WEIGHTS)


def may_have_address(text: str) -> bool:
    """Return whether ``text`` has a number or a word for a street or a house."""
    return _MAY_HAVE.search(text) is not None


def may_be_part(token: Token) -> bool:
    """Return whether a word may be part of an address: one that was masked is not."""
    return _HIDDEN.fullmatch(token.word) is None


def without_what_is_none(spans: Sequence[Span], text: str, meaning: Meaning) -> list[Span]:
    """Return ``spans`` without the addresses in ``text`` that by its meaning surely are none: "by 1 October"."""
    pieces = meaning() if any(span.kind == "address" for span in spans) else None
    if pieces is None:
        return list(spans)
    found = tokens(text)
    odds = _NETWORKS.odds(pieces, found, manner(found), range(len(found)))
    return [
        span
        for span in spans
        if span.kind != "address"
        or any(odds.get(p, 0.0) > NO_ADDRESS for p, token in enumerate(found) if token.start < span.end and span.start < token.end)
    ]


def addresses_by_meaning(text: str, found: Sequence[Token], meaning: Meaning, *, beside: bool) -> Iterator[Span]:
    """Give the addresses among the words ``found`` in ``text``; ``beside`` says whether one is known already.

    One without a number or a word for a house is given only then, or where its meaning leaves little doubt.
    """
    pieces = meaning() if may_have_address(text) else None
    if pieces is None:
        return
    odds = _NETWORKS.odds(pieces, found, manner(found), [position for position, token in enumerate(found) if may_be_part(token)])
    for run in _runs(text, found, [odds.get(position, PART) > PART for position in range(len(found))]):
        surest = max(odds[position] for position in run)
        if surest > SURE_ALONE or (surest > SURE and (beside or any(_NUMBER.fullmatch(found[p].word) for p in run))):
            yield Span(found[run[0]].start, end_of_places(text, found[run[-1]].end), "address")


def _runs(text: str, found: Sequence[Token], inside: Sequence[bool]) -> Iterator[list[int]]:
    """Give the positions of words that are ``inside`` and follow each other."""
    run: list[int] = []
    for position, token in enumerate(found):
        joined = run and _JOINED.fullmatch(text, found[run[-1]].end, token.start)
        if run and not (inside[position] and joined):
            yield run
            run = []
        if inside[position]:
            run.append(position)
    if run:
        yield run
