"""What identifies by its form: numbers, addresses, accounts, dates of birth."""
from __future__ import annotations

from collections.abc import Collection, Iterator

from virtual_school.privacy.accounts import accounts
from virtual_school.privacy.addresses import addresses
from virtual_school.privacy.dates_of_birth import births
from virtual_school.privacy.numbers import numbers
from virtual_school.privacy.postcodes import postcodes
from virtual_school.privacy.span import Span


def identifiers(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give the spans of ``text`` that identify by their form; they may overlap. ``gates`` are those that ``text`` opens."""
    for finder in (accounts, numbers, births, postcodes, addresses):
        yield from finder(text, gates)
