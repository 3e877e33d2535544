"""Postcodes, written and said."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from virtual_school.privacy.span import Span

_I = re.IGNORECASE
_AREAS = frozenset(["AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"])
_WITH_ZERO = frozenset(["BL", "BS", "CR", "FY", "HA", "PR", "SL", "SS", "LU"])  # areas that have, or could be typed with, a district 0
_POSTCODE = re.compile(r"(?<!')\b([a-z]{1,2})[\s.-]?(\d[a-z\d]?)[\s.,-]{0,3}([\do])[\s.-]?([a-z]{2})\b|\b([a-z])\s([a-z])\s(\d)\s(\d)\s[a-z]\s[a-z]\b", _I)
_NEAR_US = frozenset(["LU", "MK", "AL", "SG"])  # here also with letters that no postcode ends in
_NO_LETTERS = frozenset("CIKMOV")
_NO_INWARD = frozenset(["at", "as", "we", "he", "be", "an", "us", "pe", "re", "ta", "sw", "yr", "ya", "ur", "ad", "ah", "en", "ex", "la", "lb", "st", "nd", "rd", "th", "hr", "am", "an", "go", "gp", "wk"])
_ORDINALS = frozenset(["st", "nd", "rd", "th"])
_SAID_DIGIT = r"(?:one|two|three|four|five|six|seven|eight|nine|zero|oh|\d)"
_SAID_POSTCODE = re.compile(rf"\bl\s?u\s{_SAID_DIGIT}\s{_SAID_DIGIT}\s?[a-z]\s?[a-z]\b", _I)


def postcodes(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give the postcodes; they may overlap."""
    if "postcode" not in gates:
        return
    yield from (Span(*found.span(), "postcode") for found in _SAID_POSTCODE.finditer(text))
    for found in _POSTCODE.finditer(text):
        if found.group(1) is None:
            if (found.group(5) + found.group(6)).upper() in _AREAS:
                yield Span(*found.span(), "postcode")
            continue
        area, district, inward = found.group(1).upper(), found.group(2), found.group(4)
        apart = text[found.start(4) - 1].isspace()  # "B14 at"
        ordinal = inward.lower() in _ORDINALS and text[found.end(1)].isspace() and found.end(2) == found.start(3) == found.start(4) - 1  # "so 27th"
        if area not in _AREAS or (district[0] == "0" and area not in _WITH_ZERO) or (area not in _NEAR_US and set(inward.upper()) & _NO_LETTERS):
            continue
        if not (apart and inward.lower() in _NO_INWARD) and not ordinal:
            yield Span(*found.span(), "postcode")
