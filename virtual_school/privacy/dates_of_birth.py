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
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_SAID_YEAR = rf"(?:two thousand(?:\s(?:and\s)?(?:{_ONES}|twenty(?:[\s-]{_ONES})?))?|twenty[\s-](?:oh[\s-])?(?:{_ONES}|twenty(?:[\s-]{_ONES})?)|nineteen[\s-](?:eighty|ninety)(?:[\s-]{_ONES})?)"
_YEAR = rf"(?:'?\d{{2}}|(?:19|20)\d{{2}}|{_SAID_YEAR})"
_FULL_DATE = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?P<y1>(?:19|20)?\d\d)|(?P<y2>(?:13|14|19|20)\d\d)[./-]\d{{1,2}}[./-]\d{{1,2}}|"
    rf"(?:the\s)?{_DAY}[\s./-]?(?:of\s)?{_MONTH}[\s,./-]{{0,2}}(?P<y3>{_YEAR})|{_MONTH}\s(?:the\s)?{_DAY},?\s(?P<y4>{_YEAR})|\d\d\s\d\d\s(?P<y5>(?:19|20)?\d\d))(?![\w/-]|\.\d)",
    _I,
)
_BORN = re.compile(
    rf"(?:\bd\.?\s?o\.?\s?b\b\.?|\bborn(?: on| in)?|\bb'?(?:irth ?)?day(?: is| was)?(?: on)?|date of (?:his |her )?birth|birth ?date|\bborn)\W{{0,3}}(?:(?:is|was|on|it's|its|should be)\s){{0,3}}"
    rf"((?:the\s)?(?:\d{{1,2}}\s?[ ./-]\s?\d{{1,2}}\s?[ ./-]\s?\d{{2,4}}|\d{{6,8}}|{_DAY}[\s./-]?(?:of\s)?{_MONTH}(?:[\s,./-]{{0,2}}{_YEAR})?|{_MONTH}\s(?:the\s)?(?:{_DAY}(?:,?\s{_YEAR})?|{_YEAR})|\d{{1,2}}[./-]\d{{1,2}}|(?:19|20)\d\d))(?!\d|st|nd|rd|th)\b",
    _I,
)
_NEAR_BIRTH = re.compile(r"dob|d\.o\.b|born|birth|b\.|bday|b'day", _I)
_NO_BIRTH = re.compile(r"\b(?:dated|published|guidance|force|updated|act|policy|since|from|until|by|before|version|deadline|letter of|regulations|order of|meeting|review|visit|visited|inspected|inspection|report|held|signed)\s(?:the |on )?$", _I)


def births(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give the dates of birth; they may overlap."""
    for found in _BORN.finditer(text) if "born" in gates else ():
        yield Span(*found.span(1), "dob")
    for found in _FULL_DATE.finditer(text) if "full date" in gates else ():
        year = _year(next(group for group in found.groups() if group is not None))
        said = _NEAR_BIRTH.search(text[max(0, found.start() - 25) : found.start()] + " " + text[found.end() : found.end() + 20])
        of_a_child = year <= date.today().year - 3 and not _NO_BIRTH.search(text[max(0, found.start() - 20) : found.start()])
        if said or of_a_child:
            yield Span(*found.span(), "dob")


def _year(written: str) -> int:
    digits = written.strip("'")
    if not digits.isdecimal():
        return 0
    year = int(digits)
    return year if year > 99 else year + (2000 if year <= date.today().year % 100 else 1900)
