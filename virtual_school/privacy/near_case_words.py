"""Numbers of cases that are known by a word in the same clause: "is 4471-B the ref", "mosaic says 88213, 88214". Every gap is bounded."""
from __future__ import annotations

import re
from collections.abc import Iterator

import re2

from virtual_school.privacy.gates import small_or_not
from virtual_school.privacy.span import Span

_I = re.IGNORECASE
_LEADS = r"(?:refs?|reference|case|caseload|file|mosaic|liquid ?logic|ll|lcs|eclipse|complaint|tribunal|ehcp?|court|panel|incident|crime|referral|application|log|id|number|no|record|claim|appeal|exclusion|lado|mash|police|home office|nass|brp|cad|docket|ticket)"
_WEAK = frozenset(["id", "number", "no", "court", "log", "panel", "police", "application", "exclusion", "ehcp", "ehc", "case", "file", "record"])  # said without a number, too
_TOKEN = re.compile(r"(?<![\w£$.,:/@#-])#?((?:[A-Za-z]{1,8}[/-]?)?\d[\dA-Za-z]{0,15}(?:[/-][\dA-Za-z]{1,10}){0,4})(?![\w%@/-]|[.:,]\d)")
_LED = re.compile(rf"\b({_LEADS})(?:'s)?\b(?:\s(?:number|no|num|id|ref|reference|code))?(?P<between>[^.!?;\n\d]{{0,28}}?|[^.!?;\n\d]{{0,60}}?\sis)[\s:#(-]{{0,2}}$", _I)
_FOLLOWED = re.compile(rf"[\s,)?-]{{1,2}}(?P<between>[^.!?;\n\d]{{0,24}}?)\b({_LEADS})\b", _I)
_LISTED = re.compile(r"(?:,|\s(?:and|or|not|but|then|plus)|\s?&)\s(?:[a-z][\w']{0,15}\s){0,2}#?((?:[A-Za-z]{1,8}[/-]?)?\d[\dA-Za-z]{0,15}(?:[/-][\dA-Za-z]{1,10}){0,4})(?![\w%@/-]|[.:,]\d)", _I)
_NO_NUMBER = re.compile(
    r"^(?:\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|(?:19|20)\d\d(?:[/-]\d{2,4})?|(?:ks|y|yr|year|key|sg|p|s|ss|para|level|lvl|l|grade|covid|sen|form|a|ps|box|lu|mk|al|sg|room|r|bus|m|junction|t|btec|cat|form|reg|ch|no|dt|unit)[/-]?\d{1,3}|\d{1,4}(?:st|nd|rd|th|k|am|pm|x|p|m|g|gb|mb|kg|cm|mm|ml|oz|ft|mins?|hrs?|days?|weeks?|wks?|yrs?|years?|yo|plus|ish|s)|\d{1,2}[/-](?:year|yr|day|week|month|hour|page|point|mile)[a-z-]{0,10}|(?:0x|kb|urn|isbn|aqa|dfe|ofqual)[\s/-]?\w*|\d{1,2}[/-][a-z]{3,9}[/-]\d{2,4}|[a-z]+[/-](?:19|20)\d\d)$",
    _I,
)
_PUBLIC_BEFORE = re.compile(r"\b(?:section|form|para(?:graph)?|page|year|yr|level|unit|room|box|article|regulation|reg|schedule|part|stage|phase|grade|set|bus|route|junction|version|question|code|error|urn|ukprn|dfe|edexcel|aqa|ocr|isbn|charity|company|provider|since|until|in|from|by|before|after|to|than|about|over|under|only|of)\s$", _I)
_UNIT_AFTER = re.compile(r"\s(?:days?|weeks?|months?|years?|yrs?|hours?|mins?|minutes?|pounds?|quid|miles?|words?|pages?|people|children|kids|pupils|students|times|per|percent|points?|sessions?|lessons?|cases|files|of|or|to|in)\b", _I)
_LEAD = re2.compile(rf"\b{_LEADS}\b", small_or_not())
_FARTHEST = 90  # characters
_MOST_WORDS = 4  # between the number and the word
_LEAST = 4  # figures of a number that is nothing else


def numbers_near_case_words(text: str) -> Iterator[Span]:
    """Give the numbers with a case's word before or after them in the same clause, and those listed after them."""
    words = [found.start() for found in _LEAD.finditer(text)]
    end = 0
    for found in _TOKEN.finditer(text):
        if found.start() < end or not any(-_FARTHEST < word - found.start() < _FARTHEST for word in words) or not _may_be_case(found.group(1)) or _is_no_number(found, text):
            continue
        if _is_near(found, text):
            listed: re.Match[str] | None = found
            while listed is not None and (listed is found or _may_be_case(listed.group(1))):
                yield Span(*listed.span(1), "case_number")
                end = listed.end()
                listed = _LISTED.match(text, end)


def _is_no_number(found: re.Match[str], text: str) -> bool:
    """Return whether a number counts something, or is a piece of a longer one."""
    piece = found.group(1).isdecimal() and (text[found.end() : found.end() + 2].strip().isdecimal() or text[max(0, found.start() - 2) : found.start()].strip().isdecimal())
    public = found.group(1).isalnum() and _PUBLIC_BEFORE.search(text[max(0, found.start() - 14) : found.start()]) is not None
    return piece or public or _UNIT_AFTER.match(text, found.end()) is not None


def _may_be_case(token: str) -> bool:
    digits = sum(c.isdecimal() for c in token)
    return (digits >= _LEAST if token.isdecimal() else digits > 1) and not _NO_NUMBER.match(token)


def _is_near(found: re.Match[str], text: str) -> bool:
    """Return whether a case's word stands near enough: the less the number looks like one, the nearer."""
    mixed = not found.group(1).isdecimal()
    for near in (_LED.search(text[max(0, found.start() - 80) : found.start()]), _FOLLOWED.match(text, found.end(), found.end() + 44)):
        if near is None:
            continue
        lead = near.group(near.lastindex or 0).lower() if near.re is _FOLLOWED else near.group(1).lower()
        words = len(near["between"].split())
        if near["between"].endswith(" is") or words <= (_MOST_WORDS if mixed or lead not in _WEAK else 1):
            return True
    return False
