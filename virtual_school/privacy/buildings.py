"""Addresses in a building or a house that has a name, with no number of the street."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from virtual_school.privacy.span import Span
from virtual_school.privacy.streets import NAMED, NOT_STREET, STREET, TOWN
from virtual_school.privacy.words_and_names import COMMON, OURS, core

_I = re.IGNORECASE
_BUILDING = r"(?:house|court|lodge|towers?|point|flats?|mansions|heights|estate|hostel|block|buildings?|mill|works|orchard|place|view|hall|gate|park|villas)"
_FLAT = r"(?:flat|apartment|apt|unit|door|room|number|no\.?)"
_STREET_AFTER = rf"(?:,?\s(?:(?:on|in|off)\s)?{NAMED}{STREET}\b{TOWN})?"
# "Kestrel Court flat 9", "Hightown Tower, seventh floor, flat 704", "pomfret house flat 2".
_FLAT_LAST = re.compile(rf"\b(?:(?:the|st\.?|saint)\s)?(?P<name>(?:(?!{NOT_STREET})[a-z'.]{{3,20}}\s){{1,2}}){_BUILDING},?\s(?:[a-z]{{3,9}}\sfloor,?\s)?(?P<flat>{_FLAT})\s?\d{{1,3}}[a-z]?\b(?P<street>{_STREET_AFTER})", _I)
# "Flat 44 Lewsey Towers", "Block C, 14 Guildford House", "Studio 17, Cumberland Works, Park Row", "Unit 2, The Maltings, Brewery Yard".
_FLAT_FIRST = re.compile(
    rf"\b(?:(?:flat|apartment|apt|studio|annexe?|block)\s?(?:\d{{1,3}}[a-z]?|[a-h])|(?:unit|pitch|plot|caravan)\s?\d{{1,3}}),?\s(?:\d{{1,3}}\s)?(?:the\s)?(?:(?!{NOT_STREET})[a-z'.]{{3,20}}\s){{0,2}}(?:(?:{_BUILDING}|{STREET})\b|maltings\b)(?:,\s(?:[a-z']{{3,20}}\s){{1,2}}(?:{STREET}|yard|bank|hill)\b)?{TOWN}", _I
)
# "Studio 16, The Foundry"
_FLAT_THE = re.compile(r"\b(?i:flat|apartment|apt|studio|unit|block)\s?(?:\d{1,3}[a-z]?|[A-H]),?\sThe(?:\s[A-Z][a-z]{2,15}){1,2}\b")
_CAPITAL = r"[A-Z][a-z']{1,20}"
# "Meadow View, Harlington Lane", "The Lodge, Stockwood Gate".
_NAMED_HOUSE = re.compile(rf"(?P<house>\b(?:(?:The|the|Y)\s)?{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}),\s(?P<street>{_CAPITAL}(?:\s{_CAPITAL}){{0,2}})\b")
_LONG = re.compile(r"(?:road|rd|street|st|avenue|ave|close|lane|drive|crescent|way|gardens|court|grove|terrace|rise|row|mews|yard|gate|end|walk|wharf|parade)$", _I)
_SHORT = re.compile(r"(?:hill|bank|green|park|view|place|square|vale|chase)$", _I)  # also what a school or a part of town is called
_ON_STREET = re.compile(r"\b(?:road|rd|street|st|avenue|ave|close|lane|drive|crescent|way)$", _I)
_PUBLIC = re.compile(r"\b(?:schools?|academy|college|library|centre|center|hall|club|church|mosque|temple|gurdwara|museum|station|offices?|university|hospital|clinic|surgery|venue|theatre|cafe|shop|stadium|nursery|infants?|juniors?|primary|high|pitch|court room|council|town|market|pool|gym|arena|futures|auction|hub|building|luton|dunstable|bedford)\b", _I)
_AT = re.compile(r"(?:\b(?:at|to|from|outside|is|are|in|us|be|c/o|into|address|placement|live[sd]?)|[:?.,])\s$", _I)
_HOME = re.compile(r"\b(?:liv(?:e|es|ing|ed)|stay\w{0,3}|address|sleep\w{0,3}|hostel|moved|home|placed)\b", _I)


def buildings(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give the addresses in houses that are called something; they may overlap."""
    for found in _FLAT_LAST.finditer(text) if "flat last" in gates else ():
        if (found["flat"].lower() not in ("room", "unit") or found["street"] or _HOME.search(text)) and not _PUBLIC.search(found["name"]):
            yield Span(found.start(), found.end(), "address")
    yield from (Span(*found.span(), "address") for pattern in (_FLAT_FIRST, _FLAT_THE) if "flat first" in gates for found in pattern.finditer(text))
    for found in _NAMED_HOUSE.finditer(text) if "named house" in gates else ():
        if _is_house(found["house"], text[max(0, found.start() - 12) : found.start()]) and (_LONG.search(found["street"]) or (_HOME.search(text) and _SHORT.search(found["street"]))) and " " in found["street"]:
            yield Span(*found.span(), "address")


def _is_house(name: str, before: str) -> bool:
    """Return whether a name before a street is a home's: no town, school, street or weekday."""
    words = name.split()
    if _PUBLIC.search(name) or _ON_STREET.search(name) or all(core(word) in OURS for word in words):
        return False
    return _AT.search(before) is not None and (len(words) > 1 or COMMON.get(core(name), 4) > 1)
