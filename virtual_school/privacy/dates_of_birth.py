"""Dates of birth: dates said to be one, and dates of years in which a child or a young person was born. Every gap is bounded."""
from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator
from datetime import date

import re2

from virtual_school.privacy.date_words import (
    BY_NUMBERS,
    DATE,
    DAY,
    FEAST,
    FIRST_MONTH,
    MONTH,
    NUMBER_WORD,
    ONES,
    ROMAN,
    SAID_YEAR,
    WEEKDAY,
    YEAR,
)
from virtual_school.privacy.gates import small_or_not
from virtual_school.privacy.span import Span

_I = re.IGNORECASE
_FULL_DATE = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?P<y1>(?:19|20)?\d\d)|(?P<y2>(?:13|14|19|20)\d\d)[./-]\d{{1,2}}[./-]\d{{1,2}}|"
    rf"(?:the\s)?{DAY}[\s./-]?(?:of\s)?{MONTH}[\s,./-]{{0,2}}(?P<y3>{YEAR})|{FIRST_MONTH}\s(?:the\s)?{DAY},?\s(?P<y4>{YEAR})|\d\d\s\d\d\s(?P<y5>(?:19|20)?\d\d)|\d{{1,2}}[\s./-]{{1,2}}(?P<y6>{ROMAN}))(?![\w/-]|\.\d|\s?(?:to|till|until|am|pm)\b)",
    _I,
)
_BORN = re.compile(
    r"(?:\bd\.?\s?o\.?\s?b\b\.?(?:'s)?|\bborn\b|\bb(?:irth|'|erth|rith)? ?days?\b(?:'s)?|date of (?:his |her |their |my )?birth|birth ?date)\W{0,3}"
    r"(?:(?:is|was|on|in|it's|its|should be|party|falls|coming up|being|are|this|next|given as|=|(?:a\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s){0,4}"
    rf"((?:the\s)?(?:\d{{1,2}}\s?[ ./,-]\s?\d{{1,2}}\s?[ ./,-]\s?\d{{2,4}}|\d{{6,8}}|\d{{4}}\s\d{{4}}|\d{{1,2}}[\s./-]{{1,2}}{ROMAN}|{DAY}[\s./-]?(?:of\s)?{MONTH}(?:[\s,./-]{{0,2}}{YEAR})?|{MONTH}\s(?:the\s)?(?:{DAY}(?:,?\s{YEAR})?|{YEAR})|{DAY}\s(?:of\s)?(?:the\s)?{DAY}(?:\s(?:of\s)?{YEAR})?|"
    rf"\d{{1,2}}[./-]\d{{1,2}}|{FEAST}(?:,?\s{YEAR})?|{NUMBER_WORD}[\s,]{{1,2}}{NUMBER_WORD}[\s,]{{1,2}}(?:{SAID_YEAR}|{NUMBER_WORD}|\d{{2,4}})|(?:(?:zero|oh|{ONES})[\s,]{{1,2}}){{3,7}}(?:{SAID_YEAR}|zero|oh|{ONES})|(?:19|20)\d\d(?:,?\s(?:on\s)?{DATE})?))(?!\d|st|nd|rd|th)\b",
    _I,
)
_BIRTHDAY = r"(?:\bd\.?\s?o\.?\s?b\b\.?|\bborn\b|\bb(?:irth|'|erth|rith)? ?days?\b|\bdate (?:of )?(?:his |her |their |my )?birth\b|\bbirth ?date\b)"
_WHOLE = rf"(?:\d{{1,2}}\s?[ ./-]\s?\d{{1,2}}\s?[ ./-]\s?(?:19|20)?\d\d|{BY_NUMBERS}|{DATE}(?:[\s,]{{1,2}}{YEAR})?|{FEAST}(?:,?\s{YEAR})?|{ONES}\s{MONTH}\s{SAID_YEAR})"
# With other words between: "birthday tomorrow, 3rd july", "9 feb is my birthday", "070707 is his dob".
_BIRTHDAY_WORD = re2.compile(rf"{_BIRTHDAY}|\bbaby\b", small_or_not())
_AFTER_BIRTHDAY = re.compile(rf"(?P<between>[^.!?;\n]{{1,40}}?)(?<![\w/.-])(?P<date>{_WHOLE}|\d{{8}})(?![\w/-])", _I)
_BEFORE_BIRTHDAY = re.compile(rf"(?<![\w/.-])(?P<date>{_WHOLE}|\d{{6}}(?:\d\d)?)(?P<between>\W[^.!?;\n\d]{{0,24}})$", _I)
_LONGEST = 70  # characters of a date and the words between it and such a word
_MOST_WORDS = 6  # such words of a text are looked at
_OTHER_DAY = re.compile(
    r"\b(?:pep|peps|meeting|review|trip|term|school|exclu\w*|suspen\w*|exams?|sats|holiday|before|until|by|deadline|close[sd]?|starts?|ends?|half|children|child|kids|pupils|appointment|contact|panel|hearing|school|form|or|training|month|day off|inset|letter|applications?|vouchers?|post)\b",
    _I,
)
_YEAR_OF_BIRTH = re.compile(r"\b(?:y\.?\s?o\.?\s?b\.?|year of birth|birth year)\W{1,3}(?:is\s|was\s)?((?:19|20)?\d\d)\b", _I)
_BY_NUMBERS = re.compile(rf"\b({BY_NUMBERS})(?![\w/-])", _I)
_WEEKDAY_BEFORE = re.compile(rf"\b{WEEKDAY},?\s(?:the\s)?$", _I)
_OF_MANY = re.compile(r"\b(?:children|child|kids|pupils|babies|those|anyone|people|students|summer|all|everyone)\s$", _I)
EARLIEST = 1946  # year in which somebody was born whom a text may be about
_SAID_LATELY = re.compile(r"\btwenty[\s-](?:four|five|six|seven|eight|nine)$", _I)
_NEAR_BIRTH = re.compile(r"dob|d\.o\.b|born|birth|b\.|bday|b'day", _I)
_NO_BIRTH = re.compile(r"\b(?:start(?:ed|s|ing|date)?|end(?:ed|s|ing)?|placement|placed|moved|order|began|begins?|joined|left|expire[sd]?|issued|event|war|battle|dated|published|guidance|force|updated|act|policy|since|from|until|by|before|version|deadline|letter of|regulations|order of|meeting|review|visit|visited|inspected|inspection|report|held|signed)\s(?:the |on )?$", _I)


def births(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give the dates of birth, each with the day of the week before it; they may overlap."""
    for span in _births(text, gates):
        before = _WEEKDAY_BEFORE.search(text[max(0, span.start - 16) : span.start])
        yield Span(span.start - len(before.group()), span.end, span.kind) if before else span


def _births(text: str, gates: Collection[str]) -> Iterator[Span]:
    if "born" in gates:
        yield from _said(text)
    for found in _BY_NUMBERS.finditer(text) if "by numbers" in gates else ():
        if not _SAID_LATELY.search(found.group()) or _NEAR_BIRTH.search(text[max(0, found.start() - 25) : found.start()]):
            yield Span(*found.span(1), "dob")
    for found in _FULL_DATE.finditer(text) if "full date" in gates else ():
        year = _year(next(group for group in found.groups() if group is not None))
        said = _NEAR_BIRTH.search(text[max(0, found.start() - 25) : found.start()] + " " + text[found.end() : found.end() + 20])
        of_a_child = EARLIEST <= year <= date.today().year - 3 and not _NO_BIRTH.search(text[max(0, found.start() - 20) : found.start()])
        if said or of_a_child:
            yield Span(*found.span(), "dob")


def _said(text: str) -> Iterator[Span]:
    """Give the dates that are said to be somebody's."""
    for found in _BORN.finditer(text):
        if not _OF_MANY.search(text[max(0, found.start() - 12) : found.start()]):
            yield Span(*found.span(1), "dob")
    for word in itertools.islice(_BIRTHDAY_WORD.finditer(text), _MOST_WORDS):
        first = max(0, word.start() - _LONGEST)
        before = _BEFORE_BIRTHDAY.search(text[first : word.start()])
        if before and not _OTHER_DAY.search(before["between"]):
            yield Span(first + before.start("date"), first + before.end("date"), "dob")
        after = _AFTER_BIRTHDAY.match(text, word.end(), word.end() + _LONGEST)
        if after and word.group().lower() != "baby" and not _OTHER_DAY.search(after["between"]) and not _OF_MANY.search(text[max(0, word.start() - 12) : word.start()]):
            yield Span(*after.span("date"), "dob")
    yield from (Span(*found.span(1), "dob") for found in _YEAR_OF_BIRTH.finditer(text))


def _year(written: str) -> int:
    digits = re.split(r"[\s./-]", written)[-1].strip("'")
    if not digits.isdecimal():
        return 0
    year = int(digits)
    return year if year > 99 else year + (2000 if year <= date.today().year % 100 else 1900)
