"""What identifies by its form: numbers, addresses, accounts, dates of birth. Every gap of every pattern is bounded."""
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from virtual_school.privacy.span import Span

_I = re.IGNORECASE
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:'?\d{2}|(?:19|20)\d{2})"
_FULL_DATE = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?P<y1>(?:19|20)?\d\d)|(?P<y2>(?:19|20)\d\d)[./-]\d{{1,2}}[./-]\d{{1,2}}|"
    rf"{_DAY}\s?(?:of\s)?{_MONTH},?\s?(?P<y3>{_YEAR})|{_MONTH}\s{_DAY},?\s(?P<y4>{_YEAR})|\d\d\s\d\d\s(?P<y5>(?:19|20)?\d\d))(?![\w/-])",
    _I,
)
_BORN = re.compile(
    rf"(?:d\.?o\.?b\.?|born(?: on| in)?|birth ?day(?: is| was)?(?: on)?|date of birth|birth ?date)\W{{0,3}}(?:is |was |on |the ){{0,3}}"
    rf"((?:\d{{1,2}}[ ./-]\d{{1,2}}[ ./-]\d{{2,4}}|\d{{6,8}}|{_DAY}\s?(?:of\s)?{_MONTH}(?:,?\s?{_YEAR})?|{_MONTH}\s(?:{_DAY}(?:,?\s{_YEAR})?|{_YEAR})))\b",
    _I,
)
_NEAR_BIRTH = re.compile(r"dob|d\.o\.b|born|birth|b\.", _I)
_URL = re.compile(r"(?:https?://|www\.)[^\s,;()<>\]]{3,300}|(?<![\w@.])[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){1,4}/[^\s,;()<>\]]{1,300}", _I)
_PUBLIC_HOST = re.compile(r"^(?:https?://)?[^/?#]*?(?:gov\.uk|nhs\.uk|nspcc\.org\.uk|childline\.org\.uk|samaritans\.org|bbc\.co\.uk|ucas\.com|barnardos\.org\.uk)(?=[/?#:]|$)", _I)
_EMAIL = re.compile(r"[a-z0-9._%+'-]{1,64}\s?@\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}", _I)
_SPOKEN_EMAIL = re.compile(
    r"\b[a-z0-9._-]{1,30}(?:\s(?:dot|underscore|dash)\s[a-z0-9]{1,30}){0,3}\s?(?:\bat\b|\(at\)|\[at\])\s?[a-z0-9-]{2,30}(?:\s?(?:\bdot\b|\(dot\)|\[dot\])\s?[a-z]{2,20}|\.(?:com|co|org|net|uk)){1,3}",
    _I,
)
_HANDLE = re.compile(r"(?<![\w@.])@[a-z0-9_.]{1,30}[a-z0-9_]|\b\w{2,32}#\d{4}\b", _I)
_ACCOUNT = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|discord|roblox|xbox|psn|fortnite|twitter|threads|you ?tube|face ?book|fb|sc|ig|gamertag|user ?name|handle|whatsapp)"
    r"(?:\s(?:user(?:name)?|name|handle|account|tag|id|is|called|as|under|profile|page)){0,3}\s?[:=-]?\s?([\w.#-]{3,32})",
    _I,
)
_LOOKS_MADE_UP = re.compile(r"[._#\d]|[a-z][A-Z]")
_AREAS = set(["AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"])
_POSTCODE = re.compile(r"\b([a-z]{1,2})\s?(\d[a-z\d]?)\s{0,3}([\do])\s?([a-z]{2})\b", _I)
_PHONE = re.compile(r"(?<![\w.])(?:\+|\(\+?)?[\do](?:[\s().-]{0,3}[\do]){8,14}(?!\w)", _I)
_DIGIT_WORD = r"(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)"
_SPOKEN_PHONE = re.compile(rf"\b(?:oh|zero|nought)(?:[\s,-]{{1,2}}{_DIGIT_WORD}){{7,13}}\b", _I)
_PUBLIC = ("08", "03", "116", "999", "111", "101", "01582548113", "01582547653")
_UPN = re.compile(r"\b[a-z]\s?\d{4}\s?\d{4}\s?\d{3}[\da-z]\b|\b[a-z]\d{12}\b", _I)
_NINO = re.compile(r"\b[a-z]{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[a-d]\b", _I)
_NHS_NEAR = re.compile(r"nhs|health|red book|ten digit|gp\b|hospital", _I)
_PHONE_NEAR = re.compile(r"phone|mobile|mob\b|call|ring|rang|text|tel\b|whatsapp|number is|contact", _I)
_CASE_LED = re.compile(
    r"\b(?:case|ref(?:erence)?|mosaic|liquid ?logic|lcs|ehcp|ehc|tribunal|person|client|pupil|student|child|application|appeal|booking|complaint|crime|incident|file|"
    r"court|early help|sen2?|send|id|panel|referral|assessment|claim|candidate)\b(?:\s?(?:no|num|number|ref|reference|id|code|file|case|is|was|its|help)\b){0,3}[\s.:#=-]{1,3}"
    r"((?:[a-z]{1,6}[\s/-]?)?\d[\da-z/-]{3,20})\b",
    _I,
)
_CASE_SHAPED = re.compile(r"\b(?:[A-Za-z]{1,6}(?:[/-][A-Za-z]{1,6}){0,2}[/-](?:\d{2,4}[/-])?\d{2,8}(?:[/-]\d{2,6})?|[A-Z]{1,3}\d{2}[A-Z]\d{4,6}|[A-Za-z]{2,4}\d{5,10}|[A-Z]{2,3}\d{3}/\d\d/\d{3,6})\b")
_NO_CASE = re.compile(r"^(?:(?:19|20)\d\d(?:[/-]\d{2,4})?|urn.*|ks\d.*|y(?:ea)?r?-?\d+.*|covid.*|\d{1,4}(?:st|nd|rd|th|k|am|pm|days?|weeks?|hours?|years?|yrs?))$", _I)
_LONG_RUN = re.compile(r"(?<!\w)\d(?:[ -]?\d){8,30}(?!\w)")
_STREET = r"(?:road|rd|street|st|avenue|ave|close|cl|drive|dr|lane|ln|way|court|ct|crescent|cres|gardens|gdns|place|pl|terrace|grove|square|sq|hill|rise|walk|row|mews|parade|green|park|view)"
_NOT_STREET = r"(?:day|week|month|hour|minute|year|yr|time|term|child|kid|pupil|student|school|of|the|in|on|a|an|my|his|her|their|our|to|is|was|and|or|for|at|from|with|go|gcse|plus|half|full|mile|pound|lesson|session|people|place|per)s?\b"
_ADDRESS = re.compile(
    rf"\b(?:(?:[a-z]{{3,15}} (?:cottage|house|lodge),? )?(?:(?:flat|apartment|apt|unit|room|plot)\s?\d{{1,3}}[a-z]?,? )?)\d{{1,4}}[a-z]?,?\s(?!{_NOT_STREET})(?:(?!{_NOT_STREET})[a-z'.]{{2,20}}\s){{1,3}}{_STREET}\b(?!\s(?:ago|home))"
    rf"|\b(?:flat|apartment|apt)\s?\d{{1,3}}[a-z]?,?\s(?:[a-z'.]{{2,20}}\s){{1,2}}(?:{_STREET}|house)\b",
    _I,
)


def identifiers(text: str) -> Iterator[Span]:
    """Give the spans of ``text`` that identify by their form; they may overlap."""
    for kind, pattern in (("email", _EMAIL), ("email", _SPOKEN_EMAIL), ("social_handle", _HANDLE), ("upn", _UPN), ("nino", _NINO), ("address", _ADDRESS), ("phone", _SPOKEN_PHONE)):
        yield from (Span(*found.span(), kind) for found in pattern.finditer(text))
    for finder in (_urls, _accounts, _postcodes, _numbers, _cases, _births):
        yield from finder(text)


def _urls(text: str) -> Iterator[Span]:
    for found in _URL.finditer(text):
        link = found.group().rstrip(".?!:'\"")
        public = _PUBLIC_HOST.match(link)
        says_who = re.search(r"\d{5}|[?&]\w{1,20}=|@", link) if public else "/" in link.split("://")[-1]
        if says_who:
            yield Span(found.start(), found.start() + len(link), "url")


def _accounts(text: str) -> Iterator[Span]:
    for found in _ACCOUNT.finditer(text):
        name = found.group(1).rstrip(".-")
        if _LOOKS_MADE_UP.search(name) and not name.isdecimal():
            yield Span(found.start(1), found.start(1) + len(name), "social_handle")


def _postcodes(text: str) -> Iterator[Span]:
    for found in _POSTCODE.finditer(text):
        area, inward = found.group(1).upper(), found.group(4).upper()
        spaced = found.group().count(" ") > 1
        if area in _AREAS and not set(inward) & set("CIKMOV") and not (spaced and inward.lower() in ("at", "as", "we", "he", "be", "an", "us")):
            yield Span(*found.span(), "postcode")


def _numbers(text: str) -> Iterator[Span]:
    for found in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", found.group().lower().replace("o", "0"))
        if sum(c.isdecimal() for c in found.group()) < 8 or digits.startswith(_PUBLIC):
            continue
        before = text[max(0, found.start() - 40) : found.start()]
        yield Span(*found.span(), _kind_of(digits, found.group(), before, text[found.end() : found.end() + 12]))
    for found in _LONG_RUN.finditer(text):
        if not re.sub(r"\D", "", found.group()).startswith(_PUBLIC):
            yield Span(*found.span(), "case_number")


def _kind_of(digits: str, written: str, before: str, after: str) -> str:
    if _NHS_NEAR.search(before) or "nhs" in after.lower():
        return "nhs"
    if digits.startswith(("0", "44")) or _PHONE_NEAR.search(before):
        return "phone"
    return "nhs" if len(digits) == 10 else "case_number"


def _cases(text: str) -> Iterator[Span]:
    for pattern, group in ((_CASE_LED, 1), (_CASE_SHAPED, 0)):
        for found in pattern.finditer(text):
            token = found.group(group)
            if sum(c.isdecimal() for c in token) >= 3 and not _NO_CASE.match(token) and not _named_urn(text, found.start()):
                yield Span(*found.span(group), "case_number")


def _named_urn(text: str, start: int) -> bool:
    return "urn" in text[max(0, start - 12) : start + 4].lower()


def _births(text: str) -> Iterator[Span]:
    for found in _BORN.finditer(text):
        yield Span(*found.span(1), "dob")
    for found in _FULL_DATE.finditer(text):
        year = next(group for group in found.groups() if group is not None)
        if _year(year) <= date.today().year - 3 or _NEAR_BIRTH.search(text[max(0, found.start() - 20) : found.start()]):
            yield Span(*found.span(), "dob")


def _year(written: str) -> int:
    year = int(written.strip("'"))
    if year > 99:
        return year
    return year + (2000 if year <= date.today().year % 100 else 1900)
