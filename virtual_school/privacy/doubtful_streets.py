"""Addresses that are one only by what stands around them: a street without a street's word, misspelt, or before its number."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from virtual_school.privacy.span import Span
from virtual_school.privacy.streets import (
    DOUBTFUL,
    LONG_STREET,
    MISSPELT_STREETS,
    NAMED,
    NOT_STREET,
    NUMBER,
    SAID_NUMBER,
    STREET,
    TOWN,
)
from virtual_school.privacy.words_and_names import COMMON, core

_I = re.IGNORECASE
_LEAD = (
    r"(?:liv\w{0,3}|stay(?:s|ed|ing)?|addr(?:ess)?(?:\sis)?|adress(?:\sis)?|placed|placement(?:\sis)?|house(?:\sis)?|home(?:\sis)?|flat(?:\sis)?|reside[sd]?|sleeps?|mov(?:ed|ing)|with me|(?:i|we|she|he|it|they)(?:'s|'re|'m)?\s(?:are|is|am|was)|we're|were|i'm|im|shes|she's|hes|he's|its|it's|now|mum|dad|nan|entry of|sent? (?:\w{2,10}\s)?here)"
)
_LIVES = re.compile(rf"\b{_LEAD}[\s:,-]{{1,3}}(?:now\s)?(?:(?:at|in|to|on|into|is|now)[\s:]{{1,2}}){{0,2}}$|\b(?:from|to|at|into|out of|between|collect|deliver|drop|c/o|lot|plot)\s$|^$", _I)
_AT_HOME = re.compile(r"\b(?:liv\w{0,3}|stay(?:s|ed|ing)?|sleeps?|addr(?:es+)?(?:\sis)?|adress(?:\sis)?|placed|house(?:\sis)?|home(?:\sis)?|reside[sd]?|with me)[\s:,-]{1,3}(?:(?:at|in|to|is|on)[\s:]{1,2}){0,2}$|\b(?:now|shes|she's|hes|he's|im|i'm|we're|were)\s(?:now\s)?(?:at|in)\s$", _I)
_GOES = re.compile(r"\b(?:from|to|at|near|outside|by|for|between)\s$", _I)
_DOUBTFUL = re.compile(rf"(?<![\d.:])\b(?:{NUMBER}|{SAID_NUMBER}),?\s(?P<name>{NAMED})(?P<street>{DOUBTFUL}|{STREET})\b(?!\s(?:{DOUBTFUL})\b)(?:,\s{NAMED}{STREET}\b)?{TOWN}", _I)
_WORDS = re.compile(rf"\b{NUMBER}\s(?!{NOT_STREET})([a-z']{{3,20}})(?:\s([a-z']{{2,20}}))?(?:\s([a-z]{{3,9}}))?\b", _I)
_IS_ADDRESS = re.compile(r"\s(?:is|thats|that's|was)\s(?:my|our|his|her|their|the|where)\s(?:\w{1,10}\s)?(?:address|adress|house|home|place)\b", _I)
_NO_NUMBER_AFTER = rf"(?!\s?(?:%|am\b|pm\b|times|bus|{NOT_STREET})|[.:/-]?\d)"
_NUMBER_LAST = re.compile(
    rf"\b(?P<name>[a-z][a-z'.]{{3,20}})\s{LONG_STREET}\b(?:\s(?:north|south|east|west)\b)?,?\s(?P<no>(?:number|no|nr|house|flat|door)\.?\s?)?\d{{1,3}}[a-z]?\b{_NO_NUMBER_AFTER}(?:,?\s(?:flat|apartment|apt|room)\s\d{{1,3}})?{TOWN}",
    _I,
)
# "22 The Larches, Sandy Lane"
_THE = re.compile(rf"\b{NUMBER}\sthe\s[a-z]{{4,20}},\s{NAMED}{LONG_STREET}\b{TOWN}", _I)
# "number 7 on Marsh Road", "11 at the top of Winsdon Hill"
_NUMBER_ON = re.compile(rf"(?<!bus )(?<!route )\b(?:number|no\.?|house)\s\d{{1,4}}[a-z]?(?:\s[a-z]{{3,12}}){{0,2}}\s(?:on|off|at the (?:top|bottom|end) of|along)\s(?:the\s)?{NAMED}{STREET}\b{TOWN}", _I)
_NUMBERS = frozenset(["school", "year", "class", "room", "section", "page", "level", "chapter", "unit"])


def doubtful_streets(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give the addresses that are known by their capitals or by what leads to them."""
    if "doubtful street" in gates:
        yield from (Span(*found.span(), "address") for found in _DOUBTFUL.finditer(text) if _is_meant(found, text))
    if "numbered words" in gates:
        yield from _without_street(text)
    if "numbered the" in gates:
        yield from (Span(*found.span(), "address") for found in _THE.finditer(text))
    if "number last" in gates:
        yield from (Span(*found.span(), "address") for found in _NUMBER_LAST.finditer(text) if _is_known(found, text))
        yield from (Span(*found.span(), "address") for found in _NUMBER_ON.finditer(text))


def _before(text: str, start: int) -> str:
    return text[max(0, start - 30) : start]


def _is_meant(found: re.Match[str], text: str) -> bool:
    """Return whether a number and a name before a word like "bank" are an address: by capitals, or by what stands before."""
    names = found["name"].split()
    if _AT_HOME.search(_before(text, found.start())):
        return True
    rare = any(COMMON.get(core(name), 4) > 1 for name in names)
    led = _LIVES.search(_before(text, found.start())) is not None or text[max(0, found.start() - 2) : found.start()] == ", "
    return (rare and led) or (all(name[:1].isupper() for name in names) and found["street"][:1].isupper() and (rare or led) and not text.isupper())


def _without_street(text: str) -> Iterator[Span]:
    """Give a number and a name that is no word, where somebody lives: "at 104 Connaught", "28 chester aveneu"."""
    for found in _WORDS.finditer(text):
        first, second, third = (core(word or "") for word in found.groups())
        if second in MISSPELT_STREETS or third in MISSPELT_STREETS:
            yield Span(found.start(), found.end(2 if second in MISSPELT_STREETS else 3), "address")
        elif first not in COMMON and _is_lived_in(found, text):
            more = second != "" and second not in COMMON
            yield Span(found.start(), found.end(2 if more else 1), "address")


def _is_lived_in(found: re.Match[str], text: str) -> bool:
    before = _before(text, found.start())
    far = len(found.group(1)) > 5 and _GOES.search(before)  # "the taxi went to 21 dovehouse"
    return bool(far or _AT_HOME.search(before) or _IS_ADDRESS.match(text, found.end(1)))


def _is_known(found: re.Match[str], text: str) -> bool:
    """Return whether a street before a number is where somebody lives, not a bus that goes there."""
    if found["no"]:
        return True
    return core(found["name"]) not in _NUMBERS and (_AT_HOME.search(_before(text, found.start())) is not None or (COMMON.get(core(found["name"]), 4) > 2 and text[found.end() : found.end() + 1] in ("", ",", ".", ";")))
