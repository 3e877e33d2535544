"""Where somebody lives: postcodes and street addresses. Every gap of every pattern is bounded."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from virtual_school.privacy.span import Span
from virtual_school.privacy.words_and_names import COMMON, core

_I = re.IGNORECASE
_AREAS = frozenset(["AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"])
_WITH_ZERO = frozenset(["BL", "BS", "CR", "FY", "HA", "PR", "SL", "SS", "LU"])  # areas that have, or could be typed with, a district 0
_POSTCODE = re.compile(r"(?<!')\b([a-z]{1,2})[\s.-]?(\d[a-z\d]?)[\s.,-]{0,3}([\do])[\s.-]?([a-z]{2})\b|\b([a-z])\s([a-z])\s(\d)\s(\d)\s[a-z]\s[a-z]\b", _I)
_NO_INWARD = frozenset(["at", "as", "we", "he", "be", "an", "us", "pe", "re", "ta", "sw", "yr", "ya", "ur", "ad", "ah", "en", "ex", "la", "lb", "st", "nd", "rd", "th", "hr", "am", "an", "go", "gp", "wk"])
_SAID_DIGIT = r"(?:one|two|three|four|five|six|seven|eight|nine|zero|oh|\d)"
_SAID_POSTCODE = re.compile(rf"\bl\s?u\s{_SAID_DIGIT}\s{_SAID_DIGIT}\s?[a-z]\s?[a-z]\b", _I)
_STREET = (
    r"(?:road|rd|raod|street|st|stret|steet|avenue|ave|avanue|avenu|close|cl|clos|drive|dr|lane|ln|way|court|ct|crescent|cres|cresent|cresant|crescant|gardens|gdns|place|pl|terrace|grove|square|sq|hill|rise|walk|row|mews|"
    r"parade|green|park|view|gate|mead|meads|croft|broadway|approach|heights|villas|vale|end|chase|spinney|dell|dene|copse|hollow|orchard|paddock|leys|ridge|meadows|wharf)"
)
_HOUSE = r"(?:cottage|house|lodge|farm|villa|court|caravan site|caravan park|site|tower|mansions|point|mill|chapel|barn|barns|stables|vicarage|rectory|bungalow)"
_NOT_STREET = r"(?:day|week|month|hour|minute|min|hr|year|yr|time|term|child|kid|pupil|student|school|of|the|in|on|a|an|my|his|her|their|our|to|is|was|and|or|for|at|from|with|go|gcse|plus|half|full|mile|pound|lesson|session|people|place|per|percent|am|pm|k|boy|girl|sibling|teacher|until|till|by|he|she|they|we|i|it|who|that|this|if|but|so|not|no|near|off|up|out|if|when|grade|level|point|exam|each|both|every)s?\b"
_NAMED = rf"(?!{_NOT_STREET})(?:(?!{_NOT_STREET})[a-z'.]{{2,20}}\s){{1,3}}"
# A town belongs to the address that it ends.
_TOWN = r"(?:,?\s(?:luton|dunstable|houghton regis|bedford|leighton buzzard|caddington|slip end|toddington|hitchin|harpenden|eaton bray|barton|flitwick|ampthill|stevenage|milton keynes|markyate|kensworth|studham|linslade|hockliffe|watford|st albans|hemel hempstead|hemel)\b)?"
_END = rf"{_STREET}\b\.?(?:\s(?:north|south|east|west)\b)?(?!\s(?:ago|home)\b){_TOWN}"
_TENS = r"(?:twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_SAID_NUMBER = rf"(?:number\s)?(?:(?:one|two|a) hundred(?:\sand)?\s)?(?:{_TENS}(?:[\s-]{_ONES})?|{_ONES})(?:\s[a-d])?"
_ROOM = r"(?:flat|apartment|apt|unit|room|plot|caravan|pitch)"
_LETTER = r"(?:[a-z]|\s[b-hj-z]|\sa(?=\s[a-z']{3,20}\s(?:road|rd|street|avenue|ave|close|crescent|drive|lane|gardens|grove|terrace)\b))?"
_NUMBER = rf"(?:(?:no|number|house number)\.?\s?)?\d{{1,4}}{_LETTER}(?:\s?(?:-|/|and|&)\s?\d{{1,4}}[a-z]?)?"
_LONG_STREET = r"(?:road|rd|street|st|avenue|ave|close|lane|drive|crescent|way|gardens|court|grove|terrace|rise|walk|hill|end)"
_ADDRESS = tuple(
    re.compile(pattern, _I)
    for pattern in (
        rf"\b(?:(?:[a-z]{{3,15}} {_HOUSE},? )?(?:{_ROOM}\s?\d{{1,3}}[a-z]?,? )?(?:[a-z]{{3,15}} {_HOUSE},? )?){_NUMBER},?\s(?:{_NAMED}|the\s){_END}(?:,\s{_NAMED}{_LONG_STREET}\b{_TOWN})?",
        rf"\b{_ROOM}\s?\d{{1,3}}\s?[a-z]?,?\s(?:the\s)?(?:{_NAMED}){{1,1}}(?:{_STREET}|{_HOUSE})\b(?:,?\s{_NAMED}{_LONG_STREET}\b)?{_TOWN}|\b{_ROOM}\s?\d{{1,3}}[a-z]?,?\s(?:the\s)?[a-z']{{3,20}}(?:\s[a-z']{{3,20}})?,?\s{_NAMED}{_LONG_STREET}\b{_TOWN}",
        rf"\b{_SAID_NUMBER}\s(?!(?:way|long|big|different|busy|main|other|more|high|one|two)\b){_NAMED}(?:road|street|avenue|close|lane|drive|crescent|way|gardens|court|grove|terrace|rise|walk|hill)\b{_TOWN}",
        rf"\b(?:live|lives|living|staying|moved|address)[\s:]{{1,2}}(?:(?:is|at|on|in|to)\s)?(?:(?:the\s)?(?:[a-z]{{3,15}}\s){{1,2}}{_HOUSE},?\s)?{_NAMED}(?:road|rd|street|avenue|ave|close|lane|drive|crescent|gardens|terrace|grove)\b(?:,?\s(?:number|no)\.?\s?\d{{1,4}}[a-z]?)?{_TOWN}",
        rf"\b(?:[a-z]{{3,15}}\s)?[a-z]{{3,15}}\s(?:cottage|lodge|farm|house|mill|chapel|barn|vicarage),\s{_NAMED}{_STREET}\b{_TOWN}",
        rf"(?!{_NOT_STREET})\b[a-z'.]{{3,20}}\s{_LONG_STREET},?\s(?:number|no)\.?\s?\d{{1,4}}[a-z]?\b",
    )
)

# Without a word for the street: then the name must be no word that we know.
_LIVES_AT = re.compile(rf"\b(?:(?:live|lives|lived|living|staying|stays|placed)\sat|address(?:\sis|:)?)\s({_NUMBER}\s(?!{_NOT_STREET})([a-z']{{4,20}}){_TOWN})\b", _I)
_GATES = ("numbered street", "room", "said street", "lived in", "house", "street number")


def addresses(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give postcodes and street addresses; they may overlap."""
    if "postcode" in gates:
        yield from _postcodes(text)
    for gate, pattern in zip(_GATES, _ADDRESS, strict=True):
        if gate in gates:
            yield from (Span(*found.span(), "address") for found in pattern.finditer(text))
    for found in _LIVES_AT.finditer(text) if "lives at" in gates else ():
        if core(found.group(2)) not in COMMON:
            yield Span(*found.span(1), "address")


def _postcodes(text: str) -> Iterator[Span]:
    yield from (Span(*found.span(), "postcode") for found in _SAID_POSTCODE.finditer(text))
    for found in _POSTCODE.finditer(text):
        if found.group(1) is None:
            if (found.group(5) + found.group(6)).upper() in _AREAS:
                yield Span(*found.span(), "postcode")
            continue
        area, district, inward = found.group(1).upper(), found.group(2), found.group(4)
        spaced = found.group().count(" ") > 1
        if area not in _AREAS or (district[0] == "0" and area not in _WITH_ZERO) or set(inward.upper()) & set("CIKMOV"):
            continue
        if not (spaced and inward.lower() in _NO_INWARD):
            yield Span(*found.span(), "postcode")
