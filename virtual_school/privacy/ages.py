"""How old somebody is: it says who somebody is only together with a name."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import re2

from virtual_school.privacy.gates import small_or_not
from virtual_school.privacy.span import Span

_I = re.IGNORECASE
_TEENS = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_PART = r"(?:\s?½|[\s-](?:and|n|&)[\s-](?:a[\s-])?(?:half|bit|quarter|three quarters|\d/\d))"  # "and a half"
_MONTHS = r"(?:,?\s(?:and\s)?\d{1,2}\s?(?:months?|mths?|mos?|m)\b)"
_NUMBER = rf"(?:\d{{1,2}}|{_TEENS})(?!\d){_PART}?"
# Also as Polish, Romanian, Albanian and Spanish families write it.
_YEARS = rf"(?:\s?-?(?:years?[\s-]olds?|yrs?[\s-]olds?|years? of age|yr|yrs|years?|months?\sold|mths|y/?o|yo|y(?={_MONTHS})|ani|lat|vje[cç]|a[nñ]os)\b{_PART}?{_MONTHS}?(?:\sold\b)?)"
_NO_AGE = r"(?!\s?-?(?:days?|weeks?|wks?|min|mins|hours?|hrs?|%|lessons?|times|am\b|pm\b|sessions?|gcses?|miles?|pounds?|quid|k\b|in the (?!summer|autumn|spring|winter|holiday|half)|of\b|other|kids|children|siblings|people|boys|girls|brothers|sisters|schools?|pupils|st\b|nd\b|rd\b|th\b|o'?clock|till|to\b|terms?|months?\b(?!\sold)|feet|ft|more|different|years? (?:ago|ahead)|years? (?:in|with|at|of) |[-/:.,]?\d))"
_BEFORE = (
    r"(?:aged?|age:?|ages|is|isn'?t|im|i'm|i am|hes|he's|he is|shes|she's|she is|theyre|they're|turn|turned|turning|turns|who's|whos|was|wasnt|wasn't|says|be|being|hits?|reached|reaches|now|until|at|since|only|just|nearly|almost|are|have|say|she|he|maybe|mentally|"
    r"your|youre|you're|gone|going on|a baby,|(?:boy|girl|child|lad|son|daughter|niece|nephew|brother|sister) of|is what,|(?:very|only a) young)"
)
_ALMOST = r"(?:only|just|nearly|almost|about|around|still|already|now|is|was|turning|like|roughly|soon|barely|currently|not yet)"
_AN_AGE = re.compile(rf"(?<![\w.£/:-]){_NUMBER}{_YEARS}?(?!\w){_NO_AGE}", _I)
_SAID = re2.compile(rf"(?:\b{_BEFORE}|[a-z]'s|^|[.!?]\s|\b(?:around|almost|nearly|barely))(?:\s?|\s{_ALMOST}\s)$|[.!?]\s{_ALMOST}\s$", small_or_not(captures=False))
_AT_START = re.compile(r"(?:^|[.!?]\s)$")
_YEAR_GROUP = re.compile(r",?\s(?:in\s)?(?:year|yr|y)\s?\d", _I)
_SAYS_YEARS = re.compile(rf"{_YEARS}$", _I)
_SAYS_OLD = re.compile(r"\b(?:aged?|im|i'm|i am|(?:have|am))\s$|\b(?:years?|yrs?|yo|y/o|ani|lat)\b", _I)
_BESIDE = re.compile(rf"\s?[,(/:-]?\s?(?:who\sis\s|whos\s|aged?:?\s|is\s|almost\s|nearly\s|just\s)?({_NUMBER}(?:{_YEARS}?(?=[\s,.)?!;/]|$){_NO_AGE}|\smonths(?=[,.]|$)))", _I)
# Beside another age, or between signs: "Kai and Mia, 7 and 5", "Kai, mixed heritage, 14, in foster care".
_ANOTHER = re.compile(rf"\s?(?:,\s?|\sand\s|\s?&\s?|\sn\s|\sgonna be\s|\sgoing to be\s|\snearly\s|\salmost\s)({_NUMBER}{_YEARS}?)(?!\w){_NO_AGE}", _I)
_BETWEEN = re.compile(rf"(?<=,\s)({_NUMBER}{_YEARS}?)(?=,\s[a-z]|\.?$|\.\s|,?\s(?:and|&)\s{_NUMBER}(?:[,.]|$))", _I)
_OLDEST = 25
_OLDEST_SAID = 99  # "i'm 44", "72 years"


def ages(text: str, people: Iterable[Span]) -> Iterator[Span]:
    """Give the ages in a text that names ``people``."""
    for found in _AN_AGE.finditer(text):
        before = text[max(0, found.start() - 25) : found.start()]
        if _SAYS_YEARS.search(found.group()) or (_SAID.search(before) and (not _AT_START.search(before) or _YEAR_GROUP.match(text, found.end()))):
            yield from _age(found, 0, text)
    for person in people:
        beside = _BESIDE.match(text, person.end)
        if beside:
            yield from _age(beside, 1, text)
    for found in _BETWEEN.finditer(text):
        yield from _age(found, 1, text)


def _age(found: re.Match[str], group: int, text: str) -> Iterator[Span]:
    """Give an age, and those that are listed after it."""
    listed: re.Match[str] | None = found
    while listed is not None and _is_young(listed, group, text):
        yield Span(*listed.span(group), "age")
        listed, group = _ANOTHER.match(text, listed.end(group)), 1


def _is_young(found: re.Match[str], group: int, text: str) -> bool:
    """Return whether an age is a young person's, or said to be somebody's age in years."""
    years = re.match(r"\d+", found.group(group))
    said = _SAYS_OLD.search(text[max(0, found.start(group) - 10) : found.start(group)]) or _SAYS_OLD.search(found.group(group))
    return years is None or int(years.group()) <= (_OLDEST_SAID if said else _OLDEST)
