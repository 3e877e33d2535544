"""Dates of birth: dates said to be one, and dates of years in which a child or a young person was born."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from virtual_school.privacy.span import Span

_I = re.IGNORECASE
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary|uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_ORDINAL = r"(?:(?:twenty|thirty)[\s-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth?|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth)|twentieth|thirtieth"
_DAY = rf"(?:[0-3]?\d(?:\s?(?:st|nd|rd|th))?|{_ORDINAL})"
_DATE = rf"(?:the\s)?(?:{_DAY}[\s./-]?(?:of\s)?{_MONTH}|{_MONTH}\s(?:the\s)?{_DAY})\b"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_SAID_YEAR = rf"(?:two thousand(?:\s(?:and\s)?(?:{_ONES}|twenty(?:[\s-]{_ONES})?))?|twenty[\s-](?:oh[\s-])?(?:{_ONES}|twenty(?:[\s-]{_ONES})?)|nineteen[\s-](?:eighty|ninety)(?:[\s-]{_ONES})?|oh[\s-]{_ONES})"
_NUMBER_WORD = rf"(?:{_ONES}|(?:twenty|thirty)(?:[\s-]{_ONES})?|oh\s{_ONES})"
_FEAST = r"(?:(?:the\s)?(?:halloween|hallowe'en|boxing day|christmas day|christmas eve|xmas day|new year'?s (?:day|eve)|valentine'?s day|bonfire night|st (?:patrick|george|david|andrew)'?s day|midsummer'?s day|may day|leap day|(?:first|last) day of [a-z]{3,9}))"
_YEAR = rf"(?:'?\d{{2}}|(?:19|20)\d{{2}}|{_SAID_YEAR})"
_FULL_DATE = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?P<y1>(?:19|20)?\d\d)|(?P<y2>(?:13|14|19|20)\d\d)[./-]\d{{1,2}}[./-]\d{{1,2}}|"
    rf"(?:the\s)?{_DAY}[\s./-]?(?:of\s)?{_MONTH}[\s,./-]{{0,2}}(?P<y3>{_YEAR})|{_MONTH}\s(?:the\s)?{_DAY},?\s(?P<y4>{_YEAR})|\d\d\s\d\d\s(?P<y5>(?:19|20)?\d\d))(?![\w/-]|\.\d)",
    _I,
)
_BORN = re.compile(
    r"(?:\bd\.?\s?o\.?\s?b\b\.?(?:'s)?|\bborn\b|\bb(?:irth|'|erth|rith)? ?days?\b(?:'s)?|date of (?:his |her |their |my )?birth|birth ?date)\W{0,3}"
    r"(?:(?:is|was|on|in|it's|its|should be|party|falls|coming up|being|are|this|next|given as|=|(?:a\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s){0,4}"
    rf"((?:the\s)?(?:\d{{1,2}}\s?[ ./,-]\s?\d{{1,2}}\s?[ ./,-]\s?\d{{2,4}}|\d{{6,8}}|{_DAY}[\s./-]?(?:of\s)?{_MONTH}(?:[\s,./-]{{0,2}}{_YEAR})?|{_MONTH}\s(?:the\s)?(?:{_DAY}(?:,?\s{_YEAR})?|{_YEAR})|{_DAY}\s(?:of\s)?(?:the\s)?{_DAY}(?:\s(?:of\s)?{_YEAR})?|"
    rf"\d{{1,2}}[./-]\d{{1,2}}|{_FEAST}(?:,?\s{_YEAR})?|{_NUMBER_WORD}[\s,]{{1,2}}{_NUMBER_WORD}[\s,]{{1,2}}(?:{_SAID_YEAR}|{_NUMBER_WORD}|\d{{2,4}})|(?:(?:zero|oh|{_ONES})[\s,]{{1,2}}){{3,7}}(?:{_SAID_YEAR}|zero|oh|{_ONES})|(?:19|20)\d\d(?:,?\s(?:on\s)?{_DATE})?))(?!\d|st|nd|rd|th)\b",
    _I,
)
# Only beside a name: "turns 11 on the 4th of June".
_TURNS = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|will be|was|is|be|becomes?|hits?|at|he's|she's|hes|shes|im|i'm|aged?)\s(?:only\s|just\s)?(?:\d{{1,2}}|{_ONES})\b(?:\s(?:years old|yrs old|next year|this year|next month|this month|in the [a-z]{{3,12}}|last week|this week|next week|today|tomorrow|yesterday)){{0,2}},?\s(?:on\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s)?({_DATE}|{_FEAST}|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|(?:on\s)?the\s\d{{1,2}}(?:st|nd|rd|th))",
    _I,
)
_OF_MANY = re.compile(r"\b(?:children|child|kids|pupils|babies|those|anyone|people|students|summer)\s$", _I)
_NEAR_BIRTH = re.compile(r"dob|d\.o\.b|born|birth|b\.|bday|b'day", _I)
_NO_BIRTH = re.compile(r"\b(?:dated|published|guidance|force|updated|act|policy|since|from|until|by|before|version|deadline|letter of|regulations|order of|meeting|review|visit|visited|inspected|inspection|report|held|signed)\s(?:the |on )?$", _I)


def births(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give the dates of birth; they may overlap."""
    for found in _BORN.finditer(text) if "born" in gates else ():
        if not _OF_MANY.search(text[max(0, found.start() - 12) : found.start()]):
            yield Span(*found.span(1), "dob")
    for found in _FULL_DATE.finditer(text) if "full date" in gates else ():
        year = _year(next(group for group in found.groups() if group is not None))
        said = _NEAR_BIRTH.search(text[max(0, found.start() - 25) : found.start()] + " " + text[found.end() : found.end() + 20])
        of_a_child = year <= date.today().year - 3 and not _NO_BIRTH.search(text[max(0, found.start() - 20) : found.start()])
        if said or of_a_child:
            yield Span(*found.span(), "dob")


def birthdays(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give the days on which somebody turns an age: they say who it is only beside a name."""
    for found in _TURNS.finditer(text) if "turns" in gates else ():
        yield Span(*found.span(1), "dob")


def _year(written: str) -> int:
    digits = written.strip("'")
    if not digits.isdecimal():
        return 0
    year = int(digits)
    return year if year > 99 else year + (2000 if year <= date.today().year % 100 else 1900)
