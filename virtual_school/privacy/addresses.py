"""Where somebody lives: street addresses, with what belongs to them before and after. Every gap of every pattern is bounded."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from virtual_school.privacy.buildings import buildings
from virtual_school.privacy.doubtful_streets import doubtful_streets
from virtual_school.privacy.postcodes import postcodes
from virtual_school.privacy.span import Span
from virtual_school.privacy.streets import (
    DOUBTFUL,
    END,
    HOUSE,
    LONG_STREET,
    NAMED,
    NOT_STREET,
    NUMBER,
    PLACE_AFTER,
    ROOM,
    SAID_NUMBER,
    STREET,
    TOWN,
)
from virtual_school.privacy.words_and_names import COMMON, OURS, core, kind_of_word

_I = re.IGNORECASE
_ADDRESS = tuple(
    re.compile(pattern, _I)
    for pattern in (
        rf"\b(?:(?:[a-z]{{3,15}} {HOUSE},? )?(?:{ROOM}\s?\d{{1,3}}[a-z]?,? )?(?:[a-z]{{3,15}} {HOUSE},? )?){NUMBER},?\s(?:{NAMED}|the\s){END}(?:,\s{NAMED}{LONG_STREET}\b{TOWN})?",
        rf"\b{ROOM}\s?\d{{1,3}}\s?[a-z]?,?\s(?:the\s)?(?:{NAMED}){{1,1}}(?:{STREET}|{HOUSE})\b(?:,?\s{NAMED}{LONG_STREET}\b)?{TOWN}|\b{ROOM}\s?\d{{1,3}}[a-z]?,?\s(?:the\s)?[a-z']{{3,20}}(?:\s[a-z']{{3,20}})?,?\s{NAMED}{LONG_STREET}\b{TOWN}",
        rf"\b{SAID_NUMBER},?\s(?!(?:way|long|big|different|busy|main|other|more|high|one|two)\b){NAMED}(?:road|street|avenue|close|lane|drive|crescent|way|gardens|court|grove|terrace|rise|walk|hill)\b{TOWN}",
        rf"\b(?:live|lives|living|staying|moved|address)[\s:]{{1,2}}(?:(?:is|at|on|in|to)\s)?(?:(?:the\s)?(?:[a-z]{{3,15}}\s){{1,2}}{HOUSE},?\s)?{NAMED}(?:road|rd|street|avenue|ave|close|lane|drive|crescent|gardens|terrace|grove)\b(?:,?\s(?:number|no)\.?\s?\d{{1,4}}[a-z]?)?{TOWN}",
        rf"\b(?:[a-z]{{3,15}}\s)?[a-z]{{3,15}}\s(?:cottage|lodge|farm|house|mill|chapel|barn|vicarage),\s{NAMED}{STREET}\b{TOWN}",
        rf"(?!{NOT_STREET})\b[a-z'.]{{3,20}}\s{LONG_STREET},?\s(?:number|no)\.?\s?\d{{1,4}}[a-z]?\b",
    )
)
_GATES = ("numbered street", "room", "said street", "lived in", "house", "street number")
# What belongs to an address that begins after it: "The Gables, 18 Vicarage Street", "Flat B, 58 Cardigan Row", "45 not 54 Sundon Hill".
_HOUSE_BEFORE = re.compile(
    rf"(?:(?P<name>\b(?:(?:The|St\.?|Y)\s)?[A-Z][\w']{{1,20}}(?:\s[A-Z][\w']{{1,20}}){{0,2}}|\b[Tt]he\s[a-z]{{3,15}}|\b[a-z]{{3,15}}\s(?i:{HOUSE}|{DOUBTFUL})),|(?i:\b(?:{ROOM}|block|house|door)\.?\s?(?:\d{{1,3}}[a-z]?|[a-h])|\b(?:ground|top|first|second|third|basement)(?:\sfloor)?\sflat),?|\b\d{{1,4}}[a-z]?\snot)\s(?:rear of\s|c/o\s)?$"
)
_AFTER = re.compile(rf",?\s(?:(?:{ROOM}|door|number|no\.?)\s?\d{{1,3}}[a-z]?\b|(?:ground|top|first|second|third|fourth|fifth|basement|\d{{1,2}}(?:st|nd|rd|th))\sfloor\b|(?:off|on|behind|opposite)\s(?:the\s)?{NAMED}{LONG_STREET}\b)", re.IGNORECASE)
# Only with a capital: in small letters whatever follows a comma would do.
_PLACE_AFTER = re.compile(r",\s([A-Z][a-z'-]{2,20}(?:\s(?:(?:of|on|upon|the)\s)?[A-Z][a-z'-]{2,20})?)(?![\w'])")
_KNOWN_PLACE_AFTER = re.compile(PLACE_AFTER, _I)
_IS_HOUSE = re.compile(rf"{HOUSE}|{DOUBTFUL}")
# "house number is 209"; only with a street or a postcode in the text "house 31", "we are at number 4"
_NUMBER_SAID = re.compile(r"\b(?:house|flat|door) (?:number|no\.?)(?:\sis|:)?\s(\d{1,4}[a-z]?)\b|\bhotel,?\s(?:in\s)?(room\s\d{1,4})\b", re.IGNORECASE)
_NUMBER_BESIDE = re.compile(r"\b(?:house|(?:at|is|im|were|we're) number)\s(\d{1,4}[a-z]?)\b(?!\s(?:points?|pupils|kids|children))", re.IGNORECASE)
_LONGEST_BEFORE = 70
_FAMOUS = re.compile(r"\b(?:downing|baker|sesame|coronation|ramsay|quality) st(?:reet)?\b|\bprivet drive\b|\balbert square\b", re.IGNORECASE)
# The number after it is that of something else: "bus 31 along Dunstable Road", "chapter 9 The Road".
_COUNTS_OTHERS = re.compile(r"\b(?:bus|route|chapter|junction|paper|page|section|key stage|scene|episode|volume)\s(?:number\s|no\.?\s)?$", re.IGNORECASE)


def addresses(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give street addresses; they may overlap."""
    streets = [span for span in _streets(text, gates) if not _COUNTS_OTHERS.search(text[max(0, span.start - 20) : span.start])]
    found = [_whole(span, text) for span in streets if not _FAMOUS.search(text, span.start, span.end)]
    yield from found
    yield from (Span(*match.span(match.lastindex or 0), "address") for match in _NUMBER_SAID.finditer(text) if "number said" in gates)
    if "number beside" in gates and (found or any(postcodes(text, gates))):
        yield from (Span(*match.span(1), "address") for match in _NUMBER_BESIDE.finditer(text))


def _streets(text: str, gates: Collection[str]) -> Iterator[Span]:
    for gate, pattern in zip(_GATES, _ADDRESS, strict=True):
        if gate in gates:
            yield from (Span(*found.span(), "address") for found in pattern.finditer(text))
    yield from doubtful_streets(text, gates)
    yield from buildings(text, gates)


def _whole(span: Span, text: str) -> Span:
    """Return the address with the flat and the name of the house around it."""
    start = span.start
    for _ in range(2):
        before = _HOUSE_BEFORE.search(text[max(0, start - _LONGEST_BEFORE) : start])
        if before is None or (before["name"] and not _may_be_house(before["name"])):
            break
        start -= len(before.group())
    after = _AFTER.match(text, span.end)
    return Span(start, end_of_places(text, after.end() if after else span.end), span.kind)


def end_of_places(text: str, end: int) -> int:
    """Return where an address ends that a part of town, a village, a town or a county may follow: ", Upper Thrupp, Oxenshire"."""
    for _ in range(3):
        known = _KNOWN_PLACE_AFTER.match(text, end)
        place = known or _PLACE_AFTER.match(text, end)
        if place is None or not (known or _may_be_place(place.group(1))):
            break
        end = place.end()
    return end


def _may_be_place(name: str) -> bool:
    """Return whether words with capitals after an address and a comma may be a place: one is no common word, none is ours."""
    words = [core(word) for word in name.split()]
    return any(COMMON.get(word, 4) > 2 for word in words) and OURS.isdisjoint(words)


def _may_be_house(name: str) -> bool:
    """Return whether words before an address may be what the house is called, no greeting and nobody's name."""
    words = name.lower().replace("'s", "").split()
    if len(words) == 1:
        return COMMON.get(words[0], 4) > 1 and kind_of_word(words[0]) != "given"
    return _IS_HOUSE.fullmatch(words[-1]) is not None or not any(kind_of_word(word) == "given" for word in words)
